"""The code on paper."""

from __future__ import annotations

import re

from db.secrets import recovery


def test_a_code_is_seven_groups_of_four_and_parses() -> None:
    code = recovery.new_code()
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert recovery.parse(code) == code.replace("-", "")
    assert recovery.new_code() != code


def test_handwriting_is_read_kindly() -> None:
    body = "10" * 13
    code = recovery.grouped(body + recovery.check_characters(body))
    kindly = code.replace("1", "l").replace("0", "o").replace("-", " ").lower()
    assert recovery.parse(f"  {kindly}\n") == recovery.parse(code)


def test_most_slips_of_the_pen_are_caught() -> None:
    code = recovery.tidy(recovery.new_code())
    typos = [
        code[:place] + letter + code[place + 1 :]
        for place in range(len(code))
        for letter in recovery.ALPHABET
        if letter != code[place]
    ]
    slipped = [typo for typo in typos if recovery.parse(typo) is not None]
    assert len(typos) == 868
    assert len(slipped) <= 8


def test_wrong_lengths_and_letters_are_no_code() -> None:
    code = recovery.new_code()
    for text in ("", code[:-1], code + "0", code[:-1] + "Å", "🦆" * 28, code.replace("-", "+")):
        assert recovery.parse(text) is None


def test_the_first_wrong_character_is_pointed_out() -> None:
    code = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345"
    assert recovery.first_difference(code.lower(), code) is None
    assert recovery.first_difference("ABCD-XFGH-JKMN-PQRS-TVWX-YZ01-2345", code) == 5
    assert recovery.first_difference("ABCD", code) == 5
    assert recovery.first_difference(code + "9", code) == 28


def test_the_fingerprint_tells_sheets_apart_without_giving_the_code_away() -> None:
    code = recovery.new_code()
    assert re.fullmatch("[0-9a-f]{4}", recovery.fingerprint(code))
    assert recovery.fingerprint(code) == recovery.fingerprint(code.replace("-", " ").lower())
