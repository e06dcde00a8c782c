"""What could be saved out of a damaged vault, in words: "118 av 120 anteckningar"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from db.salvage.found import Found, Rows
from desktop.errors import UserError

_KINDS: dict[str, tuple[str, str]] = {
    "pupils": ("elev", "elever"),
    "cases": ("ärende", "ärenden"),
    "notes": ("anteckning", "anteckningar"),
    "amendments": ("rättelse", "rättelser"),
    "note_versions": ("tidigare utkast", "tidigare utkast"),
    "contacts": ("person kring eleverna", "personer kring eleverna"),
    "schools": ("skola", "skolor"),
    "answers": ("svar i kartläggningar", "svar i kartläggningar"),
    "summaries": ("sammanfattning", "sammanfattningar"),
    "plans": ("handlingsplan", "handlingsplaner"),
    "goals": ("mål", "mål"),
    "measures": ("insats", "insatser"),
    "consents": ("samtycke", "samtycken"),
    "signatories": ("underskrift", "underskrifter"),
    "disclosures": ("utlämnande", "utlämnanden"),
    "kept_papers": ("papper för underskrift", "papper för underskrift"),
    "case_links": ("led i ett ärendes kedja", "led i ärendenas kedjor"),
    "vault_links": ("led i arkivets kedja", "led i arkivets kedja"),
    "meetings": ("möte", "möten"),
    "tasks": ("uppgift", "uppgifter"),
    "log": ("rad i åtkomstloggen", "rader i åtkomstloggen"),
}
_ALWAYS = ("pupils", "cases", "notes", "plans", "consents", "log")


@dataclass(frozen=True)
class Line:
    """One kind of thing: `118 av 120 anteckningar`, and whether all of them are there."""

    text: str
    is_whole: bool


@dataclass(frozen=True)
class Copy:
    """The latest copy beside the vault."""

    made_at: datetime
    pupils: int
    cases: int
    notes: int
    is_as_new: bool


@dataclass(frozen=True)
class Account:
    """What the user is told before choosing. `filled` rows came out of the copy; `pieces` are loose texts."""

    lines: tuple[Line, ...]
    is_complete: bool
    is_unsure: bool
    filled: int
    stand_ins: int
    pieces: int
    has_log_gap: bool
    log_last: datetime | None
    copy: Copy | None


def account(found: Found) -> Account:
    """Put what was found in values for the page."""
    return Account(
        lines=tuple(_lines(found)),
        is_complete=found.is_complete,
        is_unsure=found.is_unsure,
        filled=sum(rows.filled for rows in found.tables.values()),
        stand_ins=sum(found.stand_ins.values()),
        pieces=len(found.pieces),
        has_log_gap=bool(found.log_gaps) or found.log_is_cut,
        log_last=datetime.fromisoformat(found.log_last) if found.log_last else None,
        copy=_copy(found),
    )


def counted(rows: Rows, one: str, many: str) -> str:
    """Return `118 av 120 anteckningar`, or `alla 120 anteckningar`."""
    if rows.lost:
        return _tr("{saved} av {all} {kind}").format(
            saved=rows.saved, all=rows.existed, kind=one if rows.existed == 1 else many
        )
    return f"{rows.saved} {one if rows.saved == 1 else many}"


def kind_name(table: str) -> str:
    """Return what a row of the table is called, with a capital."""
    return _KINDS.get(table, (_tr("uppgift"), ""))[0].capitalize()


def detail_of(found: Found) -> str:
    """Return the coded counts for the log: pages that were lost, kinds that lack rows, gaps in the log itself."""
    parts = [f"pages:{found.pages_lost}/{found.pages}"]
    parts += [
        f"{table}:{rows.saved}/{rows.existed}"
        for table, rows in found.tables.items()
        if rows.lost and table != "log"
    ]
    parts += [f"log:{first}-{last}" for first, last in found.log_gaps]
    if found.log_is_cut:
        parts.append(f"log:{found.log_seq + 1}+")
    if found.copy is not None:
        parts.append(f"seq:{found.copy.seq}")
    if found.stand_ins:
        parts.append(f"stand_ins:{sum(found.stand_ins.values())}")
    if found.pieces:
        parts.append(f"pieces:{len(found.pieces)}")
    return ",".join(parts)


def counts_in_words(detail: str) -> str:
    """Return the coded counts of a log row as a reader wants them: `118 av 120 anteckningar`."""
    said = []
    for part in detail.split(","):
        table, _, counts = part.partition(":")
        saved, _, existed = counts.partition("/")
        if table in _KINDS and saved.isdecimal() and existed.isdecimal():
            said.append(counted(Rows(read=int(saved), existed=int(existed)), *_KINDS[table]))
        elif table == "log" and counts.endswith("+"):
            said.append(_tr("rader från och med {row} i loggen kan saknas").format(row=counts[:-1]))
        elif table == "log":
            said.append(_tr("rad {rows} i loggen saknas").format(rows=counts.replace("-", "–")))
    return ", ".join(said)


def no_room(megabytes: int) -> UserError:
    """Return what is said when the disk has no room for a second vault."""
    return UserError(
        _tr("Det finns inte plats att rädda arkivet"),
        _tr("Det behövs {count} MB till på disken.").format(count=megabytes),
        _tr("Det skadade arkivet är orört."),
        _tr("Töm papperskorgen på datorn eller ta bort en stor fil. Försök sedan igen."),
    )


def _lines(found: Found) -> list[Line]:
    lines, other = [], Rows()
    for table, rows in found.tables.items():
        if table in _KINDS:
            continue
        if table not in ("meta", "settings", "drafts"):
            other.read += rows.saved
            other.existed += rows.existed
    for table, (one, many) in _KINDS.items():
        rows = found.tables.get(table, Rows())
        if rows.lost or (rows.saved and table in _ALWAYS):
            lines.append(Line(counted(rows, one, many), not rows.lost))
    if other.lost:
        lines.append(Line(counted(other, _tr("annan uppgift"), _tr("andra uppgifter")), False))
    return lines


def _copy(found: Found) -> Copy | None:
    if found.copy is None:
        return None
    count = found.copy_counts.get
    return Copy(
        made_at=found.copy.moment,
        pupils=count("pupils", 0),
        cases=count("cases", 0),
        notes=count("notes", 0),
        is_as_new=found.copy_is_as_new,
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("SalvageWords", text)
