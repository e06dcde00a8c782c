"""Kontrollera ett papper: which thing a Kontrollkod belongs to, and whether it is as it was when it was printed.

Nothing that stands on the paper is told: kind, version, day and the case by its number are enough to find it.
"""

from __future__ import annotations

from dataclasses import dataclass

from db.chain.seals import file_hash
from db.clock import day_of
from db.records import KeptPaper
from db.records.states import SignedDocument
from desktop import dates
from desktop.chain.locked import fault_of
from desktop.content import documents
from desktop.errors import UserError
from desktop.paper.kept.code import LENGTH, code_from, typed_code
from desktop.paper.kept.hindsight import is_signed
from desktop.paper.kept.keeping import THINGS
from desktop.process.pulse import PULSE
from desktop.session.session import Session

LOG_LENGTH = 16
"""Characters of the code in the footer of a Loggkontroll; the whole of it stands on the paper too."""

_WHOLE_MARK = 64

_OF_THE_LOG = frozenset("0123456789abcdef")


@dataclass(frozen=True)
class PaperVerdict:
    """What is said of a code: `lead` which paper it is, `because` how it stands. `paper_id`: empty for none here."""

    lead: str
    because: str
    is_known: bool = False
    is_whole: bool = False
    paper_id: str = ""


def check_code(session: Session, text: str) -> PaperVerdict:
    """Say which paper a typed code belongs to, and whether it is whole; that it was asked is logged for the case.

    Blanks, hyphens and small letters are forgiven. Raises `UserError` for what is no code at all.
    """
    code = typed_code(text)
    if len(code) in (LOG_LENGTH, _WHOLE_MARK) and set(code.lower()) <= _OF_THE_LOG:
        return _of_the_log(session, code.lower())
    if len(code) != LENGTH:
        raise UserError(
            "Koden är inte hel",
            f"En Kontrollkod har {LENGTH} bokstäver och siffror, en på en Loggkontroll {LOG_LENGTH}.",
            do="Den står längst ner på papperet. Skriv av den igen.",
        )
    found = session.db.kept_papers.with_code(code)
    if not found:
        return PaperVerdict(
            "Koden finns inte här.",
            "Papperet har inte skrivits ut för underskrift ur det här arkivet, eller så är ett tecken fel. "
            "Papper som skrevs under innan programmet gav koder har ingen.",
        )
    verdict = _verdict(session, found)
    with session.change(
        event="paper_checked",
        subject_id=found[0].case_id,
        object_id=found[0].object_id,
        detail=found[0].document,
    ):
        return verdict


def _verdict(session: Session, found: list[KeptPaper]) -> PaperVerdict:
    wrong = next((fault for paper in found if (fault := _fault(session, paper))), "")
    paper = found[0]
    number = session.db.cases.get(paper.case_id).number
    day = dates.full(day_of(paper.kept_at))
    lead = f"{documents.numbered(paper.document, paper.version)}, från {day}, ärende {number}."
    if wrong:
        return PaperVerdict(lead, f"{wrong} Lita inte på det som står här. Ring IT.", True, False, paper.id)
    whole = "Det är helt: det som bevaras här är som det var då. Jämför det med papperet i handen."
    return PaperVerdict(lead, f"{whole} {_standing(session, found)}", True, True, paper.id)


def _fault(session: Session, paper: KeptPaper) -> str:
    """Return what is not as it was: the file, what it says, the code, the chain, or the signed thing itself."""
    if file_hash(paper.original) != paper.original_hash:
        return "Filen är inte som när den bevarades."
    said = paper.drawn_from
    if file_hash(said.encode()) != paper.drawn_from_hash:
        return "Uppgifterna som papperet ritades av är ändrade."
    if paper.code != code_from(paper.document, said, paper.texts_version, paper.texts_hash):
        return "Koden hör inte till det som står på papperet."
    if fault_of(session, "papper", paper.id):
        return "Kedjan som styrker papperet är bruten där."
    if _is_there(session, paper.document, paper.object_id) and is_signed(
        session, paper.document, paper.object_id
    ):
        fault = fault_of(session, THINGS[paper.document], paper.object_id)
        return "Det som signerades i programmet är inte som när det låstes." if fault else ""
    return ""


def _standing(session: Session, found: list[KeptPaper]) -> str:
    """Say whether it was this paper that somebody signed."""
    paper = found[0]
    if not _is_there(session, paper.document, paper.object_id):
        return "Utkastet det hör till är kastat. Ingen har skrivit under det."
    answered = session.db.paper_signings.of(paper.document, paper.object_id)
    here = {one.id for one in found}
    if any(one.paper_id in here and one.answer == "ja" for one in answered):
        return "Det är det här papperet som är undertecknat."
    if any(one.paper_id in here for one in answered):
        return "Någon har sagt nej på det här papperet."
    return "Ett annat papper är undertecknat." if answered else "Ingen underskrift är registrerad än."


def _is_there(session: Session, document: SignedDocument, object_id: str) -> bool:
    db = session.db
    tables = {
        "samtycke": db.consents,
        "handlingsplan": db.plans,
        "kartlaggning": db.assessments,
        "uppfoljning": db.follow_ups,
        "avslut": db.closings,
    }
    return tables[document].find(object_id) is not None  # type: ignore[attr-defined]  # each is a table


def _of_the_log(session: Session, code: str) -> PaperVerdict:
    row = session.log.with_mark(code)
    if row is None:
        return PaperVerdict(
            "Koden finns inte här.", "Ingen rad i åtkomstloggen har den. Är den från ett annat arkiv?"
        )
    lead = f"Loggkontroll, fram till rad {row.seq} i åtkomstloggen."
    broken = session.log.first_break(between=PULSE.goes_on)
    if broken is not None and broken <= row.seq:
        return PaperVerdict(lead, "Loggen är inte som när papperet skrevs ut. Ring IT.", True)
    return PaperVerdict(lead, "Loggen är hel fram dit.", True, True)
