"""Grupp och råd: what is done without a pupil being named, one line to write it in and a table of what was done."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QStackedLayout, QWidget

from db.records import GroupActivity
from desktop.drafts.dialogs import DraftOf
from desktop.errors import NotUnderstoodError, UserError
from desktop.groups.listing import WHOLE, ActivityRow, Half, activity_rows, halves, summed
from desktop.groups.writing import NamedError, copied, note_case, save_activity
from desktop.session.here import school_here
from desktop.session.session import Session
from ui.dialogs.ask import show_error
from ui.dialogs.form_draft import FormDraft
from ui.groups.case_dialog import CaseFromAdviceDialog
from ui.groups.columns import columns, left_out
from ui.groups.quick_line import QuickLine
from ui.groups.sheet import ActivitySheet
from ui.groups.words import says_nobody
from ui.look.metrics import column, row, width
from ui.look.theme import theme
from ui.page.page import Page
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.one_scroll import OneScroll
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.form_values import controls_in
from ui.widgets.show.announce import announce
from ui.widgets.show.empty import EmptyState
from ui.widgets.show.table import Table
from ui.widgets.show.text import label
from ui.window.place import Place


class GroupsPage(Page):
    """The line keeps what is typed; the rows may be changed, and are never signed."""

    uses: ClassVar[frozenset[str]] = frozenset(
        {"group_activities", "group_activity_schools", "schools"} | {"pupils", "contacts"}
    )

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        self.add = Button(self.tr("Lägg till"), "primary", "plus")
        self.line = QuickLine(session)
        self.half, self.school = Combo(), Combo()
        self.table = Table(columns(session.today), self.tr("Grupp och råd"))
        self.empty = EmptyState("")
        self._sum, self._parts = label("", "strong", wrap=False), label("", "small", wrap=True)
        self._halves: list[Half] = []
        self._build()
        self._connect()
        self.refresh()
        self.line.school.choose(school_here(session))
        self._draft = FormDraft(
            self.line, self.tr("Grupp och råd"), session, DraftOf("grupp-rad"), controls_in(self.line)
        )
        if self._draft.line is not None:
            self._rows.insertWidget(1, self._draft.line)
            self.line.look()

    def refresh(self) -> None:
        """Read the list again; what is chosen and what is being written stay."""
        schools = self._schools()
        self.line.fill_schools([(name, id) for id, name in schools])
        self.school.fill([(self.tr("Alla skolor"), ""), *((name, id) for id, name in schools)])
        self._halves = halves(self.session)
        self.half.fill([(one.words, one.key) for one in self._halves])
        self._show_rows()

    def take_focus(self) -> bool:
        """Put the focus where the next occasion is begun: on the kinds while none is chosen."""
        self.line.begin()
        return True

    def flush(self) -> None:
        """Keep what stands in the line."""
        self._draft.flush()

    def state(self) -> dict[str, str]:
        """Return what was chosen."""
        chosen = self.table.current()
        at = chosen.activity.id if isinstance(chosen, ActivityRow) else ""
        return {"half": str(self.half.data()), "school": str(self.school.data()), "row": at}

    def restore(self, state: dict[str, str]) -> None:
        """Choose it again."""
        self.half.choose(state.get("half", ""))
        self.school.choose(state.get("school", ""))
        self._show_rows()
        self.table.select(lambda one: one.activity.id == state.get("row"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "bg")
        column(self, gap=0).addWidget(OneScroll(inside, [self.table]))
        rows = self._rows = column(inside, gap=10, margins=(24, 16, 24, 16))
        head = PageHead(
            self.tr("Grupp och råd"),
            self.tr("Det du gör utan att en elev nämns: råd till skolan, klass, grupp, föräldramöte."),
        )
        self.add.setObjectName("add-activity")
        head.set_primary(self.add)
        rows.addWidget(head)
        rows.addWidget(self.line)
        stage = QWidget()
        rows.addWidget(stage, 1)  # before it is filled: a stack polishes what is put into it
        self._stack = QStackedLayout(stage)
        card = Card(flush=True)
        card.setAccessibleName(self.tr("Tillfällen"))
        card.body.addWidget(self.table)
        self.table.setObjectName("activities")
        for part in (card, self.empty):
            self._stack.addWidget(part)
        rows.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """Return the sum, and what is shown of it all."""
        told, choices = QWidget(), QWidget()
        said, across = column(told, gap=0), row(choices, gap=12)
        said.addWidget(self._sum)
        said.addWidget(self._parts)
        for combo, name, words in (
            (self.half, "half", self.tr("Halvår")),
            (self.school, "at-school", self.tr("Skola att visa")),
        ):
            combo.setObjectName(name)
            across.addWidget(width(combo, 150, 220))
            combo.call(words)
        across.addStretch(1)
        return Columns([(told, 1, 480), (choices, 0, 312)])

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self.line.entered.connect(self._on_add)
        self.line.more_asked.connect(self._on_more)
        self.line.journal_asked.connect(lambda case_id: self.went.emit(Place("journal", case_id)))
        self.table.opened.connect(lambda one: self._open(one.activity, one.school_ids))
        self.half.currentIndexChanged.connect(self._show_rows)
        self.school.currentIndexChanged.connect(self._show_rows)
        self.empty.acted.connect(self._on_empty)
        copy = QShortcut(QKeySequence("Ctrl+D"), self)
        copy.setAutoRepeat(False)
        copy.activated.connect(self._on_copy)
        theme.changed.connect(self._fit)

    def _schools(self) -> list[tuple[str, str]]:
        return [(one.id, one.name) for one in self.session.db.schools.current()]

    @Slot()
    def _show_rows(self) -> None:
        key = str(self.half.data())
        half = next((one for one in self._halves if one.key == key), self._halves[0])
        found = activity_rows(self.session, half, str(self.school.data() or ""))
        self.table.set_rows(found, key=lambda one: one.activity.id)
        self._stack.setCurrentIndex(0 if found else 1)
        whole, parts = summed(found)
        self._sum.setText(f"{half.words}: {whole}." if found else "")
        self._parts.setText(f"{parts}." if found else "")
        is_bare = not found and self.session.db.group_activities.days() is None
        self.empty.say(
            self.tr("Här samlas det du gör utan att en elev nämns. Skriv det på raden ovanför.")
            if is_bare
            else self.tr("Inget är skrivet för det du har valt."),
            "" if is_bare else self.tr("Visa allt"),
        )
        self._fit()

    @Slot()
    def _on_empty(self) -> None:
        self.half.choose(WHOLE)
        self.school.choose("")

    @Slot()
    def _on_add(self) -> None:
        """Store what stands in the line; what looks like a name is asked about first."""
        self.line.look()
        try:
            made, at = self.line.activity(), self.line.school_ids()
            try:
                with self._draft.done_with():
                    save_activity(self.session, made, at)
            except NamedError as error:
                if not says_nobody(self, error.found):
                    return
                with self._draft.done_with():
                    save_activity(self.session, made, at, names_nobody=True)
        except NotUnderstoodError as error:
            show_error(self, error)
            return
        except UserError as error:
            show_error(self, error)
            self.line.begin()
            return
        self._after(made)

    def _after(self, made: GroupActivity) -> None:
        """Make the line ready for the next one, and show where the new row stands."""
        self.line.clear_written()
        self._draft.renew()
        self.table.select(lambda one: one.activity.id == made.id)
        self.line.begin()
        announce(self.table, self.tr("Tillagt."))

    @Slot()
    def _on_more(self) -> None:
        """Open all the fields, with what stands in the line in them."""
        try:
            made, at = self.line.activity(), self.line.school_ids()
        except UserError as error:
            show_error(self, error)
            return
        if self._open(made, at):
            self.line.clear_written()
            self._draft.renew()

    @Slot()
    def _on_copy(self) -> None:
        """Write the chosen row in the line again, as of today; it is added when the user says so."""
        chosen = self.table.current()
        if isinstance(chosen, ActivityRow):
            again = copied(self.session, chosen.activity, self.session.today())
            self.line.show_copy(again, chosen.school_ids)
            self.line.about.setFocus()

    def _open(self, activity: GroupActivity, school_ids: list[str] | tuple[str, ...]) -> bool:
        """Show one with all its fields; return whether it was stored or taken away."""
        offered = self._schools()
        known = {id for id, _ in offered}
        gone = [(id, self.session.db.schools.get(id).name) for id in school_ids if id not in known]
        sheet = ActivitySheet(self, self.session, activity, school_ids, [*offered, *gone])
        sheet.case_asked.connect(lambda: QTimer.singleShot(0, self, lambda: self._to_case(activity.id)))
        answer = sheet.exec()
        sheet.deleteLater()
        return answer == QDialog.DialogCode.Accepted

    def _to_case(self, activity_id: str) -> None:
        """Ask whether the family has said yes, and then take the pupil in."""
        dialog = CaseFromAdviceDialog(self, self.session, activity_id)
        dialog.exec()
        agreed_on = dialog.agreed_on
        dialog.deleteLater()
        if agreed_on is None:
            return
        from ui.people.pupil.new_pupil import (
            NewPupilDialog,
        )  # with all its fields: only when a pupil is taken in

        new = NewPupilDialog(self, self.session)
        cases: list[str] = []
        new.opened.connect(cases.append)
        new.exec()
        new.deleteLater()
        if cases:
            note_case(self.session, activity_id, cases[0], agreed_on)
            self.went.emit(Place("case", cases[0]))

    @Slot()
    def _fit(self) -> None:
        self.table.leave_out(left_out(self.width() * 100 // theme.zoom))
