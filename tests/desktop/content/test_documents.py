"""A paper is called by what its number counts."""

from __future__ import annotations

from typing import get_args

from db.records.states import Document
from desktop.content import documents


def test_a_kartlaggning_has_rounds_and_an_information_sheet_no_number() -> None:
    assert documents.numbered("kartlaggning", 2) == "Kartläggning, sammanfattning, omgång 2"
    assert documents.numbered("handlingsplan", 2) == "Handlingsplan, version 2"
    assert documents.numbered("informationsblad", 1) == "Informationsblad"


def test_every_paper_that_is_stored_can_be_called() -> None:
    assert all(documents.numbered(kind, 1).startswith(documents.NAMES[kind]) for kind in get_args(Document))
