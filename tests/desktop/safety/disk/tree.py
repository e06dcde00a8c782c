"""A small `/proc`, `/sys` and `/dev` as Linux lays them out, for a disk of one's choosing."""

from __future__ import annotations

from pathlib import Path


class Tree:
    """Devices are put in from the disk up. Everything is what a real machine shows, cut down."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._mounts = ["22 27 0:21 / /proc rw,relatime - proc proc rw"]
        self._swaps = ["Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority"]
        for folder in (
            "proc/self",
            "sys/class/block",
            "sys/dev/block",
            "sys/block",
            "sys/fs/btrfs",
            "dev/mapper",
        ):
            (root / folder).mkdir(parents=True)
        self._write()

    def disk(self, name: str, number: str) -> Path:
        """Add a whole disk."""
        node = self.root / "sys/devices/pci0000:00/block" / name
        return self._device(node, number)

    def partition(self, disk: Path, name: str, number: str) -> Path:
        """Add a part of a disk."""
        node = self._device(disk / name, number)
        (node / "partition").write_text("1\n")
        return node

    def mapping(self, name: str, number: str, uuid: str, *below: Path, label: str = "") -> Path:
        """Add a device-mapper device on others, also as `/dev/mapper/label`."""
        node = self._device(self.root / "sys/devices/virtual/block" / name, number)
        (node / "dm").mkdir()
        (node / "dm/uuid").write_text(uuid + "\n")
        (node / "slaves").mkdir()
        for one in below:
            (node / "slaves" / one.name).symlink_to(one)
        if label:
            (self.root / "dev/mapper" / label).symlink_to(f"../{name}")
        return node

    def zram(self, name: str, number: str, behind: str = "none") -> Path:
        """Add compressed memory."""
        node = self._device(self.root / "sys/devices/virtual/block" / name, number)
        (node / "backing_dev").write_text(behind + "\n")
        return node

    def btrfs(self, *members: Path) -> None:
        """Add a btrfs volume over several devices."""
        devices = self.root / "sys/fs/btrfs/0b1c2d3e-volume/devices"
        devices.mkdir(parents=True)
        for member in members:
            (devices / member.name).symlink_to(member)

    def mount(self, place: str, number: str, kind: str = "ext4", source: str = "/dev/sda1") -> None:
        """Mount something; what is mounted later lies over what was there."""
        self._mounts.append(f"30 1 {number} / {place} rw,relatime shared:1 - {kind} {source} rw")
        self._write()

    def swap(self, name: str, kind: str = "partition") -> None:
        """Put swap there."""
        self._swaps.append(f"{name}                               {kind}\t8388604\t\t0\t\t-2")
        self._write()

    def _device(self, node: Path, number: str) -> Path:
        node.mkdir(parents=True)
        (self.root / "sys/class/block" / node.name).symlink_to(node)
        (self.root / "sys/dev/block" / number).symlink_to(node)
        (self.root / "dev" / node.name).touch()
        return node

    def _write(self) -> None:
        (self.root / "proc/self/mountinfo").write_text("\n".join(self._mounts) + "\n")
        (self.root / "proc/swaps").write_text("\n".join(self._swaps) + "\n")
