"""Linux: every way a disk is put together, on or off or not to be told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.safety.disk.facts import DiskFacts, Memory, State
from desktop.safety.disk.linux import Linux, has_fscrypt_policy
from tests.desktop.safety.disk.tree import Tree

HOME = Path("/home", "anna", "narvara")
LUKS = "CRYPT-LUKS2-b6e1c2a4d8f04c0f9b1e7a0d3c5e9f11-cryptroot"
LVM = "LVM-8rM3xYqLzYcH1V0cN9pB5sQeT2uWvX7k"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


def read(tree: Tree, folder: Path = HOME, *, policy: bool = False) -> DiskFacts:
    return Linux(tree.root, lambda _folder: policy).read(folder)


def test_a_plain_partition_is_off(tree: Tree) -> None:
    tree.partition(tree.disk("sda", "8:0"), "sda1", "8:1")
    tree.mount("/", "8:1")
    found = read(tree)
    assert (found.state, found.by, found.system) == (State.OFF, "", "Linux")


def test_luks_on_a_partition_is_on(tree: Tree) -> None:
    part = tree.partition(tree.disk("nvme0n1", "259:0"), "nvme0n1p3", "259:3")
    tree.mapping("dm-0", "253:0", LUKS, part)
    tree.mount("/", "253:0", source="/dev/mapper/cryptroot")
    assert (read(tree).state, read(tree).by) == (State.ON, "LUKS")


def test_lvm_on_luks_is_on_and_lvm_alone_is_off(tree: Tree) -> None:
    part = tree.partition(tree.disk("nvme0n1", "259:0"), "nvme0n1p3", "259:3")
    crypt = tree.mapping("dm-0", "253:0", LUKS, part)
    tree.mapping("dm-1", "253:1", LVM, crypt)
    tree.mount("/", "253:1", source="/dev/mapper/vg-root")
    assert read(tree).state is State.ON
    bare = tree.partition(tree.disk("sda", "8:0"), "sda1", "8:1")
    tree.mapping("dm-2", "253:2", LVM, bare)
    tree.mount("/home", "253:2")
    assert read(tree).state is State.OFF


def test_a_volume_over_two_disks_of_which_one_is_in_clear_is_off(tree: Tree) -> None:
    crypt = tree.mapping("dm-0", "253:0", LUKS, tree.disk("sda", "8:0"))
    tree.mapping("dm-1", "253:1", LVM, crypt, tree.disk("sdb", "8:16"))
    tree.mount("/", "253:1")
    assert read(tree).state is State.OFF


@pytest.mark.parametrize("kind", ["CRYPT-VERITY-0a1b-root", "CRYPT-INTEGRITY-root"])
def test_verity_and_integrity_encrypt_nothing(tree: Tree, kind: str) -> None:
    tree.mapping("dm-0", "253:0", kind, tree.disk("sda", "8:0"))
    tree.mount("/", "253:0")
    assert read(tree).state is State.OFF


@pytest.mark.parametrize(
    ("uuid", "by"),
    [
        ("CRYPT-LUKS1-0a1b-x", "LUKS"),
        ("CRYPT-PLAIN-x", "dm-crypt"),
        ("CRYPT-TCRYPT-x", "VeraCrypt"),
        ("CRYPT-BITLK-0a1b-x", "BitLocker"),
    ],
)
def test_other_kinds_of_dm_crypt_are_on_and_named(tree: Tree, uuid: str, by: str) -> None:
    tree.mapping("dm-0", "253:0", uuid, tree.disk("sda", "8:0"))
    tree.mount("/", "253:0")
    assert (read(tree).state, read(tree).by) == (State.ON, by)


def test_the_home_on_luks_counts_and_not_the_root_in_clear(tree: Tree) -> None:
    disk = tree.disk("sda", "8:0")
    tree.partition(disk, "sda1", "8:1")
    tree.mapping("dm-0", "253:0", LUKS, tree.partition(disk, "sda2", "8:2"))
    tree.mount("/", "8:1")
    tree.mount("/home", "253:0")
    assert read(tree).state is State.ON
    assert read(tree, Path("/srv/narvara")).state is State.OFF
    assert read(tree, Path("/homely")).state is State.OFF


def test_btrfs_is_found_by_its_source_and_all_its_disks_count(tree: Tree) -> None:
    crypt = tree.mapping("dm-0", "253:0", LUKS, tree.disk("sda", "8:0"), label="luks-home")
    tree.mount("/", "0:31", "btrfs", "/dev/mapper/luks-home")
    (tree.root / "dev/dm-0").touch()
    assert read(tree).state is State.ON
    tree.btrfs(crypt, tree.disk("sdb", "8:16"))
    assert read(tree).state is State.OFF


@pytest.mark.parametrize("name", ["vda", "xvda", "nbd0", "loop3"])
def test_a_disk_whose_host_may_encrypt_cannot_be_told(tree: Tree, name: str) -> None:
    tree.disk(name, "254:0")
    tree.mount("/", "254:0")
    assert read(tree).state is State.UNKNOWN


@pytest.mark.parametrize("kind", ["zfs", "overlay", "tmpfs", "nfs4", "fuse.sshfs"])
def test_a_file_system_that_shows_no_disk_cannot_be_told(tree: Tree, kind: str) -> None:
    tree.mount("/", "0:45", kind, "pool/home")
    assert (read(tree).state, read(tree).by) == (State.UNKNOWN, "")


@pytest.mark.parametrize(("kind", "by"), [("ecryptfs", "eCryptfs"), ("fuse.gocryptfs", "gocryptfs")])
def test_a_file_system_that_encrypts_by_itself_is_on(tree: Tree, kind: str, by: str) -> None:
    tree.mount(str(HOME.parent), "0:46", kind, "/home/.ecryptfs/anna/.Private")
    assert (read(tree).state, read(tree).by) == (State.ON, by)


def test_fscrypt_on_the_folder_is_on_though_the_disk_is_not(tree: Tree) -> None:
    tree.disk("sda", "8:0")
    tree.mount("/", "8:0")
    assert (read(tree, policy=True).state, read(tree, policy=True).by) == (State.ON, "fscrypt")


def test_a_place_with_a_space_in_its_name_is_found(tree: Tree) -> None:
    tree.disk("sda", "8:0")
    tree.mapping("dm-0", "253:0", LUKS, tree.disk("sdb", "8:16"))
    tree.mount("/", "8:0")
    tree.mount("/media/mitt\\040valv", "253:0")
    assert read(tree, Path("/media/mitt valv/narvara")).state is State.ON


def test_nothing_to_read_is_not_to_be_told(tmp_path: Path) -> None:
    assert Linux(tmp_path, lambda _folder: False).read(HOME) == DiskFacts(system="Linux")


@pytest.mark.parametrize("junk", ["", "\n\n", "x y z\n", "1 2 3 4 5 6\n - \n", "\x00\xff - -"])
def test_a_table_of_mounts_that_makes_no_sense_is_not_to_be_told(tree: Tree, junk: str) -> None:
    (tree.root / "proc/self/mountinfo").write_text(junk)
    assert read(tree).state is State.UNKNOWN


def test_devices_in_a_ring_end(tree: Tree) -> None:
    one = tree.mapping("dm-0", "253:0", LVM)
    two = tree.mapping("dm-1", "253:1", LVM, one)
    (one / "slaves" / "dm-1").symlink_to(two)
    tree.mount("/", "253:0")
    assert read(tree).state is State.UNKNOWN


def test_without_swap_memory_goes_nowhere(tree: Tree) -> None:
    assert read(tree).memory is Memory.NOWHERE


def test_swap_on_a_plain_partition_is_open_whatever_else_there_is(tree: Tree) -> None:
    disk = tree.disk("sda", "8:0")
    tree.partition(disk, "sda2", "8:2")
    tree.mapping("dm-0", "253:0", "CRYPT-PLAIN-cryptswap1", tree.partition(disk, "sda3", "8:3"))
    tree.swap("/dev/dm-0")
    assert read(tree).memory is Memory.SAFE
    tree.swap("/dev/sda2")
    assert read(tree).memory is Memory.OPEN


def test_swap_in_compressed_memory_goes_nowhere_unless_a_disk_is_behind_it(tree: Tree) -> None:
    tree.zram("zram0", "252:0")
    tree.swap("/dev/zram0")
    assert read(tree).memory is Memory.NOWHERE
    tree.zram("zram1", "252:1", "/dev/sda4")
    tree.swap("/dev/zram1")
    assert read(tree).memory is Memory.UNKNOWN


def test_a_swap_file_is_as_safe_as_where_it_lies(tree: Tree) -> None:
    tree.mapping("dm-0", "253:0", LUKS, tree.disk("sda", "8:0"))
    tree.mount("/", "253:0")
    tree.swap("/swap.img", "file")
    assert read(tree).memory is Memory.SAFE
    tree.disk("sdb", "8:16")
    tree.mount("/media", "8:16")
    tree.swap("/media/swap\\040file", "file")
    assert read(tree).memory is Memory.OPEN


def test_swap_on_a_device_that_is_gone_cannot_be_told(tree: Tree) -> None:
    tree.swap("/dev/sdq9")
    assert read(tree).memory is Memory.UNKNOWN


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
def test_the_kernel_is_asked_and_a_folder_without_a_policy_has_none(tmp_path: Path) -> None:
    assert not has_fscrypt_policy(tmp_path)
    assert not has_fscrypt_policy(tmp_path / "not there")
