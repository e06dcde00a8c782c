"""Trappan is a picture up to five steps, and a list above that, as the field in the plan says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.paper.pdf import sheet_for
from desktop.paper.pdf.blocks import Stairs, Table
from tests.desktop.paper.pdf import samples


@pytest.mark.parametrize(("count", "is_list"), [(5, False), (6, True)])
def test_more_than_five_steps_are_printed_as_a_list(count: int, is_list: bool) -> None:
    one = samples.a_plan().stairs[0]
    steps = tuple(replace(one, what=f"Steg {place}") for place in range(count))
    blocks = sheet_for(samples.a_plan(stairs=steps)).blocks
    assert any(isinstance(block, Table) and block.name == "stairs" for block in blocks) == is_list
    assert any(isinstance(block, Stairs) for block in blocks) == (not is_list)
