from __future__ import annotations

import re

import pytest

from db import errors
from db.backup.errors import BackupCancelledError, BackupError
from db.errors import VaultError
from desktop.errors import UserError
from desktop.failures.vault import as_user_errors, in_swedish

ALL: list[VaultError] = [
    errors.VaultMissingError("valv"),
    errors.VaultExistsError("valv"),
    errors.DatabaseMissingError("valv.db"),
    *[errors.DatabaseDamagedError(kind, 3) for kind in ("empty", "cut", "unreadable", "pages", "structure")],
    errors.DatabaseTooNewError(9, 4),
    errors.ForeignDatabaseError("x"),
    errors.KeyFileMissingError("valv.key"),
    errors.HeaderDamagedError("sum"),
    errors.KeyFileTooNewError(2, 1),
    errors.ForeignKeyFileError("x"),
    errors.WrongPassphraseError("x"),
    errors.DeviceSecretMissingError("x"),
    errors.DeviceSecretWrongError("x"),
    errors.OnlyRecoveryCodeError("x"),
    errors.TooLittleMemoryError("x"),
    errors.VaultReadOnlyError("x"),
    errors.DiskFullError("x"),
    errors.DiskFailingError("x"),
    errors.VaultInUseError("x"),
    errors.VaultClosedError("x"),
    errors.VaultGoneError("x"),
    errors.VaultChangedError("x"),
    BackupError("full", 12),
    BackupError("cut"),
    BackupCancelledError("asked"),
]


def kinds() -> set[type[VaultError]]:
    # A broken seal is met, and passed over, where sealed files are read; nobody is told of it in words.
    return {kind for kind in VaultError.__subclasses__() if kind.__module__ != "db.secrets.sealed"}


def test_every_failure_of_the_vault_is_among_those_tried_here() -> None:
    assert {type(error) for error in ALL} == kinds()


@pytest.mark.parametrize(
    "error", ALL, ids=lambda error: f"{type(error).__name__} {getattr(error, 'kind', '')}"
)
def test_every_failure_says_what_happened_what_is_safe_and_what_to_do(error: VaultError) -> None:
    said = in_swedish(error)
    assert said.title != in_swedish(VaultError("unknown")).title
    assert said.safe
    assert said.do
    whole = said.text()
    assert "{" not in whole
    assert "!" not in whole


def test_each_failure_is_said_in_its_own_words() -> None:
    said = [in_swedish(error).text() for error in ALL if getattr(error, "kind", "") != "structure"]
    assert len(set(said)) >= len(said) - 1  # both kinds of too new differ in their numbers only


def test_the_files_are_named_and_never_their_whole_path() -> None:
    assert "valv.key" in in_swedish(errors.HeaderDamagedError("sum")).text()
    assert "valv.db" in in_swedish(errors.DatabaseDamagedError("cut")).text()
    assert "valv.db" in in_swedish(errors.DatabaseMissingError("valv.db")).text()
    assert not re.search(r"[/\\]", " ".join(in_swedish(error).text() for error in ALL))


def test_a_newer_vault_is_refused_with_both_versions() -> None:
    said = in_swedish(errors.DatabaseTooNewError(9, 4)).text()
    assert "9" in said
    assert "4" in said


def test_a_wrong_passphrase_says_how_long_to_wait_only_when_there_is_a_wait() -> None:
    assert "om 8 sekunder" in in_swedish(errors.WrongPassphraseError("x"), wait=8).do
    assert "sekunder" not in in_swedish(errors.WrongPassphraseError("x")).text()


def test_what_is_raised_while_working_comes_out_in_swedish() -> None:
    with pytest.raises(UserError) as caught, as_user_errors():
        raise errors.DiskFullError("no space")
    assert caught.value.title == "Disken är full"
