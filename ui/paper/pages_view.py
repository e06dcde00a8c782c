"""The real pages of a PDF, with thumbnails and zoom."""

from __future__ import annotations

from math import ceil
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QScrollArea, QWidget

from ui.look.metrics import column, height, row, width
from ui.look.theme import color, px, theme
from ui.paper.opened import opened
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import IconButton
from ui.widgets.show.text import label

STEPS = (0.5, 0.65, 0.76, 0.9, 1.0, 1.25, 1.5, 2.0)
THUMB = 64
_LEAST = 160  # design pixels
_SCROLLING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
)


def _thumbnail(document: QPdfDocument, page: int, size: QSize) -> QPixmap:
    """Return a page in small; a PDF page is transparent, paper is white."""
    picture = QPixmap(size * 2)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.drawImage(0, 0, document.render(page, picture.size()))
    painter.end()
    return picture.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


class PagesArea(QPdfView):
    """The pages themselves."""

    heard: ClassVar[str] = "document"


class PagesView(QWidget):
    """Shows a document from memory. It fits the page's width until a zoom is chosen.

    `high` fixes the height, in design pixels, while it scrolls by itself. Unfolded, all pages stand under each other
    as wide as there is room, and what they stand in scrolls.
    """

    def __init__(self, high: int | None = None) -> None:
        super().__init__()
        self._high, self._is_whole, self._is_filled = high, False, False
        self._holder = QObject(self)
        self.view = PagesArea(self)
        self.thumbs = QListWidget()
        self._bigger = IconButton("plus", self.tr("Förstora sidan"), "quiet")
        self._smaller = IconButton("minus", self.tr("Förminska sidan"), "quiet")
        self._bigger.setObjectName("zoom-in")
        self._smaller.setObjectName("zoom-out")
        self._zoom = label("", "caption", wrap=False)
        self._build()
        self.fold()
        self._tint()
        theme.changed.connect(self._tint)
        self._bigger.clicked.connect(lambda: self._step(1))
        self._smaller.clicked.connect(lambda: self._step(-1))
        self.thumbs.currentRowChanged.connect(self._jump)
        self.view.pageNavigator().currentPageChanged.connect(self._on_page)
        self.view.zoomFactorChanged.connect(self._say_zoom)

    def show_pdf(self, data: bytes) -> None:
        """Show another document at its first page, at the same zoom."""
        old, self._holder = self._holder, QObject(self)
        document = opened(data, self._holder)
        self.view.setDocument(document)
        old.deleteLater()
        self.thumbs.blockSignals(True)
        self.thumbs.clear()
        for page in range(document.pageCount()):
            size = QSize(px(THUMB), px(round(THUMB * 1.414)))
            item = QListWidgetItem(QIcon(_thumbnail(document, page, size)), str(page + 1))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, self.tr("Sida {0}").format(page + 1))
            self.thumbs.addItem(item)
        self.thumbs.setIconSize(QSize(px(THUMB), px(round(THUMB * 1.414))))
        self.thumbs.setCurrentRow(0)
        self.thumbs.blockSignals(False)
        pages = document.pageCount()
        count = self.tr("1 sida") if pages == 1 else self.tr("{0} sidor").format(pages)
        self.view.setAccessibleName(self.tr("Förhandsvisning, {0}").format(count))
        self._say_zoom()
        self._stand()

    def fill_width(self) -> None:
        """Show the pages as wide as there is room, without the small ones beside: for a narrow place."""
        self._is_filled = True
        self._fill()

    def fold(self) -> None:
        """Scroll by itself, with the zoom beside it."""
        self._is_whole = False
        height(self, self._high, self._high)
        self._fill()
        self._stand()

    def unfold(self, area: QScrollArea) -> None:
        """Show all pages; `area` scrolls them."""
        self._is_whole = True
        height(self, None, None)
        self._fill()
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys and the wheel to what scrolls, where all pages stand under each other."""
        if self._is_whole and isinstance(event, QKeyEvent) and event.key() in _SCROLLING:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def set_apart(self, name: str) -> None:
        """Name the controls of one view where there are two."""
        for one in (self._bigger, self._smaller, self.thumbs, self.view):
            one.setObjectName(f"{one.objectName()}-{name}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the zoom again, once the pages have their new size too: it follows theirs."""
        super().resizeEvent(event)
        self._stand()
        QTimer.singleShot(0, self, self._say_zoom)

    def _build(self) -> None:
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        edges = self.view.documentMargins()
        edges.setTop(0)  # a page that fits the view leaves room for one spacing under it, and none for these
        edges.setBottom(0)
        self.view.setDocumentMargins(edges)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setObjectName("pages")
        self.thumbs.setObjectName("thumbs")
        self.thumbs.setAccessibleName(self.tr("Sidor"))
        self.thumbs.setViewMode(QListWidget.ViewMode.IconMode)
        self.thumbs.setFlow(QListWidget.Flow.TopToBottom)
        self.thumbs.setMovement(QListWidget.Movement.Static)
        self.thumbs.setWrapping(False)
        self.thumbs.setFrameShape(QFrame.Shape.NoFrame)
        self.thumbs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.thumbs.setProperty("surface", "clear")
        whole = row(self, gap=16, margins=(24, 24, 24, 24))
        whole.addWidget(width(self.thumbs, 96, 96))
        whole.addWidget(self.view, 1)
        self._beside = QWidget()
        side = column(self._beside, gap=8)
        for widget in (self._bigger, self._smaller, self._zoom):
            side.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        side.addStretch(1)
        whole.addWidget(self._beside)
        self.view.installEventFilter(self)

    def _fill(self) -> None:
        """Show what there is room for beside the pages, and the zoom that goes with it."""
        is_wide = self._is_whole or self._is_filled
        show_if(not is_wide, self.thumbs)
        show_if(not self._is_whole, self._beside)
        mode = QPdfView.ZoomMode.FitToWidth if is_wide else QPdfView.ZoomMode.FitInView
        if self._is_whole or self.view.zoomMode() != QPdfView.ZoomMode.Custom:
            self.view.setZoomMode(mode)
        off, needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.view.setVerticalScrollBarPolicy(off if self._is_whole else needed)

    def _stand(self) -> None:
        """Be as high as the pages, when they are shown whole: as Qt's view lays them out at its width."""
        document = self.view.document()
        least = px(_LEAST)
        if self._is_whole and document is not None:
            edges = self.view.documentMargins()
            room = self.view.width() - edges.left() - edges.right()
            sizes = [document.pagePointSize(page) for page in range(document.pageCount())]
            high = sum(ceil(room * size.height() / size.width()) for size in sizes if size.width())
            least = high + self.view.pageSpacing() * len(sizes) + edges.top() + edges.bottom()
        if self.view.minimumHeight() != least:
            self.view.setMinimumHeight(least)

    @Slot()
    def _tint(self) -> None:
        """Lay the pages on the page's own ground: the view paints its palette's darkest."""
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, color("sunken"))
        self.view.setPalette(palette)

    def _step(self, way: int) -> None:
        now = self._factor()
        steps = [one for one in STEPS if (one > now + 0.02 if way > 0 else one < now - 0.02)]
        if steps:
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(steps[0] if way > 0 else steps[-1])
        self._say_zoom()

    def _factor(self) -> float:
        """Return the zoom, also while the page fits the view by itself."""
        document = self.view.document()
        if self.view.zoomMode() == QPdfView.ZoomMode.Custom or document is None or not document.pageCount():
            return self.view.zoomFactor()
        page = document.pagePointSize(0)
        dots = self.screen().logicalDotsPerInch() / 72
        across = self.view.viewport().width() / (page.width() * dots)
        if self.view.zoomMode() == QPdfView.ZoomMode.FitToWidth:
            return across
        down = self.view.viewport().height() / (page.height() * dots)
        return min(across, down)

    @Slot()
    def _say_zoom(self) -> None:
        self._zoom.setText(f"{round(self._factor() * 100)} %")

    @Slot(int)
    def _jump(self, page: int) -> None:
        if page >= 0:
            self.view.pageNavigator().jump(page, QPointF(), 0)

    @Slot(int)
    def _on_page(self, page: int) -> None:
        self.thumbs.blockSignals(True)
        self.thumbs.setCurrentRow(page)
        self.thumbs.blockSignals(False)
