"""Kartläggning in the vault: begun, answered, changed, concluded, signed, asked again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from db.records import Assessment, Case, CaseDocument
from db.store.connection import sqlcipher3
from desktop.assessment import rounds as assessments
from desktop.chain.locked import fault_of
from desktop.content import form
from desktop.errors import UserError
from desktop.forms.answers import Answer, Choices
from desktop.forms.checks import Gap
from desktop.forms.definition import NoAnswer
from desktop.forms.wording import Asked, wording
from desktop.session.session import Session
from tests import builders
from tests.stories import a_family_case


@pytest.fixture
def case(session: Session) -> Case:
    return a_family_case(session)


@pytest.fixture
def begun(session: Session, case: Case) -> Assessment:
    return assessments.start_assessment(session, case.id)


def stored(session: Session, begun: Assessment, question: str, who: str = "E") -> object:
    return assessments.answers_of(session, begun.id).value(question, who)


def events(session: Session) -> list[str]:
    return [row.event for row in session.log.rows()]


def test_a_round_begins_with_todays_form_and_every_informant(session: Session, begun: Assessment) -> None:
    questions = form()
    assert (begun.form_version, begun.form_hash) == (questions.version, questions.hash)
    informants = session.db.informants.of(begun.id)
    assert [(one.informant, one.name) for one in informants] == [
        ("E", "Amina"),
        ("V1", "Hodan Warsame"),
        ("V2", "Abdi Nur"),
        ("S", ""),
    ]
    step = next(one for one in session.db.case_steps.of(begun.case_id) if one.step == "kartlaggning")
    assert (step.status, step.started_on) == ("pagar", session.today())
    assert "assessment_started" in events(session)


def test_an_open_round_is_taken_up_again(session: Session, case: Case, begun: Assessment) -> None:
    assert assessments.start_assessment(session, case.id, short=False).id == begun.id
    assert len(session.db.assessments.of(case.id)) == 1


def test_an_answer_keeps_the_words_it_was_asked_in(session: Session, begun: Assessment) -> None:
    row = assessments.save_answer(session, begun, Answer("S4", "E", 3, "Lisa", {"S4_vem": "Lisa"}))
    assert row is not None
    assert row.asked_wording == "Det finns minst en vuxen i skolan som jag litar på."
    assert json.loads(row.asked_levels)[3] == "Stämmer helt"
    assert (row.answered_on, row.asked_by) == (session.today(), "Karin Lund")
    answer = assessments.answers_of(session, begun.id).get("S4", "E")
    assert answer == Answer("S4", "E", 3, "Lisa", {"S4_vem": "Lisa"})


def test_an_old_answer_is_shown_in_its_old_words(session: Session, begun: Assessment) -> None:
    old = Asked("Jag känner mig lugn i skolan.", ("Nej", "Lite", "Rätt så", "Ja"))
    assessments.save_answer(session, begun, Answer("S1", "E", 2), old)
    question = assessments.form_of(session, begun).question("S1")
    assert wording(question, "E", "7-9") == "Jag känner mig lugn i skolan."
    assert question.scale is not None
    assert question.scale.levels("E", "7-9") == ("Nej", "Lite", "Rätt så", "Ja")
    called = session.db.pupils.get(session.db.cases.get(begun.case_id).pupil_id).called
    assert wording(question, "V1", "7-9") == f"{called} verkar trygg i skolan."


def test_the_words_are_kept_with_the_place_of_the_name_and_read_with_the_name_of_today(
    session: Session, begun: Assessment
) -> None:
    row = assessments.save_answer(session, begun, Answer("S1", "V1", 2))
    assert row is not None
    assert row.asked_wording == "{elev_fornamn} verkar trygg i skolan."
    pupil = session.db.pupils.get(session.db.cases.get(begun.case_id).pupil_id)
    with session.change("pupils") as db:
        db.pupils.put(replace(pupil, calling_name="Robin"))
    assessments.save_answer(session, begun, Answer("S1", "V1", 3))
    assert (
        wording(assessments.form_of(session, begun).question("S1"), "V1", "7-9")
        == "Robin verkar trygg i skolan."
    )
    again = session.db.answers.one(begun.id, "S1", "V1")
    assert again is not None
    assert again.asked_wording == row.asked_wording


def test_the_form_of_before_is_still_read_in_its_own_words(session: Session) -> None:
    before = form("kartlaggning", "2026-11-22.1")
    assert (before.version, len(before.questions), before.times) == ("2026-11-22.1", 80, None)
    assert before.question("S17").text_adult.strip()
    assert form("kartlaggning").retired["S17"].replaced_by == ("S27", "S28")


def test_an_answer_to_a_question_that_is_gone_stays_and_counts_as_private(
    session: Session, begun: Assessment
) -> None:
    assessments.save_answer(session, begun, Answer("egen_buss", "E", 1), Asked("Bussen går bra.", ("a",) * 4))
    question = assessments.form_of(session, begun).question("egen_buss")
    assert wording(question, "E", "7-9") == "Bussen går bra."
    assert question.is_private_for("E")
    assert question.is_private_for("V1")


def test_vet_inte_vill_inte_svara_and_unanswered_are_three_things(
    session: Session, begun: Assessment
) -> None:
    assessments.save_answer(session, begun, Answer("S1", "E", NoAnswer.DONT_KNOW))
    assessments.save_answer(session, begun, Answer("S5", "E", NoAnswer.RATHER_NOT))
    assert stored(session, begun, "S1") is NoAnswer.DONT_KNOW
    assert stored(session, begun, "S5") is NoAnswer.RATHER_NOT
    assert stored(session, begun, "S10") is None


def test_an_answer_taken_back_leaves_no_row(session: Session, begun: Assessment) -> None:
    assessments.save_answer(session, begun, Answer("S1", "E", 2))
    assessments.save_answer(session, begun, Answer("S1", "E", None))
    assert session.db.answers.of(begun.id) == []


def test_an_answer_that_a_later_answer_hides_is_kept(session: Session, begun: Assessment) -> None:
    assessments.save_answer(session, begun, Answer("S1", "E", 0))
    assessments.save_answer(session, begun, Answer("S2", "E", Choices(("i korridoren",))))
    assessments.save_answer(session, begun, Answer("S1", "E", 3))
    assert stored(session, begun, "S2") == Choices(("i korridoren",))
    hidden = [gap for gap in assessments.gaps(session, begun) if gap.gap is Gap.HIDDEN]
    assert hidden[0].ids == ("S2",)


def test_two_guardians_are_two_informants(session: Session, begun: Assessment) -> None:
    assessments.save_answer(session, begun, Answer("F9", "V1", 3))
    assessments.save_answer(session, begun, Answer("F9", "V2", 0))
    assert (stored(session, begun, "F9", "V1"), stored(session, begun, "F9", "V2")) == (3, 0)


def test_text_of_any_kind_comes_back_as_it_was_written(session: Session, begun: Assessment) -> None:
    wild = "<b>Nul\0</b> ” 👩‍👧 \ud83d أمينة\n" * 3
    assessments.save_answer(session, begun, Answer("O1", "E", wild, wild, {"x": wild}))
    answer = assessments.answers_of(session, begun.id).get("O1", "E")
    assert answer is not None
    assert answer.value == wild
    assert answer.follow_ups == {"x": wild}


def test_the_conversation_goes_on_where_it_was_left(session: Session, begun: Assessment) -> None:
    assessments.keep_place(session, begun, "S5", "V2")
    again = assessments.current(session, begun.case_id)
    assert again is not None
    assert (again.last_question, again.last_informant) == ("S5", "V2")


def test_a_guardian_who_comes_later_gets_an_informant(session: Session, begun: Assessment) -> None:
    pupil_id = session.db.cases.get(begun.case_id).pupil_id
    with session.change("contacts") as db:
        db.contacts.add(builders.a_guardian(pupil_id, name="Sahra Ali", informant="V3"))
    informants = assessments.prepare_informants(session, begun)
    assert [one.informant for one in informants] == ["E", "V1", "V2", "V3", "S"]


def test_the_school_is_named_once(session: Session, begun: Assessment) -> None:
    assert assessments.school_suggestion(session, begun.case_id) == ("Peter Ek", "mentor")
    assessments.name_school(session, begun, " Peter  Ek ", "mentor")
    school = session.db.informants.of(begun.id)[-1]
    assert (school.name, school.role) == ("Peter Ek", "mentor")
    with pytest.raises(UserError):
        assessments.name_school(session, begun, "  ", "")


def test_signing_locks_answers_informants_and_conclusions(session: Session, begun: Assessment) -> None:
    assessments.save_answer(session, begun, Answer("S1", "E", 2))
    assessments.save_summary(session, begun, known="Lektionerna går bra.")
    signed = assessments.sign_assessment(session, begun)
    assert fault_of(session, "kartlaggning", signed.id) is None
    with pytest.raises(UserError):
        assessments.save_answer(session, signed, Answer("S1", "E", 3))
    with pytest.raises(UserError):
        assessments.save_summary(session, begun, known="Annat.")
    row = session.db.answers.of(begun.id)[0]
    with pytest.raises(sqlcipher3.IntegrityError, match="locked"), session.change("answers") as db:
        db.answers.put(replace(row, value="3"))


def test_signing_with_gaps_says_so_in_the_step(session: Session, begun: Assessment) -> None:
    assessments.save_answer(session, begun, Answer("S1", "E", 2))
    assessments.sign_assessment(session, begun)
    step = next(one for one in session.db.case_steps.of(begun.case_id) if one.step == "kartlaggning")
    assert step.status == "klar_med_luckor"
    assert "assessment_signed" in events(session)


def test_an_empty_round_is_not_signed(session: Session, begun: Assessment) -> None:
    with pytest.raises(UserError):
        assessments.sign_assessment(session, begun)


def test_the_next_round_leaves_the_signed_one_as_it_is(session: Session, begun: Assessment) -> None:
    assessments.save_answer(session, begun, Answer("S1", "E", 2))
    signed = assessments.sign_assessment(session, begun)
    later = assessments.start_assessment(session, begun.case_id)
    assert (later.round, later.status) == (2, "open")
    assert session.db.answers.of(later.id) == []
    assert session.db.assessments.get(signed.id) == signed


def test_what_was_done_beside_the_safety_box_is_kept(session: Session, case: Case) -> None:
    row = assessments.note_safety(session, case.id, "F14", ["stannade", "chef"], "Ringde mottagningen.")
    assert row.actions == "Stannade kvar med barnet\nPratade med chef"
    assert session.db.safety_actions.of(case.id) == [row]
    assert events(session)[0] == "safety_noted"


@pytest.mark.parametrize(("actions", "words"), [([], "  "), (["inget_mer"], "")])
def test_nothing_done_needs_words(session: Session, case: Case, actions: list[str], words: str) -> None:
    with pytest.raises(UserError):
        assessments.note_safety(session, case.id, "F14", actions, words)


def test_the_checklist_of_documents_keeps_days_and_conclusions(session: Session, case: Case) -> None:
    rows = assessments.document_rows(session, case.id)
    assert rows[0].label == "Åtgärdsprogram"
    assert assessments.document_progress(rows) == (0, 0)
    asked = assessments.save_document(
        session, CaseDocument(case_id=case.id, kind="atgardsprogram", status="begard")
    )
    assert asked.requested_on == session.today()
    assert assessments.document_progress(assessments.document_rows(session, case.id)) == (0, 1)
    read = replace(asked, status="last_pa_plats", conclusion="Gäller till juni.")
    assert assessments.save_document(session, read).received_on == session.today()
    assert assessments.document_progress(assessments.document_rows(session, case.id)) == (1, 1)


def test_what_the_answers_offer_the_conclusions_is_marked_when_it_may_not_be_shown(
    session: Session, begun: Assessment
) -> None:
    assessments.save_answer(session, begun, Answer("O3", "E", "I femman, när Elin flyttade."))
    assessments.save_answer(session, begun, Answer("O3", "S", "I april.", may_show_family=True))
    assessments.save_answer(
        session, begun, Answer("S4", "E", 3, "Lisa på biblioteket.", may_show_family=True)
    )
    assessments.save_answer(session, begun, Answer("S4", "S", 0))
    offered = assessments.offers(session, begun)
    assert [(one.words, one.informants, one.is_cleared) for one in offered.triggering] == [
        ("I april.", ("S",), True),
        ("I femman, när Elin flyttade.", ("E",), False),
    ]
    assert (offered.child_words, offered.differing) == ((), ())
    assessments.note_clearance(session, begun, "ja")
    shown = assessments.offers(session, begun)
    assert [one.words for one in shown.child_words] == ["Lisa på biblioteket."]
    assert [one.words for one in shown.differing] == ["Om Amina har en vuxen i skolan att lita på"]
    assert not shown.triggering[1].is_cleared  # a yes to the answers clears no words that were not


def test_many_answers_in_a_row_are_one_line_in_the_log(session: Session, begun: Assessment) -> None:
    for question in ("S1", "S5", "S10"):
        assessments.save_answer(session, begun, Answer(question, "E", 2))
    assert events(session).count("assessment_edited") == 1
