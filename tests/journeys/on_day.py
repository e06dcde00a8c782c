"""The program on another day, without the launcher: `python -m tests.journeys.on_day 2026-10-14T09:00 FOLDER`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import partial

from db import clock
from db.secrets import kdf_policy
from db.secrets.kdf import CHEAPEST


def _ahead(start: datetime, at: datetime) -> datetime:
    """Return the moment it is when the program was started at `start` and went on from there."""
    return at + (datetime.now(UTC) - start)


if __name__ == "__main__":
    moment, folder = sys.argv[1:]
    began = datetime.fromisoformat(moment).astimezone()
    clock.real_now = partial(_ahead, datetime.now(UTC), began.astimezone(UTC))
    kdf_policy.LEAST = CHEAPEST  # as in every test: the vault is not strengthened as it is opened

    from desktop.__main__ import main

    sys.exit(main(["--data-dir", folder, "--window"]))
