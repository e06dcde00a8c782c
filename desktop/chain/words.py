"""What does not hold, in words: what it is, in which case, and what to do. Never what the thing says."""

from __future__ import annotations

from datetime import date, datetime

from db.chain.check import Fault
from db.clock import day_of
from desktop import dates
from desktop.chain.verdict import JournalVerdict, OldChain
from desktop.errors import UserError
from desktop.session.session import Session

_NAMES = {
    "anteckning": ("anteckningen", "den", "signerades"),
    "rattelse": ("rättelsen", "den", "signerades"),
    "kartlaggning": ("kartläggningen", "den", "signerades"),
    "plan": ("handlingsplanen", "den", "signerades"),
    "uppfoljning": ("uppföljningen", "den", "signerades"),
    "uppfoljningsrattelse": ("rättelsen av en uppföljning", "den", "signerades"),
    "vidare_stod": ("det som gått vidare", "det", "låstes"),
    "vidare_tillagg": ("ett svar i det som gått vidare", "det", "skrevs in"),
    "avslut": ("avslutet", "det", "signerades"),
    "angrat_avslut": ("ångrandet av ett avslut", "det", "skrevs"),
    "booster": ("boosterträffen", "den", "signerades"),
    "samtycke": ("samtycket", "det", "låstes"),
    "underskrift": ("underskriften", "den", "registrerades"),
    "nej": ("nejet", "det", "registrerades"),
    "aterkallelse": ("återkallelsen", "den", "registrerades"),
    "delning": ("delningen", "den", "registrerades"),
    "papper": ("papperet", "det", "bevarades"),
    "papperssvar": ("uppgiften om vilket papper som gällde", "den", "registrerades"),
}
"""What each kind is called, its pronoun, and what was done to it."""

WHAT_TO_DO = (
    "Skriv inget nytt i det som är fel. Ring IT och dataskyddsombudet. Det som ändrats kan hämtas ur en äldre "
    "säkerhetskopia."
)


def shown(fault: Fault) -> UserError:
    """Return what stands over a shown thing that does not hold: what it means, what is safe, what to do."""
    name, it, was = _NAMES[fault.kind]
    safe = "Inget har ändrats nu, och allt annat är kvar."
    if fault.what == "content":
        return UserError(
            f"{name.capitalize()} är inte som när {it} {was}",
            f"Något har ändrats utanför programmet. {it.capitalize()} går inte att lita på.",
            safe,
            f"Ändra och rätta inget. Ring IT: {it} kan hämtas ur en äldre säkerhetskopia.",
        )
    return UserError(
        f"Det går inte att visa att {name} är som när {it} {was}",
        "Kedjan som styrker ärendet är bruten där.",
        safe,
        "Ändra och rätta inget. Ring IT, och jämför med en äldre säkerhetskopia.",
    )


def fault_words(session: Session, fault: Fault) -> str:
    """Return one sentence about one thing that does not hold."""
    if fault.what == "missing" or fault.what == "row_missing":  # mypy follows this, and not `in`
        first = fault.n or fault.seq
        numbers = f"Nr {first} saknas" if fault.upto <= first else f"Nr {first}–{fault.upto} saknas"
        return f"{numbers} i kedjan."
    if fault.what == "row":
        return f"Nr {fault.seq} i arkivets kedja är ändrat."
    if fault.what == "end":
        return "Arkivets kedja slutar inte där den ska."
    if fault.what == "lost":
        return _lost(session, fault)
    name, it, was = _NAMES.get(fault.kind, ("det som låstes", "det", "låstes"))
    thing = f"{name}{_from(session, fault)}"
    whole = thing[:1].upper() + thing[1:]
    said = {
        "link": f"Kedjans uppgift om {thing} är ändrad.",
        "gone": f"{whole} finns inte kvar.",
        "content": f"{whole} är inte som när {it} {was}.",
        "unlinked": f"{whole} är låst men saknas i kedjan.",
        "unnoted": f"{whole} saknas i arkivets kedja.",
    }[fault.what]
    return f"Nr {fault.n}: {said}" if fault.n else said


def old_words(old: OldChain, today: date) -> str:
    """Return how the chain before these stood when it was checked for the last time."""
    day = dates.plain(old.checked_on, today)
    if old.is_whole:
        return f"Den tidigare kedjan kontrollerades {day} och var hel."
    if old.broken:
        count = f"{len(old.broken)} av {old.texts} signeringar hängde inte ihop"
        return f"Den tidigare kedjan var bruten när den kontrollerades {day}: {count}."
    return f"Den tidigare kedjan var bruten när den kontrollerades {day}: den senaste signeringen saknades."


def summary(verdict: JournalVerdict) -> tuple[str, str, str]:
    """Return tone, lead and reason for the whole check, as a banner says them."""
    if verdict.is_empty:
        return ("info", "Inget är signerat eller låst än.", "När något signeras kan det kontrolleras här.")
    if verdict.is_whole:
        things = "1 låst sak" if verdict.links == 1 else f"{verdict.links} låsta saker"
        return ("ok", "Journalen är hel.", f"{things} är som när de låstes, och inget saknas.")
    broken = sum(not case.is_whole for case in verdict.cases)
    where = "i 1 ärende" if broken == 1 else f"i {broken} ärenden" if broken else "i arkivets kedja"
    return ("danger", f"Något stämmer inte {where}.", f"Inget har ändrats nu. {WHAT_TO_DO}")


def beside(verdict: JournalVerdict, today: date) -> str:
    """Return what is told beside the verdict: the chain before these, and whether the vault was once damaged."""
    said = [old_words(verdict.old, today)] if verdict.old else []
    if verdict.salvaged_on and not verdict.is_whole:
        day = dates.plain(verdict.salvaged_on, today)
        said.append(f"Arkivet räddades ur en skadad fil {day}. Det som saknas kan ha gått förlorat då.")
    return " ".join(said)


def _lost(session: Session, fault: Fault) -> str:
    """Return that something locked is gone without a trace but this, and when it was locked as far as is known."""
    before, later = (_day(moment) for moment in session.db.vault_links.moments_around(fault.seq))
    said = f"Nr {fault.seq} i arkivets kedja: något som låstes finns inte kvar i något ärende"
    today = session.today()
    if before and before == later:
        return f"{said}. Det låstes {dates.full(before)}."
    if before and later:
        return f"{said}. Det låstes mellan {dates.plain(before, today)} och {dates.plain(later, today)}."
    if before:
        return f"{said}. Det låstes {dates.plain(before, today)} eller senare."
    return f"{said}."


def _from(session: Session, fault: Fault) -> str:
    """Return ` från 14 oktober 2026`: when it was locked, as far as its link tells."""
    link = session.db.case_links.of_thing(fault.kind, fault.object_id)
    day = _day(link.moment) if link else None
    return f" från {dates.full(day)}" if day else ""


def _day(moment: str) -> date | None:
    try:
        return day_of(datetime.fromisoformat(moment))
    except ValueError:
        return None  # empty, or written past the program
