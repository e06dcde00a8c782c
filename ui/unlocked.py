"""While the vault is open: the shell and its page, the idle clock, and the ways out, all through one door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop import appearance, error_log, locking, practice
from desktop.errors import UserError
from desktop.idle import Idle
from desktop.launcher import LOCKED
from desktop.session import Session
from ui import clipboard
from ui.cover import cover_all
from ui.dialogs.ask import ask, show_error
from ui.main_window import MainWindow
from ui.pages import registry
from ui.place import Place
from ui.shell import Shell

ENDED = 0


class Unlocked(QObject):
    """Owns the session until it is put away. `end` is called last, with the exit code."""

    def __init__(
        self, session: Session, window: MainWindow, folder: Path, end: Callable[[int], object]
    ) -> None:
        super().__init__(window)
        self.session = session
        self.shell: Shell | None = None
        self._window, self._folder, self._end = window, folder, end
        self._is_ending = False
        self.idle = Idle(session.choices.idle_minutes, self)
        self.idle.expired.connect(self._on_idle)
        self.idle.start()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        session.changed.connect(self._on_changed)

    def show_shell(self, notice: str = "") -> None:
        """Show the program itself, where the user was when it was locked."""
        self.shell = Shell(self.session)
        self.shell.lock_asked.connect(self.lock)
        self._window.show_widget(self._framed(self.shell))
        _restore(self.shell, locking.read_state(self.session))
        page = self.shell.page()
        if page is not None:
            page.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lock with Ctrl+L also while a dialog is open, where the shell's own key is not heard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _is_lock_key(event):
            self.lock()
            return True
        return False

    def _framed(self, shell: Shell) -> QWidget:
        """Put the line of a practice vault above the shell."""
        if not self.session.choices.is_practice:
            return shell
        from ui.practice_bar import Practice

        framed = Practice(shell, has_ways=self.session.vault.folder == practice.practice_folder(self._folder))
        framed.restart_asked.connect(self._on_restart)
        framed.leave_asked.connect(self._on_leave)
        return framed

    @Slot()
    def lock(self, cause: str = "key") -> None:
        """Hide everything now, put it away, end the process; the launcher shows a fresh, locked one."""
        self._put_away(cause, LOCKED)

    def close(self, event: QCloseEvent) -> None:
        """Save and end. What cannot be saved is said, and the window stays: closing may wait, locking may not."""
        if self._is_ending:
            return
        page = self.shell.page() if self.shell is not None else None
        try:
            if page is not None:
                page.flush()
        except UserError as error:
            event.ignore()
            show_error(self._window, error)
            return
        self._put_away("close", ENDED)

    def end_now(self) -> None:
        """Save what can be saved and end: the system asks and does not wait."""
        self._put_away("system", ENDED)

    def save(self) -> None:
        """Write what is being written, without leaving; for a system that is about to end the session."""
        page = self.shell.page() if self.shell is not None else None
        if page is not None:
            page.flush()

    def _put_away(self, cause: str, code: int, then: Callable[[], None] | None = None) -> None:
        if self._is_ending:
            return
        self._is_ending = True
        self.idle.stop()
        keep_looks(self._window, self._folder, self.session)
        page = self.shell.page() if self.shell is not None else None
        state = _state(self.shell)
        cover_all(self._window, self.tr("Låser…"))
        failures = locking.put_away(self.session, cause, page.flush if page is not None else _nothing, state)
        clipboard.clear_own()
        for failure in failures:
            error_log.record(self._folder, failure)
        if then is not None:
            then()
        self._end(code)

    @Slot()
    def _on_restart(self) -> None:
        """Throw the practice vault away; the fresh process makes another."""
        title = self.tr("Börja om övningen?")
        words = self.tr("Det du har skrivit i övningen tas bort. Ditt riktiga arkiv påverkas inte.")
        if ask(self._window, title, words, self.tr("Börja om"), danger=True):
            self._put_away("practice", LOCKED, then=self._throw_away)

    @Slot()
    def _on_leave(self) -> None:
        appearance.keep(self._folder, in_practice=False)
        self.lock("practice")

    def _throw_away(self) -> None:
        practice.throw_away(self._folder)

    @Slot()
    def _on_idle(self) -> None:
        self.lock("idle")

    @Slot(frozenset)
    def _on_changed(self, tables: frozenset[str]) -> None:
        if "settings" in tables:
            self.idle.set_minutes(self.session.choices.idle_minutes)


def keep_looks(window: MainWindow, folder: Path, session: Session | None = None) -> None:
    """Keep place, colours and zoom where the locked window finds them."""
    looks: dict[str, Any] = {"geometry": bytes(window.saveGeometry().toBase64().data()).decode("ascii")}
    if session is not None:
        looks |= {"scheme": session.choices.scheme, "zoom": session.choices.zoom}
    appearance.keep(folder, **looks)


def _state(shell: Shell | None) -> locking.State:
    if shell is None:
        return {}
    place, kept = shell.state()
    return {"place": asdict(place), "page": kept} if place is not None else {}


def _restore(shell: Shell, state: locking.State) -> None:
    """Go back; a place that no longer is there is passed over."""
    found = state.get("place")
    if not isinstance(found, dict):
        return
    place = Place(**{key: found.get(key) for key in ("page", "case_id", "detail")})  # type: ignore[arg-type]  # as kept
    if registry.exists(place.page) and (not place.case_id or shell.session.db.cases.find(place.case_id)):
        shell.restore((place, dict(state.get("page") or {})))


def _is_lock_key(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _nothing() -> None:
    """Stand in for a page that is not there."""
