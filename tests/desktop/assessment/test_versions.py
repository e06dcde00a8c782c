"""A round stays in the version of the questions it was begun in; an open one may be lifted to a newer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.chain import seals
from db.records import Assessment, Case, StoredAnswer
from db.store.connection import sqlcipher3
from desktop import content
from desktop.assessment import rounds as assessments
from desktop.assessment.family import family_round
from desktop.assessment.form import asked_form, keep_form
from desktop.chain.locked import fault_of
from desktop.content import form, form_text, kept_form
from desktop.errors import UserError
from desktop.forms.answers import Answer, Choices
from desktop.forms.definition import QuestionKind
from desktop.forms.differences import Aspect, differences
from desktop.forms.keys import FormError
from desktop.forms.overview import View, overview
from desktop.forms.visibility import Scope, questions_for
from desktop.forms.wording import wording
from desktop.session.session import Session
from tests import builders
from tests.stories import a_family_case
from tests.two_forms import NEW, NEW_VERSION, OLD, OLD_VERSION, Shipped


@pytest.fixture
def case(session: Session, shipped: Shipped) -> Case:
    return a_family_case(session)


@pytest.fixture
def begun(session: Session, case: Case) -> Assessment:
    round_ = assessments.start_assessment(session, case.id)
    given = (
        Answer("A1", "E", "Jag sover länge.", may_show_family=True),
        Answer("B1", "E", 2),
        Answer("B2", "E", Choices(("morgnar",))),
        Answer("B3", "S", "ja"),
        Answer("C1", "E", 0),
        Answer("C2", "E", 3),
    )
    for answer in given:
        assessments.save_answer(session, round_, answer)
    return session.db.assessments.get(round_.id)


def stored(session: Session, round_: Assessment) -> dict[tuple[str, str], StoredAnswer]:
    return {(row.question_id, row.informant): row for row in session.db.answers.of(round_.id)}


def test_what_a_round_begins_with_is_kept_and_reads_back_to_the_same_form(
    session: Session, begun: Assessment
) -> None:
    kept = session.db.forms.get(begun.form_hash)
    assert (kept.form_id, kept.version) == ("kartlaggning", OLD_VERSION)
    assert kept_form(kept.content) == form()
    assert kept.content.isascii()


def test_two_rounds_with_the_same_questions_keep_them_once_and_for_good(
    session: Session, begun: Assessment
) -> None:
    other = a_family_case(session, number="26-015")
    assessments.start_assessment(session, other.id)
    assert len(session.db.forms.all()) == 1
    with pytest.raises(sqlcipher3.IntegrityError, match="append only"), session.change("forms") as db:
        db.forms.put(replace(db.forms.all()[0], content="{}"))
    with pytest.raises(sqlcipher3.IntegrityError, match="append only"), session.change("forms") as db:
        db.forms.remove(begun.form_hash)


def test_a_replaced_file_touches_no_open_round(session: Session, shipped: Shipped, begun: Assessment) -> None:
    before = assessments.form_of(session, begun)
    shipped.put(NEW)
    assert form().version == NEW_VERSION
    assert assessments.form_of(session, begun) == before
    assessments.save_answer(session, begun, Answer("B1", "V1", 1))
    assert assessments.form_of(session, begun).version == OLD_VERSION
    assert session.db.assessments.get(begun.id).form_hash == begun.form_hash


def test_a_signed_round_reads_as_it_was_asked_whatever_file_comes(
    session: Session, shipped: Shipped, begun: Assessment
) -> None:
    signed = assessments.sign_assessment(session, begun)
    before = assessments.form_of(session, signed)
    shipped.put(NEW)
    assert assessments.form_of(session, signed) == before
    assert wording(assessments.form_of(session, signed).question("B3"), "S", "7-9").startswith("Är stödet")
    assert fault_of(session, "kartlaggning", signed.id) is None


def test_a_signed_round_is_never_lifted(session: Session, shipped: Shipped, begun: Assessment) -> None:
    signed = assessments.sign_assessment(session, begun)
    shipped.put(NEW)
    assert assessments.news_for(session, signed) is None
    with pytest.raises(UserError, match="signerad"):
        assessments.lift(session, signed)
    assert session.db.assessments.get(signed.id) == signed


def test_the_municipalitys_file_of_the_day_is_kept_too(session: Session, case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "kommun"
    folder.mkdir()
    own = '[meta]\nversion = "sundby.1"\n[fraga.A1]\ntext_elev = "Berätta om i går."\n'
    (folder / "kartlaggning.toml").write_text(own, encoding="utf-8")
    content.use_folder(folder)
    round_ = assessments.start_assessment(session, case.id)
    (folder / "kartlaggning.toml").unlink()
    content.use_folder(folder)
    asked = assessments.form_of(session, round_)
    assert asked.question("A1").text_pupil == "Berätta om i går."
    assert asked.version == f"{OLD_VERSION}+sundby.1"


def test_a_kept_form_that_was_written_past_the_program_is_not_used(
    session: Session, shipped: Shipped, begun: Assessment
) -> None:
    forged = form_text().replace("Hur ser en dag ut?", "Hur dags g\\u00e5r du upp?")
    shipped.put(NEW)
    connection = session.vault.connection
    connection.execute("DROP TRIGGER forms_never_change")
    connection.execute("UPDATE forms SET content = ?", (forged,))
    content.use_folder(None)
    assert asked_form(session, begun).question("A1").text_pupil == "Hur ser en dag ut?"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": {}, "scales": {}}', '{"form": 1, "scales": 2}'])
def test_what_is_no_form_is_none(text: str) -> None:
    assert kept_form(text) is None


def test_an_older_shipped_version_is_read_with_the_words_its_scales_had(
    session: Session, shipped: Shipped, begun: Assessment
) -> None:
    was = form()
    shipped.put(OLD, f"kartlaggning-{OLD_VERSION}.toml")
    scales = (shipped.folder / "lists" / "skalor.toml").read_text(encoding="utf-8")
    shipped.put(scales, f"skalor-{OLD_VERSION}.toml")
    (shipped.folder / "lists" / "skalor.toml").write_text(
        scales.replace('"Stämmer helt"', '"Stämmer precis"'), encoding="utf-8"
    )
    shipped.put(NEW)
    assert form(version=OLD_VERSION) == was
    assert form(version=OLD_VERSION).hash == begun.form_hash
    assert form(version="2019-01-01.1").version == NEW_VERSION
    assert form(version="../lists/skalor").version == NEW_VERSION


def test_the_municipalitys_part_is_laid_over_the_version_it_was_laid_over(
    shipped: Shipped, tmp_path: Path
) -> None:
    folder = tmp_path / "kommun"
    folder.mkdir()
    own = '[meta]\nversion = "sundby.1"\n[fraga.A1]\ntext_elev = "Berätta om i går."\n'
    (folder / "kartlaggning.toml").write_text(own, encoding="utf-8")
    shipped.put(OLD, f"kartlaggning-{OLD_VERSION}.toml")
    shipped.put(NEW)
    content.use_folder(folder)
    old = form(version=f"{OLD_VERSION}+sundby.1")
    assert (old.version, old.find("B3") is not None) == (f"{OLD_VERSION}+sundby.1", True)
    assert old.question("A1").text_pupil == "Berätta om i går."
    assert form(version=f"{OLD_VERSION}+sundby.0").version == OLD_VERSION
    assert form().version == f"{NEW_VERSION}+sundby.1"


def test_what_differs_is_told_by_question(shipped: Shipped) -> None:
    old = form()
    shipped.put(NEW)
    told = differences(old, form(), "7-9")
    assert [one.id for one in told.new] == ["B6"]
    assert [(one.new.id, one.aspects) for one in told.changed] == [
        ("B1", (Aspect.WORDS,)),
        ("B2", (Aspect.OPTIONS,)),
        ("C1", (Aspect.PRIVACY,)),
    ]
    assert [(one.question.id, [to.id for to in one.instead]) for one in told.split] == [("B3", ["B4", "B5"])]
    assert [(one.question.id, one.reason) for one in told.retired] == [("C2", "Ingen hade nytta av svaret.")]
    assert told.count == 6
    assert differences(old, old, "7-9").count == 0


def test_a_retired_question_tells_where_it_stood_how_it_was_answered_and_by_whom(shipped: Shipped) -> None:
    shipped.put(NEW)
    gone = form().retired["B3"]
    assert (gone.area, gone.kind, gone.informants) == ("skola", QuestionKind.YES_NO, ("S",))
    assert (gone.last_version, gone.replaced_by) == (OLD_VERSION, ("B4", "B5"))


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [("[utgatt.B3]", "[utgatt.B4]", ""), ('ersatt_av = ["B4", "B5"]', 'ersatt_av = ["B9"]', "ersatt_av")],
)
def test_a_retired_question_that_is_still_asked_or_leads_nowhere_is_refused(
    shipped: Shipped, old: str, new: str, key: str
) -> None:
    shipped.put(NEW.replace(old, new))
    with pytest.raises(FormError) as fault:
        form()
    assert fault.value.key == key


def test_lifting_keeps_every_answer_in_the_words_it_was_asked_in(
    session: Session, shipped: Shipped, begun: Assessment
) -> None:
    before = stored(session, begun)
    shipped.put(NEW)
    lifted = assessments.lift(session, begun)
    assert (lifted.form_version, lifted.earlier_forms) == (NEW_VERSION, begun.form_hash)
    assert stored(session, lifted) == before
    asked = assessments.form_of(session, lifted)
    assert wording(asked.question("B1"), "E", "7-9") == "Jag är trygg."
    assert asked.question("B6").text_pupil == "Jag hinner äta i skolan."
    assert {lifted.form_hash, begun.form_hash} == {row.id for row in session.db.forms.all()}
    row = session.log.rows(1)[0]
    assert (row.event, row.object_id, row.detail) == ("assessment_lifted", begun.id, NEW_VERSION)


def test_an_answer_the_newer_question_does_not_offer_keeps_the_older_question(
    session: Session, shipped: Shipped, begun: Assessment
) -> None:
    shipped.put(NEW)
    asked = assessments.form_of(session, assessments.lift(session, begun))
    assert asked.question("B2").options == ("raster", "morgnar", "annat")
    assessments.save_answer(session, begun, Answer("B2", "E", Choices(("raster",))))
    again = assessments.form_of(session, session.db.assessments.get(begun.id))
    assert again.question("B2").options == ("raster", "lektioner", "annat")


def test_what_was_said_in_private_stays_private_when_the_newer_question_is_open(
    session: Session, shipped: Shipped, begun: Assessment
) -> None:
    shipped.put(NEW)
    assert not form().question("C1").is_private_for("E")
    lifted = assessments.lift(session, begun)
    assert assessments.form_of(session, lifted).question("C1").is_private_for("E")
    assert family_round(session, lifted).answers.get("C1", "E") is None


def test_an_answer_to_a_retired_question_is_read_beside_and_asked_and_counted_nowhere(
    session: Session, shipped: Shipped, begun: Assessment
) -> None:
    shipped.put(NEW)
    lifted = assessments.lift(session, begun)
    aside = {one.question.id: one for one in assessments.set_aside(session, lifted)}
    assert set(aside) == {"B3", "C2"}
    assert aside["B3"].replaced_by == ("B4", "B5")
    assert wording(aside["B3"].question, "S", "7-9") == "Är stödet utrett, och finns ett program?"
    assert (aside["C2"].question.area, aside["C2"].question.kind) == ("familj", QuestionKind.SCALE)
    asked, given = assessments.form_of(session, lifted), assessments.answers_of(session, lifted.id)
    for who in ("E", "S"):
        scope = Scope(who, "7-9", short=False, private=True)
        assert not {"B3", "C2"} & {one.id for one in questions_for(asked, scope, given)}
    areas = overview(asked, given, View(("E", "S"), "7-9"))
    assert "Äter tillsammans" not in {found.text for area in areas for found in area.strengths}
    assert assessments.set_aside(session, replace(begun, earlier_forms="")) == []


def test_a_lifted_round_is_signed_with_the_forms_it_came_from(
    session: Session, shipped: Shipped, begun: Assessment
) -> None:
    shipped.put(NEW)
    lifted = assessments.lift(session, begun)
    signed = assessments.sign_assessment(session, lifted)
    assert fault_of(session, "kartlaggning", signed.id) is None
    without = replace(signed, earlier_forms="")
    assert seals.assessment_seal(session.db, without) != signed.content_hash
    assert len(assessments.set_aside(session, signed)) == 2


def test_there_is_nothing_to_lift_to_when_the_questions_are_todays(
    session: Session, begun: Assessment
) -> None:
    assert assessments.news_for(session, begun) is None
    with pytest.raises(UserError, match="redan"):
        assessments.lift(session, begun)


def test_a_lift_that_fails_changes_nothing(
    session: Session, shipped: Shipped, begun: Assessment, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped.put(NEW)
    monkeypatch.setattr("desktop.assessment.lifting.keep_form", _fails)
    with pytest.raises(RuntimeError):
        assessments.lift(session, begun)
    assert session.db.assessments.get(begun.id) == begun
    assert len(session.db.forms.all()) == 1


def _fails(*_: object) -> None:
    raise RuntimeError


def test_only_a_form_that_is_at_hand_can_be_kept(session: Session, shipped: Shipped, case: Case) -> None:
    old = form()
    shipped.put(NEW)
    with pytest.raises(ValueError, match="at hand"), session.change("forms") as db:
        keep_form(db, old)


def a_round_of_an_earlier_version(session: Session, case: Case, **given: str) -> Assessment:
    """Return an open round as a vault has it from before forms were kept, with private answers."""
    filled = {"form_version": OLD_VERSION, "form_hash": form(version=OLD_VERSION).hash, **given}
    round_ = builders.an_assessment(case.id, **filled)
    with session.change("assessments") as db:
        db.assessments.add(round_)
        for question, value in (("C1", "0"), ("C2", "3")):
            db.answers.add(
                StoredAnswer(
                    assessment_id=round_.id,
                    question_id=question,
                    informant="E",
                    value=value,
                    answered_on=session.today(),
                )
            )
    return round_


def test_a_round_of_an_earlier_version_keeps_its_form_from_the_next_answer_on(
    session: Session, shipped: Shipped, case: Case
) -> None:
    shipped.put(OLD, f"kartlaggning-{OLD_VERSION}.toml")
    shipped.put(NEW)
    round_ = a_round_of_an_earlier_version(session, case)
    assert asked_form(session, round_).version == OLD_VERSION
    assert session.db.forms.all() == []
    assessments.save_answer(session, round_, Answer("B1", "E", 1))
    assert [row.id for row in session.db.forms.all()] == [round_.form_hash]


@pytest.mark.parametrize("given", [{}, {"form_hash": "0" * 64}])
def test_a_round_of_an_earlier_version_is_lifted_with_all_that_was_private_in_it(
    session: Session, shipped: Shipped, case: Case, given: dict[str, str]
) -> None:
    """Also when its own form is at hand only as nearly as a version can say."""
    shipped.put(OLD, f"kartlaggning-{OLD_VERSION}.toml")
    shipped.put(NEW)
    lifted = assessments.lift(session, a_round_of_an_earlier_version(session, case, **given))
    assert assessments.form_of(session, lifted).question("C1").is_private_for("E")
    assert [one.question.id for one in assessments.set_aside(session, lifted)] == ["C2"]
    assert {row.version for row in session.db.forms.all()} == {OLD_VERSION, NEW_VERSION}


def test_a_new_grade_re_words_nothing_after_the_first_answer(
    session: Session, case: Case, begun: Assessment
) -> None:
    assert begun.age_group == "7-9"
    _grade(session, case, "3")
    assert assessments.age_of(session, begun) == "7-9"
    row = assessments.save_answer(session, begun, Answer("B1", "E", 1))
    assert row is not None
    assert row.asked_wording == "Jag är trygg."
    signed = assessments.sign_assessment(session, begun)
    _grade(session, case, "gy1")
    assert assessments.age_of(session, signed) == "7-9"


def test_a_grade_put_right_before_anybody_has_answered_is_the_grade(session: Session, case: Case) -> None:
    round_ = assessments.start_assessment(session, case.id)
    _grade(session, case, "2")
    row = assessments.save_answer(session, round_, Answer("B1", "E", 1))
    assert row is not None
    assert row.asked_wording == "Är det lugnt?"
    assert session.db.assessments.get(round_.id).age_group == "F-3"


def test_a_change_of_school_re_words_nothing(session: Session, case: Case, begun: Assessment) -> None:
    now = session.db.schoolings.current(case.pupil_id)
    assert now is not None
    with session.change("schools", "schoolings") as db:
        school = db.schools.add(builders.a_school(name="Bergaskolan"))
        db.schoolings.put(replace(now, ended_on=session.today()))
        new = builders.a_schooling(case.pupil_id, school.id, grade="2", started_on=session.today())
        db.schoolings.add(new)
    assert assessments.age_of(session, session.db.assessments.get(begun.id)) == "7-9"


def test_a_round_of_an_earlier_version_has_the_age_of_the_school_it_began_at(
    session: Session, case: Case, begun: Assessment
) -> None:
    old = replace(begun, age_group="")
    now = session.db.schoolings.current(case.pupil_id)
    assert now is not None
    assert assessments.age_of(session, old) == "7-9"
    with session.change("assessments") as db:
        db.assessments.put(old)
    assessments.save_answer(session, old, Answer("B1", "V1", 1))
    assert session.db.assessments.get(begun.id).age_group == "7-9"


def test_another_age_is_something_to_lift_to_by_itself(
    session: Session, case: Case, begun: Assessment
) -> None:
    _grade(session, case, "3")
    news = assessments.news_for(session, begun)
    assert news is not None
    assert (news.is_older, news.age, news.own_age, news.differences.count) == (True, "F-3", "7-9", 0)
    lifted = assessments.lift(session, begun)
    assert (lifted.age_group, lifted.earlier_forms) == ("F-3", "")
    asked = assessments.form_of(session, lifted)
    assert wording(asked.question("B1"), "E", "F-3") == "Jag är trygg."


def _grade(session: Session, case: Case, grade: str) -> None:
    now = session.db.schoolings.current(case.pupil_id)
    assert now is not None
    with session.change("schoolings") as db:
        db.schoolings.put(replace(now, grade=grade))
