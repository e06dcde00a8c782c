"""One user's day in the real processes, looked at from outside: files, sockets, memory."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.secrets import keyfile
from db.secrets.kdf import FLOOR
from db.vault import keys
from db.vault import vault as vaults
from tests.keeps import traces
from tests.keeps.office import PASSPHRASE, PATIENCE, Office

WORDS = "Kanariefagel i guldbur 7141"
STOPS = ("unlocked", "written", "mid-transaction", "searched", "sorted", "previewed", "before-lock")
LOCAL = ("1", "AF_UNIX", "AddressFamily.AF_UNIX")
NETWORK = ("ssl", "http", "urllib.request", "asyncio", "ftplib", "smtplib", "PySide6.QtNetwork", "xmlrpc")
ROWS, SOAK_ROWS = 60_000, 1_000_000


@pytest.fixture
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    rows = SOAK_ROWS if request.node.get_closest_marker("soak") else ROWS
    one = Office(tmp_path, "tests.keeps.journey", words=WORDS, rows=rows)
    yield one
    one.end()


def a_day(office: Office) -> dict[str, list[str]]:
    """Go through the day; return which files held the words, by where in it."""
    found: dict[str, list[str]] = {}

    def look(where: str) -> None:
        found[where] = traces.in_files(WORDS, office.data, office.home, office.temp)

    for stop in STOPS:
        office.paused(stop)
        look(stop)
        office.go(stop)
    pid = office.paused("to-be-killed")
    look("after the lock")
    os.kill(pid, signal.SIGKILL)
    office.wait()
    look("after the kill")
    return found


def read_back(office: Office) -> str:
    """Return the note as it stands in the vault, which also shows that the words are in there at all."""
    vault = vaults.unlock(office.data, PASSPHRASE)
    row = vault.connection.execute("SELECT body FROM notes WHERE id = ?", (office.note,)).fetchone()
    vault.close()
    return str(row[0])


def test_no_file_ever_holds_what_was_written(office: Office) -> None:
    office.start()
    found = a_day(office)
    assert {where: files for where, files in found.items() if files} == {}
    assert set(found) == {*STOPS, "after the lock", "after the kill"}
    assert WORDS in read_back(office)
    assert traces.in_files(WORDS, office.plan), "the search itself finds nothing"


@pytest.mark.soak
def test_no_file_holds_what_was_written_after_a_sort_of_a_million_rows(office: Office) -> None:
    office.start()
    assert {where: files for where, files in a_day(office).items() if files} == {}


def test_no_socket_but_local_ones_and_no_file_outside_the_folders(office: Office) -> None:
    office.start()
    a_day(office)
    watched = [
        json.loads(line) for line in (office.plan / "watched").read_text(encoding="utf-8").splitlines()
    ]
    assert watched, "nothing was watched"
    sockets = [one for one in watched if one[0] == "socket"]
    assert [one for one in sockets if one[1] == "socket.__new__" and one[2][1] not in LOCAL] == []
    assert [one for one in sockets if one[1] in ("socket.getaddrinfo", "socket.gethostbyname")] == []
    assert [one for one in watched if one[0] == "start"] == []
    (modules,) = (one["names"] for one in office.told("modules"))
    assert [name for name in modules if name in NETWORK] == []
    allowed = (str(office.data), str(office.temp), str(office.plan), "/dev/null", "/dev/tty")
    written = {one[1] for one in watched if one[0] == "write"}
    assert {path for path in written if not _is_within(path, allowed)} == set()
    assert list(office.home.rglob("*")) == []


def _is_within(path: str, allowed: tuple[str, ...]) -> bool:
    # Python keeps its own compiled modules beside them: program code alone, and only in a source tree.
    return path.startswith(allowed) or "__pycache__" in path


@pytest.mark.skipif(sys.platform != "linux", reason="another process's memory is read through Linux's /proc")
def test_the_memory_holds_no_key_as_text_and_no_passphrase_and_is_given_back(office: Office) -> None:
    office.start()
    pid = office.paused("unlocked")
    wait_until_strengthened(office)
    key = keys.unseal(office.data, PASSPHRASE)
    digits = key.dek.hex()
    needles = {
        "key, hexadecimal": digits.encode(),
        "key, capital hexadecimal": digits.upper().encode(),
        "key, hexadecimal in UTF-16": digits.encode("utf-16-le"),
    }
    assert traces.in_memory(pid, needles | pieces(PASSPHRASE)) == []
    assert traces.in_memory(pid, {"a name": "Amina".encode("utf-16-le")}), "the memory was not read at all"
    key.wipe()
    for stop in STOPS:
        office.paused(stop)
        office.go(stop)
    after = office.paused("to-be-killed")
    assert after != pid
    assert traces.in_memory(after, pieces(PASSPHRASE)) == [], "opened at once, with nothing to strengthen"
    assert not _lives(pid), "the process that held the text is still there"


def pieces(secret: str) -> dict[str, bytes]:
    """Return every fourth piece of eight letters, as Python and Qt hold text: eleven left in a row would be found."""
    return {
        f"{secret[at : at + 8]} in {coding}": secret[at : at + 8].encode(coding)
        for at in range(0, len(secret) - 7, 4)
        for coding in ("utf-8", "utf-16-le", "utf-32-le")
    }


def wait_until_strengthened(office: Office) -> None:
    """Wait until the passphrase, cheap in this vault, has been wrapped anew: it is held until then, and no longer."""
    until = time.monotonic() + PATIENCE
    while not _is_strengthened(office.data):
        assert time.monotonic() < until, "never strengthened"
        time.sleep(0.05)


def _is_strengthened(folder: Path) -> bool:
    data = (folder / "valv.key").read_bytes()
    costs = [slot.kdf for slot in keyfile.parse(data).slots if slot.type == "pass"]
    return costs == [FLOOR] and (folder / "valv.key.bak").read_bytes() == data


def _lives(pid: int) -> bool:
    until = time.monotonic() + 5
    while time.monotonic() < until:
        if not Path(f"/proc/{pid}").exists():
            return False
        time.sleep(0.05)
    return True
