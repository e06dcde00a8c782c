"""Step 6: the telephone numbers of the safety box. They may wait, but not be forgotten."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop import content
from desktop.session.settings import Office
from ui.secrets.panel import Panel
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit


def phone_fields(office: Office) -> dict[str, Field[LineEdit]]:
    """Return a field for each number of the safety box, by the names of `Office`."""
    names = {
        "tel_reception": "Socialtjänstens mottagning, dagtid",
        "tel_on_call": "Socialjouren, kvällar och helger",
        "tel_bup": "Barn- och ungdomspsykiatrin (BUP)",
        "tel_chief": "Din enhetschef",
    }
    made = {}
    for name, text in names.items():
        field = Field(text, LineEdit(getattr(office, name)), optional=True)
        field.control.setObjectName(name)
        made[name] = field
    return made


class PhonesPanel(Panel):
    """All of them may be left empty; the safety box then says that the number is missing."""

    has_way_back = True

    def __init__(self, office: Office) -> None:
        say = content.texts().get
        super().__init__(say("start.telefon_rubrik"), say("start.telefon"))
        self.act = self.tr("Börja arbeta")
        self._fields = phone_fields(office)
        for field in self._fields.values():
            field.control.returnPressed.connect(self.moved_on)
            self.body.addWidget(field)
        self.body.addStretch(1)

    def values(self) -> dict[str, str]:
        """Return the numbers by the names of `Office`."""
        return {name: field.control.text().strip() for name, field in self._fields.items()}

    def start(self) -> None:
        """Begin with the first."""
        self._fields["tel_reception"].control.setFocus(Qt.FocusReason.OtherFocusReason)
