"""What the page says of a consent's state, in whole sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from db.clock import local
from db.records import Consent, School, Withdrawal
from desktop import dates
from desktop.consent.state import ConsentState
from desktop.consent.told import doubts_in_words, other_ground, refused_in_words
from desktop.session.session import Session
from ui.widgets.show.chip_kinds import CONSENT

Told = tuple[str, str, str]  # tone, what holds, why


def _chip_word(state: ConsentState) -> str:
    """Return the state's word, with what is missing."""
    if state.key == "partial":
        missing = len(state.waiting)
        return _tr("Delvis, en underskrift saknas") if missing == 1 else _tr("Delvis, underskrifter saknas")
    if state.shown_key != state.key:
        return _tr("Gäller inte längre")
    if state.key == "active" and state.needs_a_look:
        return _tr("Gäller, ska ses över")
    if state.key == "active" and state.partly_withdrawn:
        return _tr("Gäller, en del återkallad")
    if state.key == "active" and state.waiting:
        return _tr("Annan grund")
    return {
        "draft": _tr("Utkast"),
        "active": _tr("Gäller"),
        "refused": _tr("Sagt nej"),
        "expiring": _tr("Går ut"),
        "expired": _tr("Har gått ut"),
        "ended": _tr("Avslutat"),
        "withdrawn": _tr("Återkallat"),
        "missing": _tr("Saknas"),
    }[state.key]


def chip_look(state: ConsentState) -> tuple[str, str, str]:
    """Return word, tone and icon of a state as every chip of one case shows it; one to go through again warns."""
    _, tone, icon = CONSENT[state.shown_key]
    return _chip_word(state), "warn" if state.needs_a_look else tone, icon


def consequence(session: Session, state: ConsentState) -> Told | None:
    """Return (tone, first sentence, why) for the banner, or None when nothing needs saying."""
    consent = state.consent
    if consent is None:
        return None
    if state.key == "refused":
        why = _tr("Ett nej gäller tills den som sa det säger något annat. Ingen annan grund tar dess plats.")
        return ("danger", f"{refused_in_words(state)} {_tr('Dela inte.')}", why)
    if state.key == "partial":
        return ("warn", _tr("Dela inte än."), _who_is_missing(session, state))
    if state.key == "draft":
        why = _tr("Ingen har skrivit under. Gå igenom papperet med familjen och registrera underskrifterna.")
        return ("info", _tr("Dela inte än."), why)
    if state.key == "ended":
        return ("danger", _tr("Samtycket är avslutat."), _how_it_ended(consent))
    if state.key == "expired":
        until = _tr("Samtycket gällde till {0}.").format(dates.full(consent.valid_until))
        return ("danger", until, _tr("Dela inget. Vill familjen säga ja igen gör du en ny version."))
    if state.key == "withdrawn":
        withdrawals = session.db.withdrawals.of(consent.id)
        return ("danger", _tr("Samtycket är återkallat."), _when(withdrawals))
    return _while_it_holds(session, state, consent)


def _while_it_holds(session: Session, state: ConsentState, consent: Consent) -> Told | None:
    """Return what to see to though it holds; with several, the first leads and the others follow."""
    pupil = session.db.pupils.get(session.db.cases.get(consent.case_id).pupil_id)
    if "of_age" in state.doubts:
        return ("danger", _tr("Dela inte än."), doubts_in_words(state, pupil.called)[0])
    found: list[tuple[str, str, str]] = []
    if state.left:
        found.append(("warn", _tr("Gör ett nytt samtycke."), _new_school(session, state, pupil.id)))
    if state.doubts:
        found.append(("warn", _tr("Gå igenom samtycket."), " ".join(doubts_in_words(state, pupil.called))))
    if state.key == "expiring":
        until = _tr("Gäller till och med {0}.").format(dates.full(consent.valid_until))
        why = _tr("Fråga familjen om de vill säga ja igen. Inget förlängs av sig självt.")
        found.append(("warn", until, why))
    if consent.override_at is not None and state.waiting:
        found.append(("info", _tr("Delas på annan grund fast en underskrift saknas."), other_ground(consent)))
    if not found:
        return None
    tone, lead, why = found[0]
    rest = [part for _, more, said in found[1:] for part in (more, said)]
    return (tone, lead, " ".join([why, *rest]))


def _new_school(session: Session, state: ConsentState, pupil_id: str) -> str:
    """Return which school's rows have ended, and what secrecy the new one is under."""
    db, today = session.db, session.today()
    parties = {one.id: one for one in db.consent_parties.of(state.consent.id)} if state.consent else {}
    ended = {
        one.school_id: state.left[id] for id, one in parties.items() if id in state.left and one.school_id
    }
    lines = [
        _tr("Raderna för {0} slutade gälla efter {1}.").format(db.schools.get(id).name, dates.full(last))
        for id, last in ended.items()
    ]
    now = db.schoolings.on(pupil_id, today)
    school = db.schools.find(now.school_id) if now else None
    return " ".join([*lines, _secrecy(school)] if school else lines)


def _secrecy(school: School) -> str:
    """Return the secrecy that a school is under: OSL, or for an independent one 29 kap. 14 § skollagen."""
    if school.organiser_type == "fristaende":
        return _tr("{0} är fristående: där gäller tystnadsplikt enligt skollagen.").format(school.name)
    return _tr("På {0} gäller sekretess enligt offentlighets- och sekretesslagen.").format(school.name)


def _how_it_ended(consent: Consent) -> str:
    again = _tr("Dela inget. Vill familjen dela igen gör du en ny version.")
    if consent.ended_how == "overenskommelse" and consent.ended_on:
        agreed = _tr("Överenskommet med {0}, från och med {1}.")
        return f"{agreed.format(consent.ended_note, dates.full(consent.ended_on))} {again}"
    day = _tr(" den {0}").format(dates.full(consent.ended_on)) if consent.ended_on else ""
    return f"{_tr('Ärendet avslutades{0}, och då slutade samtycket att gälla.').format(day)} {again}"


def _who_is_missing(session: Session, state: ConsentState) -> str:
    signatories = session.db.signatories.of(state.consent.id) if state.consent else []
    signed = [one.name.split()[0] for one in signatories if one.kind and one.name]
    missing = [one.name.split()[0] for one in state.waiting if one.name]
    both = _tr("{0} har sagt ja. {1} är också vårdnadshavare och har inte sagt ja än.")
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
