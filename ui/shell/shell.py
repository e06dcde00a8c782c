"""The unlocked program: sidebar, one page, palette, keys. Goes to places; knows nothing of what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop.errors import UserError
from desktop.session.here import be_at_school, school_here
from desktop.session.settings import prefer
from ui.dialogs.ask import show_error
from ui.look.metrics import row
from ui.look.theme import Scheme, theme
from ui.page.page import Page
from ui.people import case_facts as shell_facts
from ui.shell import registry
from ui.shell.day_turn import DayTurn
from ui.shell.hand import Hand
from ui.shell.hide import DialogCovers, NeutralPage
from ui.shell.kept import KeptPages, Visit
from ui.shell.keys import bind_keys, focus_pane
from ui.shell.palette import open_palette
from ui.shell.places import places
from ui.shell.sidebar import Sidebar
from ui.widgets.frame.palette import Palette
from ui.window.main_window import TITLE
from ui.window.place import Place

if TYPE_CHECKING:
    from desktop.vault.open_session import OpenSession

WIDE_FROM = 1100  # design pixels; under it the sidebar is a rail
SCHEMES = {"light": Scheme.LIGHT, "dark": Scheme.DARK, "contrast": Scheme.HIGH}
_TYPED = frozenset({"notes"})  # what an autosave changes
_COUNTED = frozenset({"tasks", "cases", "notes", "pupils", "schoolings", "schools", "settings"})


class Shell(QWidget):
    """Everything the user sees while the vault is open."""

    lock_asked = Signal()

    def __init__(
        self, session: OpenSession, place: Place | None = None, window: QWidget | None = None
    ) -> None:
        super().__init__(window)
        self.session = session
        self._place: Place | None = None
        self._page: Page | None = None
        self._kept = KeptPages(session)
        self._is_unfolded = False
        self._soon = QTimer(self)  # numbers at the side wait for the letters that wait for a save
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_soon)
        self.setWindowTitle(TITLE)
        theme.know_scripts()
        self._build()
        self._connect()
        self.apply_choices()
        if session.stand_in is not None:
            self._sidebar.show_who(self.tr("Du arbetar som {0}").format(session.worker.name))
        first = place or Place(places()[0].page) if places() else None
        if first is not None:
            self.go(first)  # which reads what the sidebar shows
        else:
            self.refresh()

    def go(self, place: Place, *, back: bool = False) -> None:
        """Go to a place, or `back` to it as it was left; stays when the text on this page cannot be saved."""
        if not registry.exists(place.page) or not self.flush():
            return
        if place.case_id and (self._place is None or place.case_id != self._place.case_id):
            self.session.note_opened(self.session.db.cases.get(place.case_id))
        found = self._kept.find(place) if back and place.detail is None else None
        self._show_page(found or self._kept.build(lambda: self._made(place)))

    @Slot(object)
    def go_back(self, place: Place) -> None:
        """Go to a page of the open case as it was left; any other is begun anew."""
        self.go(place, back=True)

    def place(self) -> Place | None:
        """Return where the user is."""
        return self._place

    def page(self) -> Page | None:
        """Return the page shown now."""
        return self._page

    def forget_pages(self) -> None:
        """Let go of the pages that are kept and do not show."""
        self._kept.forget()

    def take_focus(self) -> None:
        """Give the keyboard to the page, unless something on it has it."""
        now = self.focusWidget()
        if self._page is not None and (now is None or not self._page.isAncestorOf(now)):
            focus_pane(self._page)

    def flush(self) -> bool:
        """Write the page's unsaved text; on trouble say so and return False."""
        try:
            if self._page is not None:
                self._page.flush()
        except UserError as error:
            show_error(self, error)
            return False
        return True

    def state(self) -> tuple[Place | None, dict[str, str]]:
        """Return where the user is and what the page needs to look the same after lock."""
        return self._place, self._page.state() if self._page is not None else {}

    def restore(self, state: tuple[Place | None, dict[str, str]]) -> None:
        """Go back to where `state` was taken."""
        place, kept = state
        if place is not None:
            self.go(place)
            if self._page is not None:
                self._page.restore(kept)

    def ask_lock(self) -> None:
        """Ask to be locked. Never a question: whoever locks saves what can be saved."""
        self.lock_asked.emit()

    def hide_quickly(self) -> None:
        """Show a neutral page at once, over dialogs as well, or come back from it."""
        is_hidden = self._stack.currentWidget() is self._neutral
        for palette in self.findChildren(Palette):
            palette.hide()
            palette.deleteLater()
        self._stack.setCurrentWidget(self._inside if is_hidden else self._neutral)
        self._retitle()
        if is_hidden:
            self._covers.take_away()
            if self._page is not None:
                focus_pane(self._page)
        else:
            self._neutral.setFocus()
            self._covers.raise_over(self.window(), self.hide_quickly)

    def open_palette(self) -> None:
        """Open search over pupils, pages and acts."""
        if self._stack.currentWidget() is self._inside:
            open_palette(self)

    def zoom(self, steps: int) -> None:
        """Zoom in (1), out (-1) or back to 100 % (0), and remember it."""
        self.forget_pages()  # each would be dressed anew as well
        if steps:
            theme.zoom_by(steps)
        else:
            theme.zoom_to(100)
        prefer(self.session, zoom=theme.zoom)

    def apply_choices(self) -> None:
        """Take scheme and zoom from the settings."""
        choices = self.session.choices
        wanted = SCHEMES.get(choices.scheme)
        if wanted != theme.wanted:
            theme.choose(wanted)
        if choices.zoom != theme.zoom:
            theme.zoom_to(choices.zoom)

    def refresh(self) -> None:
        """Read what the sidebar shows again."""
        self._soon.stop()
        with self.session.read_apart():
            self._read()
        self._retitle()

    def _read(self) -> None:
        counts = shell_facts.place_counts(self.session)
        case_id = self._place.case_id if self._place else None
        self._sidebar.show_case(shell_facts.case_facts(self.session, case_id) if case_id else None)
        if case_id:
            counts |= shell_facts.case_counts(self.session, case_id, self._drafts)
        self._sidebar.show_counts(counts)
        self._sidebar.show_schools(shell_facts.schools(self.session), school_here(self.session))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose sidebar or rail."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The window may be as small as it likes; what does not fit scrolls."""
        return QSize(0, 0)

    def _build(self) -> None:
        self._neutral = NeutralPage()
        self._covers = DialogCovers()
        self._day = DayTurn(self.session, self)
        self._inside = QWidget(self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._inside)  # empty: Qt shows, polishes and measures the first one at once
        self._row = row(self._inside, gap=0)
        self._sidebar = Sidebar(self._inside)
        self._row.addWidget(self._sidebar)
        self._stack.addWidget(self._neutral)

    def _connect(self) -> None:
        self._sidebar.went.connect(self.go_back)
        self._sidebar.asked.connect(self._on_asked)
        self._sidebar.school_chosen.connect(self._on_school)
        self._neutral.ended.connect(self.hide_quickly)
        self.session.changed.connect(self._on_changed)
        self._day.turned.connect(self._on_day)
        theme.changed.connect(self._fit)
        bind_keys(self)
        Hand(self, self.page, focus_pane)

    def _made(self, place: Place) -> Page:
        page = registry.page_class(place.page)(self.session, place, self._inside)
        page.went.connect(self.go)
        page.search_asked.connect(self.open_palette)
        self._row.addWidget(page, 1)
        return page

    def _show_page(self, visit: Visit) -> None:
        old, page = self._page, visit.page
        gone = self._kept.enter(visit)
        self._page, self._place = page, page.place
        self._is_unfolded = False
        if old is not None:
            old.hide()
        if gone is not None:
            self._row.removeWidget(gone)
            gone.deleteLater()
        if self.isVisible():  # else it is shown, and polished, with the shell
            page.show()
        if not visit.take_focus():
            focus_pane(page)
        self._sidebar.show_place(page.place)
        self._fit()
        self.refresh()

    def _retitle(self) -> None:
        case_id = self._place.case_id if self._place else None
        if case_id and self._stack.currentWidget() is self._inside:
            number = self.session.db.cases.get(case_id).number
            self.setWindowTitle(self.tr("{0} – ärende {1}").format(TITLE, number))
        else:
            self.setWindowTitle(TITLE)

    def _drafts(self, count: int) -> str:
        return self.tr("1 utkast") if count == 1 else self.tr("{0} utkast").format(count)

    @Slot()
    def _fit(self) -> None:
        is_narrow = self.width() * 100 < WIDE_FROM * theme.zoom
        wants_rail = is_narrow or (self._page is not None and self._page.rail)
        self._sidebar.set_rail(wants_rail and not self._is_unfolded)

    @Slot(str)
    def _on_asked(self, what: str) -> None:
        if what == "unfold":
            self._is_unfolded = True
            self._fit()
        else:
            {"search": self.open_palette, "lock": self.ask_lock, "hide": self.hide_quickly}[what]()

    @Slot(str)
    def _on_school(self, school_id: str) -> None:
        be_at_school(self.session, "" if school_id == school_here(self.session) else school_id)

    @Slot(frozenset)
    def _on_changed(self, tables: frozenset[str]) -> None:
        if "settings" in tables:
            self.apply_choices()
        if tables == _TYPED:
            self._soon.start()
        elif tables & _COUNTED:
            self.refresh()

    @Slot()
    def _on_day(self) -> None:
        """Read all that says today again; what is being typed stays."""
        if not self.session.vault.is_open:
            return
        self._kept.forget()
        if self._page is not None:
            self._page.refresh()
        self.refresh()

    @Slot()
    def _on_soon(self) -> None:
        if self.session.vault.is_open:  # a save may be the last thing before the lock
            self.refresh()
