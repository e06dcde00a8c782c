"""What every page is: a widget that stands at a place, listens to tables, and gives its text away in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.page.hands import bind_hands, main_button, print_button
from ui.widgets.input.search_box import SearchBox
from ui.window.place import Place

if TYPE_CHECKING:
    from desktop.session.session import Session


class Page(QWidget):
    """Base of the pages. Subclasses build themselves in `__init__` and read everything in `refresh`.

    `host` is the widget it is going to stand in. F6 goes between panes: give the parts of a page that are panes of
    their own the property `pane`. As it shows, the focus goes where `take_focus` puts it, else to the page's focus
    proxy, else to its first control.
    """

    went = Signal(object)  # Place: the user wants to go there
    search_asked = Signal()  # Ctrl+F where the page has nothing to search: everything is searched

    uses: ClassVar[frozenset[str]] = frozenset()  # tables whose change calls `refresh`
    rail: ClassVar[bool] = False  # the page wants the narrow sidebar (conversation, print)
    keeps: ClassVar[bool] = True  # False: it is ended as one leaves it (a conversation), also in an open case
    rereads: ClassVar[bool] = False  # `refresh` reads all the page shows, what is not in `uses` apart

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(host)  # what is put into a parent later is unpolished and polished again by Qt
        self.session = session
        self.place = place
        self.is_away = False  # kept, hidden: hears nothing, and is looked through before it shows again
        self.setObjectName(f"page-{place.page}")
        self.setProperty("surface", "bg")
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        session.changed.connect(self._on_changed)
        bind_hands(self, self.do_main, self.do_print)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._on_find)

    def refresh(self) -> None:
        """Read again and show. Called when a table in `uses` has changed; must keep what is being typed."""

    def flush(self) -> None:
        """Write unsaved text now. Called before leaving, locking and closing; may raise `UserError`."""

    def may_be_kept(self) -> bool:
        """Return whether the page may be shown again as it is left. Called when everything is written."""
        return self.keeps and self.place.case_id is not None

    def take_focus(self) -> bool:
        """Put the focus where the hand goes on when the page shows. False: on the first control."""
        return False

    def do_main(self) -> None:
        """Do what Ctrl+Enter does: press the page's main button, if it has one now."""
        button = main_button(self)
        if button is not None and button.property("kind") == "primary":
            button.click()

    def do_print(self) -> None:
        """Do what Ctrl+P does: press the button that prints, else go to the papers of the case."""
        button = print_button(self)
        if button is not None:
            button.click()
        elif self.place.case_id and self.place.page != "prints":
            self.went.emit(Place("prints", self.place.case_id))

    def do_note(self) -> None:
        """Do what Ctrl+N does: begin a note about the chosen case, else go where a case is chosen."""
        case_id = self.chosen_case()
        self.went.emit(Place("journal", case_id, "new") if case_id else Place("pupils"))

    def chosen_case(self) -> str | None:
        """Return the case that keys like Ctrl+N act on: the page's own, or the one chosen in its list."""
        return self.place.case_id

    def state(self) -> dict[str, str]:
        """Return what the page needs to look the same after lock: chosen row, caret, open step."""
        return {}

    def restore(self, state: dict[str, str]) -> None:
        """Take up what `state` gave. Called once, after the page is built."""

    def minimumSizeHint(self) -> QSize:
        """Let the window be small: a page that needs more scrolls inside itself."""
        return QSize(0, 0)

    @Slot()
    def _on_find(self) -> None:
        box = next((one for one in self.findChildren(SearchBox) if one.isVisibleTo(self)), None)
        if box is None:
            self.search_asked.emit()
        else:
            box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            box.selectAll()

    @Slot(frozenset)
    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & self.uses and not self.is_away:
            self.refresh()
