"""The demo's vault, made once in a run however many work side by side: telling its stories takes some ten seconds."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from desktop import demo
from desktop.demo.calendar import WRITTEN_FOR
from desktop.session.session import Session

PASSPHRASE = "fem gröna ord som sjunger"


def demo_copied(factory: pytest.TempPathFactory, folder: Path) -> Path:
    """Put a demo of one's own in `folder`, at rest, told on the day it is written for; return the folder."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    whole = shared / "demo-valv"
    with _alone(shared / "demo-valv.lock"):
        if not whole.exists():
            _make(shared / "demo-valv.part").rename(whole)
    return Path(shutil.copytree(whole, folder))


@contextmanager
def told_demo(factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Give a session of a demo of one's own, on the day it is written for."""
    folder = demo_copied(factory, factory.mktemp("demo") / "valv")
    vault = vaults.unlock(folder, PASSPHRASE)
    yield Session(vault, today=lambda: WRITTEN_FOR)
    vault.close()


def _make(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)  # of one that was killed
    vault, _code = vaults.create(folder, PASSPHRASE, kdf=CHEAPEST)
    demo.build(Session(vault, today=lambda: WRITTEN_FOR))
    vault.close()
    return folder


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
