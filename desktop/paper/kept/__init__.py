"""Papers as they lay before the family: kept, shown, asked about when somebody signs, and checked by their code."""

from __future__ import annotations

from desktop.paper.kept.kept import Kept, kept_paper, kept_papers

__all__ = ["Kept", "kept_paper", "kept_papers"]
