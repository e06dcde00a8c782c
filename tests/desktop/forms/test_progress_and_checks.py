from __future__ import annotations

from desktop import content
from desktop.forms.answers import Answer, Answers, Choices
from desktop.forms.checks import Gap, Missing, missing
from desktop.forms.definition import NoAnswer
from desktop.forms.progress import AreaState, next_unanswered, progress
from desktop.forms.visibility import Scope, questions_for

FORM = content.form()
SHORT = Scope("E", "7-9", short=True, private=True)


def test_progress_is_counted_per_area_and_codes_count_as_answered() -> None:
    answers = Answers([Answer("O1", "E", "Jag vaknar"), Answer("S1", "E", NoAnswer.RATHER_NOT)])
    found = progress(FORM, SHORT, answers)
    states = {area.area.id: (area.answered, area.asked, area.left, area.state) for area in found.areas}
    assert states["oppning"] == (1, 7, 6, AreaState.STARTED)
    assert states["skola"] == (1, 5, 4, AreaState.STARTED)
    assert states["familj"] == (0, 1, 1, AreaState.NOT_STARTED)
    assert (found.answered, found.left) == (2, found.asked - 2)


def test_an_area_without_questions_for_the_school_is_empty_and_a_full_one_is_done() -> None:
    school = Scope("S", "7-9", short=True, private=True)
    everything = Answers(
        Answer(q.id, "S", NoAnswer.DONT_KNOW) for q in questions_for(FORM, school, Answers())
    )
    states = {area.area.id: area.state for area in progress(FORM, school, everything).areas}
    assert states["familj"] is AreaState.EMPTY
    assert states["skola"] is AreaState.DONE
    assert next_unanswered(FORM, school, everything) is None


def test_the_conversation_goes_on_where_it_was_left_and_comes_round() -> None:
    first = next_unanswered(FORM, SHORT, Answers())
    assert first is not None
    assert first.id == "O1"
    after = next_unanswered(FORM, SHORT, Answers([Answer("S1", "E", 2)]), after="O9")
    assert after is not None
    assert after.id == "S3"
    round_again = next_unanswered(FORM, SHORT, Answers(), after="I19")
    assert round_again is not None
    assert round_again.id == "O1"


def test_a_question_opened_by_an_answer_is_next_even_after_one_no_longer_there() -> None:
    full = Scope("E", "7-9", private=True)
    opened = next_unanswered(FORM, full, Answers([Answer("S1", "E", 0)]), after="S1")
    assert opened is not None
    assert opened.id == "S2"
    assert next_unanswered(FORM, full, Answers(), after="gammal_id") is not None


def test_nothing_answered_says_that_every_informant_is_missing() -> None:
    gaps = missing(FORM, Answers(), "7-9", ("E", "V1"), short=True)
    assert [gap.informant for gap in gaps if gap.gap is Gap.NO_INFORMANT] == ["E", "V1", "S"]


def test_what_is_missing_is_named_by_id() -> None:
    answers = Answers(
        [
            Answer("S1", "E", 3),
            Answer("S2", "E", Choices(("på toaletten",))),
            Answer("S3", "E", "ja", follow_ups={"S3_vad": "Slag"}),
        ]
    )
    gaps = {gap.gap: gap for gap in missing(FORM, answers, "7-9", ("E",), short=True)}
    assert "O1" in gaps[Gap.UNANSWERED].ids
    assert "S1" not in gaps[Gap.UNANSWERED].ids
    assert gaps[Gap.FOLLOW_UP].ids == ("S3_vuxna", "S3_gjort")
    assert gaps[Gap.HIDDEN].ids == ("S2",)
    assert gaps[Gap.NO_OWN_WORDS] == Missing(Gap.NO_OWN_WORDS, "E")


def test_the_pupils_own_words_are_a_text_or_words_beside_an_answer_but_not_a_code() -> None:
    def lacks_words(answer: Answer) -> bool:
        gaps = missing(FORM, Answers([answer]), "7-9", ("E",), short=True)
        return any(gap.gap is Gap.NO_OWN_WORDS for gap in gaps)

    assert lacks_words(Answer("O1", "E", NoAnswer.RATHER_NOT))
    assert lacks_words(Answer("S1", "E", 3))
    assert not lacks_words(Answer("O1", "E", "Jag vaknar"))
    assert not lacks_words(Answer("S1", "E", 3, own_words="För Lisa är där"))


def test_a_whole_conversation_leaves_no_questions() -> None:
    asked = questions_for(FORM, SHORT, Answers())
    answers = Answers(Answer(q.id, "E", NoAnswer.DONT_KNOW, own_words="Vet inte") for q in asked)
    gaps = missing(FORM, answers, "7-9", ("E",), short=True)
    assert [(gap.gap, gap.informant) for gap in gaps] == [(Gap.NO_INFORMANT, "V"), (Gap.NO_INFORMANT, "S")]
