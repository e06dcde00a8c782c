"""What the first page needs, made ready while the passphrase is being typed and its key derived.

Importing the shell and the first page and reading the lists costs about 250 ms cold; none of it touches the vault,
so none of it has to wait for the vault.
"""

from __future__ import annotations

from collections.abc import Callable

from ui.look.theme import px, theme
from ui.shell import registry

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäöéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789.,-"


def _shell() -> None:
    import ui.shell.shell
    import ui.start.unlocked  # noqa: F401  # both are only to be ready when they are asked for


def _scripts() -> None:
    """Polish the few widgets of the locked window again, rather than the shell and its page."""
    theme.know_scripts()


def _session() -> None:
    import desktop.session.session  # noqa: F401  # the same


def _records() -> None:
    """Learn how the rows of the first pages become records: Python looks up each field's type, 4 ms in all."""
    from db import records
    from db.records.views import ListedPupil
    from db.store.codec import maker

    people = (records.Case, records.Pupil, records.School, records.Meeting, records.Task, records.Setting)
    papers = (records.Note, records.Plan, records.Consent, records.Signatory, records.Withdrawal)
    for record in (*people, *papers, ListedPupil):
        maker(record)


def _content() -> None:
    from desktop import content

    content.lists()
    content.rules()


def _first_page() -> None:
    registry.page_class("today")


def _list() -> None:
    """Paint a list with every kind of cell: letters, marks and icons are drawn from memory from then on, 15 ms."""
    registry.page_class("pupils")
    from db.records import STEPS
    from ui.widgets.show.chip_kinds import consent_state
    from ui.widgets.show.emblem import Look
    from ui.widgets.show.row_model import Column
    from ui.widgets.show.table import Table

    cells = (
        Column(_LETTERS, lambda row: _LETTERS, "emblem", lambda row: ("ÅÄ", Look(0, 0)), width=400),
        Column("", lambda row: consent_state(row)[0], "chip", consent_state, width=124),
        Column("", lambda row: _LETTERS, "steps", lambda row: (3, len(STEPS)), width=221),
        Column("", lambda row: _LETTERS, tone=lambda row: "danger", width=400),
    )
    table = Table(cells, "")
    table.set_rows(("active", "expiring", "missing"))
    table.resize(px(1145), px(200))
    table.grab()
    table.deleteLater()


def _case() -> None:
    registry.page_class("case")
    registry.page_class("journal")


def _parts() -> None:
    """Make one of each part of the first page and let it go: Qt's enumerations and styles are then in place."""
    from PySide6.QtWidgets import QWidget

    from ui.duties.duty_list import DutyList
    from ui.look.metrics import column
    from ui.widgets.frame.card import Card
    from ui.widgets.frame.head import PageHead
    from ui.widgets.frame.nav import NavButton
    from ui.widgets.frame.scroll import scrolled
    from ui.widgets.input.buttons import Button
    from ui.widgets.input.search_box import SearchBox
    from ui.widgets.show.chip_kinds import note_chip
    from ui.widgets.show.emblem import Emblem, Look

    page = QWidget()
    whole = column(page)
    parts = (PageHead("", ""), Card("", " "), DutyList(""), SearchBox(""), note_chip("draft"))
    for part in (*parts, Emblem("", Look(0, 0)), NavButton("", "users"), Button("", "primary", "users")):
        whole.addWidget(part)
    area = scrolled(page)
    area.ensurePolished()
    area.grab()
    area.deleteLater()


STEPS: tuple[Callable[[], None], ...] = (
    _scripts,
    _session,
    _records,
    _shell,
    _content,
    _first_page,
    _parts,
    _list,
    _case,
)
