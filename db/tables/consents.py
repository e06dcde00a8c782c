"""Questions about consents and what crossed the border."""

from __future__ import annotations

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


class ConsentParties(Table[ConsentParty]):
    """With whom."""

    name = "consent_parties"
    record = ConsentParty

    def of(self, consent_id: str) -> list[ConsentParty]:
        """Return a consent's parties in their order."""
        return self.select("WHERE consent_id = ? ORDER BY sort_order, rowid", consent_id)


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
