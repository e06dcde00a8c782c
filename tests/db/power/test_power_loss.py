"""The power goes in the middle of making, saving, changing the key and migrating: the real code, a harsh disk."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from db.errors import VaultError
from tests.db.power import work
from tests.db.power.checks import CHECKS
from tests.db.power.disk import Disk
from tests.db.power.recording import Step, record

IMAGES, SOAK_IMAGES = 25, 600
WORK = [what for what in CHECKS if what != "careless"]


def crash_again_and_again(tmp_path: Path, what: str, images: int) -> Counter[str]:
    """Record the work once, cut the power at random steps, and check each disk. Return how often and how."""
    root, before = tmp_path / "disk", tmp_path / "before"
    root.mkdir()
    if what != "create":
        work.a_base(root)
    shutil.copytree(root, before)
    steps = record(root, tmp_path / "calls", "tests.db.power.work", what)
    seed = int(os.environ.get("NARVARA_SEED", "1"))
    random = Random(f"{seed} {what}")
    tried: Counter[str] = Counter()
    disk, done = Disk(before), 0
    for upto in _moments(steps, images, random):
        for step in steps[done:upto]:
            disk.do(step)
        done = upto
        image = tmp_path / "image"
        how = disk.crash(random, image)
        try:
            CHECKS[what](image / work.VALV, list(disk.acks))
        except BaseException as error:
            error.add_note(f"{what}, seed {seed}: after step {upto} of {len(steps)}, {how}; {disk.acks[-3:]}")
            raise
        tried[how] += 1
        shutil.rmtree(image)
    return tried


def _moments(steps: list[Step], images: int, random: Random) -> list[int]:
    """Return when the power goes: at promises, at names that change, and anywhere, each a third of the time."""
    told = [number for number, step in enumerate(steps, 1) if step.what == "ack"]
    named = [number for number, step in enumerate(steps, 1) if step.what in {"made", "moved", "gone", "sync"}]
    return sorted(random.choice((told, named, range(len(steps) + 1))[turn % 3]) for turn in range(images))


@pytest.mark.parametrize("what", WORK)
def test_a_power_cut_loses_nothing_that_was_promised(tmp_path: Path, what: str) -> None:
    tried = crash_again_and_again(tmp_path, what, IMAGES)
    print(f"{what}: {tried.total()} disks, {dict(tried)}, nothing lost")
    assert tried.total() == IMAGES
    assert len(tried) >= 3


def test_saving_without_forcing_to_disk_would_be_found_out(tmp_path: Path) -> None:
    with pytest.raises((AssertionError, KeyError, VaultError)):
        crash_again_and_again(tmp_path, "careless", IMAGES)


@pytest.mark.soak
@pytest.mark.parametrize("what", WORK)
def test_thousands_of_power_cuts_lose_nothing(tmp_path: Path, what: str) -> None:
    tried = crash_again_and_again(tmp_path, what, SOAK_IMAGES)
    print(f"{what}: {tried.total()} disks, {dict(tried)}, nothing lost")
    assert tried.total() == SOAK_IMAGES
