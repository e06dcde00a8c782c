"""A round as the pages beside the conversation show it, read once and whole: the worker's, and the family's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from db.records import Assessment, Informant
from desktop.assessment import rounds as assessments
from desktop.assessment.asking import silent_in
from desktop.assessment.family import FamilyRound, family_round
from desktop.assessment.silence import Silent, no_answer_words
from desktop.dates import brief
from desktop.forms.answers import Answers
from desktop.forms.definition import Form
from desktop.forms.informants import SCHOOL, AgeGroup
from desktop.forms.placing import Placed, Proposal
from desktop.forms.progress import Progress, progress_in
from desktop.forms.turns import in_turn
from desktop.forms.visibility import Scope
from desktop.session.session import Session
from ui.assessment.words import informant_name, silent_words, tr


class Informants:
    """Those who take part in a round, and which of them have been heard."""

    def __init__(
        self,
        informants: Sequence[Informant],
        heard: tuple[str, ...],
        today: date,
        silent_ones: Mapping[str, Silent],
    ) -> None:
        self.informants = list(informants)
        self.heard = heard
        self.silent_ones = silent_ones
        self._today = today

    def find(self, informant: str) -> Informant | None:
        """Return an informant by its code, None where there is none."""
        return next((one for one in self.informants if one.informant == informant), None)

    def name(self, informant: str) -> str:
        """Return the first name an informant goes under."""
        found = self.find(informant)
        return informant_name(found) if found else informant

    def silent(self) -> list[Informant]:
        """Return those who have not answered anything."""
        return [one for one in self.informants if one.informant not in self.heard]

    def facts(self, informant: Informant) -> str:
        """Return when an informant was heard and how, or who spoke for the school."""
        day = brief(informant.answered_on, self._today) if informant.answered_on else ""
        why = self.why_silent(informant.informant)
        day = ", ".join(part for part in (day, why) if part) or tr("har inte svarat")
        parts = [informant.name] if informant.informant == "S" and informant.name else []
        parts.append(day)
        if informant.interpreter:
            parts.append(tr("tolk"))
        elif informant.how:
            parts.append(informant.how[:1].lower() + informant.how[1:])
        return ", ".join(parts)

    def why_silent(self, informant: str) -> str:
        """Return that an informant said no, did not answer or was not asked; empty when there is more to wait for."""
        found = self.silent_ones.get(informant)
        return silent_words(found, self._today) if found is not None else ""

    def title(self, informant: Informant) -> str:
        """Return the name with what the person is to the child: `Hodan, mamma`."""
        is_parent = informant.informant.startswith("V") and informant.role
        return f"{informant_name(informant)}, {informant.role}" if is_parent else informant_name(informant)


class Standing(Informants):
    """The worker's: form, answers and informants of one round, private ones among them."""

    def __init__(self, session: Session, round_: Assessment) -> None:
        self.round = round_
        self.form: Form = assessments.form_of(session, round_)
        self.answers: Answers = assessments.answers_of(session, round_.id)
        self.age: AgeGroup = assessments.age_of(session, round_)
        self.placed: Placed = assessments.placed_in(session, round_.id)
        self.proposals: tuple[Proposal, ...] = assessments.proposals_of(session, round_)
        super().__init__(
            session.db.informants.of(round_.id),
            self.answers.informants(),
            session.today(),
            silent_in(session, round_.id),
        )

    def progress(self, informant: str) -> Progress:
        """Return how far one of them has come: the same numbers as in the conversation with that person."""
        scope = Scope(informant, self.age, self.round.short, private=True)
        asked = in_turn(self.form, scope, self.answers)
        return progress_in([(self.form.areas[0], asked)], informant, self.answers)

    @property
    def is_signed(self) -> bool:
        """Whether the round is locked."""
        return self.round.status == "signed"


class FamilyStanding(Informants):
    """The family's: a page that is shown to them takes this and nothing else of a round."""

    def __init__(self, seen: FamilyRound, today: date) -> None:
        super().__init__(seen.informants, seen.heard, today, seen.silent)
        self.form = seen.form
        self.answers = seen.answers
        self.age = seen.age
        self.called, self.placed = seen.called, seen.placed
        self.agreement = seen.agreement()

    def no_answers(self) -> str:
        """Return who gives no answer: the school with what happened and when, people without."""
        told = [
            f"{self.name(who)} {self.why_silent(who)}."
            if who == SCHOOL
            else no_answer_words(one, self.name(who))
            for who, one in self.silent_ones.items()
        ]
        return " ".join(told)

    @property
    def names(self) -> dict[str, str]:
        """The first names by code."""
        return {one.informant: informant_name(one) for one in self.informants}


def standing_of(session: Session, case_id: str, round_id: str = "") -> Standing | None:
    """Return a round of a case, the latest if none is named; None before the first."""
    round_ = assessments.chosen(session, case_id, round_id)
    return Standing(session, round_) if round_ else None


def family_standing_of(session: Session, case_id: str, round_id: str = "") -> FamilyStanding | None:
    """Return a round of a case as the family may meet it, the latest if none is named; None before the first."""
    round_ = assessments.chosen(session, case_id, round_id)
    return FamilyStanding(family_round(session, round_), session.today()) if round_ else None
