"""One fold for every search and one Swedish order for every list."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import names

LETTERS = "aAeEoOuUzZåÅäÄöÖéÉüÜøØæÆđĐłŁŋŧßıİħœőű'’ʼ`- \u2011\u00a0\u00ad\u0301\u030a\u0308\u0323vwVW07ﬁÅ"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=12) | st.text(max_size=12)


def placed(listed: list[str]) -> list[str]:
    """Return people as a list shows them."""
    return sorted(listed, key=names.by_name)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Anna Ek", "Anna von Essen"),
        ("Anna von Essen", "Anna Fors"),
        ("Anna Öberg", "Annabel Ek"),
        ("Hanna af Klint", "Hanna Klintberg"),
        ("Omar al-Amin", "Omar Aminoff"),
        ("Omar Aminoff", "Omar El-Badri"),
        ("Carlos de la Cruz", "Carlos Diaz"),
        ("Jan van der Berg", "Jan Bergman"),
        ("Sara ben Ali", "Sara Berg"),
        ("Dora Lind", "Đorđe Lukić"),
        ("Lukas Lind", "Łukasz Kot"),
        ("Émile Roy", "Emilia Ek"),
        ("Viktor Ek", "Wilma Ek"),
        ("Zahra Ahmadi", "Åsa Berg"),
        ("Åsa Berg", "Ärla Dahl"),
        ("Ärla Dahl", "Æsa Ek"),
        ("Ærla Dahl", "Öberg"),
        ("Öberg", "Øyvind Moe"),
        ("von Essen", "Eva"),
        ("Myra", "Müsa"),
    ],
)
def test_people_stand_in_swedish_order(first: str, then: str) -> None:
    assert placed([then, first]) == placed([first, then]) == [first, then]


@pytest.mark.parametrize(
    ("last", "head"),
    [
        ("von Essen", "Essen"),
        ("VON ESSEN", "Essen"),
        ("af Klint", "Klint"),
        ("de la Cruz", "Cruz"),
        ("van der Berg", "Berg"),
        ("al-Hassan", "Hassan"),
        ("Al-Hassan", "Hassan"),
        ("Al Hassan", "Hassan"),
        ("el‑Badri", "Badri"),
        ("Ben Ali", "Ali"),
        ("O’Neill", "Oneill"),
        ("Bergom-Larsson", "Bergom Larsson"),
    ],
)
def test_a_surname_stands_under_the_word_its_particles_belong_to(last: str, head: str) -> None:
    assert names.by_parts("Kim", last)[:2] == names.by_parts("Kim", head)[:2]


def test_a_first_name_or_a_whole_surname_that_looks_like_a_particle_counts() -> None:
    assert placed(["Ben Ek", "Bea Ek", "Bo Ek"]) == ["Bea Ek", "Ben Ek", "Bo Ek"]
    assert names.by_parts("Li", "Van")[1] == "van"


def test_words_stand_letter_by_letter_and_numbers_by_their_size() -> None:
    listed = ["10B", "7B", "7A", "Östra skolan", "Ekskolan", "Ek-Lunds skola", "De la Gardiegymnasiet"]
    assert sorted(listed, key=names.swedish) == [
        "7A",
        "7B",
        "10B",
        "De la Gardiegymnasiet",
        "Ek-Lunds skola",
        "Ekskolan",
        "Östra skolan",
    ]


@given(TEXTS, TEXTS, TEXTS)
def test_the_order_is_total_and_holds_from_one_to_the_next(one: str, two: str, three: str) -> None:
    for key in (names.swedish, names.by_name):
        assert (key(one) == key(two)) == (one == two)
        listed = sorted([one, two, three], key=key)
        assert listed == sorted([three, two, one], key=key)
        assert all(key(first) <= key(then) for first, then in pairwise(listed))


@given(TEXTS)
def test_how_a_letter_is_put_together_changes_neither_order_nor_search(text: str) -> None:
    apart, whole = unicodedata.normalize("NFD", text), unicodedata.normalize("NFC", text)
    assert names.swedish(apart)[:2] == names.swedish(whole)[:2]
    assert names.fold(apart) == names.fold(whole)


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert names.fold(names.fold(text)) == names.fold(text)
    assert names.running(names.running(text)) == names.running(text)


@given(TEXTS, st.data())
def test_a_text_is_found_by_every_query_that_folds_as_it_does(text: str, data: st.DataObject) -> None:
    folded = names.fold(text)
    parted = "".join(letter + data.draw(st.sampled_from(["", " ", "-", "’"])) for letter in folded)
    for query in (text, folded, folded.upper(), parted):
        if names.fold(query) == folded:
            assert names.matches(query, "", text)
            assert names.stands_in(query, names.running(text))


@pytest.mark.parametrize(
    "written",
    ["Anna-Karin", "Anna Karin", "Annakarin", "ANNA\u2011KARIN", "anna\u00a0karin", "Anna\u2013Karin"],
)
def test_hyphens_and_blanks_make_no_difference(written: str) -> None:
    assert names.fold(written) == "annakarin"
    for query in ("anna karin ek", "annakarin", "anna-k", "Ek Annakarin", "ek anna karin"):
        assert names.matches(query, f"{written} Ek")


@pytest.mark.parametrize("mark", "'’‘ʼʻ`´′＇ʹʾʿ‛ꞌ")
def test_apostrophes_of_every_kind_make_no_difference(mark: str) -> None:
    assert names.fold(f"O{mark}Neill") == "oneill"
    for query in ("oneill", "o'neill", "o’ne", "o neill", "neill"):
        assert names.matches(query, f"Sean O{mark}Neill")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("lodz", "Łódź"),
        ("nguyen", "Nguyễn"),
        ("aksnes", "Åksnes"),
        ("dorde", "Đorđe"),
        ("nanar", "Ŋaŋar"),
        ("tor", "Ŧor"),
        ("bjorn", "Bjørn"),
        ("aero", "Ærø"),
        ("strasse", "Straße"),
        ("isik", "Işık"),
        ("istanbul", "İstanbul"),
        ("hassan", "Al-Hassan"),
        ("alhassan", "Al Hassan"),
        ("essen", "Anna von Essen"),
        ("von essen", "Anna von Essen"),
        ("muller", "Müller"),
    ],
)
def test_a_search_finds_letters_that_the_keyboard_lacks(query: str, name: str) -> None:
    assert names.matches(query, name)
    assert names.matches(name, name.upper())


def test_hits_with_the_own_letters_come_before_the_folded() -> None:
    assert [names.nearness("ak", name) for name in ("Aksel", "Åke", "Bo")] == [0, 1, None]
    assert [names.nearness("åk", name) for name in ("Aksel", "Åke", "Bo")] == [1, 0, None]
    assert names.nearness("lodz", "Łódź") == 0


def test_running_text_is_found_inside_words_and_over_hyphens() -> None:
    text = names.running("Nätmobbning. Anna-Karin såg det på ön.")
    for query in ("mobbning", "annakarin", "anna karin", "sag det pa", "på Ön"):
        assert names.stands_in(query, text)
    assert not names.stands_in("arins", text)


def test_a_long_query_is_answered_at_once() -> None:
    assert names.matches("a " * 300, "a" * 300)
    assert not names.matches("a " * 300 + "b", "a" * 300)


def test_many_things_are_searched_at_once_with_the_answers_each_would_give() -> None:
    words = ("Anna-Karin Ek", "Åke von Östen", "AKSEL Łódź", "O’Neill", "7A", "26-014", "a1 b2", "", "  Bo ")
    things = [(one, other) for one in words for other in words]
    sought = names.Sought(things)
    for query in (
        "a",
        "annak",
        "anna karin",
        "åk",
        "ak",
        "oneill",
        "o neill",
        "014",
        "6-0",
        "1b",
        "b 2",
        "",
        "x",
    ):
        each = {place: names.nearness(query, *texts) for place, texts in enumerate(things)}
        assert sought.near(query) == {place: how for place, how in each.items() if how is not None}, query
