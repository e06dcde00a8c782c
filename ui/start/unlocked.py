"""While the vault is open: the shell and its page, the idle clock, and the ways out, all through one door."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.drafts import rescue
from desktop.drafts.rescue import Rescued
from desktop.errors import UserError
from desktop.lock import locking
from desktop.lock.causes import Cause
from desktop.lock.sources.idle import Idle
from desktop.log import clocks
from desktop.paper.kept.hindsight import Hindsight
from desktop.process import appearance, error_log, hardening
from desktop.process.launcher import LOCKED
from desktop.process.pulse import PULSE
from desktop.vault import erasing, practice, tidying
from desktop.vault.key_change import CAUSE
from desktop.vault.open_session import OpenSession
from desktop.work import Work
from ui.backup.closing import LastCopy
from ui.dialogs.ask import ask, show_error
from ui.lock import begun, typed
from ui.lock.ask_day import ask_day
from ui.lock.files_watched import PresenceWatch
from ui.lock.guards import Guards
from ui.log.words import warn_if_broken
from ui.shell import where
from ui.shell.shell import Shell
from ui.start.in_turn import PAPER, Warm
from ui.start.notices import tell_how_it_opened
from ui.widgets.input.autosave import Autosave
from ui.window import capture, clipboard
from ui.window.cover import cover_all
from ui.window.main_window import MainWindow
from ui.window.sharing_bar import framed

ENDED = 0
AFTER_OPENING, BETWEEN = 20_000, 250  # ms: until older papers are drawn; between pieces of what a paper needs


class Unlocked(QObject):
    """Owns the session until it is put away. `end` is called last, with the exit code."""

    def __init__(
        self, session: OpenSession, window: MainWindow, folder: Path, end: Callable[[int], object]
    ) -> None:
        super().__init__(window)
        self.session = session
        self.shell: Shell | None = None
        self._window, self._folder, self._end = window, folder, end
        self._is_ending = False
        self._work = Work(self)
        self.guards = Guards(window, session.choices.idle_minutes, self)
        self.guards.asked.connect(self._on_asked)
        self.guards.hide_asked.connect(self._on_hide_asked)
        session.changed.connect(self._on_changed)
        self._backups = session.backups
        self._backups.restore_waits.connect(self._on_restore_waits)
        self._last_copy: LastCopy | None = None
        PresenceWatch(session, window, self.lock, self)
        self._key_change = session.key_change
        self._key_change.save_first = self._save_first
        self._key_change.waits.connect(self._on_key_change_waits)
        session.erasing.waits.connect(self._on_erase_waits)

    @property
    def idle(self) -> Idle:
        """Return the idle clock."""
        return self.guards.idle

    def show_shell(self) -> None:
        """Show the program itself, where the user was when it was locked."""
        self.shell = Shell(self.session, window=self._window)
        self.shell.lock_asked.connect(self.lock)
        self._window.show_widget(framed(self._framed(self.shell), capture.current()))
        state = locking.read_state(self.session)
        where.restore(self.shell, state)
        page = self.shell.page()
        if page is not None:
            self.shell.take_focus()
            typed.put_caret(page, dict(state.get("caret") or {}))
        QTimer.singleShot(0, self._hand_back)
        QTimer.singleShot(0, partial(begun.tell, self._window, state.get("begun") or ()))
        self._backups.keep_time()
        QTimer.singleShot(0, self.session.computer.look)
        QTimer.singleShot(0, self._tidy)
        QTimer.singleShot(0, self._look_at_log)
        QTimer.singleShot(0, self._say_notices)
        self.session.old_vault.begin()
        self._hindsight = Hindsight(self.session, self, self.idle.seconds_idle)
        QTimer.singleShot(AFTER_OPENING, self._draw_in_hindsight)
        self._papers = Warm(self, PAPER, BETWEEN, self.idle.seconds_idle)
        self._papers.start()

    @Slot()
    def _draw_in_hindsight(self) -> None:
        """Draw what was signed before papers were kept, a paper at a time, long after the opening."""
        if self.session.vault.is_open:
            self._hindsight.begin()

    @Slot()
    def _say_notices(self) -> None:
        if self.session.vault.is_open:
            tell_how_it_opened(self._window, self.session, self._work, self._folder)

    @Slot()
    def _tidy(self) -> None:
        """Let go of what has had its time, or ask first whether the computer's day can be believed."""
        if not self.session.vault.is_open:
            return
        seen = clocks.of(self.session)
        if seen.is_doubtful:
            ask_day(self._window, self.session, seen, self._tidy)
        else:
            tidying.let_go(self.session, seen)

    @Slot()
    def _look_at_log(self) -> None:
        if self.session.vault.is_open:
            warn_if_broken(self._window, self.session)

    @Slot()
    def _hand_back(self) -> None:
        """Show what was typed when it locked and now stands nowhere; what stands on the page again is forgotten."""
        if not self.session.vault.is_open:
            return
        found = rescue.fetch(self.session)
        missing = typed.missing_from(self.shell, found)
        if missing != found:
            rescue.put(self.session, missing)
        if missing:
            from ui.lock.rescued_dialog import RescuedDialog

            RescuedDialog(self._window, self.session, missing).open()

    def _framed(self, shell: Shell) -> QWidget:
        """Put the line of a practice vault above the shell."""
        if not self.session.choices.is_practice:
            return shell
        from ui.start.practice_bar import Practice

        framed = Practice(shell, has_ways=self.session.vault.folder == practice.practice_folder(self._folder))
        framed.restart_asked.connect(self._on_restart)
        framed.leave_asked.connect(self._on_leave)
        return framed

    @Slot()
    def lock(self, cause: Cause = "key") -> None:
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
        if self._backups.is_due and self.session.vault.is_open:
            event.ignore()
            self._copy_and_close()
            return
        self._put_away("close", ENDED)

    def _copy_and_close(self) -> None:
        if self._last_copy is None:
            self._last_copy = LastCopy(self._window, self._backups)
            self._last_copy.finished.connect(self._on_copied)
            self._last_copy.begin()

    @Slot()
    def _on_copied(self) -> None:
        self._put_away("close", ENDED)

    @Slot()
    def _on_restore_waits(self) -> None:
        """Put the vault away; the fresh process finds the restored one in its place."""
        self._put_away("restore", LOCKED)

    @Slot()
    def _on_key_change_waits(self) -> None:
        """Close without another word written; the fresh process finds the new vault in its place."""
        self._put_away(CAUSE, LOCKED, is_saved=True)

    @Slot()
    def _on_erase_waits(self) -> None:
        """Close without another word written, and shred the keys; the fresh process erases the rest."""
        shred = partial(erasing.shred_keys, self.session.vault.folder)
        self._put_away(erasing.CAUSE, LOCKED, shred, is_saved=True)

    def _save_first(self) -> None:
        """Save what stands on the screen before the vault is written anew. Raises what stands in the way."""
        shown = typed.dialogs(self._window)
        flush, found = partial(self._flush, shown), partial(self._typed, shown)
        locking.save_now(self.session, flush, found, where.state_of(self.shell))

    def end_now(self) -> None:
        """Save what can be saved and end: the system asks and does not wait."""
        self._put_away("system", ENDED)

    def _put_away(
        self, cause: Cause, code: int, then: Callable[[], None] | None = None, *, is_saved: bool = False
    ) -> None:
        """Cover first; nothing after that may stop the end, however it fails."""
        if self._is_ending:
            return
        self._is_ending = True
        last_way_out = locking.end_anyway(code)
        failures: list[Exception] = []
        state: locking.State = {}
        shown = typed.dialogs(self._window)
        with locking.guarded(failures):
            state = where.state_of(self.shell)  # what is open shows only while it shows
            state["begun"] = begun.titles(shown)
        cover_all(self._window, self.tr("Låser…"))
        self.guards.stop()
        if self.shell is not None:
            self.shell.forget_pages()
        with locking.guarded(failures):
            self._key_change.forget()
        put_away = locking.close_alone if is_saved else locking.put_away
        flush, found = partial(self._flush, shown), partial(self._typed, shown)
        failures += put_away(self.session, cause, flush, state, found)
        if not self.session.vault.is_open:
            PULSE.locked(is_again=code == LOCKED)
        for step in (self._rest, clipboard.clear_own, self._leave_nothing, then or _nothing):
            with locking.guarded(failures):
                step()
        for failure in failures:
            error_log.record(self._folder, failure)
        last_way_out.cancel()
        self._end(code)

    def _flush(self, dialogs: list[QWidget]) -> None:
        """Take in what an input method is composing, and write what waits in the dialogs and on the page."""
        QGuiApplication.inputMethod().commit()
        page = self.shell.page() if self.shell is not None else None
        begun.flush(dialogs, page)
        if page is not None:
            page.flush()

    def _typed(self, dialogs: list[QWidget]) -> list[Rescued]:
        page = self.shell.page() if self.shell is not None else None
        return typed.typed_in([*dialogs, *([page] if page is not None else [])])

    def _rest(self) -> None:
        """Let no form write any more, as fields that lose the focus would, nor a search read what is closed."""
        for timer in self._window.findChildren(QTimer):
            timer.stop()
        for form in self._window.findChildren(Autosave):
            form.forget()

    def _leave_nothing(self) -> None:
        where.keep_looks(self._window, self._folder, self.session)
        hardening.sweep(self._folder)

    @Slot()
    def _on_restart(self) -> None:
        """Throw the practice vault away; the fresh process makes another."""
        title = self.tr("Börja om övningen?")
        words = self.tr("Det du har skrivit i övningen tas bort. Ditt riktiga arkiv påverkas inte.")
        if ask(self._window, title, words, self.tr("Börja om"), danger=True):
            self._put_away("practice", LOCKED, then=partial(practice.throw_away, self._folder))

    @Slot()
    def _on_leave(self) -> None:
        appearance.keep(self._folder, in_practice=False)
        self.lock("practice")

    @Slot(str)
    def _on_asked(self, cause: Cause) -> None:
        self._put_away(cause, ENDED if cause == "session_end" else LOCKED)

    @Slot()
    def _on_hide_asked(self) -> None:
        if self.shell is not None:
            self.shell.hide_quickly()

    @Slot(frozenset)
    def _on_changed(self, tables: frozenset[str]) -> None:
        if "settings" in tables:
            self.guards.idle.set_minutes(self.session.choices.idle_minutes)


def _nothing() -> None:
    """Stand in for what is not to be done."""
