"""What is printed for signing is kept as it lay, bytes and values, and nothing can change it afterwards."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from db.errors import DiskFullError
from db.store.connection import sqlcipher3
from desktop.consent import acts
from desktop.consent import versions as consents
from desktop.errors import UserError
from desktop.paper.kept import kept_paper, kept_papers, written
from desktop.paper.kept.code import code_of, grouped, typed_code
from desktop.paper.kept.compare import differs
from desktop.paper.kept.keeping import is_for_signing, paper_now
from desktop.paper.kept.written import SignedPaper, UnreadablePaperError
from desktop.paper.values import ConsentPaper, Level
from desktop.plan import verbs as plans
from desktop.session import settings
from desktop.session.session import Session
from tests.builders import DAY
from tests.desktop.paper.kept.family import Family, a_family, a_plan
from tests.desktop.paper.pdf import samples
from tests.desktop.paper.pdf.reading import words


@pytest.fixture
def family(session: Session) -> Family:
    return a_family(session)


def test_the_bytes_that_left_are_the_bytes_that_are_kept(session: Session, family: Family) -> None:
    printed = family.printed("samtycke")
    kept = family.kept("samtycke", family.consent_id)
    assert kept.original == printed.data
    assert not kept.in_hindsight
    assert f"Kontrollkod {kept.code}" in words(printed.data)
    stored = session.db.kept_papers.get(kept.id)
    assert (stored.kept_by, stored.version, stored.document) == ("Karin Lund", 1, "samtycke")
    assert stored.texts_version != ""
    assert len(stored.texts_hash) == 64


def test_a_kept_paper_has_its_link_and_cannot_be_changed_or_taken_away(
    session: Session, family: Family
) -> None:
    family.printed("samtycke")
    kept = family.kept("samtycke", family.consent_id)
    assert session.db.case_links.of_thing("papper", kept.id) is not None
    for sql in ("UPDATE kept_papers SET original = x'00'", "DELETE FROM kept_papers"):
        with pytest.raises(sqlcipher3.IntegrityError, match="append only"):
            session.vault.connection.execute(sql)


def test_what_was_printed_says_the_old_school_after_the_pupil_has_moved(family: Family) -> None:
    first = family.printed("samtycke")
    was = family.kept("samtycke", family.consent_id)
    family.moves_to("Ängsskolan")
    assert family.kept("samtycke", family.consent_id) == was
    second = family.printed("samtycke")
    assert "Ängsskolan" in words(second.data)
    assert "Ängsskolan" not in words(first.data)
    codes = [one.code for one in kept_papers(family.session, "samtycke", family.consent_id)]
    assert len(set(codes)) == 2


def test_the_same_paper_printed_twice_is_kept_once_and_has_one_code(family: Family) -> None:
    assert family.printed("samtycke").data == family.printed("samtycke").data
    assert len(kept_papers(family.session, "samtycke", family.consent_id)) == 1


def test_the_code_is_the_same_for_both_guardians_though_one_has_signed(
    session: Session, family: Family
) -> None:
    family.printed("samtycke")
    code = family.kept("samtycke", family.consent_id).code
    acts.sign(session, family.signing[0], "papper", DAY)
    second = family.printed("samtycke")
    assert f"Kontrollkod {code}" in words(second.data)
    assert "Har skrivit under" not in words(second.data)


@pytest.mark.parametrize("where", ["party", "not_shared", "until", "worker", "municipality", "class"])
def test_the_code_covers_everything_that_lay_before_the_family(
    session: Session, family: Family, where: str
) -> None:
    before = code_of("samtycke", paper_now(session, "samtycke", family.consent_id))
    consent = family.consent
    if where == "party":
        party = session.db.consent_parties.of(consent.id)[0]
        consents.save_party(session, consent, replace(party, not_this="Inte skärmtiden."))
    elif where == "not_shared":
        consents.save_consent(session, replace(consent, not_shared="Inte pappas jobb."))
    elif where == "until":
        consents.save_consent(session, replace(consent, valid_until=consent.valid_until.replace(day=1)))
    else:
        with session.change("settings", "schoolings") as db:
            if where == "worker":
                settings.write(db, settings.Worker(name="Karin Lund", phone="070-174 06 99"))
            elif where == "municipality":
                settings.write(db, settings.Office(municipality="Norrtuna"))
            else:
                now = db.schoolings.current(family.case.pupil_id)
                assert now is not None
                db.schoolings.put(replace(now, class_name="8C"))
    after = code_of("samtycke", paper_now(session, "samtycke", family.consent_id))
    assert after != before


def test_a_code_is_typed_back_however_it_was_written() -> None:
    assert typed_code(" 7k3m-9qxa 2f5t ") == "7K3M9QXA2F5T"
    assert typed_code("o1Il-0000-0000") == "011100000000"
    assert grouped("7K3M9QXA2F5T") == "7K3M-9QXA-2F5T"


def test_nothing_is_kept_that_nobody_is_to_sign(session: Session, family: Family) -> None:
    for one in family.signing:
        acts.sign(session, one, "papper", DAY)
    assert not is_for_signing(session, "samtycke", family.consent_id)


def test_a_full_disk_says_so_before_anything_is_printed(
    session: Session, family: Family, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(type(session.db.kept_papers), "add", full)
    with pytest.raises(UserError):
        family.printed("samtycke")
    assert kept_papers(session, "samtycke", family.consent_id) == []
    assert session.db.prints.of(family.case.id) == []


def test_the_paper_of_a_thrown_draft_stays(session: Session, family: Family) -> None:
    family.printed("samtycke")
    consents.discard_draft(session, family.consent)
    kept = kept_paper(session, "samtycke", family.consent_id)
    assert kept is not None
    assert kept.original.startswith(b"%PDF")


def test_a_plan_is_kept_as_its_draft_lay_before_them(session: Session, family: Family) -> None:
    plan = a_plan(family)
    family.printed("handlingsplan")
    was = family.kept("handlingsplan", plan.id)
    plans.save_fields(session, plan.id, situation="Nu är det annorlunda.")
    assert differs(was.values, paper_now(session, "handlingsplan", plan.id)) == ("så är det nu",)


@pytest.mark.parametrize("paper", [samples.a_plan(), samples.a_consent(), samples.a_summary()])
def test_what_a_paper_says_comes_back_as_it_was(paper: SignedPaper) -> None:
    text = written.to_text(paper)
    assert written.from_text(text) == paper
    assert written.to_text(written.from_text(text)) == text
    assert text.isascii()


def test_a_lone_half_of_an_emoji_and_any_script_come_back() -> None:
    paper = samples.a_consent(kept_at="\ud83d نور 🦊 e\u0301")
    assert written.from_text(written.to_text(paper)) == paper


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole | {"form": 2},
        lambda whole: whole | {"form": True},
        lambda whole: whole | {"paper": "RecoveryPaper"},
        lambda whole: whole | {"paper": ["ConsentPaper"]},
        lambda whole: whole | {"more": 1},
        lambda whole: whole | {"values": whole["values"] | {"unknown": 1}},
        lambda whole: whole | {"values": whole["values"] | {"number": "1"}},
        lambda whole: whole | {"values": whole["values"] | {"number": True}},
        lambda whole: whole | {"values": whole["values"] | {"valid_from": "i går"}},
        lambda whole: whole | {"values": whole["values"] | {"valid_from": 5}},
        lambda whole: whole | {"values": whole["values"] | {"stance": "kanske"}},
        lambda whole: whole | {"values": whole["values"] | {"parties": {}}},
        lambda whole: whole | {"values": {k: v for k, v in whole["values"].items() if k != "pupil"}},
        lambda whole: [whole],
    ],
)
def test_the_reader_refuses_what_it_does_not_know(spoil: Any) -> None:
    whole = json.loads(written.to_text(samples.a_consent()))
    with pytest.raises(UnreadablePaperError):
        written.from_text(json.dumps(spoil(whole)))


def test_the_reader_refuses_what_is_no_json_and_gives_a_later_field_its_default() -> None:
    with pytest.raises(UnreadablePaperError):
        written.from_text("cos\nsystem\n(S'x'\ntR.")
    whole = json.loads(written.to_text(samples.a_consent()))
    del whole["values"]["hindsight"]
    read = written.from_text(json.dumps(whole))
    assert isinstance(read, ConsentPaper)
    assert read.hindsight is None


def test_every_signed_paper_has_room_for_its_code_and_for_being_late() -> None:
    for paper in (samples.a_plan(), samples.a_consent(), samples.a_summary()):
        assert paper.seal == ""
        assert paper.hindsight is None
    assert Level.FAMILY is samples.a_summary().made_for
