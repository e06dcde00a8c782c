"""Tooltips as plain text: Qt would read one with a tag in it as HTML, and open the files such text may name."""

from __future__ import annotations

from html import escape


def plain_tip(text: str) -> str:
    """Return a text that Qt shows letter by letter in a tooltip."""
    if not any(sign in text for sign in "<&"):
        return text
    return f"<span style='white-space:pre-wrap'>{escape(text)}</span>"
