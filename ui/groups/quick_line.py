"""The line at the top of Grupp och råd: what was done, written where one looks at what was done before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.records import GroupActivity
from desktop.content import lists
from desktop.errors import UserError
from desktop.groups.listing import kind_word
from desktop.groups.naming import NameDoubt, doubts
from desktop.groups.writing import LIST, counted, has_series
from desktop.session.session import Session
from ui.groups.words import as_text, doubt_words, number, tr
from ui.look.metrics import row
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.flow import Flow
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.input.segments import Segments
from ui.widgets.show.announce import announce
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import label, restyle
from ui.window.reading_order import first_stop

OTHER = "annat"
_FIRST = 4  # kinds beside each other; the rest are in a list


class QuickLine(Card):
    """One line of fields. Enter in the last adds, and keeps day and school."""

    entered = Signal()  # Enter in the last field
    more_asked = Signal()  # the sheet with all fields
    journal_asked = Signal(str)  # case id: of the pupil who seems to be named

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("quick-line")
        self.setAccessibleName(tr("Nytt tillfälle"))
        self._session = session
        self._series: GroupActivity | None = None  # what a copied row goes on from
        self._case_id = ""
        items = lists().items(LIST)
        first, rest = items[:_FIRST], items[_FIRST:]
        parts = [(one.code, kind_word(one.code)) for one in first]
        self.kinds = Segments([*parts, (OTHER, tr("Annat"))], tr("Slag"), begins_empty=True)
        self.other = Combo()
        self.other.call(tr("Annat slag"))
        self.other.fill([(one.label, one.code) for one in rest])
        self.day = DateField(session.today, "activity", needed=True)
        self.school = Combo()
        self.who, self.count, self.minutes, self.about = LineEdit(), LineEdit(), LineEdit(), LineEdit()
        self.more = Button(tr("Fler uppgifter"), "link", small=True)
        self.doubt = _Doubt()
        self.series = label("", "small", "text2")
        named(
            kinds=self.kinds,
            other=self.other,
            day=self.day,
            school=self.school,
            who=self.who,
            count=self.count,
            minutes=self.minutes,
            about=self.about,
            more=self.more,
        )
        self._lay_out()
        self._connect()
        self.day.set_date(session.today())
        self._show_kind()

    def kind(self) -> str:
        """Return the code of the kind that is chosen, empty while none is."""
        chosen = self.kinds.key()
        return str(self.other.data()) if chosen == OTHER else chosen

    def begin(self) -> None:
        """Put the focus on the kinds while none is chosen, else where it is written who it was."""
        if self.kind():
            self.who.setFocus()
        else:
            first = first_stop(self.kinds)
            if first is not None:
                first.setFocus()

    def is_empty(self) -> bool:
        """Return whether nothing is written; day and school do not count."""
        return not any(one.text().strip() for one in (self.who, self.count, self.minutes, self.about))

    def fill_schools(self, schools: Sequence[tuple[str, str]]) -> None:
        """Offer these schools as (name, id); the chosen one stays chosen."""
        self.school.fill([(tr("Ingen skola"), ""), *schools])

    def activity(self) -> GroupActivity:
        """Return what is written, not stored. Raises `UserError` without a kind, a day, or a number that is one."""
        kind = self.kind()
        if not kind:
            raise UserError(tr("Välj slag"), "", tr("Inget är sparat än. Det du har skrivit finns kvar."))
        again = self._series if self._series is not None and self._series.kind == kind else None
        made = again or GroupActivity(kind=kind, held_on=self._session.today())
        which, many = counted(kind), number(self.count)
        return replace(
            made,
            held_on=self.day.day(),
            who=self.who.text(),
            minutes=number(self.minutes),
            question=self.about.text(),
            pupils=many if which == "pupils" else None,
            adults=many if which == "adults" else None,
            staff=many if which == "staff" else None,
        )

    def school_ids(self) -> list[str]:
        """Return the chosen school, or none."""
        chosen = str(self.school.data() or "")
        return [chosen] if chosen else []

    def show_copy(self, activity: GroupActivity, school_ids: Sequence[str]) -> None:
        """Show a row again, to be changed and added; its series goes on."""
        kind = activity.kind
        is_first = any(kind == one.code for one in lists().items(LIST)[:_FIRST])
        self.kinds.choose(kind if is_first else OTHER)
        self.other.choose(kind)
        self.day.set_date(activity.held_on)
        self.school.choose(school_ids[0] if school_ids else "")
        self.who.setText(activity.who)
        self.count.setText(as_text(getattr(activity, counted(kind))))
        self.minutes.setText(as_text(activity.minutes))
        self.about.setText(activity.question)
        self._series = activity if has_series(kind) else None
        self._show_kind()
        self.look()

    def clear_written(self) -> None:
        """Take away what was written; kind, day and school stay, for the next."""
        for one in (self.who, self.count, self.minutes, self.about):
            one.clear()
        self._series = None
        self.doubt.say([])
        restyle(self.who, "error", False)
        restyle(self.about, "error", False)
        self._show_kind()

    def put_day(self, day: date) -> None:
        """Show a day."""
        self.day.set_date(day)

    @Slot()
    def look(self) -> None:
        """Say what looks like somebody, in what stands here now."""
        found: list[NameDoubt] = []
        for line in (self.who, self.about):
            here = doubts(self._session, line.text())
            restyle(line, "error", any(one.is_sure for one in here))
            found += here
        found.sort(key=lambda one: not one.is_sure)
        self._case_id = next((one.case_id for one in found if one.case_id), "")
        self.doubt.say(found, has_journal=bool(self._case_id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add at Enter in the last field, before a default button or a shortcut takes it."""
        if watched is self.about and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.isAutoRepeat():
                    self.entered.emit()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        kinds, beside = QWidget(), QWidget()
        flow = Flow(kinds, gap=8)
        flow.addWidget(self.kinds)
        flow.addWidget(self.other)
        across = row(beside, gap=12)
        never = label(
            tr("Skriv aldrig namn. Gäller det en elev hör det hemma i journalen."), "small", wrap=True
        )
        across.addWidget(never, 1)
        across.addWidget(self.more)
        self.body.addWidget(Columns([(kinds, 1, 480), (beside, 1, 480)]))
        self._who = Field(tr("Vilka"), self.who)
        fields: list[tuple[QWidget, int, int]] = [
            (Field(tr("Dag"), self.day), 0, 176),
            (Field(tr("Skola"), self.school), 3, 150),
            (self._who, 3, 130),
            (Field(tr("Antal"), self.count), 1, 64),
            (Field(tr("Minuter"), self.minutes), 1, 72),
            (Field(tr("Om vad, utan namn"), self.about), 6, 220),
        ]
        self.body.addWidget(Columns(fields, gap=10))
        self.body.addWidget(self.series)
        self.body.addWidget(self.doubt)

    def _connect(self) -> None:
        self.kinds.chosen.connect(self._show_kind)
        self.other.currentIndexChanged.connect(self._show_kind)
        self.who.editingFinished.connect(self.look)
        self.about.editingFinished.connect(self.look)
        self.about.installEventFilter(self)
        self.more.clicked.connect(self.more_asked)
        self.doubt.journal.clicked.connect(lambda: self.journal_asked.emit(self._case_id))

    @Slot()
    def _show_kind(self) -> None:
        """Show the list of other kinds when it is meant, and what a copied row goes on from."""
        show_if(self.kinds.key() == OTHER, self.other)
        goes_on = self._series is not None and self._series.kind == self.kind()
        words = ""
        if goes_on and self._series is not None and self._series.occasion is not None:
            of = tr(" av {0}").format(self._series.occasions) if self._series.occasions else ""
            words = tr("Hör ihop med raden du kopierade: träff {0}{1}.").format(self._series.occasion, of)
        self.series.setText(words)
        show_if(bool(words), self.series)


class _Doubt(QWidget):
    """What looks like somebody, said once, with a way to the journal when it is a pupil here."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("warning", "warn", 16)
        self._words = label("", "small", "text", wrap=True)
        self.journal = Button(tr("Öppna journalen"), "link", small=True)
        self.journal.setObjectName("open-journal")
        line = row(self, gap=8)
        line.addWidget(self._icon)
        line.addWidget(self._words, 1)
        line.addWidget(self.journal)
        self.hide()

    def say(self, found: Sequence[NameDoubt], *, has_journal: bool = False) -> None:
        """Show the surest of them; nothing found is nothing said."""
        words = doubt_words(found)
        is_sure = bool(found) and found[0].is_sure
        self._icon.show_icon("prohibit" if is_sure else "warning", "danger" if is_sure else "warn")
        is_new = bool(words) and words != self._words.text()
        self._words.setText(words)
        show_if(has_journal, self.journal)
        show_if(bool(words), self)
        if is_new:
            announce(self, words)
