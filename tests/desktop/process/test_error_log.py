from __future__ import annotations

from pathlib import Path

from desktop.process import error_log
from desktop.version import VERSION

NAME = "Alva Påhittad"


def a_fault() -> Exception:
    try:
        look_up()
    except ValueError as error:
        return error
    raise AssertionError("the look-up did not fail")


def look_up() -> str:
    try:
        nothing: dict[str, str] = {}
        return nothing[NAME]
    except KeyError as first:
        raise ValueError(f"{NAME} saknas") from first


def test_a_fault_is_told_by_type_and_place_and_never_by_content(tmp_path: Path) -> None:
    error_log.record(tmp_path, a_fault())
    log = (tmp_path / error_log.LOG).read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert "builtins.KeyError" in log
    assert "desktop/process/test_error_log.py:" in log
    assert VERSION in log
    assert NAME not in log
    assert str(Path(__file__).parent) not in log


def test_faults_follow_one_another_until_the_log_is_full(tmp_path: Path) -> None:
    log = tmp_path / error_log.LOG
    error_log.record(tmp_path, a_fault())
    once = log.stat().st_size
    error_log.record(tmp_path, a_fault())
    assert log.stat().st_size == 2 * once
    log.write_text("x" * (error_log.LARGEST + 1), encoding="utf-8")
    error_log.record(tmp_path, a_fault())
    assert log.stat().st_size == once


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    error_log.record(tmp_path / "fil", a_fault())
    assert (tmp_path / "fil").read_text(encoding="utf-8") == ""
