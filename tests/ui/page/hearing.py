"""What a screen reader meets on a page or in a dialog, walked through Qt's own tree, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QComboBox, QPushButton, QWidget

from tests.ui.layout import CONTROLS, inner
from ui.widgets.input.buttons import Pressed
from ui.widgets.show.text import Heading
from ui.window.reading_order import stops, takes_tab

_Role = QAccessible.Role
NOTHING = frozenset({_Role.NoRole, _Role.Client, _Role.Window, _Role.Pane, _Role.Border, _Role.Whitespace})
"""What says nothing of what a thing is."""

GROUPS = frozenset({_Role.Grouping, _Role.List, _Role.PageTabList, _Role.Dialog})


@dataclass(frozen=True)
class Thing:
    """One thing in the tree: what it is, what it is called, whose it is, and which group it stands in (a number)."""

    role: QAccessible.Role
    name: str
    label: str
    widget: QWidget | None
    group: int

    @property
    def is_control(self) -> bool:
        """Whether something can be done with it by the keyboard."""
        return self.widget is not None and (takes_tab(self.widget) or isinstance(self.widget, CONTROLS))

    def __str__(self) -> str:
        called = self.widget.objectName() if self.widget is not None else ""
        return f"{type(self.widget).__name__} {called} ({self.role.name} {self.name!r})"


def things(root: QWidget) -> list[Thing]:
    """Return all that shows in the tree, as it is read."""
    found: list[Thing] = []
    _walk(QAccessible.queryAccessibleInterface(root), 0, found)
    return found


def _walk(one: QAccessibleInterface, group: int, found: list[Thing]) -> None:
    if not one.isValid() or one.state().invisible:
        return
    widget = one.object()
    found.append(
        Thing(
            one.role(),
            one.text(QAccessible.Text.Name).strip(),
            " ".join(
                label.text(QAccessible.Text.Name)
                for label, _ in one.relations(QAccessible.RelationFlag.Label)
            ),
            widget if isinstance(widget, QWidget) else None,
            group,
        )
    )
    if isinstance(widget, QAbstractItemView | QComboBox):
        return  # its rows are asked for one by one
    inside = len(found) if one.role() in GROUPS else group
    for place in range(one.childCount()):
        _walk(one.child(place), inside, found)


def faults(root: QWidget, *, is_page: bool = False) -> list[str]:
    """Return what somebody who listens would miss: a role, a name, a label, a way there, a heading on the way down.

    The first heading of a page is of level 1; a dialog goes on from where its title stands.
    """
    parts = set(inner(root))
    met = [one for one in things(root) if one.widget not in parts]
    controls = [one for one in met if one.is_control]
    return [
        *(f"{one} says not what it is" for one in controls if one.role in NOTHING),
        *(f"{one} is a button that is called a check box" for one in controls if _is_false_box(one)),
        *(f"{one} does not heed Enter" for one in controls if _is_deaf(one)),
        *(f"{one} has no name" for one in controls if not one.name),
        *(f"{one} has no label" for one in controls if isinstance(one.widget, QComboBox) and not one.label),
        *(f"{one} cannot be reached" for one in _unreached(root, controls)),
        *(f"{one} is called as another in its group" for one in _alike(controls)),
        *_skipped(met, is_page=is_page),
    ]


def _is_false_box(one: Thing) -> bool:
    return one.role == _Role.CheckBox and not isinstance(one.widget, QCheckBox)


def _is_deaf(one: Thing) -> bool:
    return isinstance(one.widget, QPushButton) and not isinstance(one.widget, Pressed)


def _unreached(root: QWidget, controls: list[Thing]) -> Iterator[Thing]:
    """Yield what neither Tab nor the arrows from one of its kind in its group lead to."""
    reached = set(stops(root))
    groups = {(one.group, type(one.widget)) for one in controls if one.widget in reached}
    for one in controls:
        assert one.widget is not None
        is_there = one.widget in reached or (one.group, type(one.widget)) in groups
        if one.widget.isEnabled() and not is_there and not one.widget.property("by_key"):
            yield one


def _alike(controls: list[Thing]) -> Iterator[Thing]:
    """Yield what has the same role and words as something before it in the same group."""
    known: set[tuple[int, QAccessible.Role, str]] = set()
    for one in controls:
        if one.widget is not None and one.widget.objectName() == "empty-act":
            continue  # the same act once more, where there is nothing else
        words = one.label if isinstance(one.widget, QComboBox) else one.name
        if (one.group, one.role, words) in known:
            yield one
        known.add((one.group, one.role, words))


def _skipped(met: list[Thing], *, is_page: bool) -> Iterator[str]:
    """Yield the headings that lie more than one level under the one before, or have no words."""
    above = 0
    for one in met:
        if isinstance(one.widget, Heading):
            if not one.name:
                yield f"{one} is a heading without words"
            if (above or is_page) and one.widget.level > above + 1:
                yield f"{one} of level {one.widget.level} stands under level {above}"
            above = one.widget.level
