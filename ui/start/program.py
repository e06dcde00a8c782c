"""What the window shows when: first start, locked, open.

Knows no page and no step of its own; puts the parts together and listens to them. What needs the vault is
imported after the locked window stands.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QCloseEvent

from desktop.process import appearance
from desktop.vault import practice
from desktop.work import Work
from ui.secrets.middle import Middle
from ui.unlock.openings import Openings
from ui.unlock.unlock_page import UnlockPage
from ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from db.errors import DatabaseDamagedError
    from db.records.events import LogEvent
    from db.vault.keys import UnsealedKey
    from db.vault.vault import Vault
    from desktop.errors import UserError
    from desktop.vault.opening import Opening
    from ui.first_start.course import Course
    from ui.start.unlocked import Unlocked

_PAINTED = 50
"""Milliseconds until the locked window has been painted; what needs the vault's own modules waits for that."""


class Program(QObject):
    """One run of the program on one data folder. `end` is called last, with the exit code."""

    def __init__(self, folder: Path, window: MainWindow, end: Callable[[int], object]) -> None:
        super().__init__(window)
        self.folder, self.window = folder, window
        self.work = Work(self)
        self.unlocked: Unlocked | None = None
        self._end = end
        self._in_practice = appearance.read(folder).in_practice
        self._openings = Openings(self.work, self)
        self._openings.opened.connect(self._on_opened)
        self._openings.created.connect(self._on_created)
        self._openings.was_wrong.connect(self._on_wrong)
        self._openings.failed.connect(self._on_failed)
        self._openings.damaged.connect(self._on_damaged)
        self._openings.damage_found.connect(self._on_damage_found)
        self._course: Course | None = None
        window.closing.connect(self._on_closing)
        window.minimised.connect(self._on_minimised)

    @property
    def vault_folder(self) -> Path:
        """Return where the vault lies that is open or about to be."""
        return practice.practice_folder(self.folder) if self._in_practice else self.folder

    def begin(self) -> None:
        """Show the first thing: what is locked, or the first start where there is no vault."""
        if self._in_practice and not appearance.has_files(self.vault_folder):
            self.show_first_start()
            self._on_practice_wanted()
        elif appearance.has_files(self.vault_folder):
            self.show_locked()
        else:
            self.show_first_start()

    def show_locked(self) -> None:
        """Show the card that opens the vault; what stands in its way is looked for once it shows."""
        self._course = None
        page = UnlockPage(practice.PASSPHRASE if self._in_practice else "", self._other())
        self._openings.listen(page)
        page.passphrase_given.connect(self._on_passphrase)
        page.code_asked.connect(self._on_code_asked)
        page.other_asked.connect(self._on_other)
        self.window.show_widget(page)
        QTimer.singleShot(_PAINTED, self._look)

    def show_first_start(self) -> Course:
        """Show the guided sequence from its beginning."""
        from desktop.process.data_folder import copied_by
        from ui.first_start.course import Course
        from ui.first_start.frame import FirstStart

        frame = FirstStart(copied_by(self.folder), has_practice=practice.is_there())
        self._course = course = Course(frame, self.work)
        frame.practice_wanted.connect(self._on_practice_wanted)
        frame.copy_wanted.connect(self._on_copy_wanted)
        frame.lock_asked.connect(self._on_lock_asked)
        course.vault_wanted.connect(self._on_vault_wanted)
        course.finished.connect(self._on_first_start_done)
        self.window.show_widget(frame)
        return course

    @Slot()
    def end_now(self) -> None:
        """The system asks the program to end."""
        if self.unlocked is not None:
            self.unlocked.end_now()
        else:
            self._leave(0)

    def _opening(self) -> Opening:
        return self._openings.at(self.vault_folder)

    def _other(self) -> str:
        if self._in_practice:
            return self.tr("Lämna övningen")
        has_practice = appearance.has_files(practice.practice_folder(self.folder))
        return self.tr("Öppna övningen") if has_practice else ""

    def _show_trouble(self, error: UserError) -> None:
        from ui.unlock.trouble import WaysOn, show_trouble

        ways = WaysOn(self.begin, self._on_copy_wanted, self._opening().with_key)
        show_trouble(self.window, self.vault_folder, self.work, error, ways)

    def _take(self, vault: Vault, event: LogEvent) -> Unlocked:
        """Make the open vault a session that the idle clock watches from now on."""
        from desktop.lock.locking import note_opening
        from desktop.session import who
        from desktop.vault.open_session import OpenSession
        from ui.start.unlocked import Unlocked

        session = OpenSession(vault)
        if who.is_asked(session):
            session.wait_for_name()
        note_opening(session, event, self._opening().throttle)
        self.unlocked = Unlocked(session, self.window, self.folder, self._leave)
        self._opening().strengthen(session)
        return self.unlocked

    @Slot()
    def _go_in(self) -> None:
        """Show the program, or what is left of the first start."""
        from desktop.vault.first_start import next_step
        from ui.start.practice import show_practice

        if self.unlocked is None:
            return
        if self._in_practice:
            show_practice(self.unlocked, self._course)
        elif self.unlocked.session.stand_in is not None or next_step(self.unlocked.session) is None:
            self.unlocked.show_shell()
        else:
            self.show_first_start().go_on(self.unlocked.session)

    def _leave(self, code: int) -> None:
        self.window.hide()
        self._end(code)

    @Slot()
    def _look(self) -> None:
        """Name at once what stands in the way, before a passphrase is typed in vain; not while one is tried."""
        from desktop.vault.opening import what_stands_in_the_way

        self._opening()
        problem = None if self.work.is_busy else what_stands_in_the_way(self.vault_folder)
        if problem is not None and self.unlocked is None:
            self._show_trouble(problem)
        else:
            from ui.start.in_turn import Warm
            from ui.start.warm import STEPS

            if isinstance(page := self.window.shown(), UnlockPage):
                page.look_for_text(self.vault_folder)
            Warm(self, STEPS).start()  # what the first page needs is made ready while the passphrase is typed

    def _working(self) -> Opening:
        """Show that the key is being worked out, and return what does it."""
        if isinstance(page := self.window.shown(), Middle):
            page.working()
        return self._opening()

    @Slot(str)
    def _on_passphrase(self, passphrase: str) -> None:
        self._working().with_passphrase(passphrase)

    @Slot(str)
    def _on_code(self, code: str) -> None:
        self._working().with_recovery_code(code)

    @Slot()
    def _on_code_asked(self) -> None:
        from ui.unlock.code_page import CodePage

        page = CodePage()
        page.code_given.connect(self._on_code)
        page.back_asked.connect(self.show_locked)
        self.window.show_widget(page)

    @Slot()
    def _on_other(self) -> None:
        """Go over to practice, or back from it."""
        self._in_practice = not self._in_practice
        appearance.keep(self.folder, in_practice=self._in_practice)
        self.begin()

    @Slot(str)
    def _on_vault_wanted(self, passphrase: str) -> None:
        self._in_practice = False
        appearance.keep(self.folder, in_practice=False)
        self._opening().make(passphrase)

    @Slot()
    def _on_practice_wanted(self) -> None:
        self._in_practice = True
        appearance.keep(self.folder, in_practice=True)
        if appearance.has_files(self.vault_folder):
            self.begin()
            return
        if self._course is not None:
            self._course.frame.working(self.tr("Lägger in tolv påhittade elever…"))
        practice.make(self._opening())

    @Slot(object)
    def _on_opened(self, vault: Vault) -> None:
        from desktop.vault.opening import how_opened
        from ui.start.entering import Entering

        session = self._take(vault, how_opened(vault)).session
        entering = Entering(session, self.window, self.work, self._on_lock_asked, self)
        entering.finished.connect(self._go_in)
        entering.begin()

    @Slot(object, str)
    def _on_created(self, vault: Vault, code: str) -> None:
        from ui.start.practice import show_practice

        unlocked = self._take(vault, "vault_created")
        if self._in_practice:
            show_practice(unlocked, self._course)
        elif self._course is not None:
            self._course.begin_with(unlocked.session, code)

    @Slot()
    def _on_copy_wanted(self) -> None:
        from ui.backup.restore_page import show_restore

        show_restore(self.window, self.vault_folder, self.work, self.begin)

    @Slot()
    def _on_first_start_done(self) -> None:
        self._course = None
        self._go_in()

    @Slot(int)
    def _on_wrong(self, seconds: int) -> None:
        if isinstance(page := self.window.shown(), Middle):
            page.was_wrong(seconds)

    @Slot(object)
    def _on_damage_found(self, error: UserError) -> None:
        """Say what the check behind the open vault found; from now on it is only read."""
        from ui.unlock.damaged import tell_behind

        tell_behind(self.window, error, self._on_lock_asked)

    @Slot(object, object)
    def _on_damaged(self, key: UnsealedKey, error: DatabaseDamagedError | None) -> None:
        """See to what is damaged; then the vault opens, or the user goes another way."""
        from ui.unlock.damaged import SeeTo, Ways

        ways = Ways(self._opening().open_again, self._on_copy_wanted, self.begin, self.window.close)
        SeeTo(self.window, self.vault_folder, self.work, key, ways).begin(error)

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        if self._course is not None:
            self._course.frame.failed(error)
        else:
            self._show_trouble(error)

    @Slot()
    def _on_lock_asked(self) -> None:
        if self.unlocked is not None:
            self.unlocked.lock()

    @Slot(object)
    def _on_closing(self, event: QCloseEvent) -> None:
        if self.unlocked is not None:
            self.unlocked.close(event)
        else:
            self._leave(0)

    @Slot()
    def _on_minimised(self) -> None:
        if self.unlocked is not None and self.unlocked.session.choices.lock_on_minimise:
            self.unlocked.lock("minimised")
