from __future__ import annotations

import pytest

from desktop.number_words import in_words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "noll"),
        (1, "ett"),
        (12, "tolv"),
        (20, "tjugo"),
        (21, "tjugoett"),
        (99, "nittionio"),
        (100, "etthundra"),
        (112, "etthundratolv"),
        (1000, "ettusen"),
        (2340, "tvåtusentrehundrafyrtio"),
        (10_000, "10000"),
        (-1, "-1"),
    ],
)
def test_a_count_is_said_in_words(count: int, words: str) -> None:
    assert in_words(count) == words
