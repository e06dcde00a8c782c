"""A stand-in works in her own name, for the owner: log, chain, signatures, papers; keys and locks she leaves be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.log.chain import Wanted
from db.records import Case
from desktop.assessment.answers import save_answer
from desktop.assessment.rounds import start_assessment
from desktop.assessment.signing import sign_assessment
from desktop.chain.checking import walk
from desktop.device import binding
from desktop.drafts import drafts, rescue
from desktop.drafts.rescue import Rescued
from desktop.errors import UserError
from desktop.forms.answers import Answer
from desktop.lock import locking
from desktop.notes import authors, notes
from desktop.notes.amending import amend_note
from desktop.paper.builders import plan_paper
from desktop.paper.builders.shared import worker
from desktop.paper.values import Level
from desktop.plan import verbs as plans
from desktop.secrets import change as secrets
from desktop.secrets.throttle import Throttle
from desktop.session import settings, who
from desktop.vault.open_session import OpenSession
from desktop.work import Work
from tests.builders import DAY
from tests.desktop.plan.planning import ready
from tests.desktop.session.standing import signed, stand_in
from tests.stories import a_family_case


@pytest.fixture
def case(session: OpenSession) -> Case:
    """Return Amina's case, whose worker Karin Lund has a draft and a minnesstöd of her own."""
    found = a_family_case(session)
    notes.save_note(session, replace(notes.begin_note(session, found.id), body="Karins halva mening"))
    return found


def test_until_it_is_said_who_works_nobody_has_a_name_and_nothing_can_be_signed(
    session: OpenSession, case: Case
) -> None:
    session.wait_for_name()
    assert (session.worker.name, session.acting_for) == ("", "")
    locking.note_opening(session, "vault_opened_by_chief", Throttle())
    assert session.log.rows(1)[0].actor == "?"
    locking.save_state(session, {})
    assert locking.read_state(session) == {}


def test_the_log_bears_the_stand_in_and_the_owner_beside(session: OpenSession, case: Case) -> None:
    before = session.log.head()[0]
    stand_in(session)
    session.note_opened(case)
    rows = session.log.find(Wanted(after=before))
    assert {(row.actor, row.acting_for) for row in rows} == {("Karolina Ström", "Karin Lund")}
    assert {(row.event, row.detail) for row in rows} == {("stand_in_named", "sjuk"), ("case_opened", "")}
    who.go_on_as_owner(session)
    row = session.log.rows(1)[0]
    assert (row.event, row.actor, row.acting_for) == ("owner_named", "Karin Lund", "")
    assert session.log.first_break() is None


def test_what_she_signs_is_hers_and_says_for_whom_in_the_row_and_in_the_chain(
    session: OpenSession, case: Case
) -> None:
    before = signed(session, case)
    stand_in(session)
    note = signed(session, case)
    amendment = amend_note(session, note, "nio", "tio", "fel tid")
    begun = start_assessment(session, case.id)
    save_answer(session, begun, Answer("S1", "E", 2))
    round_ = sign_assessment(session, begun)
    for one in (note, amendment, round_):
        assert (one.signed_by, one.signed_for) == ("Karolina Ström", "Karin Lund")
    assert (before.signed_by, before.signed_for) == ("Karin Lund", "")
    links = {link.object_id: (link.who, link.for_whom) for link in session.db.case_links.all()}
    assert links[before.id] == ("Karin Lund", "")
    assert {links[one.id] for one in (note, amendment, round_)} == {("Karolina Ström", "Karin Lund")}
    *_steps, verdict = walk(session)
    assert verdict is not None
    assert verdict.is_whole


def test_her_papers_say_whom_she_stands_in_for(session: OpenSession, case: Case) -> None:
    assert worker(session).name == "Karin Lund"
    stand_in(session)
    assert (worker(session).name, worker(session).title) == (
        "Karolina Ström, vikarie för Karin Lund",
        "skolkurator",
    )
    assert worker(session).phone == ""  # the owner's telephone is not hers


def test_a_plan_is_signed_by_the_one_who_was_there_whoever_prints_it(
    session: OpenSession, case: Case
) -> None:
    plan, _, _ = ready(session, case.id)
    stand_in(session)
    one = plans.sign_plan(session, plan.id)
    assert (one.signed_by, one.signed_for) == ("Karolina Ström", "Karin Lund")
    session.act_as(None)
    signer = plan_paper(session, one.id, Level.FAMILY).signers[-1]
    assert (signer.name, signer.role) == ("Karolina Ström, vikarie för Karin Lund", "skolkurator")
    assert plan_paper(session, one.id, Level.FAMILY).worker.name == "Karin Lund"
    copy = plans.new_version(session, one.id)
    assert (copy.signed_by, copy.signed_for) == ("", "")
    *_steps, verdict = walk(session)
    assert verdict is not None
    assert verdict.is_whole


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ({"name": "  "}, "Skriv ditt namn och din titel"),
        ({"title": ""}, "Skriv ditt namn och din titel"),
        ({"name": "karin  LUND"}, "Det är arkivets ägare"),
        ({"until": None}, "Skriv till och med när du vikarierar"),
        ({"until": DAY - timedelta(days=1)}, "Dagen stämmer inte"),
        ({"until": date(2027, 5, 25)}, "Dagen stämmer inte"),
    ],
)
def test_a_stand_in_has_a_name_a_title_and_at_most_six_months(
    session: OpenSession, case: Case, given: dict[str, str], title: str
) -> None:
    session.wait_for_name()
    with pytest.raises(UserError) as raised:
        stand_in(session, **given)  # type: ignore[arg-type]  # wrong on purpose
    assert raised.value.title == title
    assert session.is_unnamed
    assert session.db.stand_ins.count() == 0


def test_six_months_to_the_day_are_enough(session: OpenSession, case: Case) -> None:
    stand_in(session, until=date(2027, 5, 24))
    assert session.stand_in is not None


def test_one_who_comes_back_is_the_same_however_she_spells_it(session: OpenSession, case: Case) -> None:
    stand_in(session)
    draft = notes.begin_note(session, case.id)
    stand_in(session, "Maria Ek", "skolsocionom", "ledig")
    assert not authors.is_own(session, draft)
    stand_in(session, "karolina  ström", "skolsocionom", "annat")
    assert session.worker.name == "Karolina Ström"
    assert authors.is_own(session, draft)
    assert [(one.name, one.title) for one in who.earlier(session)] == [
        ("Karolina Ström", "skolsocionom"),
        ("Maria Ek", "skolsocionom"),
    ]


def test_the_owners_draft_can_be_read_by_her_and_nothing_else(session: OpenSession, case: Case) -> None:
    (draft,) = session.db.notes.drafts()
    stand_in(session)
    assert authors.in_words(session, draft) == "Karins utkast"
    acts: tuple[Callable[[], object], ...] = (
        lambda: notes.save_note(session, replace(draft, body="annat")),
        lambda: notes.sign_note(session, draft),
        lambda: notes.discard_note(session, draft),
        lambda: notes.promote_note(session, draft),
    )
    for act in acts:
        with pytest.raises(UserError, match="Det är Karins utkast"):
            act()
    assert session.db.notes.drafts() == [draft]
    assert authors.is_own(session, notes.begin_note(session, case.id))


def test_what_a_stand_in_left_unsigned_is_hers_until_the_owner_throws_it(
    session: OpenSession, case: Case
) -> None:
    stand_in(session)
    left = notes.save_note(session, replace(notes.begin_note(session, case.id), body="Halvvägs"))
    session.act_as(None)
    assert authors.in_words(session, left) == "Karolinas utkast"
    with pytest.raises(UserError, match="Karolinas utkast"):
        notes.sign_note(session, left)
    notes.discard_note(session, left)
    assert left.id not in {note.id for note in session.db.notes.drafts()}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Karin Lund", "Karins utkast"),
        ("Lars Ek", "Lars utkast"),
        ("Max", "Max utkast"),
        ("", "Någon annans utkast"),
    ],
)
def test_whose_a_draft_is_is_said_as_swedes_say_it(name: str, said: str) -> None:
    assert who.draft_of(name) == said


def test_what_somebody_typed_in_a_dialog_or_at_lock_is_handed_to_nobody_else(
    session: OpenSession, case: Case
) -> None:
    drafts.keep(session, drafts.NEW_PUPIL, {"name": "Karins elev"})
    rescue.keep(session, [Rescued("Nytt möte", "Plats", "Karins rum")])
    locking.save_state(session, {"place": {"page": "log"}})
    stand_in(session)
    assert drafts.kept(session, drafts.NEW_PUPIL) == {}
    assert rescue.fetch(session) == []
    assert locking.read_state(session) == {}
    drafts.keep(session, drafts.NEW_PUPIL, {"name": "Karolinas elev"})
    rescue.keep(session, [Rescued("Nytt möte", "Plats", "Karolinas rum")])
    session.act_as(None)
    assert drafts.kept(session, drafts.NEW_PUPIL) == {"name": "Karins elev"}
    assert [one.text for one in rescue.fetch(session)] == ["Karins rum"]
    assert locking.read_state(session) == {"place": {"page": "log"}}


def test_text_sealed_beside_the_vault_goes_to_the_one_who_wrote_it(
    session: OpenSession, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(session)

    def full(*_given: object) -> None:
        raise UserError("Disken är full")

    with monkeypatch.context() as patched:
        patched.setattr(rescue, "put", full)
        rescue.keep(session, [Rescued("Nytt möte", "Plats", "Karolinas rum")])
    session.act_as(None)
    assert rescue.fetch(session) == []
    stand_in(session)
    assert [one.text for one in rescue.fetch(session)] == ["Karolinas rum"]


def test_keys_codes_the_lock_and_the_office_are_not_hers_to_change(session: OpenSession, case: Case) -> None:
    stand_in(session)
    told: list[UserError] = []
    work, header = Work(), session.vault.key.data
    before = session.log.head()

    def done(*_given: object) -> None:
        pytest.fail("a stand-in changed it")

    secrets.change_passphrase(session, work, None, "en ny fras som är lång", 4, done, told.append)
    secrets.new_recovery_code(session, work, done, told.append)
    secrets.take_away_chief_code(session, work, done, told.append)
    binding.bind(session, work, "fras", False, lambda: None, done, told.append)
    binding.release(session, work, "fras", done, told.append)
    session.key_change.failed.connect(told.append)
    session.key_change.forge("fras", None)
    assert len(told) == 6
    acts: tuple[Callable[[], object], ...] = (
        lambda: settings.save_idle_minutes(session, 15),
        lambda: settings.prefer(session, lock_on_minimise=True),
        lambda: settings.save_worker(session, name="Karolina"),
        lambda: settings.save_office(session, team="Hennes"),
    )
    for act in acts:
        with pytest.raises(UserError) as raised:
            act()
        told.append(raised.value)
    assert {error.title for error in told} == {"Det här kan bara Karin Lund ändra"}
    assert (session.vault.key.data, session.log.head()) == (header, before)
    settings.prefer(session, zoom=125)  # how it looks is no lock
