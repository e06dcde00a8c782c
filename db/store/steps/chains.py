"""Part of the second step: a chain a case and one for the vault, in place of the one chain through all signatures.

The old chain is checked once, and what was found is kept in `meta` (`old_chain`, JSON). Links are made in its order,
then for every other locked thing by moment and id, all marked `afterwards`. The rules stand here as they were on the
day of this step, and are not those of `db.chain`, which may get later ones: a test holds that they agree.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from db.clock import real_now
from db.store.connection import Connection

_TABLES = (
    """CREATE TABLE case_links (
    hash TEXT PRIMARY KEY NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases,
    n INTEGER NOT NULL CHECK (n > 0),
    kind TEXT NOT NULL,
    object_id TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    moment TEXT NOT NULL,
    who TEXT NOT NULL,
    for_whom TEXT NOT NULL,
    previous TEXT NOT NULL,
    afterwards INTEGER NOT NULL CHECK (afterwards IN (0, 1))
) STRICT""",
    "CREATE UNIQUE INDEX case_links_by_case ON case_links (case_id, n)",
    "CREATE INDEX case_links_by_object ON case_links (object_id)",
    """CREATE TABLE vault_links (
    seq INTEGER PRIMARY KEY NOT NULL,
    link_hash TEXT NOT NULL,
    previous TEXT NOT NULL,
    row_hash TEXT NOT NULL,
    holding TEXT NOT NULL CHECK (holding IN ('har', 'overlamnad', 'gallrad'))
) STRICT""",
    "CREATE INDEX vault_links_by_link ON vault_links (link_hash)",
)

_FIRST = "0" * 64
_OUTSIDE: Mapping[str, frozenset[str]] = {
    "notes": frozenset({"transferred_at", "room", "signed_for", "written_by"}),
    "amendments": frozenset({"signed_for"}),
    "assessments": frozenset({"branch", "age_group", "earlier_forms", "signed_for"}),
    "plans": frozenset({"status", "branch", "signed_for"}),
    "participants": frozenset({"approved", "approved_on"}),
    "consents": frozenset(
        {
            *("stage", "information_given_on", "information_language", "interpreter", "original_kept"),
            *("child_stance", "child_reason", "child_words", "child_asked_by", "child_asked_on"),
            *("override_ground", "override_at", "override_by", "updated_at", "branch"),
            *("override_kind", "override_decided_by", "override_decided_on"),
            *("ended_on", "ended_how", "ended_note"),
        }
    ),
    "signatories": frozenset({"reminded_on"}),
}
"""The columns that are in no content hash: what may change after the lock, and what holds nothing yet."""

_UNDER_PLAN = (
    "plan_words",
    "plan_points",
    "goals",
    "goal_factors",
    "measures",
    "ladder_steps",
    "participants",
)
_CASE_OF_CONSENT = "(SELECT case_id FROM consents WHERE consents.id = consent_id)"
_DAY = "'T00:00:00.000000+00:00'"


@dataclass(frozen=True)
class _Kind:
    table: str
    locked: str
    moment: str
    who: str
    case: str = "case_id"
    parts: tuple[tuple[str, str], ...] = ()


_NOTE = _Kind("notes", "status = 'signed'", "coalesce(signed_at, created_at)", "signed_by")
_AMENDMENT = _Kind(
    "amendments", "TRUE", "signed_at", "signed_by", "(SELECT case_id FROM notes WHERE notes.id = note_id)"
)
_OTHERS: Mapping[str, _Kind] = {
    "kartlaggning": _Kind(
        "assessments",
        "status = 'signed'",
        "coalesce(signed_at, created_at)",
        "signed_by",
        parts=(("answers", "assessment_id"), ("informants", "assessment_id"), ("summaries", "id")),
    ),
    "plan": _Kind(
        "plans",
        "status <> 'draft'",
        "coalesce(signed_at, created_at)",
        "signed_by",
        parts=tuple((table, "plan_id") for table in _UNDER_PLAN),
    ),
    "samtycke": _Kind(
        "consents",
        "locked_at IS NOT NULL",
        "locked_at",
        "''",
        parts=(("consent_parties", "consent_id"), ("consent_cells", "consent_id")),
    ),
    "underskrift": _Kind(
        "signatories",
        "kind <> ''",
        f"coalesce(signed_on, '1970-01-01') || {_DAY}",
        "registered_by",
        _CASE_OF_CONSENT,
    ),
    "nej": _Kind(
        "signatories",
        "kind = '' AND refused_on IS NOT NULL",
        f"refused_on || {_DAY}",
        "registered_by",
        _CASE_OF_CONSENT,
    ),
    "aterkallelse": _Kind("withdrawals", "TRUE", "received_at", "received_by", _CASE_OF_CONSENT),
    "delning": _Kind("disclosures", "TRUE", "shared_at", "made_by"),
}
_KINDS: Mapping[str, _Kind] = {"anteckning": _NOTE, "rattelse": _AMENDMENT, **_OTHERS}


@dataclass(frozen=True)
class _Thing:
    kind: str
    id: str
    case: str
    moment: str
    who: str


@dataclass(frozen=True)
class _Text:
    """A signed note or correction, in the old chain."""

    thing: _Thing
    previous: str
    content_hash: str
    is_intact: bool


@dataclass
class _Chains:
    """The chains as they grow: the end of each case's, and of the vault's."""

    connection: Connection
    ends: dict[str, tuple[int, str]] = field(default_factory=dict)
    seq: int = 0
    row_hash: str = _FIRST

    def add(self, thing: _Thing) -> None:
        """Add a link for a thing."""
        n, previous = self.ends.get(thing.case, (0, _FIRST))
        content = _content_hash(self.connection, thing)
        fields = (thing.kind, thing.id, content, thing.moment, thing.who, "", previous)
        made = _joined("narvara-kedja-1", thing.case, str(n + 1), *fields)
        self.connection.execute(
            f"INSERT INTO case_links VALUES ({', '.join('?' * 11)})", (made, thing.case, n + 1, *fields, 1)
        )
        self.ends[thing.case] = (n + 1, made)
        row = _joined(str(self.seq + 1), made, self.row_hash)
        self.connection.execute(
            "INSERT INTO vault_links VALUES (?, ?, ?, ?, 'har')", (self.seq + 1, made, self.row_hash, row)
        )
        self.seq, self.row_hash = self.seq + 1, row


def chains(connection: Connection) -> None:
    """Make the two tables, check the old chain once and link what is locked, inside the step's transaction."""
    for statement in _TABLES:
        connection.execute(statement)
    texts = [*_texts(connection, "anteckning"), *_texts(connection, "rattelse")]
    in_order, head = _in_old_order(texts)
    reached = {text.thing.id for text in in_order}
    rest = [text.thing for text in texts if text.thing.id not in reached]
    rest += [thing for kind in _OTHERS for thing in _things(connection, kind)]
    grown = _Chains(connection)
    for thing in [text.thing for text in in_order] + sorted(rest, key=lambda one: (one.moment, one.id)):
        grown.add(thing)
    if texts:
        _keep_verdict(connection, texts, reached, head)
    if grown.seq:
        _put_fact(connection, "vault_chain", f"{grown.seq}:{grown.row_hash}")


def _texts(connection: Connection, kind: str) -> Iterator[_Text]:
    """Yield what was signed under the old chain, each held to its own hash."""
    table = _KINDS[kind].table
    unsigned = {"content_hash", "transferred_at", "room", "signed_for", "written_by"}
    names = [name for name in _columns(connection, table) if name not in unsigned]
    place = names.index("previous_hash")
    for thing in _things(connection, kind):
        row = connection.execute(
            f"SELECT content_hash, {', '.join(names)} FROM {table} WHERE id = ?", (thing.id,)
        ).fetchone()
        signed = _sha(_json(dict(zip(names, row[1:], strict=True))))
        yield _Text(thing, str(row[1 + place]), str(row[0]), signed == row[0])


def _in_old_order(texts: Iterable[_Text]) -> tuple[list[_Text], str]:
    """Return what the old chain reaches from its beginning, in its order, and the hash it ends with."""
    following = {text.previous: text for text in texts}
    found: list[_Text] = []
    seen: set[str] = set()
    head = ""
    while head in following and following[head].thing.id not in seen:
        text = following[head]
        found.append(text)
        seen.add(text.thing.id)
        head = text.content_hash
    return found, head


def _keep_verdict(connection: Connection, texts: list[_Text], reached: set[str], head: str) -> None:
    """Store how the old chain stood: the ids of what did not hold, and whether it ended where it should."""
    row = connection.execute("SELECT value FROM settings WHERE id = 'chain.head'").fetchone()
    broken = [text.thing.id for text in texts if not text.is_intact or text.thing.id not in reached]
    verdict = {
        "checked_at": real_now().isoformat(timespec="seconds"),
        "texts": len(texts),
        "broken": broken,
        "ends": (str(row[0]) if row else "") == head,
    }
    _put_fact(connection, "old_chain", _json(verdict))


def _put_fact(connection: Connection, key: str, value: str) -> None:
    connection.execute("DELETE FROM meta WHERE key = ?", (key,))
    connection.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (key, value))


def _things(connection: Connection, kind: str) -> list[_Thing]:
    its = _KINDS[kind]
    rows = connection.execute(
        f"SELECT id, {its.case}, {its.moment}, {its.who} FROM {its.table} WHERE {its.locked} ORDER BY rowid"
    ).fetchall()
    return [_Thing(kind, str(id), str(case), str(moment), str(who)) for id, case, moment, who in rows]


def _content_hash(connection: Connection, thing: _Thing) -> str:
    its = _KINDS[thing.kind]
    keyed = ((its.table, "id"), *its.parts)
    return _sha(_json({table: _rows(connection, table, key, thing.id) for table, key in keyed}))


def _rows(connection: Connection, table: str, key: str, value: str) -> list[dict[str, Any]]:
    names = [name for name in _columns(connection, table) if name not in _OUTSIDE.get(table, ())]
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM {table} WHERE {key} = ? ORDER BY id", (value,)
    ).fetchall()
    return [dict(zip(names, row, strict=True)) for row in rows]


def _columns(connection: Connection, table: str) -> list[str]:
    return [str(row[1]) for row in connection.execute(f"PRAGMA table_xinfo({table})").fetchall()]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _joined(*fields: str) -> str:
    return _sha("\x1f".join(fields))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
