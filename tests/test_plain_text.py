"""Everything the user reads is plain text: nothing typed, imported or named can become markup, links or files."""

from __future__ import annotations

import ast
import re
from html import escape

import pytest
from PySide6.QtGui import QTextDocument

from tests.house import HOME, sources, tree, where
from ui.widgets.show.plain_tip import plain_tip

RICH = re.compile(
    r"^(QTextEdit|QTextBrowser|QTextDocument|QMessageBox|QErrorMessage|QInputDialog|QWhatsThis|QStaticText"
    r"|QDesktopServices|RichText|AutoText|MarkdownText|setHtml|insertHtml|appendHtml|toHtml|setMarkdown"
    r"|setOpenExternalLinks|setWhatsThis|linkActivated|openUrl|showText)$"
)
MAKES_LABELS = ("text.py", "elided.py")
LABELS = ("QLabel",)


def names() -> list[tuple[str, str]]:
    return [
        (name, where(path, getattr(node, "lineno", 0)))
        for path in sources("ui")
        for node in ast.walk(tree(path))
        for name in [getattr(node, "attr", None) or getattr(node, "id", None)]
        if isinstance(name, str)
    ]


MARKS_PLAIN_TEXT = "ui/notes/heading_shade.py"
"""A mark on a plain text is of a class that Qt keeps inside `QTextEdit`; no such editor is made there."""


def test_no_widget_can_show_anything_but_plain_text() -> None:
    found = [f"{place}: {name}" for name, place in names() if RICH.match(name)]
    assert [
        one for one in found if not (one.startswith(MARKS_PLAIN_TEXT) and one.endswith("QTextEdit"))
    ] == []
    assert "QTextEdit(" not in (HOME / MARKS_PLAIN_TEXT).read_text(encoding="utf-8")


def test_labels_are_made_in_one_place_which_makes_them_plain() -> None:
    made = [
        where(path, node.lineno)
        for path in sources("ui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in LABELS and path.name not in MAKES_LABELS
    ]
    assert made == []


def test_whatever_is_a_label_says_that_it_is_plain_or_paints_itself() -> None:
    broken = [
        where(path, node.name)
        for path in sources("ui")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base) in LABELS for base in node.bases)
        and "setTextFormat(Qt.TextFormat.PlainText)" not in ast.unparse(node)
        and "def paintEvent" not in ast.unparse(node)
    ]
    assert broken == []


@pytest.mark.parametrize(
    "text", ["<img src='file:///etc/passwd'>", "<b>Amina</b>", "&lt;b&gt;", "a < b & c > d", "Åsa"]
)
def test_a_tooltip_shows_every_letter(text: str) -> None:
    shown = plain_tip(text)
    document = QTextDocument()
    document.setHtml(shown if shown != text else escape(text).replace("\n", "<br>"))
    assert document.toPlainText() == text
    assert "<img" not in shown
