"""Kontrollera ett papper: a code says which thing it is and whether it is whole, and nothing that stands on it."""

from __future__ import annotations

import pytest

from desktop.consent import versions as consents
from desktop.errors import UserError
from desktop.log import access
from desktop.paper.builders import log_paper
from desktop.paper.kept.control import check_code
from desktop.paper.kept.signing import refuse_consent, sign_consent
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.chain.tamper import tamper
from tests.desktop.paper.kept.family import Family, a_family


@pytest.fixture
def family(session: Session) -> Family:
    return a_family(session)


@pytest.fixture
def code(family: Family) -> str:
    family.printed("samtycke")
    return family.kept("samtycke", family.consent_id).code


def test_a_code_says_which_paper_by_kind_version_day_and_case(
    session: Session, family: Family, code: str
) -> None:
    found = check_code(session, code)
    assert found.is_known
    assert found.is_whole
    assert found.lead.startswith("Samtycke, version 1, från ")
    assert found.lead.endswith(f"ärende {family.case.number}.")
    assert "Amina" not in found.lead + found.because
    assert session.log.rows(1)[0].event == "paper_checked"


@pytest.mark.parametrize("typed", ["lower", "blanks", "no hyphens", "around"])
def test_blanks_hyphens_and_small_letters_are_forgiven(session: Session, code: str, typed: str) -> None:
    ways = {
        "lower": code.lower(),
        "blanks": code.replace("-", " "),
        "no hyphens": code.replace("-", ""),
        "around": f"  {code}. ",
    }
    assert check_code(session, ways[typed]).is_whole


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE kept_papers SET original = x'2550' ", "Filen"),
        ("UPDATE kept_papers SET drawn_from = replace(drawn_from, 'Hodan', 'Maria')", "Uppgifterna"),
        ("UPDATE kept_papers SET texts_hash = 'annan'", "Koden hör inte"),
        ("UPDATE case_links SET content_hash = '' WHERE kind = 'papper'", "Kedjan"),
        ("DELETE FROM case_links WHERE kind = 'papper'", "Kedjan"),
    ],
)
def test_whatever_was_changed_is_named(session: Session, code: str, sql: str, said: str) -> None:
    tamper(session, sql)
    found = check_code(session, code)
    assert found.is_known
    assert not found.is_whole
    assert found.because.startswith(said)


def test_what_was_signed_in_the_vault_is_checked_as_well(session: Session, family: Family, code: str) -> None:
    sign_consent(session, family.signing[0], "papper", DAY)
    assert "undertecknat" in check_code(session, code).because
    tamper(session, "UPDATE consent_cells SET category = 'halsa'")
    assert not check_code(session, code).is_whole


def test_it_says_that_another_paper_was_signed_and_that_somebody_said_no(
    session: Session, family: Family, code: str
) -> None:
    family.moves_to("Ängsskolan")
    refuse_consent(session, family.signing[1], DAY)
    assert "Ett annat papper" in check_code(session, code).because
    newest = family.kept("samtycke", family.consent_id).code
    assert "sagt nej" in check_code(session, newest).because


def test_a_thrown_draft_is_said_to_be_thrown(session: Session, family: Family, code: str) -> None:
    consents.discard_draft(session, family.consent)
    found = check_code(session, code)
    assert found.is_whole
    assert "kastat" in found.because


def test_a_code_that_is_nobodys_is_said_to_be_so_and_a_short_one_refused(session: Session) -> None:
    assert not check_code(session, "0000-0000-0000").is_known
    for typed in ("", "7K3M", "7K3M-9QXA-2F5TT"):
        with pytest.raises(UserError, match="inte hel"):
            check_code(session, typed)


def test_the_code_of_a_loggkontroll_is_known_too(session: Session, family: Family) -> None:
    head = log_paper(session, DAY.replace(day=1)).head[:16]
    access.note_read(session)
    found = check_code(session, head.upper())
    assert found.is_whole
    assert found.lead.startswith("Loggkontroll, fram till rad")
    assert not check_code(session, "f" * 16).is_known
    tamper(session, "UPDATE log SET actor = 'annan' WHERE seq = 1")
    assert not check_code(session, head).is_whole
