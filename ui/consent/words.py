"""What the page says of a consent's state, in whole sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.clock import local
from db.records import Signatory, Withdrawal
from desktop import dates
from desktop.consent.state import ConsentState


def chip_words(state: ConsentState) -> str:
    """Return the state's word, with what is missing."""
    if state.key == "partial":
        missing = len(state.waiting)
        return _tr("Delvis, en underskrift saknas") if missing == 1 else _tr("Delvis, underskrifter saknas")
    if state.key == "active" and state.partly_withdrawn:
        return _tr("Aktivt, en del återkallad")
    return {
        "draft": _tr("Utkast"),
        "active": _tr("Aktivt"),
        "expiring": _tr("Går ut"),
        "expired": _tr("Utgånget"),
        "withdrawn": _tr("Återkallat"),
        "missing": _tr("Saknas"),
    }[state.key]


def consequence(
    state: ConsentState, signatories: list[Signatory], withdrawals: list[Withdrawal]
) -> tuple[str, str, str] | None:
    """Return (tone, first sentence, why) for the banner, or None when nothing needs saying."""
    consent = state.consent
    if consent is None:
        return None
    if state.key == "partial":
        return ("warn", _tr("Dela inte ännu."), _who_is_missing(state, signatories))
    if state.key == "draft":
        why = _tr("Ingen har skrivit under. Gå igenom papperet med familjen och registrera underskrifterna.")
        return ("info", _tr("Dela inte ännu."), why)
    if state.key == "expiring":
        until = _tr("Gäller till och med {0}.").format(dates.full(consent.valid_until))
        return ("warn", until, _tr("Fråga familjen om de vill säga ja igen. Inget förlängs av sig självt."))
    if state.key == "expired":
        until = _tr("Samtycket gällde till {0}.").format(dates.full(consent.valid_until))
        return ("danger", until, _tr("Dela inget. Vill familjen säga ja igen gör du en ny version."))
    if state.key == "withdrawn":
        return ("danger", _tr("Samtycket är återkallat."), _when(withdrawals))
    if consent.override_at is not None and state.waiting:
        return ("info", _tr("Gäller fast en underskrift saknas."), consent.override_ground)
    return None


def _who_is_missing(state: ConsentState, signatories: list[Signatory]) -> str:
    signed = [one.name.split()[0] for one in signatories if one.kind and one.name]
    missing = [one.name.split()[0] for one in state.waiting if one.name]
    both = _tr("{0} har skrivit på. {1} är också vårdnadshavare och har inte gjort det.")
    return both.format(_tr(" och ").join(signed), _tr(" och ").join(missing))


def _when(withdrawals: list[Withdrawal]) -> str:
    if not withdrawals:
        return ""
    last = withdrawals[-1]
    at = local(last.received_at)
    words = _tr(
        "{0} tog tillbaka det {1} klockan {2}. Dela inget. Det som redan har delats kan inte tas tillbaka."
    )
    return words.format(last.by_whom, dates.full(at.date()), dates.clock(at))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Consent", text)
