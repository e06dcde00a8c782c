"""What was typed in a form that saves itself and cannot be read: kept as typed, and shown again with its error."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.drafts import unread
from desktop.session.session import Session
from ui.widgets.input.date_field import DateField, TimeField

Typed = DateField | TimeField


class Unread:
    """The days and times of one form, by name. `form` says whose they are; each row has texts of its own."""

    def __init__(self, session: Session, fields: Mapping[str, Typed]) -> None:
        self._session, self._fields = session, fields
        self._form = ""
        self._is_kept = False  # whether there may be something to forget: it is not asked at every save

    def show(self, form: str) -> None:
        """Show what was kept for a form and could not be read; the fields already show what is stored."""
        self._form = form
        kept = unread.kept(self._session, form)
        self._is_kept = bool(kept)
        for name, text in kept.items():
            if name in self._fields:
                self._fields[name].show_unread(text)

    def settle(self) -> None:
        """Read everything as if the focus had left: somebody asks for what is typed."""
        for field in self._fields.values():
            field.settle()

    def keep(self) -> None:
        """Keep what cannot be read, or forget it when everything can. Raises `UserError` when the disk is full."""
        typed = {name: field.unread() for name, field in self._fields.items() if field.unread().strip()}
        if typed or self._is_kept:
            unread.keep(self._session, self._form, typed)
        self._is_kept = bool(typed)

    def refuse(self) -> None:
        """Raise `NotUnderstoodError` when a field cannot be read, or is empty though it may not be."""
        for field in self._fields.values():
            field.date() if isinstance(field, DateField) else field.time()

    def drop(self) -> None:
        """Forget what was kept: the form is thrown away."""
        unread.drop(self._session, self._form)
