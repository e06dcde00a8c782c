"""What the program is made of, as others' tools read it, and held against the known holes."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.house import HOME

CI = HOME / ".ci"


@pytest.fixture
def audit(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.syspath_prepend(str(CI))
    return runpy.run_path(str(CI / "audit.py"))


def row(**given: Any) -> dict[str, Any]:
    """Return a table with one advisory."""
    one = {"id": "CVE-1", "package": "qt", "affected": "<=6.8.3 or ==6.9.0", "source": "s", **given}
    return {"advisory": [one], "read": date(2026, 11, 1)}


def bill(path: Path) -> dict[str, Any]:
    subprocess.run([sys.executable, str(CI / "bom.py"), str(path)], check=True, capture_output=True)
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_nothing_that_is_used_here_has_a_known_hole_that_nobody_has_answered_for() -> None:
    done = subprocess.run(
        [sys.executable, str(CI / "audit.py")], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("version", "holds"), [("6.8.3", True), ("6.8.4", False), ("6.9.0", True), ("6.9.1", False)]
)
def test_a_version_within_the_range_is_found(audit: dict[str, Any], version: str, holds: bool) -> None:
    said = list(audit["faults"](row(), {"qt": version}, date(2026, 11, 1)))
    assert bool(said) is holds
    assert list(audit["faults"](row(), {"other": version}, date(2026, 11, 1))) == []


def test_what_may_stay_may_stay_until_its_day(audit: dict[str, Any]) -> None:
    table = row(stays="never reached", until=date(2026, 11, 10))
    assert list(audit["faults"](table, {"qt": "6.8.3"}, date(2026, 11, 10))) == []
    (said,) = audit["faults"](table, {"qt": "6.8.3"}, date(2026, 11, 11))
    assert "think it over again" in said


def test_a_table_nobody_has_gone_through_for_ninety_days_is_warned_of(
    audit: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words, told = audit["main"].__globals__, "last gone through"
    words["TABLE"] = tmp_path / "audit.toml"
    for read, is_told in ((date(2000, 1, 1), True), (date.today(), False)):
        (tmp_path / "audit.toml").write_text(f"read = {read}\nadvisory = []\n", encoding="utf-8")
        audit["main"]([])
        assert (told in capsys.readouterr().out) is is_told


def test_a_row_that_lacks_something_is_refused(audit: dict[str, Any], tmp_path: Path) -> None:
    table = tmp_path / "audit.toml"
    table.write_text('read = 2026-01-01\n[[advisory]]\nid = "CVE-1"\n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"CVE-1 lacks package, affected, source, read"):
        audit["read"](table)


def test_every_advisory_is_about_something_that_is_used_here() -> None:
    packages = {one["package"] for one in tomllib.loads((HOME / "audit.toml").read_text("utf-8"))["advisory"]}
    pins = "\n".join(path.read_text(encoding="utf-8") for path in HOME.glob("requirements-*.txt"))
    pinned = {name for name in packages if re.search(rf"^{name}==", pins, re.MULTILINE)}
    assert packages - pinned <= {"sqlite", "sqlcipher", "openssl", "qt", "qpdf", "harfbuzz", "python"}


def test_the_bill_names_every_package_that_is_shipped_and_what_lies_inside_them(tmp_path: Path) -> None:
    made = bill(tmp_path / "bom.json")
    pins = re.findall(
        r"^([a-z0-9-]+)==([^ ;\\]+)", (HOME / "requirements-run.txt").read_text("utf-8"), re.MULTILINE
    )
    named = {(one["name"], one["version"]) for one in made["components"]}
    assert set(pins) <= named
    inside = {name for name, _version in named} - {name for name, _version in pins}
    assert inside == {"sqlite", "sqlcipher", "openssl", "qt", "qpdf", "harfbuzz", "python"}
    for one in made["components"]:
        for reference in one.get("externalReferences", ()):
            assert reference["hashes"], one["name"]


def test_the_bill_is_as_cyclonedx_wants_it_and_the_same_each_time(tmp_path: Path) -> None:
    """What the schema of CycloneDX 1.6 requires: heads, unique references that lead somewhere, kinds, licences."""
    made = bill(tmp_path / "bom.json")
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    uuid = r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    assert re.fullmatch(uuid, made["serialNumber"])
    every = [made["metadata"]["component"], *made["components"]]
    references = [one["bom-ref"] for one in every]
    assert len(set(references)) == len(references)
    assert {one["type"] for one in every} == {"application", "library"}
    assert all(re.fullmatch(r"pkg:(pypi|generic)/[a-z0-9-]+@\S+", one["purl"]) for one in every[1:])
    for one in made["dependencies"]:
        assert {one["ref"], *one["dependsOn"]} <= set(references)
    for one in every:
        for licence in one.get("licenses", ()):
            assert set(licence) in ({"expression"}, {"license"})
    assert bill(tmp_path / "again.json") == made
