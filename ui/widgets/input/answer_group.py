"""A question's answers as tiles: one Tab stop, arrows between, one key each, Delete takes the answer back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QGroupBox, QSizePolicy

from ui.look.metrics import grid
from ui.look.theme import px
from ui.widgets.input.quietly import quietly
from ui.widgets.input.tile import Tile

Answer = tuple[object, str, str, str]  # value, word, key, what a screen reader says
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_REST = 400  # milliseconds before an answer passed with the arrows counts


class AnswerGroup(QGroupBox):
    """The base of ScaleInput and YesNoInput. `asides` (vet inte, vill inte svara) stand on a row of their own."""

    chosen = Signal(object)  # the value, or None when the answer was taken back
    finished = Signal()  # Enter was pressed

    def __init__(
        self, question: str, answers: Sequence[Answer], asides: Sequence[Answer], *, is_high: bool = True
    ) -> None:
        super().__init__()
        self.setProperty("bare", "true")
        self.setAccessibleName(question)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._values = [answer[0] for answer in (*answers, *asides)]
        self._tiles = [Tile(word, key, is_high=is_high, spoken=said) for _, word, key, said in answers]
        self._asides = [Tile(word, key, is_high=False, spoken=said) for _, word, key, said in asides]
        self._keys = [answer[2].lower() for answer in (*answers, *asides)]
        self._told: object = None
        self._is_passing = False
        self._columns = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._grid = grid(self, gap=8)
        self._arrange(len(self._tiles))
        self._connect()
        self._name_tiles("tile")
        self.objectNameChanged.connect(self._name_tiles)

    def value(self) -> object:
        """Return the chosen value, None while unanswered."""
        for tile, value in zip(self._all(), self._values, strict=True):
            if tile.isChecked():
                return value
        return None

    def set_value(self, value: object) -> None:
        """Show an answer without telling anyone; None shows the question as unanswered."""
        self._rest.stop()
        self._check(value)
        self._told = value

    def choose(self, value: object) -> None:
        """Answer as if the user had, and tell."""
        self._check(value)
        self._tell()

    def focus_answer(self) -> None:
        """Put the focus on the chosen tile, or the first."""
        tiles = self._all()
        next((tile for tile in tiles if tile.isChecked()), tiles[0]).setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys while a tile has focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.MouseButtonPress:
            self._is_passing = False
        if event.type() == QEvent.Type.FocusOut and self._rest.isActive() and not self._has_focus():
            self._rest.stop()
            self._tell()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tiles in two columns, or one, when they do not fit in a row."""
        super().resizeEvent(event)
        self._arrange(self._fitting(event.size().width()))

    def minimumSizeHint(self) -> QSize:
        """One column is the narrowest."""
        least = max(tile.sizeHint().width() for tile in self._all())
        return QSize(least, super().minimumSizeHint().height())

    def _connect(self) -> None:
        self._rest.timeout.connect(self._tell)
        for tile in self._all():
            tile.installEventFilter(self)
            tile.toggled.connect(self._on_toggled)
            tile.clicked.connect(self._on_clicked)

    @Slot(str)
    def _name_tiles(self, name: str) -> None:
        for tile, key in zip(self._all(), self._keys, strict=True):
            tile.setObjectName(f"{name}-{key}")

    def _all(self) -> list[Tile]:
        return [*self._tiles, *self._asides]

    def _fitting(self, room: int) -> int:
        widest = max(tile.sizeHint().width() for tile in self._tiles)
        count = len(self._tiles)
        for columns in (count, (count + 1) // 2, 1):
            if columns * widest + (columns - 1) * px(8) <= room:
                return columns
        return 1

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for tile in self._all():
            self._grid.removeWidget(tile)
        span = max(1, len(self._asides)) if columns > 1 else 1
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, place // columns, (place % columns) * span, 1, span)
        first = (len(self._tiles) - 1) // columns + 1
        wide = columns if columns > 1 else 1
        for place, tile in enumerate(self._asides):
            where = (first, place * wide) if columns > 1 else (first + place, 0)
            self._grid.addWidget(tile, *where, 1, wide)

    def _has_focus(self) -> bool:
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _on_toggled(self, is_on: bool) -> None:
        """Wait a moment while the arrows pass by answers, since they choose as they move."""
        if is_on and self._is_passing:
            self._rest.start()
        elif is_on:
            self._tell()

    def _on_clicked(self) -> None:
        if not self._is_passing:
            self._rest.stop()
            self._tell()

    def _tell(self) -> None:
        value = self.value()
        if value is not self._told and (value != self._told or type(value) is not type(self._told)):
            self._told = value
            self.chosen.emit(value)

    def _check(self, value: object) -> None:
        for tile in self._all():
            tile.setAutoExclusive(False)
        with quietly(*self._all()):
            for tile, own in zip(self._all(), self._values, strict=True):
                tile.setChecked(value is not None and own == value and type(own) is type(value))
        for tile in self._all():
            tile.setAutoExclusive(True)

    def _on_key(self, event: QKeyEvent) -> bool:
        self._is_passing = event.key() in _ARROWS
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(None)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._rest.stop()
            self._tell()
            self.finished.emit()
            return True
        typed = event.text().upper()
        for tile, value in zip(self._all(), self._values, strict=True):
            if typed and typed == tile.cap:
                tile.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self.choose(value)
                return True
        return False
