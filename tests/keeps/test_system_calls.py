"""The same day seen by the kernel: what the processes, Qt and every library in them ask the system for."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.keeps.office import HOME, Office
from tests.keeps.test_nothing_outside import WORDS, a_day

CALLS = "socket,connect,bind,sendto,openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,symlink"
OPENED = re.compile(r'\bopen(?:at)?\((?:AT_FDCWD, )?"([^"]*)", ([A-Z_|0-9a-zx]+)[^=]*= (-?\d+)')
MADE = re.compile(r"\b(?:mkdir|mkdirat|rename|renameat2?|creat|link|symlink)\((.*)\)\s+= 0")
SOCKET = re.compile(r"\bsocket\((\w+), ")
WRITES = ("O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND")
DEVICES = ("/dev/", "/proc/self/", "/proc/thread-self/")

# Where a program of the user's may keep what Python or others should read: none of it may be looked into.
FOREIGN = (
    "reportlab_settings", ".reportlab", "keyringrc.cfg", "python_keyring", "sitecustomize", "usercustomize",
    "qt.conf", ".pdbrc", "pystartup", "foreign",
)  # fmt: skip


def why_not() -> str:
    """Return why system calls cannot be watched here; empty when they can."""
    if sys.platform != "linux":
        return "strace is a Linux program"
    if shutil.which("strace") is None:
        return "strace is not installed: apt-get install strace (.ci/prepare.py test does it)"
    tried = subprocess.run(
        ("strace", "-f", "-o", "/dev/null", "true"), capture_output=True, text=True, check=False
    )
    return "" if tried.returncode == 0 else f"strace may not trace here: {tried.stderr.strip()[:200]}"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    reason = why_not()
    if reason:
        pytest.skip(reason)
    one = Office(tmp_path, "tests.keeps.journey", words=WORDS, rows=1000)
    yield one
    one.end()


def lay_out_bait(office: Office) -> dict[str, str]:
    """Put what a careless library would load where it would look; return the environment that points at it."""
    foreign = office.folder / "foreign"
    for place in (foreign / "platforms", office.home / ".config" / "python_keyring", office.home / ".local"):
        place.mkdir(parents=True)
    (office.home / ".reportlab_settings").write_text("raise SystemExit(66)")
    (office.home / ".config" / "python_keyring" / "keyringrc.cfg").write_text("[backend]\n")
    (foreign / "qt.conf").write_text("[Paths]\nPlugins=/nowhere\n")
    for name in ("reportlab_settings", "local_reportlab_settings", "keyring_backend"):
        (foreign / f"{name}.py").write_text("raise SystemExit(67)")
    return {
        "QT_PLUGIN_PATH": str(foreign),
        "QT_QPA_PLATFORM_PLUGIN_PATH": str(foreign / "platforms"),
        "PYTHON_KEYRING_BACKEND": "keyring_backend.Backend",
        "PYTHONSTARTUP": str(foreign / "keyring_backend.py"),
        "OPENSSL_CONF": str(foreign / "openssl.cnf"),
        "SQLITE_TMPDIR": str(foreign),
        "XDG_CONFIG_HOME": str(office.home / ".config"),
    }


def test_the_kernel_sees_no_network_no_foreign_file_and_nothing_written_outside(office: Office) -> None:
    log = office.folder / "calls"
    # Only the window's own processes: what the launcher's Python itself was given is its user's business.
    bait = lay_out_bait(office)
    before = set(office.home.rglob("*"))
    office.start("strace", "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(log), **bait)
    a_day(office)
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    sockets = {found.group(1) for line in lines if (found := SOCKET.search(line))}
    assert sockets <= {"AF_UNIX", "AF_LOCAL", "AF_NETLINK"}, sockets
    opened = [(path, flags) for line in lines for path, flags, got in OPENED.findall(line) if int(got) >= 0]
    assert len(opened) > 500, "hardly anything was seen"
    assert sorted({path for path, _ in opened if any(one in path for one in FOREIGN)}) == []
    allowed = tuple(str(place) for place in (office.data, office.temp, office.plan, office.folder / "said"))
    written = {path for path, flags in opened if any(one in flags for one in WRITES)}
    assert sorted(path for path in written if not _may_be_written(path, allowed)) == []
    made = {found.group(1) for line in lines if (found := MADE.search(line))}
    assert (
        sorted(one for one in made if not any(place in one for place in allowed) and "__pycache__" not in one)
        == []
    )
    assert set(office.home.rglob("*")) == before


def _may_be_written(path: str, allowed: tuple[str, ...]) -> bool:
    is_compiled = "__pycache__" in path and (path.startswith(str(HOME)) or path.startswith(sys.prefix))
    return path.startswith((*allowed, *DEVICES)) or is_compiled
