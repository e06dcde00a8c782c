"""A whole paper before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.paper.pdf.blocks import Block, Notice

LONGEST_PILL = 22
"""Letters that the pill in the corner has room for on one line, beside the sender."""


@dataclass(frozen=True)
class Sheet:
    """A whole paper, ready to be laid out.

    `metadata_title` is neutral: document and number, never a name. `stamp` is the outlined word or empty.
    `page_budget` is how many pages it should take; `dense` picks the record's smaller sizes. Raises `ValueError` for
    words in the pill that it has no room for.
    """

    metadata_title: str
    municipality: str
    sender: str
    pill: str
    footer: str
    version_line: str
    accent: str
    blocks: tuple[Block, ...]
    stamp: str = ""
    page_budget: int = 0
    dense: bool = False
    is_form: bool = False
    """A form begins a little higher, so that it ends on its page."""

    def __post_init__(self) -> None:
        if len(self.pill) > LONGEST_PILL:
            raise ValueError(f"{self.pill!r} is longer than the {LONGEST_PILL} letters of the pill")

    @property
    def notice_first(self) -> bool:
        """Return whether a framed notice stands right under the header."""
        return bool(self.blocks) and isinstance(self.blocks[0], Notice)
