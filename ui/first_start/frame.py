"""Screen 02: the steps at the left, one thing at the right, and the way on at the bottom."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import UserError
from ui.first_start.step_list import StepList
from ui.first_start.welcome import WelcomePanel
from ui.look.brand import Logo
from ui.look.metrics import column, row, spaced, width
from ui.look.theme import theme
from ui.secrets.panel import Panel
from ui.widgets.frame.scroll import scrolled
from ui.widgets.input.buttons import Button
from ui.widgets.show.announce import announce
from ui.widgets.show.text import label

LEFT, RIGHT = 300, 600  # design pixels
_ROOMY, _TIGHT = (72, 40, 24, 24), (24, 12, 24, 12)  # margins
_BESIDE_FROM = 900  # design pixels; under it the steps are one line above


class FirstStart(QWidget):
    """Shows one panel at a time. What the panels gather is handed on by `ui.first_start.course`."""

    practice_wanted = Signal()
    copy_wanted = Signal()  # the user has a copy to begin with
    lock_asked = Signal()
    went_on = Signal(object)  # the panel whose step is done
    went_back = Signal(object)  # the panel that is left for the one before

    def __init__(self, copied_by: str = "", *, has_practice: bool = True) -> None:
        super().__init__()
        self.setObjectName("first-start")
        self._is_working = False
        self._names = [
            self.tr("Välkommen"),
            self.tr("Lösenfras"),
            self.tr("Återställningskod"),
            self.tr("Du och din arbetsplats"),
            self.tr("Dina skolor"),
            self.tr("Viktiga telefonnummer"),
        ]
        self._steps = StepList(self._names)
        self._line = label("", "small")
        self._left = QWidget()
        self._right = QWidget()
        self._place = QStackedWidget()
        self._hint = label("", "small")
        self._back = Button(self.tr("Tillbaka"))
        self._next = Button(self.tr("Fortsätt"), "primary", "arrow-right", at_end=True)
        self._trouble = label("", "small", "danger")
        self._build()
        self._connect()
        self._copied_by, self._has_practice = copied_by, has_practice
        self.show_welcome()

    def show_panel(self, panel: Panel, number: int) -> None:
        """Show a step; `number` counts from 0."""
        self.ready()
        old = self._place.currentWidget()
        area = scrolled(panel)
        self._place.addWidget(area)
        self._place.setCurrentWidget(area)
        if old is not None:
            self._place.removeWidget(old)
            old.deleteLater()
        self._steps.show_step(number)
        self._line.setText(
            self.tr("Steg {number} av {count}: {name}").format(
                number=number + 1, count=len(self._names), name=self._names[number]
            )
        )
        self._next.set_text(panel.act or self.tr("Fortsätt"))
        self._back.setVisible(panel.has_way_back)
        panel.changed.connect(self._on_changed)
        panel.moved_on.connect(self._on_next)
        self._on_changed()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        panel.start()
        announce(self, self._line.text())

    def panel(self) -> Panel:
        """Return the step shown now."""
        area = self._place.currentWidget()
        found = area.findChild(Panel) if area is not None else None
        assert isinstance(found, Panel)
        return found

    def working(self, text: str) -> None:
        """Show that something takes its time; the fields rest meanwhile."""
        self._is_working = True
        self._trouble.setText("")
        self._hint.setText(text)
        for part in (self._place, self._back, self._next):
            part.setEnabled(False)

    def ready(self) -> None:
        """Take input again."""
        self._is_working = False
        for part in (self._place, self._back, self._next):
            part.setEnabled(True)

    def failed(self, error: UserError) -> None:
        """Say what stood in the way, as it stands."""
        self.ready()
        self._hint.setText("")
        self._trouble.setText(error.text())
        announce(self, error.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the steps beside, or on one line above."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self._left.setProperty("surface", "sidebar")
        self._right.setProperty("surface", "bg")
        for side in (self._left, self._right):
            side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._next.setObjectName("next")
        self._back.setObjectName("back")
        self._hint.setObjectName("hint")
        self._trouble.setObjectName("trouble-text")
        self.setFocusProxy(self._next)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        whole = row(self, gap=0)
        whole.addWidget(width(self._left, LEFT, LEFT))
        whole.addWidget(self._right, 1)
        self._build_left()
        self._build_right()

    def _build_left(self) -> None:
        inside = QWidget()
        steps = column(inside, gap=32, margins=(32, 32, 24, 24))
        head = row(gap=10)
        head.addWidget(Logo(28))
        head.addWidget(label(self.tr("Kom igång"), "lead", wrap=False, level=1), 1)
        steps.addLayout(head)
        steps.addWidget(self._steps)
        steps.addStretch(1)
        words = self.tr(
            "Du kan avbryta när du vill och fortsätta nästa gång. Bara lösenfrasen måste vara klar."
        )
        steps.addWidget(label(words, "small", "text3"))
        column(self._left, gap=0).addWidget(scrolled(inside))

    def _build_right(self) -> None:
        middle = width(QWidget(), most=RIGHT)
        inside: QVBoxLayout = column(middle, gap=12)
        inside.addWidget(self._line)
        inside.addWidget(self._place, 1)
        inside.addWidget(self._trouble)
        acts = row(gap=12)
        acts.addWidget(self._back)
        acts.addWidget(self._hint, 1)
        acts.addWidget(self._next)
        inside.addLayout(acts)
        self._around = row(self._right, gap=0, margins=_ROOMY)
        self._around.addWidget(middle, 1)
        self._around.addStretch(0)

    def _connect(self) -> None:
        self._next.clicked.connect(self._on_next)
        self._back.clicked.connect(lambda: self.went_back.emit(self.panel()))
        theme.changed.connect(self._fit)
        lock = QShortcut(QKeySequence("Ctrl+L"), self)
        lock.activated.connect(self.lock_asked)

    @Slot()
    def _fit(self) -> None:
        is_wide = self.width() * 100 >= _BESIDE_FROM * theme.zoom
        self._left.setVisible(is_wide)
        self._line.setVisible(not is_wide)
        spaced(self._around, 0, _ROOMY if is_wide else _TIGHT)

    @Slot()
    def _on_changed(self) -> None:
        if not self._is_working:
            self._trouble.setText("")
            self._hint.setText(self.panel().missing())

    @Slot()
    def _on_next(self) -> None:
        if self._is_working:
            return
        panel = self.panel()
        if panel.missing():
            panel.show_missing()
            announce(self, panel.missing())
            return
        self.went_on.emit(panel)

    def show_welcome(self) -> None:
        """Show the first step, with the ways there are to begin."""
        welcome = WelcomePanel(self._copied_by, has_practice=self._has_practice)
        welcome.practice_asked.connect(self.practice_wanted)
        welcome.copy_asked.connect(self.copy_wanted)
        self.show_panel(welcome, 0)
