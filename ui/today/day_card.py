"""The day by school: what is when, with whom; the meeting going on now is marked and can be written about."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Meeting
from desktop import dates
from desktop.cases.coming import ahead, untold
from desktop.cases.duties import short_name
from desktop.session.session import Session
from ui.look.metrics import column, row, width
from ui.widgets.frame.card import Card
from ui.widgets.frame.clear import clear
from ui.widgets.frame.scroll import CardScroll
from ui.widgets.input.buttons import Button
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label, shortened

WEEK = timedelta(days=7)
"""How far ahead the next day with meetings is looked for."""
LONGEST, LINE = 44, 140  # characters of a title, of a line under it


class DayCard(Card):
    """Today's meetings under their schools, then those of the next day that has any."""

    wrote = Signal(object)  # Meeting: the user wants to write about it
    changed = Signal(object)  # Meeting: the user wants to change it

    def __init__(self, session: Session) -> None:
        super().__init__(flush=True)
        self.setObjectName("day")
        self.setAccessibleName(self.tr("Dagens möten"))
        self._session = session
        self.lines = CardScroll(0, (7, 8, 7, 4))
        self._lines = self.lines.lines
        self.all = Button(self.tr("Alla möten"), "link", "calendar-blank", small=True)
        self._rest = label("", "small")
        self.all.setObjectName("all-meetings")
        self.body.addWidget(self.lines, 1)
        foot = row(gap=4, margins=(15, 0, 15, 8))
        foot.addWidget(self.all)
        foot.addWidget(self._rest, 1)
        self.body.addLayout(foot)

    def show_day(self, today: date, clock: str) -> None:
        """Show a day; `clock` is the time now, `HH:MM`."""
        clear(self._lines)
        meetings = self._session.db.meetings.between(today, today + WEEK)
        now = [one for one in meetings if one.held_on == today]
        self._by_school(now, clock)
        if not now:
            self._heading(label(self.tr("Inget inbokat i dag."), "body", "text2"))
        coming = min((one.held_on for one in meetings if one.held_on > today), default=None)
        if coming is not None:
            self._lines.addSpacing(4)
            self._lines.addWidget(hairline())
            name = self.tr("I morgon") if (coming - today).days == 1 else dates.long(coming)
            self._heading(label(name[:1].upper() + name[1:], "h3", "text2"))
            for meeting in meetings:
                if meeting.held_on == coming:
                    self._lines.addWidget(self._later(meeting))
        self._count((coming or today) + timedelta(days=1))

    def _count(self, after: date) -> None:
        """Say how many meetings lie after those shown, and how many have been that no note tells of."""
        later = sum(1 for one in ahead(self._session) if one.held_on >= after)
        over = sum(1 for one in untold(self._session) if one.held_on < self._session.today())
        parts = []
        if later:
            parts.append(self.tr("{0} längre fram").format(later))
        if over:
            parts.append(self.tr("{0} utan anteckning").format(over))
        self._rest.setText(", ".join(parts))
        said = ", ".join([self.all.text(), *parts])
        self.all.setAccessibleName(said)

    def _by_school(self, meetings: list[Meeting], clock: str) -> None:
        school: str | None = ""
        for meeting in meetings:
            if meeting.school_id != school:
                school = meeting.school_id
                self._school(school)
            going = meeting.starts_at <= clock <= (meeting.ends_at or meeting.starts_at) and bool(
                meeting.starts_at
            )
            self._lines.addWidget(self._row(meeting, is_now=going, may_write=meeting.starts_at <= clock))

    def _school(self, school_id: str | None) -> None:
        school = self._session.db.schools.find(school_id) if school_id else None
        if school is None:
            return
        self._heading(IconLabel("buildings", side=16), label(school.name, "small"))

    def _heading(self, *parts: QWidget) -> None:
        """Say what the lines under it have in common."""
        line = QWidget()
        across = row(line, gap=6, margins=(12, 6, 12, 2))
        for part in parts:
            across.addWidget(part, 0 if isinstance(part, IconLabel) else 1)
        self._lines.addWidget(line)

    def _row(self, meeting: Meeting, *, is_now: bool, may_write: bool) -> QWidget:
        frame, line, words = self._frame(meeting, "now" if is_now else "clear")
        if self._who(meeting):
            self._say(words, meeting.title)
        self._say(words, self._people(meeting))
        if meeting.place:
            at = row(gap=4)
            at.addWidget(IconLabel("map-pin", "text3", 16), 0, Qt.AlignmentFlag.AlignTop)
            at.addWidget(label(shortened(meeting.place, LINE), "small"), 1)
            words.addLayout(at)
        if is_now and meeting.ends_at:
            self._say(words, self.tr("pågår, slutar {0}").format(dates.clock(meeting.ends_at)))
        if may_write and meeting.case_id and meeting.note_id is None:
            write = Button(self.tr("Skriv"), small=True)
            write.setObjectName(f"write-{meeting.id}")
            write.setAccessibleName(self.tr("Skriv om mötet {0}").format(dates.clock(meeting.starts_at)))
            write.clicked.connect(lambda: self.wrote.emit(meeting))
            line.addWidget(write, 0, Qt.AlignmentFlag.AlignTop)
        return frame

    def _later(self, meeting: Meeting) -> QWidget:
        """A meeting of another day: when, with whom, about what."""
        frame, _, words = self._frame(meeting, "clear")
        self._say(words, meeting.title if self._who(meeting) else meeting.place)
        return frame

    def _frame(self, meeting: Meeting, surface: str) -> tuple[QWidget, QHBoxLayout, QVBoxLayout]:
        """Return a meeting's line with its time, and the place for words, where its name stands."""
        frame = QWidget()
        frame.setProperty("surface", surface)
        frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        line = row(frame, gap=10, margins=(12, 5, 10, 5))
        at = width(label(dates.clock(meeting.starts_at), "strong", wrap=False), 46)
        line.addWidget(at, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=0)
        who = self._who(meeting)
        title = Button(shortened(who or meeting.title, LONGEST), "plain")
        title.setObjectName(f"meeting-{meeting.id}")
        title.setAccessibleName(f"{dates.clock(meeting.starts_at)} {who or meeting.title}")
        title.clicked.connect(lambda: self.changed.emit(meeting))
        words.addWidget(title)
        line.addLayout(words, 1)
        return frame, line, words

    def _say(self, words: QVBoxLayout, text: str) -> None:
        if text:
            words.addWidget(label(shortened(text, LINE), "small"))

    def _who(self, meeting: Meeting) -> str:
        if meeting.case_id is None:
            return ""
        pupil = self._session.db.pupils.get(self._session.db.cases.get(meeting.case_id).pupil_id)
        schooling = self._session.db.schoolings.current(pupil.id)
        return ", ".join(
            part for part in (short_name(pupil), schooling.class_name if schooling else "") if part
        )

    def _people(self, meeting: Meeting) -> str:
        """Return who else comes: the pupil stands above, and whoever works here knows."""
        known = {self._session.worker.name}
        if meeting.case_id is not None:
            pupil = self._session.db.pupils.get(self._session.db.cases.get(meeting.case_id).pupil_id)
            known |= {pupil.called, pupil.full_name}
        others = [name for part in meeting.who.split(",") if (name := part.strip()) and name not in known]
        interpreter = self.tr("tolk {0}").format(meeting.interpreter) if meeting.interpreter else ""
        return ", ".join([*others, *([interpreter] if interpreter else [])])
