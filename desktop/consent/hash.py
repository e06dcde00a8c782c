"""What a consent's signatures vouch for, as one hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from db.records import Consent, ConsentCell, ConsentParty
from db.store.codec import to_sql


def consent_hash(consent: Consent, parties: Iterable[ConsentParty], cells: Iterable[ConsentCell]) -> str:
    """Return the SHA-256 (hexadecimal) of period, purpose, parties and cells."""
    signed = {
        "case": consent.case_id,
        "number": consent.number,
        "version": consent.version,
        "purpose": consent.purpose,
        "how": consent.how,
        "not_shared": consent.not_shared,
        "from": to_sql(consent.valid_from),
        "until": to_sql(consent.valid_until),
        "parties": [[party.id, party.code, party.name, party.unit, party.not_this] for party in parties],
        "cells": sorted([cell.party_id, cell.category, cell.direction] for cell in cells),
    }
    text = json.dumps(signed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
