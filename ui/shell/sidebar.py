"""The sidebar: search, places, the open case with its pages, and at the bottom school, security, lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.look.metrics import column, row, spaced, width
from ui.look.theme import px
from ui.people.case_facts import CaseFacts
from ui.shell.places import Spot, case_pages, foot, places, spot_of
from ui.widgets.frame.nav import NavButton, PlaceButton, PlaceList
from ui.widgets.frame.scroll import scrolled
from ui.widgets.frame.shown import show_if
from ui.widgets.input.quietly import quietly
from ui.widgets.show.emblem import Emblem
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import Elided, hairline, label
from ui.window.place import Place

WIDE, NARROW = 212, 56


class Sidebar(QWidget):
    """Knows no vault: is told what to show, and tells what was pressed."""

    went = Signal(object)  # Place
    asked = Signal(str)  # "search", "lock", "hide" or "unfold"
    school_chosen = Signal(str)  # school id, empty for none

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "sidebar")
        self.setProperty("pane", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._case: CaseFacts | None = None
        self._is_rail = False
        self._buttons: dict[str, PlaceButton] = {}
        self._schools: tuple[list[tuple[str, str]], str] | None = None
        self._build()

    def show_place(self, place: Place) -> None:
        """Mark where the user is."""
        for page, button in self._buttons.items():
            with quietly(button):
                button.setChecked(page == spot_of(place.page))
            button.update()

    def show_case(self, case: CaseFacts | None) -> None:
        """Show the open case and its pages, or none."""
        self._case = case
        show_if(case is not None, self._case_part)
        if case is not None:
            self._emblem.show_case(case.initials, case.look)
            self._name.setText(case.name)
            self._line.setText(case.line)
            self._emblem.setToolTip(f"{case.name}, {case.line}" if self._is_rail else "")

    def show_counts(self, counts: Mapping[str, str]) -> None:
        """Show the small numbers beside places and pages."""
        for page, button in self._buttons.items():
            button.set_count(counts.get(page, ""))

    def show_who(self, words: str) -> None:
        """Show who works in the owner's place; nothing while it is the owner."""
        self._who_words.setText(words)
        self._who_icon.setToolTip(words)
        self._who_icon.setAccessibleName(words)
        show_if(bool(words), self._who)

    def show_schools(self, schools: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the schools; the word is the school of the day."""
        if (shown := (list(schools), chosen)) == self._schools:
            return
        self._schools = shown
        names = dict(schools)
        self._school.set_word(names.get(chosen) or self.tr("Välj skola"))
        show_if(bool(schools), self._school)
        self._menu.clear()
        for school_id, name in schools:
            action = self._menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(school_id == chosen)
            action.setData(school_id)

    def set_rail(self, is_rail: bool) -> None:
        """Be 56 wide with icons alone, or 212 with words."""
        self._is_rail = is_rail
        for button in (
            *self._buttons.values(),
            self._search,
            self._school,
            self._lock,
            self._hide,
            self._fold,
        ):
            button.set_rail(is_rail)
        show_if(is_rail, self._fold)
        show_if(is_rail, self._hide)
        for widget in (self._name, self._line, self._who_words):
            show_if(not is_rail, widget)
        spaced(self._who_line, 8, (10, 6, 10 if is_rail else 4, 6))
        spaced(self._head, 10, (4, 10, 4, 6) if is_rail else (8, 10, 0, 6))
        spaced(self._inside, 0, (8, 6, 8, 4) if is_rail else (10, 4, 10, 8))
        bars = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_rail else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self._scroll.setVerticalScrollBarPolicy(bars)
        width(self, *((NARROW, NARROW) if is_rail else (WIDE, WIDE)))
        self.show_case(self._case)

    def is_rail(self) -> bool:
        """Return whether it is narrow now."""
        return self._is_rail

    def minimumSizeHint(self) -> QSize:
        """Any height will do: the inside scrolls."""
        return QSize(px(NARROW), 0)

    def _build(self) -> None:
        content = QWidget()
        self._inside = column(content, gap=0, margins=(10, 4, 10, 8))
        self._build_top(self._inside)
        self._build_case(self._inside)
        self._inside.addStretch(1)
        self._build_foot(self._inside)
        whole = spaced(QVBoxLayout(self), 0)
        self._scroll = scrolled(content)
        whole.addWidget(self._scroll)
        self.show_case(None)
        self.set_rail(False)

    def _build_top(self, column_: QVBoxLayout) -> None:
        self._fold = self._ask("unfold", self.tr("Visa menyn"), "list")
        self._search = self._ask("search", self.tr("Sök eller gör"), "magnifying-glass", "Ctrl K")
        self._search.setProperty("kind", "search")
        column_.addWidget(self._fold)
        column_.addWidget(self._search)
        column_.addSpacing(8)
        column_.addWidget(self._list(self.tr("Platser"), places()))

    def _build_case(self, column_: QVBoxLayout) -> None:
        self._case_part = QWidget()
        inside = column(self._case_part, gap=0, margins=(0, 8, 0, 0))
        inside.addWidget(hairline())
        self._head = row(gap=10, margins=(8, 10, 0, 6))
        self._emblem = Emblem("", side=32)
        self._name = Elided("", "strong")
        self._line = Elided("", "caption", "text2")
        words = column(gap=0)
        words.addWidget(self._name)
        words.addWidget(self._line)
        self._head.addWidget(self._emblem)
        self._head.addLayout(words, 1)
        inside.addLayout(self._head)
        inside.addWidget(self._list(self.tr("Ärendets sidor"), case_pages()))
        column_.addWidget(self._case_part)

    def _build_foot(self, column_: QVBoxLayout) -> None:
        self._menu = QMenu(self)
        self._menu.triggered.connect(lambda action: self.school_chosen.emit(action.data()))
        self._school = NavButton(self.tr("Välj skola"), "map-pin", end_icon="caret-down")
        self._school.setObjectName("nav-school")
        self._school.clicked.connect(self._open_schools)
        self._who = QWidget()
        self._who.setObjectName("acting-as")
        line = self._who_line = row(self._who, gap=8, margins=(10, 6, 4, 6))
        self._who_icon = IconLabel("user", "text2", 18)
        self._who_words = label("", "small", "text")
        line.addWidget(self._who_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._who_words, 1)
        self._who.hide()
        column_.addSpacing(8)
        column_.addWidget(self._who)
        column_.addWidget(self._school)
        column_.addWidget(self._list(self.tr("Övrigt"), foot()))
        self._hide = self._ask("hide", self.tr("Snabbdölj"), "eye-slash")
        self._lock = self._ask("lock", self.tr("Lås"), "lock-outline", "Ctrl L")
        column_.addWidget(self._hide)
        column_.addWidget(self._lock)

    def _list(self, name: str, spots: Sequence[Spot]) -> PlaceList:
        made = PlaceList(name)
        inside = column(made, gap=0)
        for spot in spots:
            inside.addWidget(self._go(spot))
        return made

    def _go(self, spot: Spot) -> PlaceButton:
        button = PlaceButton(spot.word, spot.icon)
        button.setObjectName(f"nav-{spot.page}")
        button.toggled.connect(lambda: self._on_pressed(spot))
        self._buttons[spot.page] = button
        return button

    def _ask(self, what: str, word: str, icon: str, keys: str = "") -> NavButton:
        button = NavButton(word, icon, keys=keys)
        button.setObjectName(f"nav-{what}")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.asked.emit(what))
        return button

    def _on_pressed(self, spot: Spot) -> None:
        in_case = spot.keys.startswith("Alt") and self._case is not None
        with quietly(self._buttons[spot.page]):
            self._buttons[spot.page].setChecked(True)
        self.went.emit(Place(spot.page, self._case.case_id if in_case and self._case else None))

    def _open_schools(self) -> None:
        above = self._school.mapToGlobal(QPoint(0, -self._menu.sizeHint().height()))
        self._menu.popup(above)
