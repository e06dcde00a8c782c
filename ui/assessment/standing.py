"""A round as the pages beside the conversation show it, read once and whole: the worker's, and the family's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.records import Assessment, Informant
from desktop.assessment import rounds as assessments
from desktop.assessment.family import FamilyRound, family_round
from desktop.dates import brief
from desktop.forms.answers import Answers
from desktop.forms.definition import Form
from desktop.forms.informants import AgeGroup
from desktop.session.session import Session
from ui.assessment.words import tr, voice_name


class Voices:
    """Those who take part in a round, and which of them have been heard."""

    def __init__(self, voices: Sequence[Informant], heard: tuple[str, ...], today: date) -> None:
        self.voices = list(voices)
        self.heard = heard
        self._today = today

    def voice(self, informant: str) -> Informant | None:
        """Return a voice by its code."""
        return next((one for one in self.voices if one.informant == informant), None)

    def name(self, informant: str) -> str:
        """Return the first name a voice goes under."""
        voice = self.voice(informant)
        return voice_name(voice) if voice else informant

    def silent(self) -> list[Informant]:
        """Return those who have not answered anything."""
        return [one for one in self.voices if one.informant not in self.heard]

    def facts(self, voice: Informant) -> str:
        """Return when a voice was heard and how, or who spoke for the school."""
        day = brief(voice.answered_on, self._today) if voice.answered_on else tr("har inte svarat")
        parts = [voice.name] if voice.informant == "S" and voice.name else []
        parts.append(day)
        if voice.interpreter:
            parts.append(tr("tolk"))
        elif voice.how:
            parts.append(voice.how[:1].lower() + voice.how[1:])
        return ", ".join(parts)

    def title(self, voice: Informant) -> str:
        """Return the name with what the person is to the child: `Hodan, mamma`."""
        is_parent = voice.informant.startswith("V") and voice.role
        return f"{voice_name(voice)}, {voice.role}" if is_parent else voice_name(voice)


class Standing(Voices):
    """The worker's: form, answers and voices of one round, private ones among them."""

    def __init__(self, session: Session, round_: Assessment) -> None:
        self.round = round_
        self.form: Form = assessments.form_of(session, round_)
        self.answers: Answers = assessments.answers_of(session, round_.id)
        self.age: AgeGroup = assessments.age_of(session, round_.case_id)
        super().__init__(session.db.informants.of(round_.id), self.answers.informants(), session.today())

    @property
    def is_signed(self) -> bool:
        """Whether the round is locked."""
        return self.round.status == "signed"


class FamilyStanding(Voices):
    """The family's: a page that is shown to them takes this and nothing else of a round."""

    def __init__(self, seen: FamilyRound, today: date) -> None:
        super().__init__(seen.voices, seen.heard, today)
        self.form = seen.form
        self.answers = seen.answers
        self.age = seen.age


def standing_of(session: Session, case_id: str) -> Standing | None:
    """Return the latest round of a case, None before the first."""
    round_ = assessments.current(session, case_id)
    return Standing(session, round_) if round_ else None


def family_standing_of(session: Session, case_id: str) -> FamilyStanding | None:
    """Return the latest round of a case as the family may meet it, None before the first."""
    round_ = assessments.current(session, case_id)
    return FamilyStanding(family_round(session, round_), session.today()) if round_ else None
