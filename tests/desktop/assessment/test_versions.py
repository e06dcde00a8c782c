"""A round stays in the version of the questions it was small_round in, as kept, else as shipped."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from db.records import Assessment, Case
from db.store.connection import sqlcipher3
from desktop import content
from desktop.assessment import rounds as assessments
from desktop.assessment.form import asked_form, keep_form
from desktop.chain.locked import fault_of
from desktop.content import form, form_text, kept_form
from desktop.forms.answers import Answer
from desktop.forms.definition import QuestionKind
from desktop.forms.keys import FormError
from desktop.forms.wording import wording
from desktop.session.session import Session
from tests.stories import a_family_case
from tests.two_forms import NEW, NEW_VERSION, OLD, OLD_VERSION, Shipped


def test_what_a_round_begins_with_is_kept_and_reads_back_to_the_same_form(
    session: Session, small_round: Assessment
) -> None:
    kept = session.db.forms.get(small_round.form_hash)
    assert (kept.form_id, kept.version) == ("kartlaggning", OLD_VERSION)
    assert kept_form(kept.content) == form()
    assert kept.content.isascii()


def test_two_rounds_with_the_same_questions_keep_them_once_and_for_good(
    session: Session, small_round: Assessment
) -> None:
    other = a_family_case(session, number="26-015")
    assessments.start_assessment(session, other.id)
    assert len(session.db.forms.all()) == 1
    with pytest.raises(sqlcipher3.IntegrityError, match="append only"), session.change("forms") as db:
        db.forms.put(replace(db.forms.all()[0], content="{}"))
    with pytest.raises(sqlcipher3.IntegrityError, match="append only"), session.change("forms") as db:
        db.forms.remove(small_round.form_hash)


def test_a_replaced_file_touches_no_open_round(
    session: Session, shipped: Shipped, small_round: Assessment
) -> None:
    before = assessments.form_of(session, small_round)
    shipped.put(NEW)
    assert form().version == NEW_VERSION
    assert assessments.form_of(session, small_round) == before
    assessments.save_answer(session, small_round, Answer("B1", "V1", 1))
    assert assessments.form_of(session, small_round).version == OLD_VERSION
    assert session.db.assessments.get(small_round.id).form_hash == small_round.form_hash


def test_a_signed_round_reads_as_it_was_asked_whatever_file_comes(
    session: Session, shipped: Shipped, small_round: Assessment
) -> None:
    signed = assessments.sign_assessment(session, small_round)
    before = assessments.form_of(session, signed)
    shipped.put(NEW)
    assert assessments.form_of(session, signed) == before
    assert wording(assessments.form_of(session, signed).question("B3"), "S", "7-9").startswith("Är stödet")
    assert fault_of(session, "kartlaggning", signed.id) is None


def test_the_municipalitys_file_of_the_day_is_kept_too(
    session: Session, small_case: Case, tmp_path: Path
) -> None:
    folder = tmp_path / "kommun"
    folder.mkdir()
    own = '[meta]\nversion = "sundby.1"\n[fraga.A1]\ntext_elev = "Berätta om i går."\n'
    (folder / "kartlaggning.toml").write_text(own, encoding="utf-8")
    content.use_folder(folder)
    round_ = assessments.start_assessment(session, small_case.id)
    (folder / "kartlaggning.toml").unlink()
    content.use_folder(folder)
    asked = assessments.form_of(session, round_)
    assert asked.question("A1").text_pupil == "Berätta om i går."
    assert asked.version == f"{OLD_VERSION}+sundby.1"


def test_a_kept_form_that_was_written_past_the_program_is_not_used(
    session: Session, shipped: Shipped, small_round: Assessment
) -> None:
    forged = form_text().replace("Hur ser en dag ut?", "Hur dags g\\u00e5r du upp?")
    shipped.put(NEW)
    connection = session.vault.connection
    connection.execute("DROP TRIGGER forms_never_change")
    connection.execute("UPDATE forms SET content = ?", (forged,))
    content.use_folder(None)
    assert asked_form(session, small_round).question("A1").text_pupil == "Hur ser en dag ut?"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": {}, "scales": {}}', '{"form": 1, "scales": 2}'])
def test_what_is_no_form_is_none(text: str) -> None:
    assert kept_form(text) is None


def test_an_older_shipped_version_is_read_with_the_words_its_scales_had(
    session: Session, shipped: Shipped, small_round: Assessment
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
    assert form(version=OLD_VERSION).hash == small_round.form_hash
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


def test_only_a_form_that_is_at_hand_can_be_kept(
    session: Session, shipped: Shipped, small_case: Case
) -> None:
    old = form()
    shipped.put(NEW)
    with pytest.raises(ValueError, match="at hand"), session.change("forms") as db:
        keep_form(db, old)
