"""What every paper says of sender, worker and pupil."""

from __future__ import annotations

from datetime import date, datetime, time

from db.records import Case, Pupil, School
from db.records.states import ChildAbsence
from desktop import dates
from desktop.content import rules, texts
from desktop.paper.values import DataKeeping, Letterhead, Meeting, PaperPupil, Words, Worker
from desktop.people import identity
from desktop.session.session import Session
from desktop.session.who import named


def letterhead(session: Session) -> Letterhead:
    """Return the sender: what is filled in under Inställningar, else the municipality's rules."""
    office, municipality = session.office, rules().municipality
    return Letterhead(
        municipality=_whole_name(office.municipality or municipality.name),
        board=office.board or municipality.board,
        team=office.team,
    )


def _whole_name(municipality: str) -> str:
    """Return `Älvbro kommun` for `Älvbro`; a name that says what it is stands as it is."""
    is_whole = any(word in municipality.casefold() for word in ("kommun", "stad", "region"))
    return municipality if is_whole or not municipality.strip() else f"{municipality.strip()} kommun"


def worker(session: Session) -> Worker:
    """Return who answers for the paper; a stand-in with whom she stands in for."""
    return Worker(named(session.worker.name, session.acting_for), session.worker.title, session.worker.phone)


def texts_of(*sections: str) -> tuple[tuple[str, str], ...]:
    """Return the fixed texts of some sections as they read today, so that a copy says what the original said."""
    shipped = texts("sv")
    return tuple((id, shipped.own[id]) for id in sorted(shipped.own) if id.split(".")[0] in sections)


def text_version() -> str:
    """Return the footer's line of which texts are printed, and whether a lawyer has read them."""
    shipped = texts("sv")
    line = "papper.text_granskad" if shipped.reviewed == "ja" else "papper.text_ej_granskad"
    return shipped.get(line, version=shipped.version)


def controller(session: Session) -> DataKeeping:
    """Return who answers for the personal data."""
    officer = session.office.data_protection_contact or rules().municipality.data_protection_contact
    return DataKeeping(officer, rules().disposal.sentence)


def pupil_of(session: Session, case: Case) -> Pupil:
    """Return the pupil of a case."""
    return session.db.pupils.get(case.pupil_id)


def school_of(session: Session, case: Case) -> School | None:
    """Return where the pupil goes now."""
    schooling = session.db.schoolings.current(case.pupil_id)
    return session.db.schools.get(schooling.school_id) if schooling else None


def paper_pupil(session: Session, case: Case) -> PaperPupil:
    """Return the pupil as printed; a protected one stands under the alias, with nothing that can be traced."""
    pupil = pupil_of(session, case)
    schooling = session.db.schoolings.current(pupil.id)
    school = school_of(session, case)
    age = dates.age(pupil.birth_date, session.today()) if pupil.birth_date else None
    if pupil.is_protected:
        return PaperPupil(pupil.full_name, pupil.called, age=age)
    number = identity.formatted(pupil.identity_number)
    return PaperPupil(
        name=pupil.full_name,
        called=pupil.called,
        identity=number or (pupil.birth_date.isoformat() if pupil.birth_date else ""),
        school=school.name if school else "",
        school_class=schooling.class_name or schooling.grade if schooling else "",
        age=age,
    )


def meeting_on(day: date, at: str, place: str, extra: str = "") -> Meeting:
    """Return a meeting as papers tell it; `at` is `HH:MM` or `HH.MM`, empty when no time is set."""
    moment = datetime.combine(day, time.fromisoformat(at.replace(".", ":"))) if at else None
    return Meeting(moment, place, extra, day)


_ABSENCE = {
    "inte_med": "uppfoljning.barn_inte_med",
    "ville_inte": "uppfoljning.barn_ville_inte",
    "annat_satt": "uppfoljning.barn_annat_satt",
}


def child_said(words: str, absence: ChildAbsence, called: str) -> Words:
    """Return what the child said at a meeting, or why there is nothing."""
    if words:
        return Words(called, words)
    if absence:
        return Words(called, reason=texts("sv").get(_ABSENCE[absence], elev_fornamn=called))
    return Words(called)


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, without list marks in front."""
    return tuple(line.strip(" -•\t") for line in text.splitlines() if line.strip(" -•\t"))


def listed(names: list[str]) -> str:
    """Return names in a row: `Amina, Hodan och Peter Ek`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}" if names else ""
