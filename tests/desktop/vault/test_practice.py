"""Practice lies beside the real vault, and goes without touching it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from desktop.session.session import Session
from desktop.vault import practice


def test_beginning_again_leaves_the_real_vault(tmp_path: Path) -> None:
    real = {name: tmp_path / name for name in ("valv.db", "valv.key", "valv.key.bak")}
    for name, path in real.items():
        path.write_bytes(name.encode())
    beside = practice.practice_folder(tmp_path)
    beside.mkdir()
    (beside / "valv.db").write_bytes(b"practice")
    practice.throw_away(tmp_path)
    assert not beside.exists()
    assert {name: path.read_bytes() for name, path in real.items()} == {name: name.encode() for name in real}


def test_whoever_waits_for_the_pupils_is_let_in_after_each_thing_that_happens(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, closings = (import_module(f"desktop.demo.{one}") for one in ("people", "closings"))
    monkeypatch.setattr(import_module("desktop.demo.build"), "TELLERS", (people.acts, closings.acts))
    turns: list[bool] = []
    practice.fill(session, lambda: turns.append(session.vault.connection.in_transaction))
    assert len(turns) >= 12
    assert all(turns), "all of it is stored or nothing"
