from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from desktop.device import protocol
from desktop.device.protocol import Entry, Noted

HEAD = "0123456789abcdef"
VAULT = "00112233445566778899aabbccddeeff"
ENTRY = Entry(bytes(range(32)), Noted(3, 417, HEAD))


def body(**changes: Any) -> str:
    made = json.loads(ENTRY.text()) | changes
    wanted = {key: value for key, value in made.items() if value is not None}
    return json.dumps(wanted, sort_keys=True, separators=(",", ":"))


def test_an_entry_is_short_ascii_and_read_as_it_was_written() -> None:
    largest = Entry(b"\xff" * 32, Noted(2**53 - 1, 2**53 - 1, "f" * 16))
    assert len(largest.text()) < protocol.MOST
    assert largest.text().isascii()
    for entry in (ENTRY, largest):
        assert protocol.parse(entry.text()) == entry
    assert set(json.loads(ENTRY.text())) == {"v", "dev", "gen", "seq", "head"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "null",
        "[1,2]",
        "x" * 500,
        ENTRY.text() + " ",
        ENTRY.text()[:-1],
        ENTRY.text() * 2,
        json.dumps(json.loads(ENTRY.text())),
        body(v=2),
        body(v=True),
        body(v=None),
        body(dev=None),
        body(dev=7),
        body(dev=base64.b64encode(bytes(31)).decode()),
        body(dev=base64.b64encode(bytes(33)).decode()),
        body(dev="å" * 44),
        body(dev="!" * 44),
        body(gen=-1),
        body(gen=1.0),
        body(gen=True),
        body(gen="3"),
        body(seq=2**53),
        body(head=""),
        body(head=HEAD.upper()),
        body(head=HEAD[1:]),
        body(head=["0"] * 16),
        body(more=1),
        "[" * 150,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # that it is refused is all
        protocol.parse(text)


def test_the_secret_shows_in_no_representation() -> None:
    assert "dev" not in repr(ENTRY)
    assert base64.b64encode(ENTRY.device).decode() not in repr(ENTRY)


def test_question_and_answer_go_there_and_back_and_the_buffer_is_wiped() -> None:
    said = protocol.question("bind", VAULT, ENTRY.noted, ENTRY.device)
    line, _, secret = bytes(said).partition(b"\n")
    assert protocol.read_question(line) == ("bind", VAULT, ENTRY.noted)
    assert secret == ENTRY.device
    data = bytearray(protocol.answer("found", ENTRY))
    assert protocol.read_answer(data) == ("found", ENTRY.noted, bytearray(ENTRY.device))
    assert not any(data)
    assert protocol.read_answer(bytearray(protocol.answer("locked"))) == ("locked", None, bytearray())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}\n",
        b'{"said": "found"}\n',
        b'{"said": "locked"}',
        b'{"said": "hello"}\n',
        protocol.answer("found", ENTRY)[:-1],
        protocol.answer("found", ENTRY) + b"x",
        protocol.answer("done") + b"x",
        "{å}\n".encode(),
    ],
)
def test_an_answer_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # that it is refused is all
        protocol.read_answer(bytearray(data))


@pytest.mark.parametrize(
    "changes", [{"act": "dump"}, {"vault": "../../etc"}, {"vault": VAULT[2:]}, {"gen": -1}, {"more": 1}]
)
def test_a_question_that_is_none_is_refused(changes: dict[str, Any]) -> None:
    line = bytes(protocol.question("read", VAULT, ENTRY.noted))
    with pytest.raises(ValueError):  # noqa: PT011  # that it is refused is all
        protocol.read_question(json.dumps(json.loads(line) | changes).encode())
