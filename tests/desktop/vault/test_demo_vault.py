"""`narvara demo --out FOLDER`: the vault, its passphrase on one line, its papers; nobody else's vault is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from desktop.errors import UserError
from desktop.process.single_instance import SingleInstance
from desktop.session.session import Session
from desktop.vault import demo_vault, practice


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the key cheap: what it costs is tested where keys are."""
    forge = vaults.forge
    monkeypatch.setattr("desktop.vault.demo_vault.vaults.forge", lambda phrase: forge(phrase, CHEAPEST))


@pytest.mark.usefixtures("quick")
def test_the_demo_is_written_told_in_one_line_opened_again_and_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = demo_vault.write_demo(tmp_path)
    printed = capsys.readouterr().out
    assert printed == f"Lösenfras: {practice.PASSPHRASE}\n"
    vault = vaults.unlock(folder, practice.PASSPHRASE)
    session = Session(vault)
    assert session.db.cases.count_open() == 11
    assert session.choices.is_practice
    assert session.choices.first_start_done
    first, numbers = vault.vault_id, {case.number for case in session.db.cases.all()}
    vault.close()

    names = sorted(path.name for path in (tmp_path / demo_vault.PAPERS).iterdir())
    kinds = r"handlingsplan|samtycke|kartlaggning|journal|uppfoljning(-\d+)?|avslut|underlag(-[a-z]+)?(-\d+)?"
    assert all(re.fullmatch(rf"\d\d-\d{{3}}-({kinds})\.pdf", name) for name in names)
    assert {name[:6] for name in names} <= numbers
    every = ("handlingsplan", "samtycke", "kartlaggning", "journal")
    whole = [n for n in numbers if {f"{n}-{one}.pdf" for one in every} <= set(names)]
    assert len(whole) >= 3
    assert len([name for name in names if "avslut" in name]) == 4
    assert all(path.read_bytes().startswith(b"%PDF") for path in (tmp_path / demo_vault.PAPERS).iterdir())

    demo_vault.write_demo(tmp_path)
    again = vaults.unlock(folder, practice.PASSPHRASE)
    assert again.vault_id != first
    again.close()
    assert sorted(path.name for path in (tmp_path / demo_vault.PAPERS).iterdir()) == names


def test_somebody_elses_vault_is_left_untouched(vault_folder: Path, tmp_path: Path) -> None:
    real = vault_folder.rename(tmp_path / demo_vault.VAULT)
    before = {path.name: path.read_bytes() for path in real.iterdir()}
    with pytest.raises(UserError, match="finns något annat än en demo"):
        demo_vault.write_demo(tmp_path)
    (real / demo_vault.MARK).write_text(f"{demo_vault.MARKED}{'0' * 32}\n", encoding="utf-8")
    with pytest.raises(UserError, match="finns något annat än en demo"):
        demo_vault.write_demo(tmp_path)
    assert {name: (real / name).read_bytes() for name in before} == before
    assert not (tmp_path / demo_vault.PAPERS).exists()


def test_a_folder_with_anything_else_in_it_is_left_untouched(tmp_path: Path) -> None:
    letter = tmp_path / demo_vault.VAULT / "brev.txt"
    letter.parent.mkdir()
    letter.write_text("kvar", encoding="utf-8")
    with pytest.raises(UserError):
        demo_vault.write_demo(tmp_path)
    assert letter.read_text(encoding="utf-8") == "kvar"


@pytest.mark.usefixtures("quick", "qapp")
def test_a_demo_that_is_open_is_not_replaced(tmp_path: Path) -> None:
    folder = tmp_path / demo_vault.VAULT
    folder.mkdir()
    (folder / demo_vault.MARK).write_text(demo_vault.MARKED, encoding="utf-8")
    instance = SingleInstance(folder)
    assert instance.take()
    with pytest.raises(UserError, match="öppen"):
        demo_vault.write_demo(tmp_path)
    instance.release()


@pytest.mark.usefixtures("quick")
def test_a_place_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(UserError, match="Det går inte att skriva"):
        demo_vault.write_demo(tmp_path / "fil")
