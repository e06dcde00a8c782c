"""Makes the vault that stays in the tests for one version: `python -m tests.vaults.make`.

Run it once when a version is released, and commit the folder. It is never made again after that: what it shows is
that a vault written by that version still opens, whatever has become of the program.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from db.secrets.kdf import CHEAPEST
from db.vault import vault as vaults
from desktop.assessment import rounds as assessments
from desktop.backup.facts import copies
from desktop.forms.answers import Answer
from desktop.plan import verbs as plans
from desktop.vault.open_session import OpenSession
from desktop.version import VERSION
from tests.builders import DAY
from tests.desktop.plan.planning import ready
from tests.stories import a_running_case

HERE = Path(__file__).parent
PASSPHRASE = "sju gamla granar vid en sjö"
FILES = ("valv.db", "valv.key", "valv.key.bak")
COPY, FACTS = "kopia.narvarakopia", "facts.json"


def main() -> None:
    """Write the folder of this version."""
    place = HERE / VERSION
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "valv"
        vault, code = vaults.create(folder, PASSPHRASE, kdf=CHEAPEST)
        session = OpenSession(vault, today=lambda: DAY)
        case = a_running_case(session)
        plans.sign_plan(session, ready(session, case.id)[0].id)
        round_ = assessments.start_assessment(session, case.id)
        assessments.save_answer(
            session, round_, Answer("S1", "E", 2, own_words="Det är lugnt i biblioteket.")
        )
        facts = {"code": code, "counts": counts(session), "log": list(session.log.head())}
        _copy(session)
        copied = copies(session)[0].path
        vault.close()
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for file in FILES:
            shutil.copyfile(folder / file, place / file)
        shutil.copyfile(copied, place / COPY)
    (place / FACTS).write_text(json.dumps(facts, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def counts(session: OpenSession) -> dict[str, int]:
    """Return how many rows each table of records holds; those that every opening writes to are left out."""
    tables = {name: table for name, table in vars(session.db).items() if hasattr(table, "record")}
    return {name: table.count() for name, table in tables.items() if name not in ("settings", "drafts")}


def _copy(session: OpenSession) -> None:
    loop, backups = QEventLoop(), session.backups
    backups.ended.connect(loop.quit)
    backups.copy_now()
    loop.exec()


if __name__ == "__main__":
    os.umask(0o077)
    application = QCoreApplication(sys.argv)
    main()
