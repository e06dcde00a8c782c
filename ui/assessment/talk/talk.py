"""One conversation as it stands: who answers, which question, what has been said. Reads; writes through verbs."""

from __future__ import annotations

from dataclasses import replace

from db.records import Assessment, Informant
from desktop.assessment import rounds as assessments
from desktop.assessment.asking import silent_in
from desktop.assessment.earlier import Before, last_time, other_questions
from desktop.assessment.family import FamilyRound, family_round, open_round
from desktop.assessment.silence import Silent
from desktop.forms.answers import Answer, Choices
from desktop.forms.definition import Area, NoAnswer, Question
from desktop.forms.informant_answer import InformantAnswer, informant_answer
from desktop.forms.informants import PUPIL, SCHOOL
from desktop.forms.progress import AreaProgress, Progress, next_unanswered, progress_in
from desktop.forms.turns import in_turn, offered
from desktop.forms.visibility import Scope
from desktop.forms.wording import Asked, asked, code_word, in_words
from desktop.session.session import Session

ALONE = Area("enskilt", "")
"""Where the questions stand that are asked alone, whatever area of the form they belong to."""


class Talk:
    """Knows one round. `read` takes up what has been written since."""

    def __init__(self, session: Session, assessment: Assessment) -> None:
        self.session = session
        self.assessment = assessment
        self._seen: tuple[str, FamilyRound] | None = None
        self._days: tuple[str, tuple[Informant, ...]] | None = None
        self._taken: dict[
            str, dict[str, str]
        ] = {}  # by who answers: offered question → the one that offered it
        assessments.prepare_informants(session, assessment)
        self.read()
        self.informant = assessment.last_informant or PUPIL
        self.question_id = assessment.last_question
        self._settle()

    def read(self) -> None:
        """Read answers, informants and wordings again."""
        db = self.session.db
        self.assessment = db.assessments.get(self.assessment.id)
        self.age = assessments.age_of(self.session, self.assessment)
        self._unfilled = assessments.unfilled_form_of(self.session, self.assessment)
        self.form = assessments.with_name(self.session, self.assessment, self._unfilled)
        self.answers = assessments.answers_of(self.session, self.assessment.id)
        self.informants: list[Informant] = db.informants.of(self.assessment.id)

    @property
    def silent_school(self) -> dict[str, Silent]:
        """That the school gives no answer; of people it is not said here, where others sit beside."""
        found = silent_in(self.session, self.assessment.id)
        return {who: one for who, one in found.items() if who == SCHOOL}

    @property
    def answering(self) -> Informant:
        """Who answers now."""
        return next(one for one in self.informants if one.informant == self.informant)

    @property
    def scope(self) -> Scope:
        """What the one who answers may be asked."""
        return Scope(self.informant, self.age, self.assessment.short, private=True)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked now, in order."""
        return in_turn(self.form, self.scope, self.answers, self._taken.get(self.informant))

    @property
    def offers(self) -> tuple[Question, ...]:
        """What the question on the screen offers the one who answers, to be asked alone."""
        return offered(self.form, self.question, self.scope)

    @property
    def question(self) -> Question:
        """The question that stands on the screen."""
        return self.form.question(self.question_id)

    @property
    def area(self) -> Area:
        """The area of that question; what is asked alone stands together."""
        return self._area_of(self.question)

    @property
    def is_alone(self) -> bool:
        """Whether the question on the screen is asked alone."""
        return self.asks_alone(self.question_id)

    @property
    def answer(self) -> Answer:
        """What has been answered to it; an empty answer before."""
        return self.answers.get(self.question_id, self.informant) or Answer(self.question_id, self.informant)

    def asked(self, question: Question | None = None) -> Asked:
        """Return a question in the words it is put in to the one who answers."""
        return asked(question or self.question, self.informant, self.age)

    def options(self) -> tuple[str, ...]:
        """Return the choices of the question: those for the pupil's age, and what has been chosen in spite of it."""
        offered, value = self.question.options_for(self.age), self.answer.value
        chosen = value.chosen if isinstance(value, Choices) else ()
        return tuple(one for one in self.question.options if one in offered or one in chosen)

    def not_relevant(self) -> str:
        """Return the words of "Gäller inte mig" for the one who answers; empty where it is no answer."""
        is_given = self.answer.value is NoAnswer.NOT_RELEVANT
        if not (self.question.may_not_apply or is_given):
            return ""
        return code_word(self.form, NoAnswer.NOT_RELEVANT, self.informant)

    def progress(self) -> Progress:
        """Return how far the one who answers has come."""
        asked = self.questions
        groups = [
            (area, [one for one in asked if self._area_of(one).id == area.id])
            for area in (*self.form.areas, ALONE)
        ]
        return progress_in(groups, self.informant, self.answers)

    def area_progress(self) -> AreaProgress:
        """Return how far it has come in the area of the question on the screen."""
        return next(one for one in self.progress().areas if one.area.id == self.area.id)

    def place_in_area(self) -> tuple[int, int]:
        """Return which question of the area this is, and of how many."""
        here = [one.id for one in self.questions if self._area_of(one).id == self.area.id]
        return here.index(self.question_id) + 1, len(here)

    def words(self, answer: Answer) -> str:
        """Return an answer in words."""
        question = self.form.question(answer.question_id)
        return in_words(self.form, question, answer.informant, self.age, answer.value)

    def before(self, count: int = 2) -> list[Answer]:
        """Return the answers to the questions just before, the nearest last; never private ones."""
        place = self._place()
        open_ = [one for one in self.questions[:place] if not one.is_private_for(self.informant)]
        given = [self.answers.get(one.id, self.informant) for one in open_]
        return [one for one in given if one and one.is_answered][-count:]

    def take_up(self) -> Question | None:
        """Put what the question on the screen offers behind it, and return the first of it; None when nothing is."""
        taken = self._taken.setdefault(self.informant, {})
        for one in self.offers:
            taken.setdefault(one.id, self.question_id)
        return self.offers[0] if self.offers else None

    def asks_alone(self, question_id: str) -> bool:
        """Return whether a question is to be asked alone."""
        question = self.form.find(question_id)
        return question is not None and question.is_private_for(self.informant)

    def next_open(self, after: str, step: int = 1) -> Question | None:
        """Return the nearest question behind `after` (before it with −1) that need not be asked alone."""
        ordered = self.questions[::step]
        ids = [one.id for one in ordered]
        beyond = ordered[ids.index(after) + 1 :] if after in ids else ()
        return next((one for one in beyond if not one.is_private_for(self.informant)), None)

    def neighbour(self, step: int) -> Question | None:
        """Return the question `step` away, None past the ends."""
        place = self._place() + step
        return self.questions[place] if 0 <= place < len(self.questions) else None

    def others(self) -> list[InformantAnswer]:
        """Return what the other informants have answered to this question, as far as the family may meet it.

        The one who answers sits beside the screen: what another has said in private is not there, shown or hidden.
        """
        given = self._family().answers.of(self.question_id)
        return [
            informant_answer(self.form, self.question, one, self.age)
            for one in given
            if one.informant != self.informant
        ]

    def shown_informants(self) -> list[Informant]:
        """Return the informants as they may be shown to the one who answers: no day of another's private talk.

        All of them: that a pupil has answered stands here also before a yes to show what the answers are.
        """
        mine = self.answering
        if self._days is None or self._days[0] != self.informant:
            self._days = self.informant, open_round(self.session, self.assessment).informants
        return [mine if one.informant == mine.informant else one for one in self._days[1]]

    def name(self, informant: str) -> str:
        """Return the first name an informant goes under."""
        return assessments.called(next(one for one in self.informants if one.informant == informant))

    def last_time(self) -> Before | None:
        """Return what this informant answered in the round before, in the words it was asked in."""
        return last_time(self.session, self.assessment, self.question_id, self.informant, self.asked())

    def other_questions(self) -> list[Before]:
        """Return what this informant answered to questions that this one is asked instead of."""
        return other_questions(self.session, self.assessment, self.question_id, self.informant)

    def save(self, answer: Answer) -> None:
        """Write an answer to the question on the screen. Raises `UserError`.

        It is taken up without reading the round again, but where it may have changed the words of a question: the
        first answer of a round, one that was taken away, and a round that was lifted.
        """
        today, was = self.session.today(), self.assessment
        put = asked(self._unfilled.question(answer.question_id), answer.informant, self.age)
        saved = assessments.save_answer(self.session, was, answer, put)
        if saved is None or not was.age_group or was.earlier_forms:
            self.read()
            return
        self.answers = self.answers.with_answer(assessments.answer_of(saved))
        self.informants = [
            replace(one, answered_on=today) if one.informant == answer.informant else one
            for one in self.informants
        ]

    def go(self, question_id: str) -> None:
        """Go to a question, and remember the place."""
        self.question_id = question_id
        self._settle()
        assessments.keep_place(self.session, self.assessment, self.question_id, self.informant)

    def first_in(self, area_id: str) -> Question | None:
        """Return the first question of an area without an answer, else its first; None when it has none."""
        here = [one for one in self.questions if self._area_of(one).id == area_id]
        open_ = [one for one in here if self.answers.value(one.id, self.informant) is None]
        return next(iter(open_ or here), None)

    def choose(self, informant: str) -> None:
        """Let someone else answer, from their first question without an answer."""
        self.informant = informant
        left = self._left()
        self.go(left.id if left else self.questions[0].id)

    def left_after(self) -> Question | None:
        """Return the next question without an answer, from here and round; None when all have one."""
        return self._left(self.question_id)

    def _family(self) -> FamilyRound:
        """Return the round as the family may meet it; read once for each who answers (24 ms), not at every answer."""
        if self._seen is None or self._seen[0] != self.informant:
            self._seen = self.informant, family_round(self.session, self.assessment)
        return self._seen[1]

    def _left(self, after: str | None = None) -> Question | None:
        taken = self._taken.get(self.informant)
        return next_unanswered(self.form, self.scope, self.answers, after, taken)

    def _area_of(self, question: Question) -> Area:
        if question.is_private_for(self.informant):
            return ALONE
        return next(area for area in self.form.areas if area.id == question.area)

    def _place(self) -> int:
        ids = [one.id for one in self.questions]
        return ids.index(self.question_id) if self.question_id in ids else 0

    def _settle(self) -> None:
        """Stand on a question that is asked: the one kept, else the next without an answer."""
        if self.informant not in {one.informant for one in self.informants}:
            self.informant = PUPIL
        if self.question_id not in {one.id for one in self.questions}:
            left = self._left(self.question_id or None)
            self.question_id = (left or self.questions[0]).id
