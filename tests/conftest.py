"""What every test may ask for: a real encrypted vault, made once a session and copied for each."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication

from db.records import Case
from db.secrets import kdf_policy
from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from db.vault.vault import Vault
from desktop import content
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from tests.desktop.device.keyring import Keyring
from tests.desktop.printing.cups import Cups
from tests.stories import a_new_case
from tests.two_forms import OLD, Shipped

PASSPHRASE = "fem gröna ord som sjunger"

# No test is timed: a busy machine, or one that counts its lines, is no fault in what is tested.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_xdist_auto_num_workers() -> int:
    """Return how many tests run side by side: many of them wait, for a window, a process or a disk."""
    return min(4, 2 * (os.cpu_count() or 1))


@pytest.fixture(autouse=True)
def _cheap_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test's vault be strengthened behind its back; those that are about it say what is the least."""
    monkeypatch.setattr(kdf_policy, "LEAST", CHEAPEST)


@pytest.fixture(scope="session")
def _finished_vault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("arkiv") / "valv"
    vault, code = vaults.create(folder, PASSPHRASE, kdf=CHEAPEST)
    vault.close()
    return folder, code


@pytest.fixture
def passphrase() -> str:
    """Return what opens `vault_folder`."""
    return PASSPHRASE


@pytest.fixture
def recovery_code(_finished_vault: tuple[Path, str]) -> str:
    """Return the recovery code that opens `vault_folder`."""
    return _finished_vault[1]


@pytest.fixture
def vault_folder(_finished_vault: tuple[Path, str], tmp_path: Path) -> Path:
    """Return a folder with a new, closed, empty vault."""
    return Path(shutil.copytree(_finished_vault[0], tmp_path / "valv"))


@pytest.fixture
def vault(vault_folder: Path) -> Iterator[Vault]:
    """Return that vault, open in this thread; closed after the test."""
    opened = vaults.unlock(vault_folder, PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keyring]:
    """Return a keyring that stands in for the system's, in a process of its own as that is."""
    made = Keyring(tmp_path / "keyring")
    monkeypatch.setattr("desktop.device.ask.command", made.command)
    yield made
    made.settle()


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cups:
    """Return printers that stand in for the system's; the print process is the real one."""
    made = Cups(tmp_path / "cups")
    monkeypatch.setattr("desktop.printing.asking.command", made.command)
    return made


@pytest.fixture
def municipal_rules(tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Return what makes this text the municipality's own `rules.toml`, until the test is over."""
    folder = tmp_path / "kommun"

    def hold(text: str) -> None:
        folder.mkdir(exist_ok=True)
        (folder / "rules.toml").write_text(text, encoding="utf-8")
        content.use_folder(folder)
        assert content.problems() == ()

    yield hold
    content.use_folder(None)


@pytest.fixture
def session(vault: Vault, qapp: QApplication) -> OpenSession:
    """Return a session over that vault, on the tests' own day (24 November 2026)."""
    return OpenSession(vault, today=lambda: DAY)


@pytest.fixture
def case(session: OpenSession) -> Case:
    """Return a pupil's case (26-014) with nothing in it. A test that needs more tells its own story here."""
    return a_new_case(session)


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shipped]:
    """Return the program's content with the older of two small forms; `put(NEW)` replaces it."""
    made = Shipped(tmp_path / "resources")
    monkeypatch.setattr("desktop.content.files.SHIPPED", made.folder)
    made.put(OLD)
    yield made
    monkeypatch.undo()
    content.use_folder(None)
