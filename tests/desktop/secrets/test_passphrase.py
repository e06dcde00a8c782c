"""What is said of a passphrase, and the ones the program suggests."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.secrets import passphrase
from desktop.secrets.phrase_lists import blocked, words

OWN = ("Anna Lind", "Ekskolan", "Härryda", "Sjögläntans friskola")


@pytest.mark.parametrize(
    "text",
    [
        "tapet moln kofot lördag hinna",
        "en ko åt gräs nu",
        "Xk29!mQz0pL7vRt",
        "🦆 simmar mot strömmen 🦆",
        "Min cykel har bara tre hjul kvar",
        "en ko åt gräs i maj 2026",
        "Fredagen då Sixtens kanot sjönk",
        "ሰላም ለዓለም ሁሉ ዛሬ ነገ",
    ],
)
def test_what_nobody_would_guess_is_good(text: str) -> None:
    verdict = passphrase.judge(text, OWN)
    assert (verdict.reason, verdict.is_good) == ("", True)
    assert verdict.word in {"Bra", "Stark"}
    assert all(rule.is_met for rule in verdict.rules)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "15 tecken eller fem ord"),
        ("kort fras", "15 tecken eller fem ord"),
        ("x" * 1025, "högst 1 024"),
        ("hejhejhejhejhejhej", "samma sak upprepas"),
        ("närvarande närvarande närvarande", "hör till dig"),
        ("gurka gurka gurka gurka", "samma sak upprepas"),
        ("sommar2026sommar", "årstider, månader"),
        ("Sommaren2026Sommaren", "årstider, månader"),
        ("Hösten2025Vintern2026", "årstider, månader"),
        ("HÖSTTERMINEN2026!!", "årstider, månader"),
        ("Januari2026Februari", "årstider, månader"),
        ("måndag-tisdag-onsdag", "årstider, månader"),
        ("20260101-20261231", "årstider, månader"),
        ("Kalle2015Lisa2018", "årstider, månader"),
        ("Blåbär77Blåbär77Blåbär", "samma sak upprepas"),
        ("Borta bra, men hemma bäst!", "vanlig eller känd"),
        ("MORS LILLA OLLE I SKOGEN GICK", "vanlig eller känd"),
        ("Blinka lilla stjärna där 12", "vanlig eller känd"),
        ("qwertyuiopåasdfg", "på rad på tangentbordet"),
        ("poiuytrewqlkjhgfdsa", "på rad på tangentbordet"),
        ("123456789012345", "på rad på tangentbordet"),
        ("passwordpassword", "samma sak upprepas"),
        ("jag heter anna och är glad", "hör till dig"),
        ("ekskolan har bra mat i dag", "hör till dig"),
        ("stig 4 i härryda kommun", "hör till dig"),
        ("hejannalind och hennes katt", "hör till dig"),
        ("min närvara-fras är fin", "hör till dig"),
    ],
)
def test_what_is_easy_to_guess_is_refused_with_a_reason(text: str, said: str) -> None:
    verdict = passphrase.judge(text, OWN)
    assert said in verdict.reason
    assert not verdict.is_good
    assert verdict.level <= 2
    assert not all(rule.is_met for rule in verdict.rules) or not text


def test_a_short_name_is_not_found_inside_another_word() -> None:
    assert passphrase.judge("kanna lindra spade torsdag", ("Anna Lind",)).is_good


def test_an_empty_field_has_no_strength_and_no_word() -> None:
    verdict = passphrase.judge("")
    assert (verdict.level, verdict.word) == (0, "")
    assert not any(rule.is_met for rule in verdict.rules)


def test_composed_and_decomposed_letters_are_judged_alike() -> None:
    assert passphrase.judge("a\u030angbåt på sjön i kväll") == passphrase.judge("\u00e5ngbåt på sjön i kväll")


def test_five_words_are_enough_though_they_are_short() -> None:
    assert passphrase.judge("ko ek ål by ost").rules[0].is_met
    assert not passphrase.judge("a b c d e f g").rules[0].is_met


def test_every_suggestion_is_good_and_strong() -> None:
    seen = {passphrase.suggest() for _ in range(100)}
    assert len(seen) == 100
    for text in seen:
        assert len(text.split()) == 5
        assert passphrase.judge(text, OWN).level == 4


def test_a_suggestion_of_six_words_can_be_had() -> None:
    assert len(passphrase.suggest(6).split()) == 6


def test_the_word_list_is_long_plain_and_without_doubles() -> None:
    assert len(words()) >= 2048
    assert len(set(words())) == len(words())
    assert [word for word in words() if not re.fullmatch("[a-zåäö]{3,9}", word)] == []


def test_the_word_list_has_no_names_and_no_rude_words() -> None:
    unwanted = {
        "anna",
        "björn",
        "sten",
        "stig",
        "liv",
        "iris",
        "sex",
        "fan",
        "skit",
        "idiot",
        "klient",
        "fall",
    }
    assert unwanted.isdisjoint(words())


def test_the_blocked_phrases_are_in_the_form_they_are_compared_in() -> None:
    assert [phrase for phrase in blocked() if not re.fullmatch(r"[a-zåäö]+", phrase)] == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_nothing_that_can_be_typed_or_pasted_breaks_the_judging(text: str) -> None:
    verdict = passphrase.judge(text, (text[:10], "Anna"))
    assert 0 <= verdict.level <= 4
    assert len(verdict.rules) == 3
