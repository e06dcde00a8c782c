"""The real pages of a PDF, with thumbnails and zoom."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject, QPointF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from ui.look.metrics import column, row, width
from ui.look.theme import color, px, theme
from ui.paper.opened import opened
from ui.widgets.input.buttons import IconButton
from ui.widgets.show.text import label

STEPS = (0.5, 0.65, 0.76, 0.9, 1.0, 1.25, 1.5, 2.0)
THUMB = 64


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
    """Shows a document from memory. It fits the page's width until a zoom is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self._holder = QObject(self)
        self.view = PagesArea(self)
        self.thumbs = QListWidget()
        self._bigger = IconButton("plus", self.tr("Förstora sidan"), "quiet")
        self._smaller = IconButton("minus", self.tr("Förminska sidan"), "quiet")
        self._bigger.setObjectName("zoom-in")
        self._smaller.setObjectName("zoom-out")
        self._zoom = label("", "caption", wrap=False)
        self._build()
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

    def fill_width(self) -> None:
        """Show the pages as wide as there is room, without the small ones beside: for a narrow place."""
        self.thumbs.hide()
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def set_apart(self, name: str) -> None:
        """Name the controls of one view where there are two."""
        for one in (self._bigger, self._smaller, self.thumbs, self.view):
            one.setObjectName(f"{one.objectName()}-{name}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the zoom again, once the pages have their new size too: it follows theirs."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._say_zoom)

    def _build(self) -> None:
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
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
        side = column(gap=8)
        for widget in (self._bigger, self._smaller, self._zoom):
            side.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        side.addStretch(1)
        whole.addLayout(side)

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
