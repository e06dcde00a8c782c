"""A text that nothing reads is a promise nobody keeps: each is read by the program, or waits for something named.

Read means: the whole id stands as a string in `desktop/` or `ui/`; or a module named here puts it together from its
section and a key that stands as a string in that same module; or its key is counted out, as named in `COUNTED`.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from desktop import content

HOME = Path(__file__).parents[3]

READERS = {
    ("incident", "{}"): ("desktop/paper/pdf/papers/incident.py", "desktop/safety/incident_words.py"),
    ("underskrift", "{}"): ("desktop/paper/pdf/papers/parts.py",),
    ("aterstallning", "{}"): ("desktop/paper/pdf/papers/recovery.py",),
    ("loggkontroll", "{}"): ("desktop/paper/pdf/papers/log_control.py",),
    ("info", "{}_rubrik"): ("desktop/paper/pdf/papers/information.py",),
    ("info", "ratt_{}"): ("desktop/paper/pdf/papers/information.py",),
    ("info_kommunal", "{}"): ("desktop/paper/pdf/papers/information.py",),
    ("info_fristaende", "{}"): ("desktop/paper/pdf/papers/information.py",),
    ("oro", "{}"): ("desktop/paper/pdf/papers/concern.py",),
    ("sip", "{}"): ("desktop/paper/pdf/papers/support.py",),
    ("tolk", "{}"): ("desktop/paper/pdf/papers/consent.py",),
    ("samtycke", "{}_rubrik"): ("desktop/paper/pdf/papers/consent.py",),
    ("sakerhet", "{}"): ("desktop/content/safety_words.py",),
}
"""Section and shape of the key, with the modules that put such an id together."""

COUNTED = (
    r"aterstallning\.(chef_)?(gor_[1-4]|varning|anvand)",  # desktop/paper/pdf/papers/recovery.py
    r"info_(kommunal|fristaende)\.(rubrik|grund)",  # desktop/paper/pdf/papers/information.py
    r"kartlaggning\.omrade_(oppning|skola|individ|familj|ytterligare)",  # desktop/paper/builders/summary.py
    r"kartlaggning\.utfall_(avbojde|svarade_inte|tillfragades_inte)",  # desktop/assessment/asking.py
)
"""Ids whose last part is worked out, and where."""

WAITING = {
    "aterkallelse": "the receipt of what was taken back (Rätt papper)",
    "barn_aldre": "the plan as the pupil reads it (Rätt papper)",
    "barn_yngre": "the plan as the pupil reads it (Rätt papper)",
    "begaran": "asking the school for documents (Rätt papper)",
    "delningslogg": "the list of what was shared (Rätt papper)",
    "kallelse": "the invitation to a meeting (Rätt papper)",
}
"""Whole sections that a later issue reads; one that is read no longer waits."""

KEYS_WAITING = {
    "the consent side by side with its translation (Rätt papper)": {
        "gemensamt.ej_granskad", "gemensamt.granskad_rad", "gemensamt.egna_texter", "gemensamt.ofullstandig",
    },
    "the receipt of an oral consent (Rätt papper)": {
        "samtycke.muntligt_rubrik", "samtycke.muntligt_text", "samtycke.muntligt_till", "samtycke.muntligt_nar",
        "samtycke.muntligt_hur", "samtycke.muntligt_identitet", "samtycke.muntligt_upplast",
    },
    "how the interpreter was with us (Rätt papper)": {
        "tolk.pa_plats", "tolk.telefon", "tolk.skarm", "tolk.ingen", "tolk.hjalp",
    },
    "the receipt of the information sheet (Rätt papper)": {
        "info.lamnad", "info.lamnad_av", "info.lamnad_sprak",
    },
}  # fmt: skip
"""Single texts that wait, by what they wait for."""


@cache
def strings(path: Path) -> frozenset[str]:
    """Return every string constant of a module that is not a docstring."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    alone = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return frozenset(
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone
    )


@cache
def said() -> frozenset[str]:
    """Return every string constant of the program above the store."""
    folders = (HOME / name for name in ("desktop", "ui"))
    return frozenset().union(*(strings(path) for folder in folders for path in folder.rglob("*.py")))


@cache
def boxes() -> frozenset[str]:
    """Return the sections that a question of any shipped form names as its säkerhetsruta."""
    found: set[str] = set()
    for path in (HOME / "resources" / "forms").glob("*.toml"):
        found |= set(re.findall(r'^sakerhetsruta = "(\w+)"', path.read_text(encoding="utf-8"), re.MULTILINE))
    return frozenset(found)


def is_read(text_id: str) -> bool:
    """Tell whether the program reads a text."""
    section, key = text_id.split(".", 1)
    if text_id in said() or any(re.fullmatch(pattern, text_id) for pattern in COUNTED):
        return True
    if section.startswith("fel_"):  # content.error("losenfras"), and the failures' own way to the same four
        return section.removeprefix("fel_") in said() and key in ("rubrik", "hant", "tryggt", "gor")
    if section in boxes():  # desktop/content/safety_words.py
        return re.fullmatch(r"rubrik|nu_\d|sag|undvik", key) is not None
    for (where, shape), modules in READERS.items():
        if where != section:
            continue
        before, after = shape.split("{}")
        middle = key.removeprefix(before).removesuffix(after)
        if before + middle + after == key and any(middle in strings(HOME / one) for one in modules):
            return True
    return False


def test_every_text_is_read_or_waits_for_something_named() -> None:
    waiting = frozenset().union(*KEYS_WAITING.values())
    unread = {one for one in content.texts().ids() if not is_read(one)}
    left = {one for one in unread if one.split(".")[0] not in WAITING and one not in waiting}
    assert left == set()
    assert waiting <= unread, "read now, so it waits no longer"
    assert WAITING.keys() == {one.split(".")[0] for one in unread} & WAITING.keys()


def test_no_section_that_waits_is_read_in_part() -> None:
    assert [one for one in content.texts().ids() if one.split(".")[0] in WAITING and is_read(one)] == []


@pytest.mark.parametrize(
    "text_id", ["samtycke.finns_inte", "incident.finns_inte", "fel_finns_inte.rubrik", "plan.x"]
)
def test_a_new_text_that_nobody_reads_is_found(text_id: str) -> None:
    assert not is_read(text_id)


@pytest.mark.parametrize(
    "text_id", ["samtycke.rubrik", "incident.forst_1", "info.ratt_se", "sakerhet_I7.nu_2"]
)
def test_reading_is_seen_however_the_id_is_put_together(text_id: str) -> None:
    assert is_read(text_id)
