"""The columns of the list of pupils, and which of them there is room for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.records import STEPS
from desktop.cases.caseload import ListRow
from ui.widgets.show.chip_kinds import consent_state
from ui.widgets.show.emblem import Look
from ui.widgets.show.row_model import Column

KEPT = (0, 4, 7, 1, 5, 3, 2, 6)
"""Columns in the order they are kept when there is little room: name, consent, to see to, class, next, step …"""
WIDTHS = (209, 62, 133, 221, 119, 124, 122, 112)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PupilsPage", text)


def columns() -> tuple[Column, ...]:
    """Return the columns; each is a function of a `ListRow`."""
    name, class_, school, step, consent, next_, contact, see_to = WIDTHS
    return (
        _name_column(name),
        Column(_tr("Klass"), lambda row: row.class_name, tip=lambda row: row.class_name, width=class_),
        Column(_tr("Skola"), lambda row: row.facts.school, tip=lambda row: row.facts.school, width=school),
        _step_column(step),
        Column(
            _tr("Samtycke"),
            lambda row: consent_state(row.consent)[0],
            "chip",
            lambda row: consent_state(row.consent),
            width=consent,
        ),
        Column(_tr("Nästa"), lambda row: row.next_text, sort=lambda row: row.facts.next_on, width=next_),
        Column(
            _tr("Senaste kontakt"),
            lambda row: row.contact_text,
            sort=lambda row: row.contact_on,
            width=contact,
        ),
        Column(
            _tr("Att se till"),
            lambda row: row.see_to,
            sort=lambda row: (not row.is_late, row.see_to) if row.see_to else None,
            tone=lambda row: "danger" if row.is_late else None,
            width=see_to,
        ),
    )


def _name_column(width: int) -> Column:
    return Column(
        _tr("Elev"),
        lambda row: row.name,
        "emblem",
        lambda row: (row.facts.initials, _look(row)),
        sort=lambda row: row.order,
        tip=lambda row: row.name,
        spoken=lambda row: row.name,
        width=width,
        stretch=True,
    )


def _step_column(width: int) -> Column:
    return Column(
        _tr("Steg"),
        lambda row: row.step_name,
        "steps",
        lambda row: (row.step, len(STEPS)),
        sort=lambda row: row.step,
        spoken=_spoken_step,
        width=width,
    )


def left_out(room: int) -> tuple[int, ...]:
    """Return the columns to leave out when there are `room` design pixels."""
    gone = []
    for place in KEPT:
        if WIDTHS[place] <= room:
            room -= WIDTHS[place]
        else:
            gone.append(place)
    return tuple(gone)


def _look(row: ListRow) -> Look:
    return Look(row.facts.emblem_colour, row.facts.emblem_pattern)


def _spoken_step(row: ListRow) -> str:
    return _tr("Steg {0} av {1}: {2}").format(row.step + 1, len(STEPS), row.step_name)
