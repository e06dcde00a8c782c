"""What every page is: a widget that stands at a place, listens to tables, and gives its text away in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.window.place import Place

if TYPE_CHECKING:
    from desktop.session.session import Session


class Page(QWidget):
    """Base of the pages. Subclasses build themselves in `__init__` and read everything in `refresh`.

    `host` is the widget it is going to stand in. F6 goes between panes: give the parts of a page that are panes of
    their own the property `pane`. The focus goes to the page's focus proxy as it shows, else to its first control.
    """

    went = Signal(object)  # Place: the user wants to go there

    uses: ClassVar[frozenset[str]] = frozenset()  # tables whose change calls `refresh`
    rail: ClassVar[bool] = False  # the page wants the narrow sidebar (conversation, print)

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(host)  # what is put into a parent later is unpolished and polished again by Qt
        self.session = session
        self.place = place
        self.setObjectName(f"page-{place.page}")
        self.setProperty("surface", "bg")
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read again and show. Called when a table in `uses` has changed; must keep what is being typed."""

    def flush(self) -> None:
        """Write unsaved text now. Called before leaving, locking and closing; may raise `UserError`."""

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

    @Slot(frozenset)
    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & self.uses:
            self.refresh()
