"""The first half of *Ny elev*: a search over everyone who is here already."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.cases import intake as pupils
from desktop.drafts import drafts
from desktop.people import duplicates
from desktop.session.session import Session
from ui.look.metrics import column, row
from ui.people.pupil.known_list import KnownList
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.show.announce import announce
from ui.widgets.show.text import label

_REST = 120  # milliseconds without a key


class NewPupilSearch(QWidget):
    """Shows at most five while one types. Enter goes to the first of them, or on to the form if there is none."""

    opened = Signal(str)  # case id of somebody who was here
    returned = Signal(str)  # id of the closed case of somebody who comes back
    went_on = Signal()  # to an empty form
    resumed = Signal()  # to the form as it was left

    def __init__(self, session: Session, text: str) -> None:
        super().__init__()
        self._session = session
        self.line = LineEdit(text, "", "magnifying-glass")
        self.line.setObjectName("who")
        self.found = KnownList(begins=True)
        self._words = label("", "small")
        self._left = QWidget()
        self.resume = Button(self.tr("Fortsätt"), small=True)
        self.forget = Button(self.tr("Kasta"), "link", small=True)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._build()
        self._connect()
        self._show_left()
        if text.strip():
            self.search()

    @Slot()
    def search(self) -> None:
        """Show who may be meant."""
        self._rest.stop()
        text = self.line.text()
        found = [pupils.known(self._session, one) for one in duplicates.search(self._session, text)]
        self.found.show_known(found)
        if not text.strip():
            words = ""
        elif not found:
            words = self.tr("Ingen som liknar det finns här.")
        else:
            words = self.tr("1 elev liknar det du skrev.") if len(found) == 1 else self._several(len(found))
        self._words.setText(words)
        announce(self.line, words)

    def names(self) -> tuple[str, str, str]:
        """Return first names, last name and number as they were typed in the search."""
        text = " ".join(self.line.text().split())
        if any(letter.isdigit() for letter in text):
            return "", "", text
        first, _, last = text.rpartition(" ")
        return (first, last, "") if first else (last, "", "")

    def _several(self, count: int) -> str:
        return self.tr("{0} elever liknar det du skrev.").format(count)

    def _build(self) -> None:
        whole = column(self, gap=12)
        whole.addWidget(label(self.tr("Sök först, så att ingen läggs in två gånger."), "body", "text2"))
        whole.addWidget(self._left)
        whole.addWidget(Field(self.tr("Namn eller nummer"), self.line))
        whole.addWidget(self._words)
        whole.addWidget(self.found)
        left = row(self._left, gap=8)
        left.addWidget(label(self.tr("Du har börjat skriva om en ny elev. Det finns kvar.")), 1)
        left.addWidget(self.forget)
        left.addWidget(self.resume)
        self.resume.setObjectName("resume")
        self.forget.setObjectName("forget")

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _: self._rest.start())
        self._rest.timeout.connect(self.search)
        self.line.returnPressed.connect(self._on_enter)
        self.found.opened.connect(self.opened)
        self.found.returned.connect(self.returned)
        self.resume.clicked.connect(self.resumed)
        self.forget.clicked.connect(self._on_forget)

    def _show_left(self) -> None:
        self._left.setVisible(bool(drafts.kept(self._session, drafts.NEW_PUPIL)))

    @Slot()
    def _on_enter(self) -> None:
        self._rest.stop()
        self.search()
        first = next((button for button in self.found.findChildren(Button) if not button.isHidden()), None)
        if first is not None:
            first.setFocus()
        else:
            self.went_on.emit()

    @Slot()
    def _on_forget(self) -> None:
        drafts.drop(self._session, drafts.NEW_PUPIL)
        self._show_left()
        self.line.setFocus()
