"""The answers that are one press: a worded scale, yes or no, and neither.

Vet inte and Vill inte svara are answers of their own, equal in size, and not the same as unanswered (None). So is
Gäller inte mig, at the questions that need not concern everybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ui.widgets.input.answer_group import Answer, AnswerGroup
from ui.widgets.input.tile import Tile

UNKNOWN = "unknown"
DECLINED = "declined"
NOT_RELEVANT = "not_relevant"


def _tr(text: str) -> str:
    return QCoreApplication.translate("ScaleInput", text)


def asides(not_relevant: str = "") -> list[Answer]:
    """Return the two answers every question has beside its own, and a third in these words, if there are any."""
    third: list[Answer] = [(NOT_RELEVANT, not_relevant, "G", not_relevant)] if not_relevant else []
    return [
        (UNKNOWN, _tr("Vet inte"), "V", _tr("Vet inte")),
        (DECLINED, _tr("Vill inte svara"), "X", _tr("Vill inte svara")),
        *third,
    ]


class ScaleInput(AnswerGroup):
    """Levels in words, the digit only as the key. Values: int, `UNKNOWN`, `DECLINED`, `NOT_RELEVANT`, None.

    `not_relevant` are the words of an answer of its own, where the question need not concern the one who answers.
    """

    def __init__(
        self,
        question: str,
        levels: Sequence[str],
        *,
        with_none: bool = True,
        first: int = 0,
        not_relevant: str = "",
    ) -> None:
        last = first + len(levels) - 1
        said = _tr("{0}, {1} av {2} till {3}")
        answers: list[Answer] = [
            (level, word, str(level), said.format(word, level, first, last))
            for level, word in enumerate(levels, first)
        ]
        super().__init__(question, answers, asides(not_relevant) if with_none else [])


class YesNoInput(AnswerGroup):
    """Ja or Nej. Values: True, False, `UNKNOWN`, `DECLINED`, `NOT_RELEVANT`, None."""

    def __init__(self, question: str, *, with_none: bool = True, not_relevant: str = "") -> None:
        answers: list[Answer] = [(True, _tr("Ja"), "J", _tr("Ja")), (False, _tr("Nej"), "N", _tr("Nej"))]
        super().__init__(question, answers, asides(not_relevant) if with_none else [])


class NoneInput(AnswerGroup):
    """Vet inte and the like alone, under a text or a list. Values: `UNKNOWN`, `DECLINED`, `NOT_RELEVANT`, None."""

    def __init__(self, question: str, *, not_relevant: str = "") -> None:
        super().__init__(question, asides(not_relevant), [], is_high=False)
        for tile in self.findChildren(Tile):
            tile.caps_by_focus = True
