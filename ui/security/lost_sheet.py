"""Förlorad dator: what to do now, and the sheet for the data protection officer, best printed beforehand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import dates
from desktop.errors import UserError
from desktop.safety import incident, incident_words
from ui.dialogs.ask import show_error
from ui.dialogs.form_draft import FailureLabel
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column, row
from ui.widgets.frame.shown import show_if
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.segments import Segments
from ui.widgets.show.text import hairline, label

if TYPE_CHECKING:
    from desktop.session.settings import Incident
    from desktop.vault.open_session import OpenSession

_FILE = "underlag-forlorad-dator.pdf"
_NAME = 60  # characters


class LostSheet(Sheet):
    """Steps first, then the paper: about this computer, or about the one a restored copy came from."""

    def __init__(self, parent: QWidget, session: OpenSession) -> None:
        super().__init__(parent, self.tr("Förlorad dator"), wide=True)
        self.setObjectName("lost-sheet")
        self._session = session
        self._watch = session.computer
        self._lost = incident.elsewhere(session)
        self._which = Segments(
            [("here", self.tr("Den här datorn")), ("lost", self.tr("Datorn som kopian kom från"))],
            self.tr("Vilken dator papperet gäller"),
        )
        self._name = Field(
            self.tr("Så heter datorn"),
            LineEdit(self._watch.known().name),
            self.tr("Till exempel numret på klisterlappen, så att IT vet vilken det är."),
            optional=True,
        )
        self._autosave = Autosave(self._rename, FailureLabel(), self)
        self._about = label("", "small")
        self._made = label("", "small")
        self._fill()
        self._connect()
        self._tell()

    def _fill(self) -> None:
        self._name.control.setObjectName("computer-name")
        self._name.control.setMaxLength(_NAME)
        lead = self.tr("Är datorn borta? Gör så här.")
        steps = (f"{number}. {step}" for number, step in enumerate(incident_words.steps(), start=1))
        self.setAccessibleDescription(" ".join((lead, *steps)))
        self.body.addWidget(label(lead, "strong"))
        self.body.addLayout(self._steps())
        self.body.addWidget(label(incident_words.law(), "caption"))
        self.body.addWidget(hairline())
        self.body.addWidget(label(self.tr("Underlag till dataskyddsombudet"), "strong"))
        for part in (self._about, self._which, self._name, self._made):
            self.body.addWidget(part)
        show_if(self._lost is not None, self._which)
        self._close = Button(self.tr("Stäng"))
        self._show = Button(self.tr("Visa"), icon="eye")
        self._save = Button(self.tr("Spara"))
        self._print = Button(self.tr("Skriv ut nu"), "primary", "printer")
        named = ((self._close, "stay"), (self._show, "show"), (self._save, "save"), (self._print, "act"))
        for button, name in named:
            button.setObjectName(name)
            self.acts.addWidget(button)
        self._show.setAccessibleName(self.tr("Visa underlaget"))
        self._save.setAccessibleName(self.tr("Spara underlaget som fil"))
        self._close.setFocus()

    def _steps(self) -> QVBoxLayout:
        lines = column(gap=6)
        for number, step in enumerate(incident_words.steps(), start=1):
            line = row(gap=8)
            line.addWidget(label(f"{number}.", "strong", wrap=False), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(step), 1)
            lines.addLayout(line)
        return lines

    def _connect(self) -> None:
        self._which.chosen.connect(self._on_which)
        self._name.control.editingFinished.connect(self._keep_name)
        self._name.control.written.connect(self._autosave.touch)
        self._close.clicked.connect(self.reject)
        self._show.clicked.connect(self._on_show)
        self._save.clicked.connect(self._on_save)
        self._print.clicked.connect(self._on_print)

    def flush(self) -> None:
        """Write what waits."""
        self._autosave.flush()

    def done(self, result: int) -> None:
        """Close; the name of the computer is kept also when the keyboard is still in its field."""
        self.flush()
        super().done(result)

    def _is_lost(self) -> bool:
        return self._lost is not None and self._which.key() == "lost"

    def _facts(self) -> Incident:
        facts = (
            self._lost
            if self._lost is not None and self._is_lost()
            else incident.here(self._session, self._watch.known())
        )
        return replace(facts, name=" ".join(self._name.control.text().split()))

    def _tell(self) -> None:
        """Say what the paper is about, and when it was last made."""
        today = self._session.today()
        if self._is_lost():
            self._about.setText(
                self.tr(
                    "Det säkerhetskopian vet om datorn den gjordes på. Inga namn på elever står på papperet."
                )
            )
        else:
            self._about.setText(
                self.tr(
                    "En borttappad dator kan inte skriva ut det här. Skriv ut det nu och lägg det hos chefen. Inga "
                    "namn på elever står på papperet."
                )
            )
        made = dates.stored(self._session.choices.incident_printed_on)
        if made is None:
            self._made.setText(self.tr("Inte utskrivet än."))
            return
        said = self.tr("Gjort {day}.").format(day=dates.brief(made, today))
        if incident.is_old(self._session):
            said += " " + self.tr("Gör ett nytt den här terminen.")
        self._made.setText(said)

    def _pdf(self) -> bytes:
        from desktop.paper.builders import incident_paper
        from desktop.paper.needed import told_when_empty
        from desktop.paper.pdf import render

        with told_when_empty():
            return render(incident_paper(self._session, self._facts())).data

    @Slot(str)
    def _on_which(self, key: str) -> None:
        known = self._lost if key == "lost" and self._lost is not None else self._watch.known()
        self._name.control.setText(known.name)
        self._tell()

    @Slot()
    def _keep_name(self) -> None:
        """Keep what this computer is called; the lost one's is on the paper alone."""
        try:
            self._rename()
        except UserError as error:
            show_error(self, error)

    def _rename(self) -> None:
        if not self._is_lost():
            self._watch.rename(self._name.control.text())

    @Slot()
    def _on_show(self) -> None:
        from ui.security.paper_sheet import PaperSheet

        try:
            data = self._pdf()
        except UserError as error:
            show_error(self, error)
            return
        PaperSheet(self, self.tr("Underlag vid förlorad dator"), data).exec()

    @Slot()
    def _on_save(self) -> None:
        from ui.paper.save_file import save_pdf

        self._left(lambda: save_pdf(self, self._pdf(), _FILE, self._safe()) is not None, "fil")

    @Slot()
    def _on_print(self) -> None:
        from ui.paper.printing import print_pdf

        do = self.tr("Välj en annan skrivare, eller spara det som fil.")
        self._left(lambda: bool(print_pdf(self, self._pdf(), self._safe(), do)), "skrivare")

    def _left(self, leave: Callable[[], bool], how: str) -> None:
        """Let the paper leave the program, and log it once it has."""
        self._keep_name()
        try:
            if leave():
                incident.note_left(self._session, how)
                self._tell()
        except UserError as error:
            show_error(self, error)

    def _safe(self) -> str:
        return self.tr("Underlaget kan göras igen när som helst.")
