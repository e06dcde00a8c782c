"""Questions about consents and what crossed the border."""

from __future__ import annotations

from datetime import date

from db.records import Consent, ConsentCell, ConsentParty, Disclosure, Signatory, Withdrawal
from db.tables.table import Table


class Consents(Table[Consent]):
    """All consent versions."""

    name = "consents"
    record = Consent

    def of(self, case_id: str) -> list[Consent]:
        """Return a case's consents, the latest version first."""
        return self.select("WHERE case_id = ? ORDER BY number DESC, version DESC", case_id)

    def latest(self, case_id: str) -> Consent | None:
        """Return the latest version, whatever its state."""
        return self.first("WHERE case_id = ? ORDER BY number DESC, version DESC", case_id)

    def cases(self) -> list[tuple[str, str, str | None, str, str | None, str | None]]:
        """Return every case that has a consent: id, status, day of closing, pupil, the pupil's birth date (ISO), and
        when its latest closing was signed (ISO).
        """
        return self.ask(
            "SELECT cases.id, status, closed_on, pupil_id, birth_date,"
            " (SELECT max(signed_at) FROM closings WHERE closings.case_id = cases.id) FROM cases"
            " JOIN pupils ON pupils.id = pupil_id WHERE cases.id IN (SELECT case_id FROM consents)"
        )


class ConsentParties(Table[ConsentParty]):
    """With whom."""

    name = "consent_parties"
    record = ConsentParty

    def of(self, consent_id: str) -> list[ConsentParty]:
        """Return a consent's parties in their order."""
        return self.select("WHERE consent_id = ? ORDER BY sort_order, rowid", consent_id)

    def left(self, day: date) -> list[tuple[str, str, str, str]]:
        """Return case, consent, party and last day (ISO) where a school is one the pupil has left.

        CROSS JOIN holds SQLite to this order, from the few who have moved: by itself it begins with the parties of
        a school, which are as many as its pupils, for each of them anew. The plus keeps it from the index on pupils,
        where it would read every schooling.
        """
        return self.ask(
            "SELECT consents.case_id, consent_parties.consent_id, consent_parties.id, max(places.ended_on)"
            " FROM (SELECT DISTINCT +pupil_id AS pupil_id FROM schoolings WHERE ended_on < ?) AS moved"
            " CROSS JOIN cases ON cases.pupil_id = moved.pupil_id"
            " CROSS JOIN consents ON consents.case_id = cases.id"
            " CROSS JOIN consent_parties ON consent_parties.consent_id = consents.id"
            " CROSS JOIN schoolings AS places"
            " ON places.pupil_id = moved.pupil_id AND places.school_id = consent_parties.school_id"
            " WHERE places.started_on IS NULL OR places.started_on <= ?"
            " GROUP BY consent_parties.id HAVING count(*) = sum(coalesce(places.ended_on < ?, 0))",
            day,
            day,
            day,
        )


class ConsentCells(Table[ConsentCell]):
    """What, in which direction."""

    name = "consent_cells"
    record = ConsentCell

    def of(self, consent_id: str) -> list[ConsentCell]:
        """Return the filled cells of a consent's matrix."""
        return self.select("WHERE consent_id = ?", consent_id)


class Signatories(Table[Signatory]):
    """Who has to say yes, and who has."""

    name = "signatories"
    record = Signatory

    def of(self, consent_id: str) -> list[Signatory]:
        """Return a consent's signatories in their order."""
        return self.select("WHERE consent_id = ? ORDER BY sort_order, rowid", consent_id)


class Withdrawals(Table[Withdrawal]):
    """What was taken back."""

    name = "withdrawals"
    record = Withdrawal

    def of(self, consent_id: str) -> list[Withdrawal]:
        """Return a consent's withdrawals, oldest first."""
        return self.select("WHERE consent_id = ? ORDER BY received_at", consent_id)


class Disclosures(Table[Disclosure]):
    """What was shared."""

    name = "disclosures"
    record = Disclosure

    def of(self, case_id: str) -> list[Disclosure]:
        """Return what was shared in a case, the latest first."""
        return self.select("WHERE case_id = ? ORDER BY shared_at DESC", case_id)
