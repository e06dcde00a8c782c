"""People in words, as the cards show them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from db.records import Contact, SchoolContact
from desktop import dates
from desktop.content import lists
from ui.people.choices import custody_word
from ui.people.family.person_row import ChipFacts, PersonFacts
from ui.widgets.show.informant_mark import InformantShape


def _tr(text: str) -> str:
    return QCoreApplication.translate("PersonFacts", text)


def of_contact(contact: Contact) -> PersonFacts:
    """Return a guardian, or somebody else around the pupil."""
    role = lists().label("kontaktroll", contact.role)
    said = [contact.relation or role]
    if contact.relation and not contact.informant:
        said.append(role)
    said += [contact.organisation, custody_word(contact.custody)]
    lines = [
        _custody_checked(contact),
        _joined(contact.phone, contact.email),
        contact.address.replace("\n", ", "),
        _language(contact),
        contact.contact_note,
        _tr("Visas inte för {0}").format(contact.hidden_for) if contact.hidden_for else "",
        contact.note,
        _period(contact.started_on, contact.ended_on),
    ]
    return PersonFacts(
        name=contact.name,
        role=_joined(*said),
        lines=[line for line in lines if line],
        chips=_chips(contact),
        shape=InformantShape("vh", int(contact.informant[1:])) if contact.informant else None,
        is_ended=contact.ended_on is not None,
    )


def of_school_contact(contact: SchoolContact) -> PersonFacts:
    """Return somebody who works at a school."""
    lines = [
        _joined(contact.phone, contact.email),
        contact.note,
        _period(contact.started_on, contact.ended_on),
    ]
    return PersonFacts(
        name=contact.name,
        role=lists().label("kontaktroll", contact.role),
        lines=[line for line in lines if line],
        is_ended=contact.ended_on is not None,
    )


def _custody_checked(contact: Contact) -> str:
    if not contact.custody:
        return ""
    if contact.custody_checked_on is None:
        return _tr("Vårdnaden är inte kontrollerad")
    return _tr("Vårdnaden kontrollerad {0}").format(dates.full(contact.custody_checked_on))


def _language(contact: Contact) -> str:
    if not contact.needs_interpreter:
        return contact.language
    language = _tr("Tolk: {0}").format(contact.language) if contact.language else _tr("Behöver tolk")
    return _joined(language, contact.interpreter_note)


def _chips(contact: Contact) -> list[ChipFacts]:
    if contact.ended_on is not None:
        return []
    chips = {
        "aldrig": [(_tr("Kontakta inte"), "danger", "prohibit")],
        "forsiktigt": [(_tr("Var försiktig"), "warn", "warning")],
    }.get(contact.contact_rule, [])
    if contact.hidden_for:
        chips = [*chips, (_tr("Dold uppgift"), "private", "eye-slash")]
    return chips


def _period(began: date | None, ended: date | None) -> str:
    if ended is not None and began is not None:
        return _tr("Från {0} till {1}").format(dates.full(began), dates.full(ended))
    if ended is not None:
        return _tr("Till {0}").format(dates.full(ended))
    return _tr("Från {0}").format(dates.full(began)) if began is not None else ""


def _joined(*texts: str) -> str:
    return " · ".join(text for text in texts if text)
