"""What a real process asked the kernel to do with the files of one folder, in order, as strace saw it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HOME = Path(__file__).parents[3]
CALLS = (
    "openat,open,creat,lseek,write,writev,pwrite64,pwritev,ftruncate,truncate,fallocate,fsync,fdatasync,rename,"
    "renameat,renameat2,unlink,unlinkat,link,linkat,symlink,mkdir,mkdirat,rmdir,sendfile,copy_file_range"
)
LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)", re.DOTALL)
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
FILE = re.compile(r"(\w+)<((?:\\x[0-9a-f]{2}|[^>])*)>")


@dataclass(frozen=True)
class Step:
    """One thing done. `file` is a number that a file keeps whatever it is called; `name` is under the folder."""

    what: str  # write, cut, sync, sync_folder, made, made_folder, moved, gone, ack
    name: str = ""
    other: str = ""
    file: int = 0
    at: int = 0
    data: bytes = field(default=b"", repr=False)


def strace() -> str:
    """Return the tool; fails, never skips, where it is missing: a proof that is not run proves nothing."""
    found = shutil.which("strace")
    assert found, "strace is not installed: apt-get install strace (.ci/prepare.py test does it)"
    return found


def record(folder: Path, log: Path, module: str, *arguments: str) -> list[Step]:
    """Run a module over `folder` and return what it did there; `ack` lines are what it wrote to its output."""
    names = numbered(folder)
    command = (strace(), "-f", "-qq", "-y", "-xx", "-s", "4000000", "-e", f"trace={CALLS}", "-o", str(log))
    done = subprocess.run(
        (*command, sys.executable, "-m", module, str(folder), *arguments),
        cwd=HOME,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return list(_Reader(folder, names).steps(_whole_lines(log)))


def numbered(folder: Path) -> dict[str, int]:
    """Return a number for each file there; a folder's is 0."""
    there = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return {name: number * (folder / name).is_file() for number, name in enumerate(there, start=1)}


def _whole_lines(log: Path) -> Iterator[str]:
    """Yield the calls; one that another thread broke into is put together where it ended."""
    begun: dict[str, str] = {}
    with log.open(encoding="ascii") as lines:
        for line in lines:
            thread = line.split(" ", 1)[0]
            if "<unfinished ...>" in line:
                begun[thread] = line.split("<unfinished ...>")[0].rstrip()
            elif "resumed>" in line:
                yield begun.pop(thread) + line.split("resumed>", 1)[1]
            else:
                yield line


def _plain(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


class _Reader:
    """Turns calls into steps. Raises for a call it cannot replay rather than pass over it."""

    def __init__(self, folder: Path, names: dict[str, int]) -> None:
        self._root = str(folder)
        self._names = {name: number for name, number in names.items() if number}
        self._next = len(names) + 1
        self._open: dict[int, int] = {}
        self._position: dict[int, int] = {}

    def steps(self, lines: Iterator[str]) -> Iterator[Step]:
        for line in lines:
            found = LINE.match(line)
            if found is None or int(found.group(3)) < 0:
                continue
            yield from self._step(found.group(1), found.group(2), int(found.group(3)))

    def _step(self, call: str, given: str, result: int) -> Iterator[Step]:
        strings = [_plain(one) for one in STRING.findall(given)]
        if call == "openat":
            yield from self._opened(given, strings[0], result)
        elif call in {"rename", "unlink", "mkdir", "rmdir", "renameat", "renameat2", "unlinkat", "mkdirat"}:
            yield from self._named(call.rstrip("2").removesuffix("at"), given, strings)
        elif call == "write" and given.startswith("1<"):
            yield from (Step("ack", name=line) for line in strings[0].decode().splitlines())
        elif call in {"write", "lseek", "pwrite64", "ftruncate", "fsync", "fdatasync"}:
            yield from self._on_file(call, given, strings, result)
        else:
            assert self._root.encode().hex() not in given.replace("\\x", ""), f"{call} cannot be replayed"

    def _opened(self, given: str, path: bytes, number: int) -> Iterator[Step]:
        name = self._under(given, path)
        self._open.pop(number, None)
        if name is None or "O_DIRECTORY" in given:
            return
        if name not in self._names and "O_CREAT" in given:
            self._names[name] = self._next
            self._next += 1
            yield Step("made", name=name, file=self._names[name])
        if name in self._names:
            self._open[number], self._position[number] = self._names[name], 0
            if "O_TRUNC" in given:
                yield Step("cut", file=self._names[name], at=0)

    def _named(self, call: str, given: str, strings: list[bytes]) -> Iterator[Step]:
        names = [self._under(given, path) for path in strings]
        if names[0] is None:
            return
        if call == "rename":
            assert names[1] is not None
            self._names[names[1]] = self._names.pop(names[0])
            yield Step("moved", name=names[0], other=names[1])
        elif call == "mkdir":
            yield Step("made_folder", name=names[0])
        else:
            self._names.pop(names[0], None)
            yield Step("gone", name=names[0])

    def _on_file(self, call: str, given: str, strings: list[bytes], result: int) -> Iterator[Step]:
        number = int(given.split("<", 1)[0])
        if number not in self._open:
            name = self._under("", _plain_path(given))
            if name is not None and call in {"fsync", "fdatasync"}:
                yield Step("sync_folder", name=name)
            return
        file = self._open[number]
        if call == "lseek":
            self._position[number] = result
        elif call == "ftruncate":
            yield Step("cut", file=file, at=int(given.rsplit(",", 1)[1]))
        elif call == "write":
            yield Step("write", file=file, at=self._position[number], data=strings[0][:result])
            self._position[number] += result
        elif call == "pwrite64":
            yield Step("write", file=file, at=int(given.rsplit(",", 1)[1]), data=strings[0][:result])
        else:
            yield Step("sync", file=file)

    def _under(self, given: str, path: bytes) -> str | None:
        """Return the name under the folder, "" for the folder itself, None for what lies elsewhere."""
        whole = path.decode("utf-8", "surrogateescape")
        if not whole.startswith("/"):
            whole = f"{_plain_path(given).decode('utf-8', 'surrogateescape')}/{whole}"
        if whole == self._root:
            return ""
        return whole.removeprefix(f"{self._root}/") if whole.startswith(f"{self._root}/") else None


def _plain_path(given: str) -> bytes:
    """Return the path strace gives beside the first file number."""
    found = FILE.match(given)
    assert found, given[:80]
    return re.sub(rb"\\x([0-9a-f]{2})", lambda one: _plain(one.group(1).decode()), found.group(2).encode())
