"""A family about to sign: a consent with something ticked, a plan that can be signed, a round with answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from db.records import Case, Consent, Plan, Signatory
from db.records.states import SignedDocument
from desktop.consent import versions as consents
from desktop.paper import prints
from desktop.paper.kept.kept import Kept, kept_papers
from desktop.paper.pdf import Printed
from desktop.session import settings
from desktop.session.session import Session
from tests import builders
from tests.desktop.plan.planning import ready
from tests.stories import a_family_case


@dataclass(frozen=True)
class Family:
    """One case and what its family is to sign."""

    session: Session
    case: Case
    consent_id: str

    @property
    def consent(self) -> Consent:
        return self.session.db.consents.get(self.consent_id)

    @property
    def signing(self) -> list[Signatory]:
        return self.session.db.signatories.of(self.consent_id)

    def printed(self, kind: SignedDocument, object_id: str = "") -> Printed:
        """Draw a document as Skriv ut does, and keep it as it leaves."""
        choice = next(
            one
            for one in prints.choices(self.session, self.case.id)
            if one.kind == kind and object_id in ("", one.id)
        )
        made = prints.draw(self.session, choice)
        prints.keep(self.session, choice, made)
        return made

    def kept(self, kind: SignedDocument, object_id: str) -> Kept:
        return kept_papers(self.session, kind, object_id)[0]

    def moves_to(self, school: str) -> None:
        """Let the pupil's school be another one."""
        with self.session.change("schools", "schoolings") as db:
            other = db.schools.add(builders.a_school(name=school))
            now = db.schoolings.current(self.case.pupil_id)
            assert now is not None
            db.schoolings.put(replace(now, school_id=other.id))


def a_family(session: Session, number: str = "26-014") -> Family:
    """Return a family with a consent that is ready to be signed; `number`: its case's."""
    case = a_family_case(session, number=number)
    with session.change("settings") as db:
        settings.write(db, settings.Office(municipality="Älvbro kommun"))
    consent = consents.start_consent(session, case.id)
    for party in session.db.consent_parties.of(consent.id)[:2]:
        consents.set_cell(session, consent, party.id, "narvaro", "bada")
    return Family(session, case, consent.id)


def a_plan(family: Family) -> Plan:
    """Return a draft of a plan that can be signed."""
    return ready(family.session, family.case.id)[0]
