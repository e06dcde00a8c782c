"""Making a new recovery code, the user's or the enhetschef's, and trying the one on the paper."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.vault.keys import CodeType
from desktop.safety import codes
from desktop.secrets.change import (
    looks_whole,
    new_recovery_code,
    take_away_chief_code,
    try_recovery_code,
)
from desktop.session.session import Session
from ui.secrets.print_code import print_code
from ui.secrets.show_code import ShowCode
from ui.security.dialogs import SecretSheet
from ui.widgets.input.buttons import Button
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.show.text import label


class NewCodeDialog(SecretSheet):
    """Asks first, since a paper in an envelope may become void; then shows and has it typed back."""

    kind = codes.OWN

    def __init__(self, parent: QWidget, session: Session) -> None:
        self._has_one = session.vault.key.has(self.kind)
        super().__init__(parent, session, self._title(), self.tr("Ta fram en ny kod"))
        self.setObjectName("new-code")
        self._code: ShowCode | None = None
        self._words = label(self._before())
        self.explain(self._before())
        self.body.addWidget(self._words)
        self.body.addWidget(self._notice)
        self._stay.setFocus()

    def done(self, result: int) -> None:
        """Close and drop the code."""
        if self._code is not None:
            self._code.forget()
        super().done(result)

    def _title(self) -> str:
        return self.tr("Ta fram en ny återställningskod?")

    def _done_title(self) -> str:
        return self.tr("Din nya återställningskod")

    def _before(self) -> str:
        return self.tr(
            "Den kod du har på papper slutar gälla genast. Säkerhetskopior som redan är gjorda öppnas "
            "fortfarande med den."
        )

    def _after(self) -> str:
        return self.tr("Riv det gamla papperet när det nya ligger i kuvertet.")

    @Slot()
    def _on_act(self) -> None:
        if self._code is None:
            self._rest(True)
            new_recovery_code(self._session, self._work, self._show, self._on_failed, self.kind)
        elif self._code.missing():
            self._notice.say(self._code.missing())
            self._code.show_missing()
        else:
            self._code.forget()
            codes.was_proved(self._session, self.kind)
            self.accept()

    def _show(self, code: str) -> None:
        self._rest(False)
        is_chief = self.kind == codes.CHIEF
        self._code = ShowCode(code)
        self._code.print_asked.connect(
            lambda: print_code(self, code, self._session.today(), for_chief=is_chief)
        )
        self.body.insertWidget(0, self._code)
        self._words.setText(self._after())
        self.set_title(self._done_title())
        self.explain(self._after())
        self._stay.hide()
        self._act.set_text(self.tr("Klar"))
        self._code.start()


class ChiefCodeDialog(NewCodeDialog):
    """The enhetschef's code: made, replaced, or taken away. The user's own is not touched."""

    kind = codes.CHIEF

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent, session)
        self.setObjectName("chief-code")
        self._remove = Button(self.tr("Ta bort koden"))
        self._remove.setObjectName("remove-code")
        self._remove.setVisible(self._has_one)
        self._remove.clicked.connect(self._on_remove)
        self.acts.insertWidget(self.acts.indexOf(self._act), self._remove)
        self._is_removing = False

    def _title(self) -> str:
        if self._has_one:
            return self.tr("Byt eller ta bort enhetschefens kod?")
        return self.tr("Ta fram en kod åt enhetschefen?")

    def _done_title(self) -> str:
        return self.tr("Enhetschefens nya kod")

    def _before(self) -> str:
        if self._has_one:
            return self.tr(
                "En ny kod gör att papperet hos chefen slutar gälla genast. Säkerhetskopior som redan är "
                "gjorda öppnas fortfarande med den gamla. Din egen kod ändras inte."
            )
        return self.tr(
            "Med koden kan chefen öppna arkivet när du inte kan, till exempel om du blir sjuk länge. Den ligger "
            "på papper i ett förseglat kuvert hos chefen. Den som använder den säger först vem hon eller han är, "
            "och det syns i loggen. Din egen kod ändras inte."
        )

    def _after(self) -> str:
        return self.tr("Lägg papperet i ett förseglat kuvert och lämna det till chefen.")

    def _show(self, code: str) -> None:
        self._remove.hide()
        super()._show(code)

    def _rest(self, resting: bool) -> None:
        super()._rest(resting)
        self._remove.setEnabled(not resting)

    @Slot()
    def _on_act(self) -> None:
        if self._is_removing:
            self._rest(True)
            take_away_chief_code(self._session, self._work, self.accept, self._on_failed)
        else:
            super()._on_act()

    @Slot()
    def _on_remove(self) -> None:
        """Say what it means; the act then does it."""
        self._is_removing = True
        words = self.tr(
            "Papperet hos chefen slutar gälla. Glömmer du lösenfrasen hjälper då bara din egen kod. "
            "Säkerhetskopior som redan är gjorda öppnas fortfarande med chefens kod."
        )
        self.set_title(self.tr("Ta bort enhetschefens kod?"))
        self._words.setText(words)
        self.explain(words)
        self._remove.hide()
        self._act.set_text(self.tr("Ta bort koden"))
        self._act.set_kind("danger")
        self._stay.setFocus()


class TryCodeDialog(SecretSheet):
    """Types the code from the paper; says whether it would open the vault, and which of the two it is."""

    def __init__(self, parent: QWidget, session: Session, kind: CodeType = codes.OWN) -> None:
        title = self.tr("Prova återställningskoden")
        if kind == codes.CHIEF:
            title = self.tr("Prova enhetschefens kod")
        super().__init__(parent, session, title, self.tr("Prova koden"))
        self.setObjectName("try-code")
        self._kind = kind
        self._field = Field(self.tr("Koden från papperet"), LineEdit(tall=True))
        self._field.control.setObjectName("code")
        words = self.tr("Ta fram papperet och skriv av koden. Inget ändras, du får bara veta om den stämmer.")
        if kind == codes.CHIEF:
            words += " " + self.tr("Försegla kuvertet på nytt efteråt.")
        self.explain(words)
        for part in (label(words), self._field, self._notice):
            self.body.addWidget(part)
        self._field.control.returnPressed.connect(self._on_act)
        self._field.control.setFocus()

    @Slot()
    def _on_act(self) -> None:
        if not self._act.isEnabled():
            return
        code = self._field.control.text()
        if not looks_whole(code):
            self._field.set_error(
                self.tr("Koden är inte hel. Kontrollera att alla 28 tecken är med och rätt skrivna.")
            )
            self._field.control.setFocus()
            return
        self._field.set_error("")
        self._rest(True)
        try_recovery_code(self._session, self._work, code, self._answer, self._on_failed, self._kind)

    def _answer(self, found: str) -> None:
        self._rest(False)
        if not found:
            self._field.set_error(
                self.tr(
                    "Koden öppnar inte arkivet. Är det ett äldre papper? Prova det rätta, eller ta fram en ny kod."
                )
            )
            self._field.control.setFocus()
            return
        if found == self._kind:
            said = self.tr("Koden stämmer. Den öppnar arkivet.")
        elif found == codes.CHIEF:
            said = self.tr("Det här är enhetschefens kod. Den öppnar arkivet, men det är inte din egen.")
        else:
            said = self.tr("Det här är din egen kod. Den öppnar arkivet, men det är inte enhetschefens.")
        is_right = found == self._kind
        self._notice.tint("check-circle" if is_right else "warning", "ok" if is_right else "warn")
        self._notice.say(said)
        self._field.control.clear()
        self._field.hide()
        self._act.hide()
        self._stay.set_text(self.tr("Stäng"))
        self._stay.setFocus()
