"""A dialog: a card on an opaque scrim over the whole window, so that nothing behind it can be read."""

from __future__ import annotations

from PySide6.QtCore import SIGNAL, QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from desktop.drafts.dialogs import DraftOf
from desktop.session.session import Session
from ui.dialogs.form_draft import FormDraft
from ui.look.metrics import column, row, spaced
from ui.look.theme import px
from ui.page.hands import bind_hands, main_button, print_button
from ui.widgets.frame.broad import BroadCard
from ui.widgets.frame.one_scroll import Part, Tall
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.form_values import Controls
from ui.widgets.paint.focus_ring import FocusRing
from ui.widgets.show.text import hairline, label
from ui.window import reading_order
from ui.window.cover import is_covered

NARROW, WIDE = 480, 640
_AROUND = 16  # design pixels left free around the card
_ROOMY = QSize(800, 600)  # design pixels of a window in which a part of a dialog may scroll by itself


class Sheet(QDialog):
    """480 or 640 wide; `body` takes the content, `acts` the buttons, the safe one first. Esc closes.

    Where the window is low the content scrolls, and what stands in `foot` stays in view: `acts`, and above them what
    is to be seen whatever is scrolled.

    One with text that is not stored at once calls `keep_draft` when all its fields are there: Esc loses nothing.
    """

    draft: FormDraft | None = None
    _parts: tuple[Part, ...] = ()

    def __init__(self, parent: QWidget, title: str, *, wide: bool = False) -> None:
        super().__init__(parent.window(), Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setProperty("surface", "scrim")
        self.setWindowTitle("Närvara")
        self.setModal(True)
        self._behind = parent.window()
        self.body = column(gap=12)
        self.acts, self.foot = row(gap=8), column(gap=8)
        self._ring = FocusRing(self)
        self._is_told = False
        self._paper = BroadCard(WIDE if wide else NARROW)
        self._head = label("", "h2", wrap=True)
        self._build()
        self.set_title(title)
        self._behind.installEventFilter(self)
        self._cover()
        bind_hands(self, self.do_main, self.do_print)

    def do_main(self) -> None:
        """Do what Ctrl+Enter does: press the main button; one that takes something away only gets the keyboard."""
        button = main_button(self)
        if button is None:
            return
        if button.property("kind") == "danger":
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            button.click()

    def do_print(self) -> None:
        """Do what Ctrl+P does: press the button that prints, if there is one."""
        button = print_button(self)
        if button is not None:
            button.click()

    def set_title(self, title: str) -> None:
        """Say what it is about now."""
        for part in (self, self._paper):
            part.setAccessibleName(title)
        self._head.setText(title)

    def keep_draft(self, session: Session, of: DraftOf, controls: Controls | None = None) -> None:
        """Keep what is typed from now on in the vault, and show what was typed before. Called last of all.

        `controls` are those that are kept, all if none are given.
        """
        self.draft = FormDraft(self, self._head.text(), session, of, controls)
        if self.draft.line is not None:
            self.body.insertWidget(0, self.draft.line)
        self.acts.insertWidget(0, self.draft.label)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the caret after what was typed before, when the keyboard has come to where it starts."""
        super().showEvent(event)
        if self.draft is not None and self.draft.line is not None:
            QTimer.singleShot(0, self.draft.put_caret)

    def unfold_when_low(self, *parts: Part) -> None:
        """Show these whole where the window is low, so that nothing scrolls inside what scrolls."""
        self._parts = parts

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See how low the window is."""
        super().resizeEvent(event)
        is_low = self.width() < px(_ROOMY.width()) or self.height() < px(_ROOMY.height())
        for part in self._parts:
            part.unfold(self._area) if is_low else part.fold()

    def flush(self) -> None:
        """Write what waits. Never raises: what fails is shown."""
        if self.draft is not None:
            self.draft.flush()

    def reject(self) -> None:
        """Close and keep what is typed; when that fails it is told, and the next try closes all the same."""
        if self.draft is not None and not self._is_told and not self.draft.flush():
            self._is_told = True
            return
        super().reject()

    def done(self, result: int) -> None:
        """Close; what was typed is kept unless the act is done."""
        if self.draft is not None and not self.draft.is_over:
            self.draft.end(is_done=result == QDialog.DialogCode.Accepted)
        super().done(result)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window also when it moves."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._cover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, and in the last field of one line the main button."""
        now = self.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and isinstance(now, QPushButton):
            now.click()
        elif is_enter and isinstance(now, QLineEdit) and self._is_last(now):
            self.do_main()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Let Tab go in reading order."""
        return reading_order.go_on(self, is_next=next)

    def exec(self) -> int:
        """Ask and wait for the answer; while the program locks nothing is asked."""
        return int(QDialog.DialogCode.Rejected) if is_covered(self._behind) else super().exec()

    def _is_last(self, line: QLineEdit) -> bool:
        """Return whether no text is to be written after this line, and Enter in it is not the line's own."""
        texts = [one for one in reading_order.stops(self) if isinstance(one, QLineEdit | QPlainTextEdit)]
        if not texts or texts[-1] is not line:
            return False
        is_day = isinstance(line, TimeField) or any(one.line is line for one in self.findChildren(DateField))
        return is_day or not line.receivers(SIGNAL("returnPressed()"))  # a day only settles itself

    def _build(self) -> None:
        card = self._paper
        words = QWidget()
        inside = column(words, gap=16, margins=(24, 24, 24, 16))
        inside.addWidget(self._head)
        inside.addLayout(self.body, 1)  # what room is over is never above the title
        whole = column(card, gap=0, margins=1)
        self._area = Tall(words)
        whole.addWidget(self._area)
        self._area.verticalScrollBar().rangeChanged.connect(self._draw_edge)
        self._area.grew.connect(self._stand)
        self._edge = hairline()
        keeps = self._edge.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._edge.setSizePolicy(keeps)
        self._edge.hide()
        whole.addWidget(self._edge)
        spaced(self.foot, 8, (24, 8, 24, 20))
        self.acts.addStretch(1)
        self.foot.addLayout(self.acts)
        whole.addLayout(self.foot)
        around = column(self, gap=0, margins=_AROUND)
        around.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # as small as the window behind it
        around.addStretch(1)
        beside = row(gap=0)  # an alignment here would take the card's height before its words wrap
        beside.addStretch(1)
        beside.addWidget(card)
        beside.addStretch(1)
        around.addLayout(beside)
        around.addStretch(2)

    @Slot()
    def _stand(self) -> None:
        """Be as high as the content at once: Qt would lay out one part at a time, and cut its last line till then."""
        for part in (self._paper, self):
            if (layout := part.layout()) is not None:
                layout.activate()

    @Slot()
    def _follow(self) -> None:
        """Keep what has the keyboard in sight where the content has pushed it down, or left it less room."""
        now = self.focusWidget()
        if now is not None and self.isVisible():
            reading_order.bring_into_sight(self, now)

    @Slot(int, int)
    def _draw_edge(self, least: int, most: int) -> None:
        """Show that more stands under the edge; what has the keyboard stays in sight of what the foot leaves."""
        self._edge.setVisible(most > least)
        QTimer.singleShot(0, self, self._follow)

    def _cover(self) -> None:
        self.setGeometry(self._behind.geometry())
