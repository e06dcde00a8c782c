"""The program's version, read by packaging, the command line and the vault."""

from __future__ import annotations

VERSION = "0.1.0"
