"""Questions about referrals and what stands beside them."""

from __future__ import annotations

from collections import defaultdict

from db.records import Referral, ReferralAddition
from db.tables.table import Table


class Referrals(Table[Referral]):
    """All referrals."""

    name = "referrals"
    record = Referral

    def of(self, case_id: str) -> list[Referral]:
        """Return a case's referrals, the latest given first; drafts, which have no such day yet, before them."""
        return self.select(
            "WHERE case_id = ? ORDER BY status = 'utkast' DESC, given_on DESC, given_time DESC, created_at DESC",
            case_id,
        )

    def handed(self, case_id: str | None = None) -> list[Referral]:
        """Return what has been handed over, in one case or in all."""
        if case_id is None:
            return self.select("WHERE status = 'lamnad' ORDER BY given_on, rowid")
        return self.select("WHERE status = 'lamnad' AND case_id = ? ORDER BY given_on, rowid", case_id)


class ReferralAdditions(Table[ReferralAddition]):
    """What was written beside referrals, the oldest first."""

    name = "referral_additions"
    record = ReferralAddition

    def of(self, referral_id: str) -> list[ReferralAddition]:
        """Return what stands beside one."""
        return self.select("WHERE referral_id = ? ORDER BY signed_at, rowid", referral_id)

    def by_referral(self, case_id: str | None = None) -> dict[str, list[ReferralAddition]]:
        """Return what stands beside each, in one case or in all, by the referral's id."""
        rest, values = "ORDER BY signed_at, rowid", ()
        found: dict[str, list[ReferralAddition]] = defaultdict(list)
        if case_id is None:
            rows = self.select(rest, *values)
        else:
            rows = self.select(
                f"WHERE referral_id IN (SELECT id FROM referrals WHERE case_id = ?) {rest}", case_id
            )
        for one in rows:
            found[one.referral_id].append(one)
        return found
