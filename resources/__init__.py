"""CONTENT: forms, texts, lists, languages, fonts, icons. Imports nothing of ours."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the shipped content lies, also inside the installed program."""
