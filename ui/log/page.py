"""Åtkomstlogg: who did what and when, by period, kind and case; whether the log holds; the month on paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from db.records.states import one_of
from desktop import dates
from desktop.errors import UserError
from desktop.log import access as access_log
from desktop.log.access import Question, Verdict
from desktop.log.words import KINDS, LogKind
from ui.dialogs.ask import show_error
from ui.log.columns import columns, left_out
from ui.log.words import broken
from ui.look.metrics import column, row
from ui.look.theme import theme
from ui.page.page import Page
from ui.paper.check import CheckPaperSheet
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.one_scroll import OneScroll
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.combo import Combo
from ui.widgets.input.field import Field
from ui.widgets.show.banner import Banner
from ui.widgets.show.empty import EmptyState
from ui.widgets.show.table import Table
from ui.widgets.show.text import label
from ui.window.place import Place

if TYPE_CHECKING:
    from desktop.session.session import Session

PAGE = 500
"""Rows shown at a time; "Visa fler" fetches as many again."""

WEEK, ALL = "week", "all"


class LogPage(Page):
    """Opening it is logged. `place.detail` may be a case's id, to see only what was done in that case."""

    def __init__(self, session: Session, place: Place, host: QWidget | None = None) -> None:
        super().__init__(session, place, host)
        self._shown = PAGE
        self.banner = Banner()
        self.check = Button(self.tr("Kontrollera loggen"), icon="shield-check")
        self.check_journal = Button(self.tr("Kontrollera journalen"), icon="shield-check")
        self.check_paper = Button(self.tr("Kontrollera ett papper"), icon="shield-check")
        self.print = Button("", "primary", "printer")
        self.period, self.kind, self.case = Combo(), Combo(), Combo()
        self.table = Table(columns(session.today), self.tr("Åtkomstlogg"))
        self.more = Button(self.tr("Visa fler"), small=True)
        access_log.note_read(session)
        self._build()
        self._fill()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read the rows that answer the choices; the current row stays current."""
        question = self._question()
        found = access_log.lines(self.session, question, self._shown)
        self.table.set_rows(found, key=lambda line: line.seq)
        self._stack.setCurrentIndex(0 if found else 1)
        self._say(len(found), access_log.count(self.session, question))
        month = self._month()
        self.print.set_text(self.tr("Skriv ut Loggkontroll för {0}").format(_month_words(month)))

    def state(self) -> dict[str, str]:
        """Return what was chosen."""
        return {
            "period": str(self.period.data()),
            "kind": str(self.kind.data()),
            "case": str(self.case.data()),
        }

    def restore(self, state: dict[str, str]) -> None:
        """Choose it again."""
        for combo, key in ((self.period, "period"), (self.kind, "kind"), (self.case, "case")):
            combo.choose(state.get(key, ""))
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        inside = QWidget()
        inside.setProperty("surface", "bg")
        column(self, gap=0).addWidget(OneScroll(inside, [self.table]))
        rows = column(inside, gap=12, margins=(24, 16, 24, 16))
        head = PageHead(
            self.tr("Åtkomstlogg"),
            self.tr("Vem som har gjort vad och när. Aldrig vad som står i ärendena. Inget kan ändras här."),
        )
        self.check.setObjectName("check-log")
        self.print.setObjectName("print-log")
        self.check_journal.setObjectName("check-journal")
        self.check_paper.setObjectName("check-paper")
        self.check_paper.clicked.connect(lambda: CheckPaperSheet(self, self.session).exec())
        head.add_act(self.check_paper)
        head.add_act(self.check_journal)
        head.add_act(self.check)
        head.set_primary(self.print)
        rows.addWidget(head)
        rows.addWidget(self.banner)
        rows.addWidget(self._choices())
        stage = QWidget()
        rows.addWidget(stage, 1)  # before it is filled: a stack polishes what is put into it
        self._fill_stage(stage)
        foot = row(gap=12)
        self._count = label("", "small")
        foot.addWidget(self._count, 1)
        foot.addWidget(self.more)
        rows.addLayout(foot)
        self.setFocusProxy(self.table)

    def _choices(self) -> Columns:
        period = Field(self.tr("Period"), self.period)
        kind = Field(self.tr("Händelser"), self.kind)
        case = Field(self.tr("Ärende"), self.case)
        return Columns([(period, 3, 180), (kind, 3, 180), (case, 2, 110)])

    def _fill_stage(self, stage: QWidget) -> None:
        self._stack = QStackedLayout(stage)
        card = Card(flush=True)
        card.setAccessibleName(self.tr("Händelser"))
        card.body.addWidget(self.table)
        self.table.setObjectName("log")
        self.more.setObjectName("more-rows")
        self._nothing = EmptyState(self.tr("Inget hände som passar det du har valt."), self.tr("Visa allt"))
        for part in (card, self._nothing):
            self._stack.addWidget(part)

    def _fill(self) -> None:
        for combo, name in ((self.period, "period"), (self.kind, "kind"), (self.case, "case")):
            combo.setObjectName(name)
        months = access_log.months(self.session)
        self.period.fill(
            [
                (self.tr("Senaste sju dagarna"), WEEK),
                *((_month_words(month), month.isoformat()) for month in months),
                (self.tr("Hela loggen"), ALL),
            ]
        )
        self.kind.fill([(self.tr("Alla händelser"), ""), *((word, kind) for kind, word in KINDS.items())])
        cases = [(number, id) for id, number in access_log.cases(self.session)]
        self.case.fill([(self.tr("Alla ärenden"), ""), *cases])
        self.case.choose(self.place.detail or "")
        if self.place.detail:
            self.period.choose(ALL)

    def _connect(self) -> None:
        for combo in (self.period, self.kind, self.case):
            combo.currentIndexChanged.connect(self._on_chosen)
        self.check.clicked.connect(self._on_check)
        self.check_journal.clicked.connect(self._on_check_journal)
        self.print.clicked.connect(self._on_print)
        self.more.clicked.connect(self._on_more)
        self._nothing.acted.connect(self._on_all)
        theme.changed.connect(self._fit)

    def _question(self) -> Question:
        period, today = str(self.period.data()), self.session.today()
        kind: LogKind | Literal[""] = one_of(("", *KINDS), self.kind.data())
        case = str(self.case.data())
        if period == ALL:
            return Question(kind=kind, case_id=case)
        if period == WEEK:
            return Question(today - timedelta(days=6), None, kind, case)
        month = access_log.month_question(date.fromisoformat(period))
        return Question(month.since, month.until, kind, case)

    def _month(self) -> date:
        """Return the month that would be printed: the chosen one, else this one."""
        period = str(self.period.data())
        return self.session.today().replace(day=1) if period in (WEEK, ALL) else date.fromisoformat(period)

    def _say(self, shown: int, count: int) -> None:
        if count > shown:
            words = self.tr("De senaste {0} av {1} händelser.").format(shown, count)
        else:
            words = self.tr("1 händelse.") if count == 1 else self.tr("{0} händelser.").format(count)
        self._count.setText(words)
        show_if(count > shown, self.more)

    @Slot()
    def _on_chosen(self) -> None:
        self._shown = PAGE
        self.refresh()

    @Slot()
    def _on_more(self) -> None:
        self._shown += PAGE
        self.refresh()

    @Slot()
    def _on_all(self) -> None:
        for combo, value in ((self.period, ALL), (self.kind, ""), (self.case, "")):
            combo.choose(value)

    @Slot()
    def _on_check(self) -> None:
        self._tell(access_log.check(self.session))
        self.refresh()

    @Slot()
    def _on_check_journal(self) -> None:
        from ui.log.journal_sheet import JournalSheet  # 3 ms that the page itself does not need

        sheet = JournalSheet(self, self.session)
        sheet.exec()
        sheet.deleteLater()
        self.refresh()

    def _tell(self, verdict: Verdict) -> None:
        if verdict.is_whole:
            words = self.tr("Alla rader hänger ihop. Inget har tagits bort eller ändrats.")
            self.banner.say("ok", self.tr("Loggen är hel."), words)
            return
        error = broken(verdict, self.session.today())
        self.banner.say("danger", f"{error.title}.", f"{error.what} {error.do}")

    @Slot()
    def _on_print(self) -> None:
        """Print the month; the paper walks the whole chain first, which is logged."""
        from desktop.paper.builders import log_paper
        from desktop.paper.needed import told_when_empty
        from desktop.paper.pdf import render
        from ui.paper.printing import print_pdf

        def drawn() -> bytes:
            with told_when_empty():
                return render(paper).data

        month = self._month()
        safe = self.tr("Loggen finns kvar här.")
        try:
            paper = log_paper(self.session, month)
            do = self.tr("Välj en annan skrivare eller skriv ut senare.")
            if print_pdf(self, drawn, safe, do):
                access_log.note_printed(self.session, month)
        except UserError as error:
            show_error(self, error)
        self.refresh()

    @Slot()
    def _fit(self) -> None:
        self.table.leave_out(left_out(self.width() * 100 // theme.zoom))


def _month_words(month: date) -> str:
    return f"{dates.MONTHS[month.month - 1]} {month.year}"
