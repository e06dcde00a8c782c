"""Which paper was signed: the one that was printed, or the one of today, both shown, neither chosen beforehand."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGroupBox, QWidget

from db.clock import day_of
from desktop import dates
from desktop.paper.kept.signing import TwoPapers
from ui.dialogs.sheet import Sheet
from ui.look.metrics import column, row
from ui.look.theme import px
from ui.paper.pages_view import PagesView
from ui.widgets.input.buttons import Button
from ui.widgets.show.text import label

_HIGH = 380  # design pixels of each paper
_BROAD = 1120
_BESIDE = 900  # design pixels of the window, from which the two stand beside each other


class WhichSheet(Sheet):
    """Shows both. `paper_id` is the kept one's when that was chosen, empty for today's; only once it is accepted."""

    def __init__(self, parent: QWidget, two: TwoPapers, today: str, *, is_no: bool = False) -> None:
        super().__init__(parent, "")
        self.set_title(self._title(two, is_no))
        self.setObjectName("which-sheet")
        self.paper_id = ""
        self._kept_id = two.kept.id
        day = dates.full(day_of(two.kept.kept_at))
        differing = ", ".join(two.differing)
        self.body.addWidget(label(self.tr("Ändrat sedan utskriften: {0}.").format(differing), "strong"))
        self.body.addWidget(label(self._what_follows(two), "body", "text2"))
        self._papers: QBoxLayout = row(gap=16)
        self.body.addLayout(self._papers)
        self.kept = self._one(self.tr("Utskrivet {0}").format(day), two.kept.original, "kept")
        self.today = self._one(self.tr("Som det är i dag, {0}").format(today), two.today.data, "today")
        self.leave = Button(self.tr("Avbryt"))
        self.take_today = Button(self.tr("Dagens papper"))
        self.take_kept = Button(self.tr("Det utskrivna papperet"))
        for name, button in (
            ("leave", self.leave),
            ("today", self.take_today),
            ("kept", self.take_kept),
        ):
            button.setObjectName(name)
            self.acts.addWidget(button)
        self.leave.clicked.connect(self.reject)
        self.take_today.clicked.connect(self.accept)
        self.take_kept.clicked.connect(self._on_kept)
        self.unfold_when_low(self.kept, self.today)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the papers under each other where there is no room beside."""
        super().resizeEvent(event)
        self._arrange()

    def _title(self, two: TwoPapers, is_no: bool) -> str:
        if two.kept.kind == "kartlaggning":
            return self.tr("Vilket papper fick familjen?")
        return self.tr("Vilket papper gällde nejet?") if is_no else self.tr("Vilket papper skrevs under?")

    def _what_follows(self, two: TwoPapers) -> str:
        if two.kept.kind == "kartlaggning":
            return self.tr("Svaren ändras inte. Valet visar vilken sammanfattning familjen fick.")
        return self.tr(
            "Det du väljer är det som gäller. Väljer du det utskrivna blir det som stod där låst. "
            "Det som har skrivits sedan dess finns kvar som ett eget papper under Skriv ut."
        )

    def _one(self, title: str, data: bytes, name: str) -> PagesView:
        pages = PagesView(_HIGH)
        pages.set_apart(name)
        pages.fill_width()
        pages.show_pdf(data)
        whole = QGroupBox()
        whole.setProperty("bare", "true")
        whole.setAccessibleName(title)
        inside = column(whole, gap=6)
        inside.addWidget(label(title, "h3"))
        inside.addWidget(pages)
        self._papers.addWidget(whole, 1)
        return pages

    def _arrange(self) -> None:
        self._paper.hold(_BROAD)
        is_narrow = self.width() < px(_BESIDE)
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._papers.direction() != way:
            self._papers.setDirection(way)

    def _on_kept(self) -> None:
        self.paper_id = self._kept_id
        self.accept()
