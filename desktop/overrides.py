"""Where the municipality's own content lies. Apart from what reads it, so that the start can say it for nothing."""

from __future__ import annotations

from pathlib import Path


class Overrides:
    """The folder `kommun` in the data folder, which need not exist; None before a data folder is chosen."""

    folder: Path | None = None


OVERRIDES = Overrides()
