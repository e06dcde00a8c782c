"""One conversation as it stands: who answers, which question, what has been said. Reads; writes through verbs."""

from __future__ import annotations

from db.records import Assessment, Informant
from desktop.assessment import rounds as assessments
from desktop.assessment.earlier import Before, last_time, other_questions
from desktop.assessment.family import FamilyRound, family_round
from desktop.forms.answers import Answer, Choices
from desktop.forms.definition import Area, NoAnswer, Question
from desktop.forms.informant_answer import InformantAnswer, informant_answer
from desktop.forms.informants import PUPIL
from desktop.forms.progress import AreaProgress, Progress, next_unanswered, progress
from desktop.forms.visibility import Scope, questions_for
from desktop.forms.wording import Asked, asked, code_word, in_words
from desktop.session.session import Session


class Talk:
    """Knows one round. `read` takes up what has been written since."""

    def __init__(self, session: Session, assessment: Assessment) -> None:
        self.session = session
        self.assessment = assessment
        self._seen: tuple[str, FamilyRound] | None = None
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
        self.form = assessments.form_of(self.session, self.assessment)
        self.answers = assessments.answers_of(self.session, self.assessment.id)
        self.informants: list[Informant] = db.informants.of(self.assessment.id)

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
        return questions_for(self.form, self.scope, self.answers)

    @property
    def question(self) -> Question:
        """The question that stands on the screen."""
        return self.form.question(self.question_id)

    @property
    def area(self) -> Area:
        """The area of that question."""
        return next(area for area in self.form.areas if area.id == self.question.area)

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
        return progress(self.form, self.scope, self.answers)

    def area_progress(self) -> AreaProgress:
        """Return how far it has come in the area of the question on the screen."""
        return next(one for one in self.progress().areas if one.area.id == self.area.id)

    def place_in_area(self) -> tuple[int, int]:
        """Return which question of the area this is, and of how many."""
        here = [one.id for one in self.questions if one.area == self.question.area]
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
        """Return the informants as they may be shown to the one who answers: no day of another's private talk."""
        mine = self.answering
        return [mine if one.informant == mine.informant else one for one in self._family().informants]

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
        """Write an answer to the question on the screen. Raises `UserError`."""
        assessments.save_answer(self.session, self.assessment, answer)
        self.read()

    def go(self, question_id: str) -> None:
        """Go to a question, and remember the place."""
        self.question_id = question_id
        self._settle()
        assessments.keep_place(self.session, self.assessment, self.question_id, self.informant)

    def go_area(self, area_id: str) -> None:
        """Go to the first question of an area without an answer, else to its first."""
        here = [one for one in self.questions if one.area == area_id]
        open_ = [one for one in here if self.answers.value(one.id, self.informant) is None]
        if here:
            self.go((open_ or here)[0].id)

    def choose(self, informant: str) -> None:
        """Let someone else answer, from their first question without an answer."""
        self.informant = informant
        left = next_unanswered(self.form, self.scope, self.answers)
        self.go(left.id if left else self.questions[0].id)

    def left_after(self) -> Question | None:
        """Return the next question without an answer, from here and round; None when all have one."""
        return next_unanswered(self.form, self.scope, self.answers, self.question_id)

    def _family(self) -> FamilyRound:
        """Return the round as the family may meet it; read once for each who answers (24 ms), not at every answer."""
        if self._seen is None or self._seen[0] != self.informant:
            self._seen = self.informant, family_round(self.session, self.assessment)
        return self._seen[1]

    def _place(self) -> int:
        ids = [one.id for one in self.questions]
        return ids.index(self.question_id) if self.question_id in ids else 0

    def _settle(self) -> None:
        """Stand on a question that is asked: the one kept, else the next without an answer."""
        if self.informant not in {one.informant for one in self.informants}:
            self.informant = PUPIL
        if self.question_id not in {one.id for one in self.questions}:
            left = next_unanswered(self.form, self.scope, self.answers, self.question_id or None)
            self.question_id = (left or self.questions[0]).id
