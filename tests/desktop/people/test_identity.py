"""Identity numbers: read in every shape, doubted in words, never refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from personnummer.personnummer import valid

from desktop.people import identity

TODAY = date(2026, 11, 24)
# Published by Skatteverket as nobody's.
PUBLISHED = (Path(__file__).parent / "test_numbers.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("number", PUBLISHED)
def test_published_test_numbers_are_read_in_every_shape_without_doubt(number: str) -> None:
    wanted = identity.read(number, TODAY)
    assert (wanted.kind, wanted.number, wanted.doubt) == ("personnummer", number, "")
    sign = "+" if TODAY.year - int(number[:4]) >= 100 else "-"
    for typed in (
        f"{number[:8]}-{number[8:]}",
        f"{number[2:8]}{sign}{number[8:]}",
        f" {number[:8]} {number[8:]}",
    ):
        assert identity.read(typed, TODAY) == wanted


@given(st.from_regex(r"20[01][0-9](0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{4}", fullmatch=True))
def test_a_whole_number_is_doubted_exactly_when_the_package_refuses_it(number: str) -> None:
    assert (identity.read(number, TODAY).doubt == "") == valid(f"{number[:8]}-{number[8:]}")


# Samordningsnummer published as nobody's, as the project personnummer has them (meta, testdata/allCoords.json).
PUBLISHED_COORDINATION = (
    "191401682396", "191412852384", "192604682399", "194909812382", "195212842396", "197010722390",
    "202210612392", "202211702382", "202212912394", "202301612392", "202305852390", "202308712393",
    "202309902381", "202311742387", "202312912393",
)  # fmt: skip


@pytest.mark.parametrize("number", PUBLISHED_COORDINATION)
def test_published_samordningsnummer_are_read_in_every_shape_without_doubt(number: str) -> None:
    wanted = identity.read(number, TODAY)
    assert (wanted.kind, wanted.number, wanted.doubt) == ("samordningsnummer", number, "")
    assert wanted.birth_date == date(int(number[:4]), int(number[4:6]), int(number[6:8]) - 60)
    sign = "+" if TODAY.year - int(number[:4]) >= 100 else "-"
    for typed in (f"{number[:8]}-{number[8:]}", f"{number[2:8]}{sign}{number[8:]}"):
        assert identity.read(typed, TODAY) == wanted


@pytest.mark.parametrize("number", PUBLISHED_COORDINATION)
@pytest.mark.parametrize("last", "0123456789")
def test_another_check_digit_is_doubted_and_kept(number: str, last: str) -> None:
    found = identity.read(number[:-1] + last, TODAY)
    assert (found.number, found.doubt) == (number[:-1] + last, "" if last == number[-1] else "check")


@pytest.mark.parametrize("letter", "JKLMNPRSTUWX")
def test_every_interim_letter_counts_as_one(letter: str) -> None:
    found = identity.read(f"20000101{letter}220", TODAY)  # the vectors of personnummer, testdata/interim.json
    assert (found.kind, found.number, found.doubt) == ("t_nummer", f"20000101{letter}220", "")
    assert identity.read(f"20000101{letter}221", TODAY).doubt == "check"


@pytest.mark.parametrize(
    "typed",
    [
        *(
            f"20130103{dash}2387"
            for dash in "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d\u00ad\u2043_/"
        ),
        *(f"20130103{blank}2387" for blank in " \t\u00a0\u2007\u2009\u202f\u200b\ufeff"),
        "\u200e20130103-2387\u202c",
        "2013-01-03-2387",
        "2013 01 03 - 2387",
        "2013/01/03 2387",
        "2013.01.03-2387",
        "２０１３０１０３－２３８７",
    ],
)
def test_blanks_dashes_and_digits_may_be_of_every_kind(typed: str) -> None:
    found = identity.read(typed, TODAY)
    assert (found.number, found.doubt) == ("201301032387", "")


def test_full_width_plus_and_letters_are_plain_ones() -> None:
    assert identity.read("130103＋2387", TODAY).number == "191301032387"
    assert identity.read("130103-Ｔ389", TODAY).number == "20130103T389"


def test_a_samordningsnummer_has_sixty_added_to_the_day() -> None:
    found = identity.read("701063-2391", TODAY)
    assert (found.kind, found.number) == ("samordningsnummer", "197010632391")
    assert found.birth_date == date(1970, 10, 3)
    assert found.doubt == ""


def test_a_samordningsnummer_may_leave_the_day_open() -> None:
    found = identity.read("201300602388", TODAY)
    assert (found.kind, found.birth_date, found.doubt) == ("samordningsnummer", None, "")
    assert identity.read("201300602387", TODAY).doubt == "check"
    assert identity.read("201301602387", TODAY).doubt == ""


def test_a_t_number_has_a_letter_that_counts_as_one() -> None:
    assert identity.read("130103-1389", TODAY).doubt == ""
    found = identity.read("130103-t389", TODAY)
    assert (found.kind, found.birth_date, found.doubt) == ("t_nummer", date(2013, 1, 3), "")
    assert found.number == "20130103T389"
    assert identity.read("130103-T388", TODAY).doubt == "check"


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("20130103-2388", "check"),
        ("20130230-2387", "date"),
        ("20301203-2387", "future"),
        ("20130103-0002", "serial"),
        ("130103-0000", "serial"),
        ("2013", "length"),
        ("okänt än", "length"),
    ],
)
def test_what_cannot_be_right_is_doubted_and_kept(typed: str, doubt: str) -> None:
    found = identity.read(typed, TODAY)
    assert found.doubt == doubt
    assert found.number


def test_digits_of_any_script_are_digits() -> None:
    assert identity.read("٢٠١٣٠١٠٣-٢٣٨٧", TODAY).number == "201301032387"


def test_no_number_is_a_kind_of_its_own() -> None:
    assert identity.read("  ", TODAY) == identity.NONE


def test_two_digits_of_the_year_mean_the_latest_year_that_has_been() -> None:
    assert identity.read("2612012387", TODAY).number.startswith("2026")
    assert identity.read("2712012387", TODAY).number.startswith("1927")
    assert identity.read("130103+2387", TODAY).number.startswith("1913")


def test_a_number_is_shown_with_its_dash() -> None:
    assert identity.formatted("201301032387") == "20130103-2387"
    assert identity.formatted("okänt") == "okänt"


@given(st.text(max_size=400))
def test_no_typed_text_is_too_strange_to_read(text: str) -> None:
    assert len(identity.read(text, TODAY).number) <= 40
