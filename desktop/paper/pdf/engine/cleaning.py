"""The one door for every string on paper: nothing is markup, nothing can turn or hide the text around it."""

from __future__ import annotations

import re
import unicodedata

from desktop.dates import MONTHS

_HIDDEN = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Controls, bidi controls, soft hyphens, tags and variation selectors: invisible, and some reorder text."""

_JOINERS = re.compile(
    "(?<![\u0600-\u08ff\ufb50-\ufeff])[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u08ff\ufb50-\ufeff])"
)
"""Joiners mean something between Arabic letters only (Persian is misspelt without them)."""

_BREAKS = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
_BLANK_LINES = re.compile("\n{4,}")
_SURROGATE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_PIECE = 2000
"""Characters normalised at a time: a million combining marks in one go takes quadratic time."""

_PILE = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{30})"
)
"""Marks on one letter beyond any writing: parted, or they would stand in a pile across the page."""

_MONTH = "|".join(MONTHS)
_BOUND = (
    re.compile(r"(?<=\bkl\.) (?=\d)|(?<=\bklockan) (?=\d)|(?<=\bvecka) (?=\d)|(?<=\brum) (?=\S{1,4}\b)"),
    re.compile(rf"(?<=\d) (?=(?:{_MONTH}|jan|feb|apr|jun|jul|aug|sep|okt|nov|dec|procent|%|kr)\b)"),
    re.compile(r"(?<=\b[A-ZÅÄÖ]\.) (?=[A-ZÅÄÖ])"),
    re.compile(r"(?<=\bKontrollkod) (?=\S)"),
)
_PHONE = re.compile(r"(?<![\d-])(?:0\d{1,3}-|\+\d{1,3} )\d[\d ]{4,16}\d(?!\d)")


def printable(text: str) -> str:
    """Return `text` as it may stand on paper: NFC, its own line breaks kept, nothing hidden left in it."""
    if text.isascii() and text.isprintable():
        return text
    text = _BLANK_LINES.sub("\n\n\n", _BREAKS.sub("\n", text).replace("\t", "    "))
    text = _SURROGATE.sub("\ufffd", text)
    text = _JOINERS.sub("", _HIDDEN.sub("", text))
    return _composed(_PILE.sub(r"\1 ", text))


def with_no_break_spaces(text: str) -> str:
    """Return `text` with hard spaces where a line must not break: telephone numbers, "kl. 8.10", "31 mars"."""
    for pattern in _BOUND:
        text = pattern.sub("\u00a0", text)
    return _PHONE.sub(lambda match: match[0].replace(" ", "\u00a0"), text)


def _composed(text: str) -> str:
    """Return NFC, piece by piece; a piece never begins with a combining mark unless there is no end to them."""
    if unicodedata.is_normalized("NFC", text[:_PIECE]) and len(text) <= _PIECE:
        return text
    pieces = []
    start = 0
    while start < len(text):
        end = start + _PIECE
        for _ in range(60):
            if end >= len(text) or not unicodedata.combining(text[end]):
                break
            end += 1
        pieces.append(unicodedata.normalize("NFC", text[start:end]))
        start = end
    return "".join(pieces)
