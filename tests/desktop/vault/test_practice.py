"""Practice lies beside the real vault, and goes without touching it."""

from __future__ import annotations

from pathlib import Path

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
