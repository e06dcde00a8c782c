"""Ta med till planen: what differs, what is hard and what is good, and only what the user ticks is taken along."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.plan.sources import DISPUTED, Source
from desktop.plan.taking import offers, take_along
from desktop.session.session import Session
from ui.assessment.overview.area_card import InformantMarks
from ui.assessment.standing import FamilyStanding
from ui.assessment.words import joined, tr
from ui.dialogs.form_sheet import FormSheet
from ui.widgets.input.long_check import LongCheck
from ui.widgets.show.text import label


class TakeAlongDialog(FormSheet):
    """Offers what the family may meet and the plan has not. Nothing is ticked from the start."""

    def __init__(self, parent: QWidget, session: Session, case_id: str, standing: FamilyStanding) -> None:
        title, act = tr("Vad ska med till planen?"), tr("Ta med till planen")
        super().__init__(parent, title, act, "target", wide=True)
        self.setObjectName("take-along")
        self._session, self._case_id, self._standing = session, case_id, standing
        self.section = ""
        self._boxes: list[tuple[Source, LongCheck, bool]] = []
        found = offers(session, case_id)
        self.body.addWidget(label(_into(found.begins), "small"))
        apart = [one for one in found.left.barriers if one.is_disputed]
        hard = [one for one in found.left.barriers if not one.is_disputed]
        self._add(tr("Vi ser olika på detta"), "apart", apart)
        self._add(tr("Det här är svårt"), "hard", hard)
        self._add(tr("Det här går bra"), "good", found.left.strengths)
        if not self._boxes:
            self.body.addWidget(label(tr("Inget mer finns att ta med.")))
            self.act.setEnabled(False)
        if found.there:
            self.body.addWidget(label(_there(found.there, is_new=found.begins == "plan"), "small"))
        self.close_form()
        (self._boxes[0][1].box if self._boxes else self.leave).setFocus()

    def perform(self) -> None:
        """Put what is ticked in the draft. Raises `UserError`."""
        chosen = [(one, is_good) for one, line, is_good in self._boxes if line.box.isChecked()]
        good = [one for one, is_good in chosen if is_good]
        hard = [one for one, is_good in chosen if not is_good]
        take_along(self._session, self._case_id, good, hard)
        self.section = "situation" if hard else "strengths"

    def _add(self, title: str, name: str, sources: Sequence[Source]) -> None:
        if sources:
            self.body.addWidget(label(title, "h3"))
        for place, one in enumerate(sources):
            marks = InformantMarks(list(one.informants), 12)
            line = LongCheck(one.text.removeprefix(DISPUTED), f"take-{name}-{place}", marks)
            names = joined([self._standing.name(who) for who in one.informants])
            line.box.setAccessibleName(f"{title}: {line.box.accessibleName()} {names}.")
            self._boxes.append((one, line, name == "good"))
            self.body.addWidget(line)


def _into(begins: str) -> str:
    """Return where what is chosen comes."""
    if begins == "plan":
        return tr("Planen påbörjas som utkast. Det du väljer läggs sist under styrkor och hinder.")
    if begins == "version":
        return tr(
            "En ny version av planen påbörjas som utkast. Det du väljer läggs sist under styrkor och hinder."
        )
    return tr("Det du väljer läggs sist under styrkor och hinder i planens utkast.")


def _there(number: int, *, is_new: bool) -> str:
    """Return how much is not offered since the plan has it."""
    if number == 1:
        return (
            tr("1 svar kommer med ändå när planen påbörjas.") if is_new else tr("1 svar står redan i planen.")
        )
    many = (
        tr("{0} svar kommer med ändå när planen påbörjas.") if is_new else tr("{0} svar står redan i planen.")
    )
    return many.format(number)
