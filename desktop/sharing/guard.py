"""The guard: recipient × kind of data × day → may it be given, and why, in words.

Law: OSL 26 kap. 1 §, 23 kap. 2 § and 25 kap. 1 § (secrecy towards other authorities and within them), 10 kap. 1 § and
12 kap. 2 § (the waiver), 12 kap. 3 § (a guardian and the child). Nothing here writes: what was given is told by
`desktop.sharing.disclosed`.
"""

from __future__ import annotations

from datetime import date

from desktop import dates
from desktop.consent.around import has_custody
from desktop.consent.state import OF_AGE
from desktop.errors import UserError
from desktop.session.session import Session
from desktop.sharing import on_consent
from desktop.sharing.recipients import Recipient
from desktop.sharing.situation import Situation, situation_of
from desktop.sharing.verdicts import ABOUT_ADULTS, LEADS, Matter, Verdict


def may_give(
    session: Session, case_id: str, recipient: Recipient, matter: Matter, day: date | None = None
) -> Verdict:
    """Ask the guard about a case, today if no day is said."""
    return verdict(situation_of(session, case_id), recipient, matter, day or session.today())


def need_cover(session: Session, case_id: str, recipient: Recipient, matter: Matter) -> Verdict:
    """Return the verdict when something may be given today. Raises `UserError` with the reason when not."""
    found = may_give(session, case_id, recipient, matter)
    if found.is_covered:
        return found
    do = {
        "covered": "",
        "not_covered": "Avstå, eller fråga familjen och gör en ny version av samtycket.",
        "expired": "Avstå, eller fråga familjen om de vill säga ja igen.",
        "withdrawn": "Dela inget. Vill familjen något annat gör ni ett nytt samtycke.",
        "refused": "Dela inget. Är barnet i fara gör du en orosanmälan.",
    }[found.key]
    lead = LEADS[found.key].rstrip(".")
    raise UserError(f"{lead}: {recipient.told}", found.because, "Inget har lämnats ut.", do)


def verdict(situation: Situation, recipient: Recipient, matter: Matter, day: date) -> Verdict:
    """Return whether a recipient may be given something on a day. Pure: it reads and writes nothing."""
    if recipient.kind == "record":
        return Verdict("covered", "Det stannar i den egna akten, så inget lämnas ut.")
    if not (matter.categories or matter.private_to or matter.any_row):
        return Verdict("covered", "Det handlar om ingen enskild.")
    if recipient.kind in ("family", "guardian", "pupil"):
        return _to_family(situation, recipient, matter, day)
    if matter.private_to:
        return Verdict("not_covered", "Det som har sagts enskilt lämnas inte ut på ett samtycke.")
    found = on_consent.ruling(situation, recipient, matter.categories, day)
    return Verdict(found.key, found.because, found.caution, found.ground, found.ground_note, found.consent_id)


def _to_family(situation: Situation, recipient: Recipient, matter: Matter, day: date) -> Verdict:
    """The child's own data and one's own words need no row; never what another has said alone."""
    voice, refusal = "E", None
    if recipient.kind == "family" and is_of_age(situation, day):
        because = f"{situation.pupil.called} har fyllt {OF_AGE} och bestämmer själv. Lämna det till eleven."
        return Verdict("not_covered", because)
    if recipient.kind == "guardian":
        voice, refusal = _guardian(situation, recipient, matter, day)
    if refusal is not None:
        return refusal
    is_own = recipient.kind != "family" and set(matter.private_to) <= {voice}
    if matter.private_to and not is_own:
        return Verdict(
            "not_covered", "Någon annan har sagt det enskilt. Det lämnas inte ut utan ett eget ja."
        )
    if matter.private_to:
        return Verdict("covered", "Det är personens egna ord.", ground=_OWN)
    who = "vårdnadshavare" if recipient.kind == "guardian" else recipient.name.lower()
    return Verdict("covered", f"Mottagaren är {who}, och det är barnets egna uppgifter.", ground=_OWN)


_OWN = "egen_begaran"


def is_of_age(situation: Situation, day: date) -> bool:
    """Return whether the pupil alone decides on a day."""
    born = situation.pupil.birth_date
    return born is not None and dates.age(born, day) >= OF_AGE


def _guardian(
    situation: Situation, recipient: Recipient, matter: Matter, day: date
) -> tuple[str, Verdict | None]:
    """Return the guardian's voice, and the refusal if there is one."""
    contact = next((one for one in situation.contacts if one.id == recipient.contact_id), None)
    if contact is None or not has_custody(contact, day):
        return "", Verdict("not_covered", f"{recipient.name} är inte vårdnadshavare den dagen.")
    voice = contact.informant or ""
    if is_of_age(situation, day):
        because = f"{situation.pupil.called} har fyllt {OF_AGE} och bestämmer själv."
        return voice, Verdict("not_covered", because)
    if contact.contact_rule == "aldrig":
        because = f"{contact.called} är antecknad som någon som inte ska kontaktas. Fråga din chef."
        return voice, Verdict("not_covered", because)
    if ABOUT_ADULTS in matter.categories and not matter.private_to:
        return voice, Verdict("not_covered", "Det handlar om andra vuxna, som själva behöver säga ja.")
    return voice, None
