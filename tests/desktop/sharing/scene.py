"""A consent that holds, and what may happen around it: each happening gives a new scene."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from db.records import Case, ConsentParty, Contact, Pupil, Schooling, Withdrawal
from desktop.sharing.situation import Situation, Version
from tests import builders

SIGNED = date(2026, 9, 9)
LAST = date(2027, 9, 8)
SCHOOL, NEW_SCHOOL = builders.a_school(), builders.a_school(name="Tallgården")
PUPIL = builders.a_pupil()
CASE = builders.a_case(PUPIL.id)
HODAN = builders.a_guardian(PUPIL.id)
ABDI = builders.a_guardian(PUPIL.id, name="Abdi Nur", relation="pappa", informant="V2")
CONSENT = builders.a_consent(
    CASE.id, valid_from=SIGNED, valid_until=LAST, locked_at=datetime(2026, 9, 9, 12, tzinfo=UTC)
)
MENTOR = builders.a_party(CONSENT.id, school_id=SCHOOL.id, unit=SCHOOL.name)
NURSE = builders.a_party(CONSENT.id, code="emi", name="", school_id=SCHOOL.id, unit=SCHOOL.name)
BUP = builders.a_party(
    CONSENT.id, code="bup", name="Sara Holm", unit="BUP Älvbro", not_this="Inget om syskon"
)
COMING = builders.a_party(CONSENT.id, code="ny_skola", name="", school_id=NEW_SCHOOL.id, unit=NEW_SCHOOL.name)
CELLS = (
    builders.a_cell(CONSENT.id, MENTOR.id, category="narvaro", direction="bada"),
    builders.a_cell(CONSENT.id, MENTOR.id, category="plan", direction="lamna"),
    builders.a_cell(CONSENT.id, MENTOR.id, category="skolarbete", direction="ta_emot"),
    builders.a_cell(CONSENT.id, NURSE.id, category="halsa", direction="lamna"),
    builders.a_cell(CONSENT.id, BUP.id, category="kartlaggning", direction="lamna"),
    builders.a_cell(CONSENT.id, BUP.id, category="foralders_halsa", direction="lamna"),
    builders.a_cell(CONSENT.id, COMING.id, category="narvaro", direction="lamna"),
)


def _signatures() -> tuple[Any, ...]:
    return tuple(
        builders.a_signatory(
            CONSENT.id,
            contact_id=one.id,
            signer=one.informant,
            name=one.name,
            kind="papper",
            signed_on=SIGNED,
        )
        for one in (HODAN, ABDI)
    )


@dataclass(frozen=True)
class Scene:
    """What is known, piece by piece."""

    case: Case = CASE
    pupil: Pupil = PUPIL
    contacts: tuple[Contact, ...] = (HODAN, ABDI)
    schoolings: tuple[Schooling, ...] = (builders.a_schooling(PUPIL.id, SCHOOL.id),)
    versions: tuple[Version, ...] = (
        Version(CONSENT, _signatures(), (), (MENTOR, NURSE, BUP, COMING), CELLS),
    )

    def situation(self) -> Situation:
        schools = {one.id: one.name for one in (SCHOOL, NEW_SCHOOL)}
        return Situation(self.case, self.pupil, self.contacts, self.schoolings, schools, self.versions)


Happening = Callable[[Scene], Scene]


def _latest(scene: Scene, **given: Any) -> Scene:
    return replace(scene, versions=(replace(scene.versions[0], **given), *scene.versions[1:]))


def answers(signer: str, **given: Any) -> Happening:
    """Let one who is asked stand otherwise than signed on the first day."""
    bare = {"kind": "", "signed_on": None}

    def happen(scene: Scene) -> Scene:
        found = scene.versions[0].signatories
        changed = tuple(replace(one, **bare | given) if one.signer == signer else one for one in found)
        return _latest(scene, signatories=changed)

    return happen


def refuses(signer: str, on: date = SIGNED) -> Happening:
    return answers(signer, refused_on=on)


def changes(**given: Any) -> Happening:
    """Let the latest version be otherwise."""
    return lambda scene: _latest(scene, consent=replace(scene.versions[0].consent, **given))


def on_other_ground(day: date) -> Happening:
    return changes(
        override_ground="Pappan går inte att nå",
        override_kind="provning",
        override_at=datetime.combine(day, time(12), UTC),
        override_decided_by="Eva Berg",
        override_decided_on=day,
    )


def withdraws(day: date, party: str | None = None, category: str | None = None) -> Happening:
    def happen(scene: Scene) -> Scene:
        taken = Withdrawal(
            consent_id=scene.versions[0].consent.id,
            party_id=party,
            category=category,
            by_whom="Hodan Warsame",
            received_at=datetime.combine(day, time(12), UTC),
        )
        return _latest(scene, withdrawals=(*scene.versions[0].withdrawals, taken))

    return happen


def new_version(**answer: Any) -> Happening:
    """A second version, for the mentor's attendance alone; Abdi answers it with `answer`, Hodan signs."""

    def happen(scene: Scene) -> Scene:
        fresh = builders.a_consent(
            CASE.id,
            version=2,
            valid_from=date(2026, 11, 2),
            valid_until=LAST,
            locked_at=datetime(2026, 11, 2, 12, tzinfo=UTC),
        )
        party = replace(MENTOR, id="mentor i två", consent_id=fresh.id)
        cells = (builders.a_cell(fresh.id, party.id, category="narvaro", direction="bada"),)
        signing = tuple(
            builders.a_signatory(fresh.id, contact_id=one.id, signer=one.informant, name=one.name, **given)
            for one, given in (
                (HODAN, {"kind": "papper", "signed_on": date(2026, 11, 2)}),
                (ABDI, answer),
            )
        )
        return replace(scene, versions=(Version(fresh, signing, (), (party,), cells), *scene.versions))

    return happen


def also_asks(party: ConsentParty, *categories: str) -> Happening:
    """The consent has one row more, first of all, that may be given these."""

    def happen(scene: Scene) -> Scene:
        version = scene.versions[0]
        made = tuple(
            builders.a_cell(CONSENT.id, party.id, category=one, direction="lamna") for one in categories
        )
        return _latest(scene, parties=(party, *version.parties), cells=(*made, *version.cells))

    return happen


def moves(on: date) -> Happening:
    """The pupil begins at the new school."""

    def happen(scene: Scene) -> Scene:
        old = replace(scene.schoolings[0], ended_on=date.fromordinal(on.toordinal() - 1))
        new = builders.a_schooling(PUPIL.id, NEW_SCHOOL.id, started_on=on, mentor="Eva Ask")
        return replace(scene, schoolings=(new, old))

    return happen


def closes(on: date) -> Happening:
    return lambda scene: replace(scene, case=replace(scene.case, status="closed", closed_on=on))


def is_born(on: date) -> Happening:
    return lambda scene: replace(scene, pupil=replace(scene.pupil, birth_date=on))


def gets(contact: Contact) -> Happening:
    """Somebody more around the pupil, or the same person as they are now."""

    def happen(scene: Scene) -> Scene:
        others = tuple(one for one in scene.contacts if one.id != contact.id)
        return replace(scene, contacts=(*others, contact))

    return happen


def pupil_signs(on: date) -> Happening:
    def happen(scene: Scene) -> Scene:
        line = builders.a_signatory(
            CONSENT.id, signer="E", name=PUPIL.full_name, kind="papper", signed_on=on, required=False
        )
        return _latest(scene, signatories=(*scene.versions[0].signatories, line))

    return happen


def never_asked(scene: Scene) -> Scene:
    return replace(scene, versions=())
