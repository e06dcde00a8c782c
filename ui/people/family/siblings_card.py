"""Syskon i arkivet: the pupil's siblings who are pupils here too, each with the way there."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop import dates
from desktop.closing.act import told
from desktop.people.siblings import Kin, candidates, link_siblings, siblings_of, unlink_siblings
from desktop.session.session import Session
from ui.dialogs.ask import ask
from ui.dialogs.form_sheet import FormSheet
from ui.look.metrics import row
from ui.people.fact_list import schooling_line
from ui.people.family.person_row import PersonFacts, PersonRow
from ui.people.list_card import ListCard
from ui.widgets.input.buttons import IconButton
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.show.text import label
from ui.window.place import Place


def _tr(text: str) -> str:
    return QCoreApplication.translate("SiblingsCard", text)


class SiblingsCard(ListCard):
    """A row a sibling. What is seen here is on no paper, and in no view that the family sees."""

    went = Signal(object)  # Place

    def __init__(self, session: Session, case_id: str) -> None:
        super().__init__(
            _tr("Syskon i arkivet"),
            _tr("Lägg till"),
            _tr("Inget syskon är elev här. Det som står här skrivs aldrig ut."),
        )
        self._session, self._case_id = session, case_id
        self.acted.connect(self._add)

    def refresh(self) -> None:
        """Read the siblings again."""
        self.show_rows(self._row(one) for one in siblings_of(self._session, self._pupil_id))

    @property
    def _pupil_id(self) -> str:
        return self._session.db.cases.get(self._case_id).pupil_id

    def _row(self, kin: Kin) -> QWidget:
        now = self._session.db.schoolings.current(kin.pupil.id)
        school = self._session.db.schools.get(now.school_id).name if now else ""
        where = " · ".join(part for part in (school, schooling_line(now) if now else "") if part)
        state = (
            self.tr("Stöd pågår sedan {0}").format(dates.full(kin.case.opened_on))
            if kin.case.status == "open"
            else told(kin.case)
        )
        made = QWidget()
        across = row(made, gap=4, margins=(0, 2, 0, 2))
        person = PersonRow(PersonFacts(kin.pupil.full_name, where, [state]), self.tr("Öppna"))
        person.act.setObjectName(f"open-sibling-{kin.pupil.id}")
        person.acted.connect(lambda: self.went.emit(Place("case", kin.case.id)))
        across.addWidget(person, 1)
        away = IconButton("x", self.tr("Ta bort syskonet {0}").format(kin.pupil.full_name), "quiet")
        away.setObjectName(f"unlink-{kin.pupil.id}")
        away.clicked.connect(lambda: self._unlink(kin))
        across.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _add(self) -> None:
        dialog = SiblingDialog(self, self._session, self._case_id)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _unlink(self, kin: Kin) -> None:
        title = self.tr("Är {0} inte ett syskon?").format(kin.pupil.called)
        text = self.tr("Länken tas bort hos båda. Inget annat ändras.")
        if ask(self, title, text, self.tr("Ta bort länken")):
            unlink_siblings(self._session, kin.link)


class SiblingDialog(FormSheet):
    """Which other pupil here is a sibling; those with the same guardian stand first."""

    def __init__(self, parent: QWidget, session: Session, case_id: str) -> None:
        super().__init__(parent, "", "")
        self.set_title(self.tr("Vilken elev är syskon?"))
        self.act.set_text(self.tr("Lägg till syskonet"))
        self.setObjectName("sibling-dialog")
        self._session = session
        self._pupil_id = session.db.cases.get(case_id).pupil_id
        self.who = Combo()
        self.who.setObjectName("who")
        found = candidates(session, self._pupil_id)
        same = self.tr("samma vårdnadshavare")
        self.who.fill(
            [
                (self.tr("Välj"), ""),
                *(
                    (f"{one.full_name} · {same}" if shares else one.full_name, one.id)
                    for one, shares in found
                ),
            ]
        )
        self.close_form(
            label(self.tr("Det syns hos båda, och står aldrig på något papper."), "small"),
            Field(self.tr("Elev i arkivet"), self.who),
        )
        self.who.setFocus()

    def perform(self) -> None:
        """Link them. Raises `UserError` when nobody is chosen."""
        link_siblings(self._session, self._pupil_id, str(self.who.data() or ""))
