"""Thirteen invented pupils in three schools: for practice, for showing, and for whoever works on the program.

What they said and did stands in `resources/demo/`, a file a pupil. It is told through the same verbs as the
pages use, in the order it happened, and moved so that it always ends today.
"""

from __future__ import annotations

from desktop.demo.build import build

__all__ = ["build"]
