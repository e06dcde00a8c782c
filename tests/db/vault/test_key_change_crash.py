"""A program killed in the middle of a change of key: the old vault or the new, whole, and one way in."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from db.errors import WrongPassphraseError
from db.files import swap
from db.secrets.kdf import CHEAPEST
from db.vault import key_change
from db.vault import vault as vaults
from db.vault.vault import Vault, VaultState
from tests.db.backup.copies import write
from tests.db.killed import calls_in, killed_at
from tests.db.vault.test_crash import found_on_disk

OLD, NEW = "fem ord i en lång rad", "en annan fras på fem ord"
ROWS = 40

KILLED = """
from db.vault import key_change
from db.secrets import kdf_policy
from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from tests.db.vault.changing import change
kdf_policy.LEAST = CHEAPEST
folder, old, new = Path(given[0]), given[1], given[2]
vault = vaults.unlock(folder, old)
count()
change(vault, old, new)
after = vaults.unlock(folder, new)
key_change.remove_old(folder, "ersatt-1", after.key.header)
after.close()
"""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start") / "valv"
    vault, _code = vaults.create(folder, OLD, kdf=CHEAPEST)
    write(vault, "rad", ROWS)
    vault.close()
    return folder


def the_one_that_opens(folder: Path) -> Vault:
    """Open with the new passphrase or, only where that does not, the old one."""
    try:
        vault = vaults.unlock(folder, NEW)
    except WrongPassphraseError:
        return vaults.unlock(folder, OLD)
    with pytest.raises(WrongPassphraseError):
        vaults.unseal(folder, OLD)
    return vault


def test_a_change_of_key_killed_anywhere_leaves_one_whole_vault(start: Path, tmp_path: Path) -> None:
    def finished(number: int) -> bool:
        return killed_at(KILLED, number, shutil.copytree(start, tmp_path / f"k{number}"), OLD, NEW)

    most = calls_in(finished, 256)
    ends = {*range(1, 6), *range(max(1, most - 40), most)}
    generations = set()
    for number in {*random.sample(range(1, most), k=min(10, most - 1)), *ends}:
        folder = shutil.copytree(start, tmp_path / str(number))
        assert not killed_at(KILLED, number, folder, OLD, NEW)
        assert vaults.state_of(folder) is VaultState.PRESENT
        vault = the_one_that_opens(folder)
        generations.add(vault.key.header.gen)
        (count,) = vault.connection.execute("SELECT count(*) FROM meta WHERE key LIKE 'rad%'").fetchone()
        assert count == ROWS
        assert not (folder / swap.STAGE).exists()
        key_change.remove_old(folder, "ersatt-1", vault.key.header)
        vault.close()
        assert sorted(entry.name for entry in folder.iterdir()) == ["valv.db", "valv.key", "valv.key.bak"]
        assert found_on_disk(folder) == []
    assert generations == {1, 2}
