"""Lyft över: what a newer version of the questions has that an open round's own has not, and the act itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QWidget

from db.records import Assessment
from desktop.assessment import rounds as assessments
from desktop.assessment.rounds import News
from desktop.forms.definition import Question
from desktop.forms.differences import Aspect
from desktop.forms.informants import PUPIL, SCHOOL, AgeGroup, guardian
from desktop.forms.wording import wording
from desktop.session.session import Session
from ui.assessment.words import joined, tr
from ui.dialogs.form_sheet import FormSheet
from ui.look.metrics import column
from ui.widgets.show.text import label

_ASPECTS = {
    Aspect.WORDS: str(QT_TRANSLATE_NOOP("Assessment", "orden i frågan")),
    Aspect.LEVELS: str(QT_TRANSLATE_NOOP("Assessment", "orden i svaren")),
    Aspect.OPTIONS: str(QT_TRANSLATE_NOOP("Assessment", "vad man kan välja")),
    Aspect.WHO: str(QT_TRANSLATE_NOOP("Assessment", "vilka som får frågan")),
    Aspect.PRIVACY: str(QT_TRANSLATE_NOOP("Assessment", "om svaret är enskilt")),
    Aspect.FOLLOW_UPS: str(QT_TRANSLATE_NOOP("Assessment", "följdfrågorna")),
    Aspect.SHORT: str(QT_TRANSLATE_NOOP("Assessment", "om den är med i kortversionen")),
    Aspect.READING: str(QT_TRANSLATE_NOOP("Assessment", "hur svaret läses i översikten")),
}
_AGES: dict[AgeGroup, str] = {
    "F-3": str(QT_TRANSLATE_NOOP("Assessment", "en elev i förskoleklass till årskurs 3")),
    "4-6": str(QT_TRANSLATE_NOOP("Assessment", "en elev i årskurs 4 till 6")),
    "7-9": str(QT_TRANSLATE_NOOP("Assessment", "en elev i årskurs 7 till 9")),
    "gy": str(QT_TRANSLATE_NOOP("Assessment", "en elev på gymnasiet")),
}


class LiftDialog(FormSheet):
    """Lists what differs; private questions are counted and never quoted, since somebody may sit beside."""

    def __init__(self, parent: QWidget, session: Session, round_: Assessment, news: News) -> None:
        super().__init__(parent, tr("Nyare frågor"), tr("Lyft över"), "arrow-right", wide=True)
        self._session, self._round, self._news = session, round_, news
        pupil_id = session.db.cases.get(round_.case_id).pupil_id
        self._called = session.db.pupils.get(pupil_id).called
        self.leave.set_text(tr("Behåll frågorna"))
        told = news.differences
        parts = [
            self._part(tr("Nya frågor"), told.new, [self._words(one) for one in told.new]),
            self._part(
                tr("Ändrade frågor"),
                [one.new for one in told.changed],
                [self._changed(one.new, one.aspects) for one in told.changed],
            ),
            self._part(
                tr("Frågor som delats eller ersatts"),
                [one.question for one in told.split],
                [self._split(one.question, one.instead) for one in told.split],
            ),
            self._part(
                tr("Frågor som inte ställs längre"),
                [one.question for one in told.retired],
                [self._gone(one.question, one.reason) for one in told.retired],
            ),
        ]
        stays = tr(
            "Svaren står kvar med orden de gavs i. Svar på frågor som inte ställs längre går att läsa under "
            "Samtalen. Det går inte att lyfta tillbaka."
        )
        self.close_form(*self._lead(), *(one for one in parts if one is not None), label(stays))
        self.leave.setFocus()

    def perform(self) -> None:
        """Lift the round."""
        assessments.lift(self._session, self._round)

    def _lead(self) -> list[QWidget]:
        found: list[QWidget] = []
        if self._news.own_version != self._news.version:
            words = tr("Omgången har frågorna {0}. De nyaste är {1}.")
            found.append(label(words.format(self._news.own_version, self._news.version)))
        if self._news.is_older:
            words = tr("Frågorna ställs som till {0}. Nu är det {1}.")
            found.append(label(words.format(age_words(self._news.own_age), age_words(self._news.age))))
        return found

    def _part(self, title: str, questions: Sequence[Question], lines: Sequence[str]) -> QWidget | None:
        """Return a heading with a line for each open question; None when there are no questions."""
        if not questions:
            return None
        made = QWidget()
        inside = column(made, gap=4)
        inside.addWidget(label(f"{title} ({len(questions)})", "h3"))
        hidden = 0
        for question, line in zip(questions, lines, strict=True):
            if question.may_be_private:
                hidden += 1
            else:
                inside.addWidget(label(f"• {line}", "small", "text"))
        if hidden:
            word = (
                tr("• 1 fråga som ställs enskilt") if hidden == 1 else tr("• {0} frågor som ställs enskilt")
            )
            inside.addWidget(label(word.format(hidden), "small"))
        return made

    def _changed(self, question: Question, aspects: Sequence[Aspect]) -> str:
        return tr("”{0}” Nytt: {1}.").format(
            self._words(question), joined([tr(_ASPECTS[one]) for one in aspects])
        )

    def _split(self, question: Question, instead: Sequence[Question]) -> str:
        new = joined([f"”{self._words(one)}”" for one in instead])
        return tr("”{0}” I stället frågas {1}").format(self._words(question), new)

    def _gone(self, question: Question, reason: str) -> str:
        return f"”{self._words(question)}” {reason}".strip()

    def _words(self, question: Question) -> str:
        """Return a question as it is put to the first who gets it, with the pupil's name in place."""
        first = question.informants[0]
        who = {"E": PUPIL, "V": guardian(1), "S": SCHOOL}[first]
        return wording(question, who, self._news.age).replace("{elev_fornamn}", self._called)


def age_words(age: AgeGroup) -> str:
    """Return whom the words of an age group are for."""
    return tr(_AGES[age])
