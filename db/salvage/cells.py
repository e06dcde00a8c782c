"""Rows read out of one page: SQLite's own file format, as far as a table's leaves need it.

See https://www.sqlite.org/fileformat2.html, sections 1.6 and 2.1. A page that bears its seal is what SQLite wrote,
but perhaps not what it wrote last: everything is read within bounds, and what does not add up is no row.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from db.store.pages import USABLE

INDEX_BRANCH, TABLE_BRANCH, INDEX_LEAF, TABLE_LEAF = 0x02, 0x05, 0x0A, 0x0D
TREE = (INDEX_BRANCH, TABLE_BRANCH, INDEX_LEAF, TABLE_LEAF)

_LARGEST = 1_000_000_000

Stored = str | int | bytes | None
"""A value as it lies in a row. Kept papers and the subkeys of replaced keys are bytes."""

ReadPage = Callable[[int], bytes | None]

_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # serial type: bytes


@dataclass(frozen=True)
class Row:
    """One row as it was stored. `is_whole` is false where its end lies on a page that cannot be read."""

    rowid: int
    values: tuple[Stored, ...] = field(repr=False)
    is_whole: bool = True


def page_kind(page: bytes, number: int) -> int:
    """Return what kind of page it says it is."""
    return page[_head(number)]


def cells_in(page: bytes, number: int) -> int:
    """Return how many entries a page of a tree holds."""
    return int(struct.unpack_from(">H", page, _head(number) + 3)[0])


def children_of(page: bytes, number: int) -> Iterator[int]:
    """Yield the pages below a branch, table's or index's."""
    yield int(struct.unpack_from(">I", page, _head(number) + 8)[0])
    for place in _places(page, number, 12):
        if place + 4 > USABLE:
            continue
        yield int(struct.unpack_from(">I", page, place)[0])


def rows_in(page: bytes, number: int, read: ReadPage) -> Iterator[Row | None]:
    """Yield a leaf's rows; None for one that cannot be read at all. `read` fetches pages long rows go on to."""
    for place in _places(page, number, 8):
        try:
            size, at = varint(page, place)
            rowid, at = varint(page, at)
            payload = _payload(page, at, size, USABLE - 35, read)
            values = record(payload)
        except (IndexError, struct.error, ValueError):
            yield None
        else:
            yield Row(rowid - (1 << 64) if rowid >> 63 else rowid, values, len(payload) == size)


def keys_in(page: bytes, number: int, read: ReadPage) -> Iterator[tuple[Stored, ...]]:
    """Yield the entries of an index's page, each with its row's number last; unreadable ones are passed over."""
    is_leaf = page_kind(page, number) == INDEX_LEAF
    for place in _places(page, number, 8 if is_leaf else 12):
        try:
            size, at = varint(page, place if is_leaf else place + 4)
            payload = _payload(page, at, size, (USABLE - 12) * 64 // 255 - 23, read)
            if len(payload) == size:
                yield record(payload)
        except (IndexError, struct.error, ValueError):
            continue


def record(payload: bytes) -> tuple[Stored, ...]:
    """Return the values of a record; of one that was cut short, those there are and the beginning of a text.

    Raises `IndexError`, `struct.error` or `ValueError` for what is no record of texts, integers and bytes.
    """
    end, at = varint(payload, 0)
    kinds, place, values = [], end, list[Stored]()
    while at < min(end, len(payload)):
        kind, at = varint(payload, at)
        kinds.append(kind)
    for kind in kinds:
        if kind >= 13 and kind % 2:
            size = (kind - 13) // 2
            data = payload[place : place + size]
            if size and not data:
                break
            values.append(data.decode("utf-8", "strict" if len(data) == size else "ignore"))
        elif kind >= 12 and not kind % 2:
            size = (kind - 12) // 2
            if place + size > len(payload):
                break
            values.append(payload[place : place + size])
        elif kind in (0, 8, 9):
            size = 0
            values.append({0: None, 8: 0, 9: 1}[kind])
        else:
            size = _INTEGERS.get(kind, 0)
            if not size:
                raise ValueError("a kind of value that is never stored")
            if place + size > len(payload):
                break
            values.append(int.from_bytes(payload[place : place + size], "big", signed=True))
        place += size
    return tuple(values)


def varint(data: bytes, at: int) -> tuple[int, int]:
    """Return SQLite's integer of one to nine bytes, unsigned, and where it ends."""
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    raise ValueError("unreachable")


def _head(number: int) -> int:
    return 100 if number == 1 else 0


def _places(page: bytes, number: int, header: int) -> tuple[int, ...]:
    """Return where a page's cells begin; empty where the count cannot be true."""
    count, start = cells_in(page, number), _head(number) + header
    if start + 2 * count > USABLE:
        return ()
    return struct.unpack_from(f">{count}H", page, start)


def _payload(page: bytes, at: int, size: int, most: int, read: ReadPage) -> bytes:
    """Return a cell's bytes, gathered from the pages it goes on to; shorter than `size` where one is missing."""
    if size > _LARGEST:
        raise ValueError("larger than SQLite ever makes a row")
    if size <= most:
        if at + size > USABLE:
            raise ValueError("a cell outside its page")
        return page[at : at + size]
    least = (USABLE - 12) * 32 // 255 - 23
    here = least + (size - least) % (USABLE - 4)
    here = here if here <= most else least
    parts, left = [page[at : at + here]], size - here
    (following,) = struct.unpack_from(">I", page, at + here)
    seen = {0}
    while left > 0:
        more = read(following) if following not in seen else None
        if more is None:
            break
        seen.add(following)
        (following,) = struct.unpack_from(">I", more)
        parts.append(more[4 : 4 + min(left, USABLE - 4)])
        left -= len(parts[-1])
    return b"".join(parts)
