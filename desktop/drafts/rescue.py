"""Text that stood on the screen at lock and is in no row: kept in the vault, or sealed beside it when that fails.

A lock never waits for the user, so what was typed in a dialog, or could not be saved, is handed back after XX"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from db.errors import VaultError
from db.files import atomic
from db.log import epochs as key_epochs
from db.records import Draft
from db.secrets import sealed
from db.secrets.kdf import wipe
from db.store.connection import sqlcipher3
from desktop.drafts import dialogs, drafts, sealed_places
from desktop.drafts.sealed_places import Place
from desktop.errors import UserError
from desktop.session import settings
from desktop.session.session import Session

FORM = "raddad-text"
"""The one row of `drafts` that holds what has been rescued and not yet taken care of."""

LARGEST = 20_000_000  # bytes; more is not ours


@dataclass(frozen=True)
class Rescued:
    """One field's text. `place` and `field` are as they were named on the screen; `who` is the stand-in who wrote."""

    place: str
    field: str
    text: str
    who: str = ""


def keep(session: Session, found: Sequence[Rescued]) -> None:
    """Keep the texts until the user has seen them, save those that a form keeps in its own draft.

    Raises what stopped the last way that was tried.
    """
    if not found:
        return
    found = [replace(one, who=session.stand_in.name if session.stand_in else "") for one in found]
    try:
        drafted = _drafted(session)
        put(session, [*kept(session), *(one for one in found if one.text.strip() not in drafted)])
    except Exception:  # noqa: BLE001  # whatever the database's trouble is, the text is not to share it
        _seal_somewhere(session, found)


def fetch(session: Session) -> list[Rescued]:
    """Return what was rescued, taking into the vault what lies sealed beside it."""
    for place in _places(session):
        with suppress(OSError, VaultError, UserError):
            if place.may_be_read() and place.path.stat().st_size <= LARGEST:
                found = _unsealed(session, place.path)
                _hand_out(session, found)
                place.path.unlink()
                place.tidy()
    homeless = dialogs.take_homeless(session)
    if homeless:
        put(session, [*kept(session), *(Rescued(*one) for one in homeless)])
    return kept(session)


def _hand_out(session: Session, found: Sequence[Rescued]) -> None:
    """Put texts that lay beside the vault where those who wrote them find them."""
    for who in dict.fromkeys(one.who for one in found):
        row = drafts.row_of(session, FORM, who)
        there = session.db.drafts.find(row)
        texts = json.loads(there.body).get("texts", []) if there else []
        mine = (asdict(one) for one in dict.fromkeys(found) if one.who == who)
        texts += [one for one in mine if one not in texts]
        with session.change("drafts") as db:
            db.drafts.save(Draft(id=row, body=json.dumps({"texts": texts})))


def put(session: Session, found: Sequence[Rescued]) -> None:
    """Let these, each once, be what is kept; none means that it is forgotten."""
    if found:
        drafts.keep(session, FORM, {"texts": [asdict(one) for one in dict.fromkeys(found)]})
    else:
        drafts.drop(session, FORM)


def kept(session: Session) -> list[Rescued]:
    """Return what lies in the vault of it."""
    rows = drafts.kept(session, FORM).get("texts", [])
    return [Rescued(**row) for row in rows]


def _drafted(session: Session) -> set[str]:
    """Return the texts that forms keep in drafts of their own."""
    rows = [draft for draft in session.db.drafts.all() if draft.id.partition("@")[0] != FORM]
    forms = (json.loads(draft.body) for draft in rows if not draft.id.startswith(dialogs.ROW))
    typed = (one.now for draft in rows for one in dialogs.fields_in(draft).values())
    return {text.strip() for form in (*forms, *typed) for text in _strings(form)}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _strings(inside)


def _places(session: Session) -> Iterator[Place]:
    second = ""
    with suppress(
        VaultError, sqlcipher3.Error
    ):  # a disk that fails when it is read has its other places still
        second = settings.copies(session.db).place
    yield from sealed_places.places(session.vault.folder, session.vault.vault_id, second)


def _seal_somewhere(session: Session, found: Sequence[Rescued]) -> None:
    """Write it in the first place that lasts, or else in every other. Raises what stopped the last, if none did."""
    failure: Exception = OSError("nowhere to write")
    is_kept = False
    for place in _places(session):
        try:
            place.make_ready()
            before = _before(session, place.path)
            _write(session, place.path, [*before, *found])
        except (OSError, VaultError) as error:
            failure = error
            place.tidy()
            continue
        is_kept = True
        if place.where in sealed_places.LASTING:
            return
    if not is_kept:
        raise failure


def _before(session: Session, place: Path) -> list[Rescued]:
    """Return what lies sealed there already; what no key of this vault opens is kept aside, not in the way."""
    if not place.is_file():
        return []
    try:
        return _unsealed(session, place)
    except sealed.SealBrokenError:
        atomic.keep_aside(place)
        return []


def _write(session: Session, place: Path, found: Sequence[Rescued]) -> None:
    data = json.dumps([asdict(one) for one in found]).encode()
    atomic.write(place, _with_key(session, lambda key, about: sealed.seal(key, data, about)))


def _unsealed(session: Session, place: Path) -> list[Rescued]:
    """Read a sealed file; one from before the encryption key was changed opens with the subkey of that time."""
    data, about = place.read_bytes(), bytes.fromhex(session.vault.vault_id)
    try:
        text = _with_key(session, lambda key, about: sealed.unseal(key, data, about))
    except sealed.SealBrokenError:
        earlier = key_epochs.earlier(session.vault.connection, "draft")
        text = _first_that_opens(earlier, data, about)
    return [Rescued(**row) for row in json.loads(text)]


def _first_that_opens(keys: Sequence[bytearray], data: bytes, about: bytes) -> bytes:
    try:
        for key in keys:
            with suppress(sealed.SealBrokenError):
                return sealed.unseal(key, data, about)
    finally:
        wipe(*keys)
    raise sealed.SealBrokenError("no key of this vault sealed it")


def _with_key(session: Session, use: Callable[[bytearray, bytes], bytes]) -> bytes:
    key = session.vault.subkey("draft")
    try:
        return use(key, bytes.fromhex(session.vault.vault_id))
    finally:
        wipe(key)
