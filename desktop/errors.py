"""What may go wrong in a way the user can do something about."""

from __future__ import annotations


class UserError(Exception):
    """Shown as it stands, in Swedish: what happened, what is safe, what to do now.

    `title` is one short sentence, `what` says one thing more, `safe` names what has not been lost, and
    `do` says what the user does now. `what`, `safe` and `do` may be empty. Never put a person's name,
    an identity number or a whole path in any of them.
    """

    def __init__(self, title: str, what: str = "", safe: str = "", do: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.what = what
        self.safe = safe
        self.do = do

    def text(self) -> str:
        """Return title and sentences as one paragraph, for a status line or a screen reader."""
        return " ".join(
            part for part in (f"{self.title.rstrip('.')}.", self.what, self.safe, self.do) if part
        )


class NotUnderstoodError(UserError):
    """What stands in a field cannot be read, or cannot be meant; it stays there as it was typed.

    Trying again does not help before somebody has changed it. `is_half` while it is still being typed: then there
    is nothing to tell yet.
    """

    def __init__(self, title: str, what: str, safe: str, do: str, *, is_half: bool = False) -> None:
        super().__init__(title, what, safe, do)
        self.is_half = is_half


class NoFollowUpError(UserError):
    """A plan that cannot be drawn to be signed until the day of its next follow-up is written."""
