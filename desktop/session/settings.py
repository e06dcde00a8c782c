"""What the user has chosen, and what is known of copies, computer and key: kept in the vault as rows of text.

The groups and how they are read and written in a database; then the verbs, which go through the session's one door.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, fields, replace
from typing import Any, Protocol, TypeVar

from db.records import Setting
from db.records.events import MaybeLogged
from db.tables.database import Database
from desktop.session.owner import refuse_stand_in

SHORTEST_IDLE, LONGEST_IDLE, USUAL_IDLE = 1, 15, 5
"""Minutes the program may stand untouched before it locks. It cannot be turned off."""


@dataclass(frozen=True)
class Worker:
    """The user, as on papers to families and in the log."""

    name: str = ""
    title: str = "skolsocionom"
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Office:
    """The employer, as in letterheads and information texts, and the telephone list of the safety box."""

    municipality: str = ""
    board: str = "Socialnämnden"
    team: str = "Skolsociala teamet"
    data_protection_contact: str = ""
    originals_kept: str = ""
    system_of_record: str = ""
    winter_week: str = ""  # the week of sportlov, 7–12; `-` when nobody knows yet, empty until it was asked
    tel_reception: str = ""  # socialtjänstens mottagning
    tel_on_call: str = ""  # socialjouren
    tel_bup: str = ""
    tel_chief: str = ""
    tel_it: str = ""


@dataclass(frozen=True)
class Choices:
    """How the program behaves. Times in minutes; `zoom` in per cent."""

    idle_minutes: int = USUAL_IDLE
    lock_on_minimise: bool = False
    scheme: str = "system"  # system | light | dark | contrast
    zoom: int = 100
    school_of_the_day: str = ""
    school_chosen_on: str = ""  # ISO day the school was chosen; it holds for that day alone
    is_practice: bool = False
    first_start_done: bool = False
    code_proved_on: str = ""  # ISO day the recovery code was last typed back
    incident_printed_on: str = ""  # ISO day the sheet for a lost computer last left the program
    chief_code_made_on: str = ""  # ISO day the enhetschef's code was made
    chief_code_proved_on: str = ""  # ISO day it was last typed back
    passphrase_set_on: str = ""  # ISO day
    passphrase_strength: int = 0  # zxcvbn's 0 to 4 when it was chosen


@dataclass(frozen=True)
class Copies:
    """What is known of the copies of the vault. Moments are ISO 8601 in UTC, empty when it never happened.

    `place` is the second place, chosen by the user; `is_elsewhere` that it lay on another disk when chosen, so
    that an empty folder where a stick used to be is not taken for it. `is_unsaved` is whether something has
    changed since the last copy; `failed` the coded word for why the last try gave none.
    """

    seq: int = 0
    made_at: str = ""
    size: int = 0  # bytes
    cases: int = 0
    took_ms: int = 0
    is_unsaved: bool = False
    failed: str = ""
    place: str = ""
    is_elsewhere: bool = False
    place_made_at: str = ""
    place_failed: str = ""
    tried_at: str = ""
    tried_wrong: str = ""  # the coded word for what was wrong when it was last tried


@dataclass(frozen=True)
class Computer:
    """What is known of the computer the vault lies on: as the user calls it, and as `desktop.safety.disk` read it."""

    name: str = ""
    disk: str = ""  # a value of `desktop.safety.disk.facts.State`
    memory: str = ""  # a value of `desktop.safety.disk.facts.Memory`
    by: str = ""
    system: str = ""
    why: str = ""
    read_at: str = ""  # ISO 8601 in UTC
    ways: str = ""  # the types of the slots that open the vault here, with commas


@dataclass(frozen=True)
class Incident:
    """What lay on a computer, in numbers and no names. Kept when a copy is restored: about where it came from.

    Moments are ISO 8601 in UTC, days ISO, empty when it never happened. `as_of` is the moment of the copy.
    """

    as_of: str = ""
    pupils: int = 0
    protected: int = 0
    others: int = 0
    cases: int = 0
    notes: int = 0
    consents: int = 0
    opened_at: str = ""
    locked_at: str = ""
    copied_at: str = ""
    place: str = ""  # a folder's name, never its path
    place_at: str = ""
    strength: int = 0
    passphrase_set_on: str = ""
    idle_minutes: int = 0
    name: str = ""
    disk: str = ""
    memory: str = ""
    by: str = ""
    system: str = ""
    why: str = ""
    read_at: str = ""
    ways: str = ""


@dataclass(frozen=True)
class KeyState:
    """What is known of the last change of the encryption key. `aside` is the folder the old vault still lies in."""

    changed_on: str = ""  # ISO day; empty when it never was
    aside: str = ""
    is_told: bool = False  # that it is done has been said at an unlock


@dataclass(frozen=True)
class Arrival:
    """Whether the vault was restored on a computer it had not been on, and nobody has said yet who works there."""

    is_unanswered: bool = False


Group = Worker | Office | Choices | Copies | Computer | Incident | KeyState | Arrival
G = TypeVar("G", Worker, Office, Choices, Copies, Computer, Incident, KeyState, Arrival)


def read(database: Database) -> tuple[Worker, Office, Choices]:
    """Return all settings; what is not set has its default."""
    stored = {setting.id: setting.value for setting in database.settings.all()}
    return _filled(Worker, stored), _filled(Office, stored), _filled(Choices, stored)


def copies(database: Database) -> Copies:
    """Return what is known of the copies."""
    return _filled(Copies, {setting.id: setting.value for setting in database.settings.all()})


def computer(database: Database) -> Computer:
    """Return what is known of this computer."""
    return _filled(Computer, {setting.id: setting.value for setting in database.settings.all()})


def incident(database: Database) -> Incident:
    """Return what lay on the computer a restored copy came from; `as_of` is empty when nothing was restored."""
    return _filled(Incident, {setting.id: setting.value for setting in database.settings.all()})


def key_state(database: Database) -> KeyState:
    """Return what is known of the last change of the encryption key."""
    return _filled(KeyState, {setting.id: setting.value for setting in database.settings.all()})


def arrival(database: Database) -> Arrival:
    """Return whether it is to be asked who works on this computer."""
    return _filled(Arrival, {setting.id: setting.value for setting in database.settings.all()})


def write(database: Database, settings: Group) -> None:
    """Write one group of settings; must stand inside `Session.change("settings")`."""
    group = type(settings).__name__.lower()
    for field in fields(settings):
        value = getattr(settings, field.name)
        text = str(int(value)) if isinstance(value, bool) else str(value)
        database.settings.save(Setting(id=f"{group}.{field.name}", value=text))


class Holder(Protocol):
    """Who holds the settings and the door for changing them: `desktop.session.session.Session`."""

    @property
    def owner(self) -> Worker:
        """Whose vault it is."""

    @property
    def acting_for(self) -> str:
        """The owner's name while a stand-in works, else empty."""

    @property
    def office(self) -> Office:
        """Where the user works."""

    @property
    def choices(self) -> Choices:
        """How the user wants the program to behave."""

    def change(
        self, *tables: str, event: MaybeLogged = "", detail: str = ""
    ) -> AbstractContextManager[Database, bool | None]:
        """Write in one transaction, and log the act in it."""


def prefer(session: Holder, **changes: Any) -> None:
    """Change some of `Choices`; what is the same already is not written. Raises `UserError`."""
    if "lock_on_minimise" in changes:
        refuse_stand_in(session)
    wanted = replace(session.choices, **changes)
    if wanted != session.choices:
        with session.change("settings") as db:
            write(db, wanted)


def save_worker(session: Holder, **changes: Any) -> None:
    """Change who the user is; logged. Raises `UserError`."""
    _save(session, replace(session.owner, **changes), "worker")


def save_office(session: Holder, **changes: Any) -> None:
    """Change where the user works and the telephone list; logged. Raises `UserError`."""
    _save(session, replace(session.office, **changes), "office")


def save_idle_minutes(session: Holder, minutes: int) -> None:
    """Change how long the program may stand untouched before it locks; logged, since it lowers safety."""
    refuse_stand_in(session)
    with session.change("settings", event="settings_changed", detail="idle_minutes"):
        prefer(session, idle_minutes=max(SHORTEST_IDLE, min(LONGEST_IDLE, minutes)))


def _save(session: Holder, group: Worker | Office, what: str) -> None:
    refuse_stand_in(session)
    with session.change("settings", event="settings_changed", detail=what) as db:
        write(db, group)


def _filled(group: type[G], stored: dict[str, str]) -> G:
    values: dict[str, Any] = {}
    for field in fields(group):
        text = stored.get(f"{group.__name__.lower()}.{field.name}")
        if text is None:
            continue
        if isinstance(field.default, bool):
            values[field.name] = text == "1"
        else:
            values[field.name] = int(text) if isinstance(field.default, int) else text
    return group(**values)
