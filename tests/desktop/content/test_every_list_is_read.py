"""A list, or a key of one, that nothing reads though the municipality may change it is named here with the reason."""

from __future__ import annotations

import ast
from pathlib import Path

from desktop import content
from desktop.content.list_files import OWN_PREFIX

HOME = Path(__file__).parents[3]

WAITING = {
    "ja_nej": "the form's own words for yes and no, written in desktop/forms/wording.py",
    "kalla": "the source of a passage in a note",
    "samtycke_status": "nothing: a consent's state is worked out and has words of its own in ui/consent/words.py",
}
KEYS_WAITING = {
    "kategori.hog": "sensitive categories chosen each by itself",
    "malsteg.varde": "nothing: the levels are fields of a goal",
}


def _said() -> set[str]:
    """Return every string constant of the program that is not a docstring."""
    found: set[str] = set()
    for folder in ("db", "desktop", "ui"):
        for path in (HOME / folder).rglob("*.py"):
            nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
            alone = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
            found |= {
                node.value
                for node in nodes
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone
            }
    return found


def test_every_list_and_every_key_is_read_or_waits_for_something_named() -> None:
    said, lists = _said(), content.lists()
    keys = {
        f"{name}.{key}"
        for name in lists.names()
        for item in lists.items(name)
        if not item.code.startswith(OWN_PREFIX)
        for key in item.extra
        if key not in said
    }
    assert {name for name in lists.names() if name not in said} == WAITING.keys()
    assert keys == KEYS_WAITING.keys()
