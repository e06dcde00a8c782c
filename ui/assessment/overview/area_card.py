"""One area of the overview: what it is about, strengths and barriers with whose they are, what is unanswered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGroupBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.forms.definition import QuestionKind
from desktop.forms.overview import AreaOverview, Disputed, Finding
from ui.assessment.standing import Standing
from ui.assessment.words import AREA_ICONS, area_name, joined, shape_of, short_level, tr
from ui.look.metrics import column, row
from ui.look.theme import color, px
from ui.widgets.input.buttons import Button
from ui.widgets.paint.painted import Painted
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.informant_mark import paint_informant
from ui.widgets.show.text import hairline, label

LONGEST = 90  # characters of a finding on this page; the whole text is in the tooltip
FEW = 3  # findings of a side at first
LEAST = 230  # design px an area needs beside others


class AreaCard(QGroupBox):
    """Strengths first, always. Private findings only when asked for."""

    def __init__(self, area: AreaOverview, standing: Standing, *, show_private: bool) -> None:
        super().__init__()
        self._standing = standing
        self.setProperty("card", "true")
        self.setObjectName(f"area-{area.area.id}")
        name = area_name(area.area)
        self.setAccessibleName(name)
        whole = column(self, gap=6, margins=(14, 12, 14, 12))
        head = row(gap=8)
        head.addWidget(IconLabel(AREA_ICONS.get(area.area.id, "folder"), "text2", 20))
        head.addWidget(label(name, "h2"), 1)
        whole.addLayout(head)
        done = tr("{0} av {1} besvarade av någon").format(area.asked - area.left, area.asked)
        whole.addWidget(label(done, "caption", wrap=True))
        whole.addWidget(label(area.area.description, "small", "text"))
        whole.addSpacing(px(6))
        self._side(whole, tr("Resurser"), area.strengths, is_good=True, show_private=show_private)
        whole.addSpacing(px(6))
        self._side(whole, tr("Hinder"), area.barriers, is_good=False, show_private=show_private)
        self._disputed(whole, area.disputed)
        whole.addStretch(1)
        left = self._left(area, show_private=show_private)
        if left:
            whole.addWidget(label(left, "caption", wrap=True))

    def _side(
        self,
        whole: QVBoxLayout,
        title: str,
        findings: Sequence[Finding],
        *,
        is_good: bool,
        show_private: bool,
    ) -> None:
        whole.addWidget(label(title, "h3"))
        whole.addWidget(Rule(is_good=is_good))
        shown = [one for one in findings if show_private or not one.is_private]
        rows = column(gap=6)
        whole.addLayout(rows)
        for finding in shown[:FEW]:
            rows.addWidget(FindingRow(finding, self._standing, is_good=is_good))
        if len(shown) > FEW:
            self._more(whole, rows, shown, title, is_good=is_good)
        if not shown:
            whole.addWidget(label(tr("Inget än"), "small", "text3"))

    def _more(
        self, whole: QVBoxLayout, rows: QVBoxLayout, shown: Sequence[Finding], title: str, *, is_good: bool
    ) -> None:
        """Offer the rest of one side; it is made when asked for."""
        more = Button(tr("Visa alla {0}").format(len(shown)), "link", small=True)
        more.setObjectName(f"more-{'strengths' if is_good else 'barriers'}")
        more.setAccessibleName(f"{title}: {more.text()}")

        def unfold() -> None:
            for finding in shown[FEW:]:
                rows.addWidget(FindingRow(finding, self._standing, is_good=is_good))
            more.hide()

        more.clicked.connect(unfold)
        whole.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _disputed(self, whole: QVBoxLayout, disputed: Sequence[Disputed]) -> None:
        if not disputed:
            return
        whole.addSpacing(px(6))
        whole.addWidget(label(tr("Vi ser olika på detta"), "h3"))
        whole.addWidget(hairline())
        for one in disputed:
            whole.addWidget(DisputedRow(one, self._standing))

    def _left(self, area: AreaOverview, *, show_private: bool) -> str:
        parts = []
        if area.dont_know:
            parts.append(tr("{0} vet inte").format(area.dont_know))
        if area.rather_not:
            parts.append(tr("{0} vill inte svara").format(area.rather_not))
        if area.left:
            parts.append(tr("{0} återstår").format(area.left))
        hidden = any(one.is_private for one in (*area.strengths, *area.barriers))
        if hidden and not show_private:
            parts.append(tr("enskilda svar visas inte"))
        return ", ".join(parts)


class FindingRow(QWidget):
    """A few words and the shapes of those who said so; a private one says that it is."""

    def __init__(self, finding: Finding, standing: Standing, *, is_good: bool) -> None:
        super().__init__()
        text = finding_words(finding)
        names = joined([standing.name(one) for one in finding.informants])
        line = row(self, gap=8, margins=(0, 2, 0, 2))
        mark = IconLabel(
            "plus-circle" if is_good else "minus-circle", "ok" if is_good else "att_unexcused", 16
        )
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = label(text, "small", "text")
        words.setAccessibleName(f"{finding.text}. {names}")
        if text != finding.text:
            words.setToolTip(finding.text)
        line.addWidget(words, 1)
        if finding.is_private:
            hidden = IconLabel("eye-slash", "private", 14)
            hidden.setAccessibleName(tr("Enskilt"))
            line.addWidget(hidden, 0, Qt.AlignmentFlag.AlignTop)
        marks = InformantMarks(finding.informants)
        marks.setToolTip(names)
        line.addWidget(marks, 0, Qt.AlignmentFlag.AlignTop)


class DisputedRow(QWidget):
    """What is seen differently, and who says what: never two facts."""

    def __init__(self, one: Disputed, standing: Standing) -> None:
        super().__init__()
        said = "; ".join(f"{standing.name(its.informant)}: {short_level(its.words)}" for its in one.answers)
        line = row(self, gap=8, margins=(0, 2, 0, 2))
        line.addWidget(IconLabel("arrows-left-right", "text2", 16), 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        words.addWidget(label(one.topic, "small", "text"))
        words.addWidget(label(f"{said}.", "caption", wrap=True))
        line.addLayout(words, 1)


class InformantMarks(Painted, QLabel):
    """Shapes in a row; the names stand in the legend and in what is read aloud."""

    def __init__(self, informants: Sequence[str], side: int = 10) -> None:
        super().__init__()
        self._shapes = [shape_of(one) for one in informants]
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as there are informants."""
        return QSize(px(self._side + 4) * len(self._shapes), px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the shapes."""
        painter = QPainter(self)
        step = px(self._side + 4)
        for place, shape in enumerate(self._shapes):
            middle = QPointF(place * step + step / 2, self.height() / 2)
            paint_informant(painter, middle, px(self._side), shape)


class Rule(Painted, QLabel):
    """The line under a heading: solid green over strengths, dashed over barriers."""

    def __init__(self, *, is_good: bool) -> None:
        super().__init__()
        self._is_good = is_good
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two pixels high, and a little air."""
        return QSize(px(60), px(6))

    def minimumSizeHint(self) -> QSize:
        """Any width."""
        return QSize(px(20), px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        pen = QPen(color("primary" if self._is_good else "att_unexcused"), px(2))
        if not self._is_good:
            pen.setDashPattern([3, 2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QLineF(0, px(2), self.width(), px(2)))


def finding_words(finding: Finding) -> str:
    """Return a finding short enough for a card; own words get quotation marks."""
    text = " ".join(finding.text.split())
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0].rstrip(".,; ") + " …"
    return f"”{text}”" if finding.question.kind is QuestionKind.TEXT else text
