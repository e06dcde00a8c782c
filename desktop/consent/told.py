"""What is said of a consent in the same words on screen, in lists, on paper and by the guard."""

from __future__ import annotations

from db.records import Consent
from desktop import dates
from desktop.consent.state import OF_AGE, ConsentDoubt, ConsentState
from desktop.content import lists, rules


def other_ground(consent: Consent) -> str:
    """Return in words on what other ground something is shared, who decided it and when."""
    kind = lists().label("grund", consent.override_kind) if consent.override_kind else "Annan grund"
    who = consent.override_decided_by or consent.override_by
    day = consent.override_decided_on
    decided = f"Beslutat av {who} den {dates.full(day)}." if day else f"Antecknat av {who}."
    return f"{kind}: {consent.override_ground.rstrip('.')}. {decided}"


def doubts_in_words(state: ConsentState, called: str) -> list[str]:
    """Return why a consent has to be gone through again, a sentence each."""
    words: dict[ConsentDoubt, str] = {
        "custody": "Det är nya uppgifter om vårdnaden. Gå igenom samtycket.",
        "own_line": f"{called} har fyllt {rules().consent.pupil_signs_from} och skriver under själv också.",
        "of_age": f"{called} har fyllt {OF_AGE} och bestämmer själv. Fråga {called}.",
    }
    return [words[one] for one in state.doubts]


def refused_in_words(state: ConsentState) -> str:
    """Return who has said no, without the name: it also stands on paper."""
    is_pupil = all(one.signer == "E" for one in state.refused)
    return "Eleven har sagt nej." if is_pupil else "En vårdnadshavare har sagt nej."
