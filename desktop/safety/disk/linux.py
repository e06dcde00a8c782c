"""Linux: from the folder's mount down through `/sys`, to see whether dm-crypt stands on the way.

A mapping tells what it is by the beginning of its `dm/uuid` (cryptsetup: `CRYPT-LUKS2-…`, `CRYPT-PLAIN-…`; but
`CRYPT-VERITY-` and `CRYPT-INTEGRITY-` encrypt nothing). Beside that: eCryptfs and encrypting FUSE by the name of
the file system, fscrypt by its ioctl. A virtual disk's host, and a disk that encrypts by itself, cannot be seen.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from desktop.safety.disk.facts import DiskFacts, Memory, State

_CRYPT = {
    "CRYPT-LUKS": "LUKS",
    "CRYPT-PLAIN-": "dm-crypt",
    "CRYPT-LOOPAES-": "loop-AES",
    "CRYPT-TCRYPT-": "VeraCrypt",
    "CRYPT-BITLK-": "BitLocker",
    "CRYPT-FVAULT2-": "FileVault",
}
_FILE_SYSTEMS = {
    "ecryptfs": "eCryptfs",
    "fuse.gocryptfs": "gocryptfs",
    "fuse.cryfs": "CryFS",
    "fuse.encfs": "EncFS",
}
_REAL_DISK = re.compile(r"(nvme\d+n\d+|sd[a-z]+|hd[a-z]+|mmcblk\d+)$")
_DEEPEST = 16  # layers of devices; more than any real stack has

Found = tuple[State, str]
_UNKNOWN: Found = (State.UNKNOWN, "")


@dataclass(frozen=True)
class _Mount:
    """One line of `/proc/self/mountinfo`. `number` is `major:minor`."""

    number: str
    place: Path
    kind: str
    source: str


class Linux:
    """Reads `/proc` and `/sys` under `root`. `has_policy` tells whether fscrypt encrypts a folder."""

    def __init__(self, root: Path = Path("/"), has_policy: Callable[[Path], bool] | None = None) -> None:
        self._root = root
        self._has_policy = has_policy or has_fscrypt_policy

    def read(self, folder: Path) -> DiskFacts:
        """Return how it stands under the folder, an absolute path as the system knows it."""
        try:
            state, by = self._under(folder)
            return DiskFacts(state, self._memory(), by, "Linux")
        except OSError:  # a device went while it was looked at
            return DiskFacts(system="Linux")

    def _under(self, folder: Path) -> Found:
        mount = self._mount_of(folder)
        if mount is None:
            return _UNKNOWN
        if mount.kind in _FILE_SYSTEMS:
            return State.ON, _FILE_SYSTEMS[mount.kind]
        below = _together(self._state(node) for node in self._devices(mount))
        if below[0] is not State.ON and self._has_policy(folder):
            return State.ON, "fscrypt"
        return below

    def _memory(self) -> Memory:
        """Return where swap lies. Linux hibernates to swap and nowhere else."""
        lines = self._text("proc/swaps")
        if lines is None:
            return Memory.UNKNOWN
        states = [self._swap(line.split()) for line in lines.splitlines()[1:] if line.strip()]
        on_disk = [state for state in states if state is not None]
        if not on_disk:
            return Memory.NOWHERE
        if State.OFF in on_disk:
            return Memory.OPEN
        return Memory.SAFE if set(on_disk) == {State.ON} else Memory.UNKNOWN

    def _swap(self, fields: list[str]) -> State | None:
        """Return how one line of `/proc/swaps` stands; None for compressed memory, which is no disk."""
        path = Path(_unescaped(fields[0]))
        if fields[1:2] == ["file"]:
            return self._under(path.parent)[0]
        node = self._named(path)
        if node is None:
            return State.UNKNOWN
        if node.name.startswith("zram"):
            behind = (self._read(node / "backing_dev") or "none").strip()
            return None if behind == "none" else State.UNKNOWN
        return self._state(node)[0]

    def _mount_of(self, folder: Path) -> _Mount | None:
        best: _Mount | None = None
        for line in (self._text("proc/self/mountinfo") or "").splitlines():
            before, _, after = line.partition(" - ")
            fields, more = before.split(), after.split()
            if len(fields) < 5 or len(more) < 2:
                continue
            place = Path(_unescaped(fields[4]))
            if not folder.is_relative_to(place) or (best and len(place.parts) < len(best.place.parts)):
                continue
            best = _Mount(fields[2], place, more[0], _unescaped(more[1]))
        return best

    def _devices(self, mount: _Mount) -> list[Path]:
        """Return the block devices of a mount. btrfs has a made-up number, and may lie on several."""
        link = self._root / "sys/dev/block" / mount.number
        if link.exists():
            return [link.resolve()]
        node = self._named(Path(mount.source)) if mount.source.startswith("/dev/") else None
        if node is None or mount.kind != "btrfs":
            return [node] if node is not None else []
        for volume in sorted((self._root / "sys/fs/btrfs").glob("*/devices")):
            members = [member.resolve() for member in sorted(volume.iterdir())]
            if node in members:
                return members
        return [node]

    def _named(self, device: Path) -> Path | None:
        """Return the place in `/sys` of a device such as `/dev/mapper/swap`."""
        name = (self._root / device.relative_to("/")).resolve().name
        node = self._root / "sys/class/block" / name
        return node.resolve() if node.exists() else None

    def _state(self, node: Path, depth: int = 0) -> Found:
        if depth > _DEEPEST:
            return _UNKNOWN
        made_by = self._read(node / "dm/uuid") or ""
        for beginning, name in _CRYPT.items():
            if made_by.startswith(beginning):
                return State.ON, name
        below = sorted((node / "slaves").iterdir()) if (node / "slaves").is_dir() else []
        if below:
            return _together(self._state(one.resolve(), depth + 1) for one in below)
        if (node / "partition").exists():
            return self._state(node.parent, depth + 1)
        return (State.OFF, "") if _REAL_DISK.match(node.name) else _UNKNOWN

    def _text(self, path: str) -> str | None:
        return self._read(self._root / path)

    def _read(self, path: Path) -> str | None:
        try:
            return path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None


def has_fscrypt_policy(folder: Path) -> bool:
    """Ask the kernel whether fscrypt encrypts this folder (`FS_IOC_GET_ENCRYPTION_POLICY_EX`)."""
    import fcntl

    get_policy, size = 0xC0096616, 24
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.ioctl(handle, get_policy, bytearray(size.to_bytes(8, "little") + bytes(size)))
        finally:
            os.close(handle)
    except (
        OSError
    ):  # it has none, the file system knows of none, or it may not be asked: then it is not claimed
        return False
    return True


def _together(found: Iterable[Found]) -> Found:
    """Return what holds for something that lies on all of these: one in clear and it is in clear."""
    states = list(found)
    for state in (State.OFF, State.UNKNOWN):
        if any(one[0] is state for one in states):
            return state, ""
    return states[0] if states else _UNKNOWN


def _unescaped(text: str) -> str:
    r"""Return a path of `/proc` with `\040` and the like as the characters they stand for."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
