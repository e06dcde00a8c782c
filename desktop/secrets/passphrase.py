"""What makes a passphrase good enough, said in Swedish, and a good one ready-made.

The rules follow NIST SP 800-63B-4 and OWASP ASVS 5.0: length, nothing common, nothing of one's own; no rule
about kinds of characters, no changing by the calendar.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.secrets.phrase_lists import blocked, words
from desktop.secrets.phrase_patterns import is_a_run_of_keys, is_mostly_calendar, pieces, said_once

SHORTEST, LONGEST, FEWEST_WORDS = 15, 1024, 5
PRODUCT = ("närvara", "narvara", "skolsocionom", "lösenfras", "lösenord")
_LOOKED_AT = 100  # characters given to zxcvbn, whose cost grows fast
_STARK = 14  # powers of ten of guesses


@dataclass(frozen=True)
class Rule:
    """One line of the list that is ticked while the user types."""

    text: str
    is_met: bool


@dataclass(frozen=True)
class Verdict:
    """What is to be said of a passphrase. `level` is 0 (nothing typed) to 4; `reason` is empty when it is good."""

    rules: tuple[Rule, ...]
    level: int
    word: str
    reason: str

    @property
    def is_good(self) -> bool:
        """Tell whether it may be used."""
        return not self.reason


@dataclass(frozen=True)
class _Weight:
    """What zxcvbn says: `score` 0 to 4, `guesses` as a power of ten, `patterns` in the order they stand."""

    score: int
    guesses: float
    patterns: tuple[str, ...]


def suggest(count: int = FEWEST_WORDS) -> str:
    """Return `count` random words from the program's own list, as likely as each other."""
    return " ".join(secrets.choice(words()) for _ in range(count))


def judge(text: str, own: Iterable[str] = ()) -> Verdict:
    """Weigh a passphrase. `own` are the user's name, schools, municipality and whatever else is near at hand."""
    typed = unicodedata.normalize("NFKC", text)
    near = tuple(part for name in (*own, *PRODUCT) for part in (_fold(name), *_fold(name).split()))
    long_enough, not_too_long = _is_long_enough(typed), len(typed) <= LONGEST
    common = _what_is_common(typed, near)
    personal = _is_personal(typed, near)
    reasons = (
        ("" if long_enough else _tr("Den behöver vara minst 15 tecken eller fem ord.")),
        ("" if not_too_long else _tr("Den får vara högst 1 024 tecken.")),
        ("" if not personal else _tr("Den innehåller något som hör till dig. Byt ut det ordet.")),
        _easy(common) if common else "",
    )
    reason = next((one for one in reasons if one), "")
    rules = (
        Rule(_tr("Minst 15 tecken eller fem ord"), long_enough and not_too_long),
        Rule(_tr("Ingen vanlig fras"), bool(typed) and not common),
        Rule(_tr("Innehåller inte ditt namn, din skola eller din kommun"), bool(typed) and not personal),
    )
    level = _level(typed, near, is_good=not reason)
    return Verdict(rules=rules, level=level, word=_word(level), reason=reason)


def _fold(text: str) -> str:
    """Return letters, digits and single spaces in lower case, so that spelling tricks do not hide a phrase."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def _is_long_enough(text: str) -> bool:
    return (
        len(text) >= SHORTEST or len([word for word in _fold(text).split() if len(word) > 1]) >= FEWEST_WORDS
    )


def _what_is_common(text: str, near: tuple[str, ...]) -> str:
    """Return what makes the phrase easy to guess, empty when nothing does."""
    if not text:
        return ""
    plain = _fold(text)
    packed = plain.replace(" ", "")
    if _is_long_enough(text) and not _is_long_enough(said_once(plain)):
        return _tr("samma sak upprepas")
    if is_a_run_of_keys(text.casefold()):
        return _tr("tecknen ligger på rad på tangentbordet")
    if is_mostly_calendar(text):
        return _tr("årstider, månader, dagar och årtal är det första som prövas")
    letters = said_once(re.sub(r"\d+", "", said_once(plain)).replace(" ", ""))
    for phrase in blocked():
        if letters == phrase or (len(phrase) >= 8 and phrase in packed and len(packed) - len(phrase) < 8):
            return _tr("den är vanlig eller känd")
    return _guessed(text, near)


def _is_personal(text: str, near: tuple[str, ...]) -> bool:
    """Tell whether a name near the user is in it: a short one as a word, a longer one anywhere."""
    plain = _fold(text)
    typed = plain.split()
    whole = {*typed, *(re.sub(r"\d+$", "", word).removesuffix("s") for word in typed)}
    return any(
        name in whole or (len(name) >= 5 and any(name.replace(" ", "") in word for word in typed))
        for name in near
        if len(name) > 2
    )


def _guessed(text: str, near: tuple[str, ...]) -> str:
    """Return what zxcvbn holds against the phrase, in Swedish; empty at three of four or more."""
    found = _weigh(text, near)
    if found.score >= 3:
        once = "".join(dict.fromkeys(pieces(text)))
        is_repeated = len(once) < len("".join(pieces(text))) and _weigh(once, near).score < 3
        return _tr("samma sak upprepas") if is_repeated else ""
    said = {
        "repeat": _tr("samma sak upprepas"),
        "sequence": _tr("tecknen följer på varandra"),
        "spatial": _tr("tecknen ligger på rad på tangentbordet"),
        "date": _tr("ett datum eller årtal"),
        "regex": _tr("ett datum eller årtal"),
        "dictionary": _tr("vanliga ord"),
    }
    return next((said[kind] for kind in found.patterns if kind in said), _tr("den är för kort"))


def _weigh(text: str, near: tuple[str, ...]) -> _Weight:
    from zxcvbn import zxcvbn

    # Swedish words count as known: zxcvbn's own lists are English.
    found = zxcvbn(text[:_LOOKED_AT], user_inputs=[*near, *words()], max_length=_LOOKED_AT)
    patterns = tuple(str(match["pattern"]) for match in found["sequence"])
    return _Weight(score=found["score"], guesses=float(found["guesses_log10"]), patterns=patterns)


def _level(text: str, near: tuple[str, ...], *, is_good: bool) -> int:
    if not text:
        return 0
    guesses = _weigh(text, near).guesses
    if is_good:
        return 4 if guesses >= _STARK else 3
    return 2 if guesses >= 8 else 1


def _word(level: int) -> str:
    return ("", _tr("Svag"), _tr("Ganska svag"), _tr("Bra"), _tr("Stark"))[level]


def _easy(what: str) -> str:
    return _tr("Den är för lätt att gissa: {vad}. Lägg till ett ord till.").replace("{vad}", what)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Passphrase", text)
