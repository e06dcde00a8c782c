"""Vem är du?: the only thing shown after the enhetschef's code, or where a restored vault has not been before.

No page, no count and no pupil's name is seen before it is answered; nothing is chosen beforehand; Esc locks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QWidget

from db.records import StandIn
from db.records.states import STAND_IN_REASONS, one_of
from desktop.errors import UserError
from desktop.session import who
from ui.look.metrics import column, row
from ui.secrets.middle import Middle
from ui.secrets.notice import Notice
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.paint.marks import RadioButton
from ui.widgets.show.text import label

if TYPE_CHECKING:
    from desktop.session.session import Session

_WIDE = 560
OWNER, OTHER = "owner", "other"
"""Object names of the two choices that are always there; one who has been here before is `earlier-1` and on."""


class WhoPage(Middle):
    """The owner, an earlier stand-in, or somebody new with name, title, reason and last day."""

    answered = Signal()
    lock_asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(_WIDE)
        self.setObjectName("who")
        self._session = session
        self._earlier = {f"earlier-{place}": one for place, one in enumerate(who.earlier(session), 1)}
        self._group = QButtonGroup(self)
        self._choices: dict[str, RadioButton] = {}
        self._name, self._title = LineEdit(), LineEdit()
        self._reason = Combo()
        self._until = DateField(session.today, "stand_in", needed=True)
        named(name=self._name, title=self._title, reason=self._reason, until=self._until)
        self._fields: dict[str, Field[QWidget]] = {
            "name": Field(self.tr("Ditt namn"), self._name),
            "title": Field(self.tr("Titel"), self._title),
            "reason": Field(self.tr("Varför du vikarierar"), self._reason),
            "until": Field(self.tr("Till och med"), self._until, self.tr("Högst sex månader framåt.")),
        }
        self._notice = Notice()
        self._go = Button(self.tr("Fortsätt"), "primary", tall=True)
        self._lock = Button(self.tr("Lås"), tall=True)
        named(who_go=self._go, who_lock=self._lock)
        self._build()
        self._connect()
        self._show_fields()
        self.setFocusProxy(self._choices[OWNER])

    def go_back(self) -> None:
        """Lock: there is nothing to go back to."""
        self.lock_asked.emit()

    def _build(self) -> None:
        by_chief = self._session.vault.key.by_chief
        why = (
            self.tr("Arkivet öppnades med enhetschefens kod.")
            if by_chief
            else self.tr("Arkivet är återställt på en dator där det inte har varit förut.")
        )
        self.set_title(
            self.tr("Vem är du?"),
            f"{why} {self.tr('Ditt namn står i loggen och under det du signerar. Esc låser.')}",
        )
        self.body.addWidget(self._choice_list())
        self._form = QWidget()
        form = column(self._form, gap=12)
        for pair in (("name", "title"), ("reason", "until")):
            line = row(gap=12)
            for key in pair:
                line.addWidget(self._fields[key], 1)
            form.addLayout(line)
        self._reason.fill([(self.tr("Välj"), ""), *((word, code) for code, word in who.REASONS.items())])
        self.body.addWidget(self._form)
        self.body.addWidget(self._notice)
        acts = row(gap=8)
        acts.addStretch(1)
        for button in (self._lock, self._go):
            button.setAutoDefault(True)
            acts.addWidget(button)
        self.body.addLayout(acts)

    def _choice_list(self) -> QGroupBox:
        group = QGroupBox()
        group.setProperty("bare", "true")
        group.setAccessibleName(self.tr("Vem är du?"))
        lines = column(group, gap=6)
        owner = self._session.owner.name
        about_owner = (
            self.tr("{name}, arkivets ägare").format(name=owner) if owner else self.tr("Arkivets ägare")
        )
        words = {OWNER: about_owner}
        words |= {key: f"{one.name}, {one.title}" for key, one in self._earlier.items()}
        words[OTHER] = self.tr("Någon annan")
        for key, text in words.items():
            choice = RadioButton(text.replace("&", "&&"))
            choice.setAccessibleName(text)
            choice.setObjectName(key)
            choice.toggled.connect(self._on_chosen)
            self._group.addButton(choice)
            self._choices[key] = choice
            lines.addWidget(choice)
        lines.addWidget(label(self.tr("Välj den du är. Ingen är vald i förväg."), "caption"))
        return group

    def _connect(self) -> None:
        self._go.clicked.connect(self._on_go)
        self._lock.clicked.connect(self.lock_asked)
        for line in (self._name, self._title, self._until.line):
            line.returnPressed.connect(self._on_go)
        for key, line in (("name", self._name), ("title", self._title)):
            line.written.connect(lambda _text, key=key: self._fields[key].set_error(""))
        self._reason.currentIndexChanged.connect(lambda: self._fields["reason"].set_error(""))

    def _chosen(self) -> str:
        return next((key for key, choice in self._choices.items() if choice.isChecked()), "")

    def _show_fields(self) -> None:
        chosen = self._chosen()
        show_if(bool(chosen) and chosen != OWNER, self._form)
        show_if(chosen == OTHER, self._fields["name"], self._fields["title"])

    @Slot(bool)
    def _on_chosen(self, is_on: bool) -> None:
        if not is_on:
            return
        self._notice.say("")
        known = self._earlier.get(self._chosen())
        holds = known is not None and known.until >= self._session.today()
        self._reason.choose(known.reason if known is not None and holds else "")
        self._until.set_date(known.until if known is not None and holds else None)
        for field in self._fields.values():
            field.set_error("")
        self._show_fields()

    @Slot()
    def _on_go(self) -> None:
        chosen = self._chosen()
        if not chosen:
            self._say(self.tr("Välj vem du är först."))
            self._choices[OWNER].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        try:
            if chosen == OWNER:
                who.go_on_as_owner(self._session)
            elif not self._missing(chosen):
                self._stand_in(self._earlier.get(chosen))
            else:
                return
        except UserError as error:
            self._say(error.text())
            return
        self.answered.emit()

    def _stand_in(self, known: StandIn | None) -> None:
        name, title = (known.name, known.title) if known else (self._name.text(), self._title.text())
        reason = one_of(STAND_IN_REASONS, self._reason.data())
        who.go_on_as_stand_in(self._session, name, title, reason, self._until.day())

    def _missing(self, chosen: str) -> bool:
        """Say under each field what it needs; returns whether anything does."""
        self._until.settle()
        wrong = {
            "name": chosen == OTHER and not self._name.text().strip(),
            "title": chosen == OTHER and not self._title.text().strip(),
            "reason": not self._reason.data(),
            "until": self._until.is_wrong(),
        }
        words = {
            "name": self.tr("Skriv för- och efternamn."),
            "title": self.tr("Skriv din titel, till exempel skolsocionom."),
            "reason": self.tr("Välj varför."),
            "until": self._until.problem() or self.tr("Skriv din sista dag."),
        }
        for key, field in self._fields.items():
            field.set_error(words[key] if wrong[key] else "")
        first = next((key for key in self._fields if wrong[key]), "")
        if first:
            self._fields[first].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(first)

    def _say(self, words: str) -> None:
        self._notice.tint("prohibit", "danger")
        self._notice.say(words)
