"""What is typed in a dialog, kept while it is typed and shown again the next time: Esc loses nothing.

Nothing of a secret is kept (`form_values.may_be_kept`), nor of what one searches for.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from itertools import count
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from desktop.drafts import dialogs
from desktop.drafts.dialogs import DraftOf, TypedField
from desktop.session.session import Session
from ui.look.metrics import row
from ui.widgets.input.autosave import Autosave
from ui.widgets.input.buttons import Button
from ui.widgets.input.form_values import Controls, controls_in, is_text, on_edited, show_values, values_of
from ui.widgets.show.saved import SavedLabel
from ui.widgets.show.text import label


class BegunLine(QWidget):
    """*Du hade börjat*: says that what shows was typed before, and lets it be thrown away or gone on with."""

    def __init__(self, *, is_changed: bool) -> None:
        super().__init__()
        self.setObjectName("begun")
        words = self.tr("Du hade börjat skriva. Det finns kvar här, men är inte sparat än.")
        if is_changed:
            words += " " + self.tr("Uppgifterna har ändrats sedan dess, så titta igenom dem.")
        self.forget = Button(self.tr("Kasta"), "link", small=True)
        self.resume = Button(self.tr("Fortsätt"), small=True)
        self.forget.setObjectName("forget-draft")
        self.resume.setObjectName("resume-draft")
        self.forget.setAccessibleName(self.tr("Kasta det jag hade börjat skriva"))
        self.resume.setAccessibleName(self.tr("Fortsätt med det jag hade börjat skriva"))
        line = row(self, gap=8)
        line.addWidget(label(words, wrap=True), 1)
        line.addWidget(self.forget)
        line.addWidget(self.resume)


class FailureLabel(SavedLabel):
    """Says only that something could not be kept: "Sparat" here would be taken for the act."""

    def __init__(self) -> None:
        super().__init__()
        self.hide()

    def _show(self, words: str, icon: str | None, tone: str | None) -> None:
        super()._show(words, icon, tone)
        self.setVisible(tone == "danger")


class FormDraft(QObject):
    """Keeps what is typed in `form`, whose fields all stand there already, with what they hold from the start.

    What was kept before is shown at once. `line` is then to be put above the fields, `label` beside the buttons.
    `controls` are those that are kept, all in the form if none are given.
    """

    def __init__(
        self, form: QWidget, title: str, session: Session, of: DraftOf, controls: Controls | None = None
    ) -> None:
        super().__init__(form)
        self.session, self._title, self._form = session, title, form
        self.is_over = False
        self._controls = controls_in(form) if controls is None else dict(controls)
        self._was = values_of(self._controls)
        name = dialogs.name(session, of)
        self.row = _free_row(session, name) if isinstance(form, QDialog) else _taken_over(session, name)
        _LIVE.add(self)
        kept = dialogs.kept(session, self.row)
        self._is_kept = bool(kept)
        kept = {name: one for name, one in kept.items() if name in self._was and one.now != self._was[name]}
        self.line: BegunLine | None = None
        self.label = FailureLabel()
        self.autosave = Autosave(self._save, self.label, self)
        if kept:
            self.line = BegunLine(is_changed=any(self._was[name] != one.was for name, one in kept.items()))
            self.line.forget.clicked.connect(self._on_forget)
            self.line.resume.clicked.connect(self._on_resume)
            show_values(self._controls, {name: one.now for name, one in kept.items()})
        on_edited(self._controls, self.autosave.touch)
        if not isinstance(form, QDialog):
            form.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what is typed in a part of a page when the page goes away."""
        if event.type() == QEvent.Type.Hide:
            self.flush()
        return False

    def done_with(self) -> AbstractContextManager[None]:
        """Forget the draft in the same transaction as the act in the block, so that it is kept if that fails."""
        return dialogs.done_with(self.session, self.row)

    def flush(self) -> bool:
        """Keep what is typed now; return whether it is safe."""
        self.autosave.flush()
        return not self.autosave.is_waiting

    def renew(self) -> None:
        """What stands here is stored now: nothing is to be kept any more, until somebody types again."""
        self._was = values_of(self._controls)
        self._drop()
        if self.line is not None:
            self.line.hide()

    @Slot()
    def put_caret(self) -> None:
        """Let the next key add to what stands where the keyboard is: Qt selects it all, to be replaced."""
        editor = self._form.focusWidget()
        if isinstance(editor, QLineEdit):
            editor.end(False)
        elif isinstance(editor, QPlainTextEdit):
            editor.moveCursor(QTextCursor.MoveOperation.End)

    def is_begun(self) -> bool:
        """Return whether something stands here that did not from the start."""
        return values_of(self._controls) != self._was

    def end(self, *, is_done: bool) -> None:
        """The dialog closes: keep what is typed, or forget it when the act is done."""
        self.is_over = True
        if is_done:
            self._drop()
        else:
            self.flush()

    def _save(self) -> None:
        """Keep what differs from what stood there at first. Raises `UserError`."""
        typed = {
            name: TypedField(
                label=self._controls[name].accessibleName(),
                was=self._was[name],
                now=now,
                is_text=is_text(self._controls[name]),
            )
            for name, now in values_of(self._controls).items()
            if now != self._was[name]
        }
        dialogs.keep(self.session, self.row, self._title, typed)
        self._is_kept = bool(typed)

    def _drop(self) -> None:
        """Forget what is kept, if anything is: a page also lets go after the vault has been closed."""
        self.autosave.forget()
        if self._is_kept:
            dialogs.drop(self.session, self.row)
            self._is_kept = False

    @Slot()
    def _on_forget(self) -> None:
        """Show again what is stored, or nothing."""
        show_values(self._controls, self._was)
        self._drop()
        self._on_resume()

    @Slot()
    def _on_resume(self) -> None:
        if self.line is not None:
            self.line.hide()
        self._form.focusNextChild()


_LIVE: WeakSet[FormDraft] = WeakSet()
"""The drafts of the dialogs that are open, so that two about the same thing do not write over each other."""


def _taken_over(session: Session, name: str) -> str:
    """Let an earlier form in the same place keep what it holds and go; a page builds its parts anew."""
    for one in list(_LIVE):
        if isValid(one) and one.session is session and one.row == name and not one.is_over:
            one.end(is_done=False)
    return name


def _free_row(session: Session, name: str) -> str:
    """Return the first row of this name that no open dialog has; one that holds something before an empty one."""
    taken = {one.row for one in _LIVE if isValid(one) and one.session is session and not one.is_over}
    free = sorted(one for one in dialogs.begun(session, name) if one not in taken)
    numbered = (name if number == 1 else f"{name}#{number}" for number in count(1))
    return free[0] if free else next(one for one in numbered if one not in taken)
