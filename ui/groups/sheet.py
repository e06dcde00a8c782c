"""One occasion with all its fields: put right, taken away, or made the beginning of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.records import GroupActivity
from db.records.states import STAGES, one_of
from desktop.content import lists
from desktop.drafts.dialogs import DraftOf
from desktop.forms.informants import AGE_GROUPS
from desktop.groups.naming import doubts
from desktop.groups.writing import (
    CONSULTATION,
    LIST,
    NamedError,
    has_series,
    remove_activity,
    save_activity,
)
from desktop.session.session import Session
from ui.dialogs.ask import ask
from ui.dialogs.form_sheet import FormSheet
from ui.groups.words import as_text, doubt_words, number, says_nobody
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.choices import ChoiceList
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.named import named
from ui.widgets.input.plain_text import PlainText
from ui.widgets.show.text import label


class ActivitySheet(FormSheet):
    """`schools` are those to choose among, as (id, name). A row that is stored may be taken away."""

    case_asked = Signal()  # the advice is to become a case; the sheet is closed

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        activity: GroupActivity,
        school_ids: Sequence[str],
        schools: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(parent, self.tr("Grupp och råd"), self.tr("Spara"), wide=True)
        self.setObjectName("activity-sheet")
        self._session, self._activity = session, activity
        self._is_stored = session.db.group_activities.find(activity.id) is not None
        self.kind, self.stage = Combo(), Combo()
        self.day = DateField(session.today, "activity", needed=True)
        self.schools = ChoiceList(self.tr("Skolor"), schools, columns=3)
        self.who, self.minutes = LineEdit(), LineEdit()
        self.pupils, self.adults, self.staff = LineEdit(), LineEdit(), LineEdit()
        self.occasion, self.occasions = LineEdit(), LineEdit()
        self.question, self.advice = PlainText(lines=2), PlainText(lines=3)
        self.remove = Button(self.tr("Ta bort"), "link", "trash", small=True)
        self.to_case = Button(self.tr("Gör till ärende"), "quiet", "user-plus")
        self._fill(schools)
        self._show(school_ids)
        self._lay_out(bool(schools))
        self._connect()
        self.question.setFocus()
        self.keep_draft(session, DraftOf("tillfalle", "", "group_activities", activity.id))
        self._on_kind()

    def perform(self) -> None:
        """Store it; what looks like a name is asked about. Raises `UserError`."""
        made, at = self._written(), self.schools.keys()
        try:
            save_activity(self._session, made, at)
        except NamedError as error:
            if not says_nobody(self, error.found):
                raise
            save_activity(self._session, made, at, names_nobody=True)

    def _written(self) -> GroupActivity:
        in_series = has_series(str(self.kind.data()))
        return replace(
            self._activity,
            kind=str(self.kind.data()),
            held_on=self.day.day(),
            stage=one_of(STAGES, self.stage.data() or ""),
            who=self.who.text(),
            minutes=number(self.minutes),
            pupils=number(self.pupils),
            adults=number(self.adults),
            staff=number(self.staff),
            occasion=number(self.occasion) if in_series else None,
            occasions=number(self.occasions) if in_series else None,
            question=self.question.text(),
            advice=self.advice.text(),
        )

    def _fill(self, schools: Sequence[tuple[str, str]]) -> None:
        named(
            kind=self.kind,
            stage=self.stage,
            day=self.day,
            schools=self.schools,
            who=self.who,
            minutes=self.minutes,
            pupils=self.pupils,
            adults=self.adults,
            staff=self.staff,
            occasion=self.occasion,
            occasions=self.occasions,
            question=self.question,
            advice=self.advice,
            remove=self.remove,
            to_case=self.to_case,
        )
        offered = list(lists().items(LIST))
        if all(one.code != self._activity.kind for one in offered):
            offered.append(lists().item(LIST, self._activity.kind))
        self.kind.fill([(one.label, one.code) for one in offered])
        words = (self.tr("F–3"), self.tr("4–6"), self.tr("7–9"), self.tr("gymnasiet"))
        stages: list[tuple[str, object]] = [(self.tr("Inget visst"), "")]
        self.stage.fill([*stages, *zip(words, AGE_GROUPS, strict=True)])

    def _show(self, school_ids: Sequence[str]) -> None:
        one = self._activity
        self.kind.choose(one.kind)
        self.stage.choose(one.stage)
        self.day.set_date(one.held_on)
        self.schools.set_keys(school_ids)
        self.who.setText(one.who)
        for line, count in (
            (self.minutes, one.minutes),
            (self.pupils, one.pupils),
            (self.adults, one.adults),
            (self.staff, one.staff),
            (self.occasion, one.occasion),
            (self.occasions, one.occasions),
        ):
            line.setText(as_text(count))
        self.question.set_text(one.question)
        self.advice.set_text(one.advice)

    def _lay_out(self, has_schools: bool) -> None:
        self._advice = Field(self.tr("Råd"), self.advice, optional=True)
        self._series = Columns(
            [
                (Field(self.tr("Träff"), self.occasion, optional=True), 1, 120),
                (Field(self.tr("Av hur många"), self.occasions, optional=True), 1, 120),
            ]
        )
        self._about = Field(self.tr("Om vad, utan namn"), self.question)
        self._who = Field(self.tr("Vilka"), self.who)
        numbers = Columns(
            [
                (Field(self.tr("Elever"), self.pupils, optional=True), 1, 110),
                (Field(self.tr("Vuxna"), self.adults, optional=True), 1, 110),
                (Field(self.tr("Personal"), self.staff, optional=True), 1, 110),
                (Field(self.tr("Minuter"), self.minutes, optional=True), 1, 110),
            ]
        )
        parts: list[QWidget] = [
            Columns(
                [
                    (Field(self.tr("Slag"), self.kind), 3, 220),
                    (Field(self.tr("Dag"), self.day), 2, 176),
                    (Field(self.tr("Stadium"), self.stage, optional=True), 2, 140),
                ]
            ),
            self._who,
            self._about,
            self._advice,
            numbers,
            self._series,
        ]
        if has_schools:
            parts.insert(1, Field(self.tr("Skolor"), self.schools, optional=True))
        parts.append(
            label(self.tr("Skriv aldrig namn. Gäller det en elev hör det hemma i journalen."), "small")
        )
        self.close_form(*parts)
        self.acts.insertWidget(0, self.remove)
        self.acts.insertWidget(1, self.to_case)
        show_if(self._is_stored, self.remove)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.who.editingFinished.connect(self._look)
        self.question.left.connect(self._look)
        self.advice.left.connect(self._look)
        self.remove.clicked.connect(self._on_remove)
        self.to_case.clicked.connect(self._on_case)

    @Slot()
    def _on_kind(self) -> None:
        kind = str(self.kind.data())
        is_advice = kind == CONSULTATION
        show_if(is_advice or bool(self.advice.text()), self._advice)
        show_if(has_series(kind), self._series)
        can_lead = self._is_stored and is_advice and self._activity.led_to_case_on is None
        show_if(can_lead, self.to_case)

    @Slot()
    def _look(self) -> None:
        """Say under each field what in it looks like somebody."""
        for field, text in (
            (self._who, self.who.text()),
            (self._about, self.question.text()),
            (self._advice, self.advice.text()),
        ):
            found = doubts(self._session, text)
            is_sure = any(one.is_sure for one in found)
            field.set_error(doubt_words(found) if is_sure else "")
            field.set_help("" if is_sure else doubt_words(found))

    @Slot()
    def _on_remove(self) -> None:
        title = self.tr("Ta bort tillfället?")
        if ask(self, title, self.tr("Det går inte att ångra."), self.tr("Ta bort"), danger=True):
            assert self.draft is not None
            with self.draft.done_with():
                remove_activity(self._session, self._activity.id)
            self.accept()

    @Slot()
    def _on_case(self) -> None:
        """Leave for the step that makes it a case; what is typed here is kept."""
        self.reject()
        self.case_asked.emit()
