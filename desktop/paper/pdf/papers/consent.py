"""Samtycke till att dela uppgifter: one page to read, one page to answer on with a pen."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Check,
    Checks,
    Columns,
    Field,
    Heading,
    PageBreak,
    Paragraph,
    Role,
    Run,
    SignatureRow,
    Subtitle,
    Text,
    Title,
    Together,
    Tone,
    WritingLines,
    bold,
    plain,
)
from desktop.paper.pdf.papers.consent_table import parties_table
from desktop.paper.pdf.papers.parts import code_words, frame, identity, signature_fields, small_block
from desktop.paper.pdf.papers.wording import long_date, say, text_version
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import ConsentPaper, Level, Signatory, Taken

SIGNS_FROM = 15
"""Age from which the pupil signs; before that there are boxes for what the child thinks."""

_STANCES = ("samtycke.barnet_ja", "samtycke.barnet_nej", "samtycke.barnet_kan_inte")
_ANSWERS = ("samtycke.svar_ja", "samtycke.svar_del", "samtycke.svar_nej")


def consent_sheet(paper: ConsentPaper, level: Level) -> Sheet:
    """Return the consent to be answered. Nothing on it is filled in but the names."""
    footer = say(
        "samtycke.fot",
        nr=paper.number,
        version=paper.version,
        **{"from": long_date(paper.valid_from), "till": long_date(paper.valid_until)},
    )
    return Sheet(
        **frame(paper.letterhead, level) | {"dense": False},
        metadata_title=consent_title(paper),
        footer=f"{footer} {code_words(paper)}".strip(),
        version_line=paper.text_version or text_version(),
        blocks=(*to_read(paper), PageBreak(), *_to_answer(paper)),
        stamp=say("gemensamt.utkast") if paper.draft else "",
        page_budget=consent_pages(paper),
        is_form=True,
    )


_MOST_ON_ONE_PAGE = 6
"""Parties that there is room for above the terms; with more of them the terms go on to a page of their own."""


def consent_pages(paper: ConsentPaper) -> int:
    """Return how many pages a consent should take."""
    return 2 if len(paper.parties) <= _MOST_ON_ONE_PAGE else 3


def consent_title(paper: ConsentPaper) -> str:
    """Return the file's neutral title."""
    return f"Samtycke {paper.number}, version {paper.version}"


def to_read(paper: ConsentPaper, taken: tuple[Taken, ...] = ()) -> tuple[Block, ...]:
    """Return page one: who we are, who may share what, and what one must know. `taken` is struck."""
    called = paper.pupil.called
    return (
        Title(say("samtycke.rubrik")),
        Subtitle(say("samtycke.underrubrik", elev_fornamn=called)),
        identity(paper.pupil),
        Paragraph(plain(f"{say('samtycke.inledning_kort')} {_we(paper)}")),
        *parties_table(paper, taken),
        *_terms(paper),
    )


def sentence_signed_for(paper: ConsentPaper) -> str:
    """Return what everybody puts their name to: by how many they are, and by the pupil's age."""
    guardians = sum(one.label != say("underskrift.elev") for one in who_answer(paper))
    if not guardians:
        return f"{say('samtycke.svar_hjalp_18')} {say('samtycke.svar_hjalp_en')}"
    return say("samtycke.svar_hjalp" if guardians > 1 else "samtycke.svar_hjalp_en")


def answers_to_choose() -> tuple[str, ...]:
    """Return the three answers there are."""
    return tuple(say(text_id) for text_id in _ANSWERS)


def who_answer(paper: ConsentPaper) -> list[Signatory]:
    """Return whose answer is asked for, the pupil first; two guardians when nobody is known."""
    pupil = say("underskrift.elev")
    people = list(paper.signatories) or [Signatory(say("underskrift.vh1")), Signatory(say("underskrift.vh2"))]
    if pupil_signs(paper) and all(person.label != pupil for person in people):
        people.append(Signatory(pupil, paper.pupil.name))
    return sorted(people, key=lambda person: person.label != pupil)


def childs_view_heading(paper: ConsentPaper) -> tuple[Block, ...]:
    """Return what heads the child's own view, and why it is asked."""
    return (
        Heading(say("samtycke.barnet_rubrik", elev_fornamn=paper.pupil.called)),
        Paragraph((Run(say("samtycke.barnet_hjalp"), tone=Tone.QUIET),), Role.HELPER),
    )


def pupil_signs(paper: ConsentPaper) -> bool:
    """Return whether the pupil answers on a line of their own."""
    return paper.pupil.age is not None and paper.pupil.age >= SIGNS_FROM


def worker_name(paper: ConsentPaper) -> str:
    """Return whom to turn to, also while nobody has written a name under Inställningar."""
    return paper.worker.name or say("papper.var_skolsocionom")


def _we(paper: ConsentPaper) -> str:
    """Return who we are and which school it is about: a change of either is then seen."""
    if paper.pupil.school:
        return say("samtycke.vi", skolsocionom=worker_name(paper), skola=paper.pupil.school)
    return say("samtycke.vi_utan_skola", skolsocionom=worker_name(paper))


def _terms(paper: ConsentPaper) -> list[Block]:
    """Return what one must know, in small blocks two and two so that neighbours belong together."""
    until = {"from": long_date(paper.valid_from), "till": long_date(paper.valid_until)}
    who = worker_name(paper)
    if paper.worker.phone:
        change = say("samtycke.andra", skolsocionom=who, telefon=paper.worker.phone)
    else:
        change = say("papper.andra_utan_telefon", skolsocionom=who)
    rows = [
        [("syfte", paper.purpose or say("samtycke.syfte")), ("hur", paper.how or say("samtycke.hur"))],
        [("tid", say("samtycke.tid", **until)), ("frivilligt", say("samtycke.frivilligt"))],
        [("andra", change), ("ogjort", say("samtycke.ogjort"))],
        [("anmala", say("samtycke.anmala")), ("uppgifter", say("samtycke.uppgifter"))],
    ]
    return [
        Columns(*(small_block(say(f"samtycke.{key}_rubrik"), text) for key, text in pair)) for pair in rows
    ]


def _to_answer(paper: ConsentPaper) -> list[Block]:
    """Return page two: what the child thinks, then everybody's boxes above their own line."""
    return [
        *([] if pupil_signs(paper) else _childs_view(paper)),
        Heading(say("samtycke.svar_rubrik")),
        Paragraph(plain(sentence_signed_for(paper))),
        *(_answer(person) for person in who_answer(paper)),
        _interpreter(),
        *_receipt(paper),
    ]


def _childs_view(paper: ConsentPaper) -> list[Block]:
    words = say("samtycke.barnet_ord")
    return [
        *childs_view_heading(paper),
        Checks(tuple(Check(plain(say(text_id))) for text_id in _STANCES), across=True),
        Checks((Check(plain(say("samtycke.barnet_ej_fragad"))),)),
        Together((Paragraph(plain(words)), WritingLines(1, f"Rad att skriva på. {words}"))),
    ]


def _answer(person: Signatory) -> Block:
    """Return one person's three boxes and, under them, the line: a no is signed as a no."""
    yes, part, no = answers_to_choose()
    labels: tuple[Text, ...] = (plain(yes), plain(part), bold(no))
    return Together(
        (
            Heading(person.label, level=3),
            Checks(tuple(Check(label) for label in labels)),
            SignatureRow(signature_fields(person.label, person.name)),
        )
    )


def _interpreter() -> Block:
    """Return the interpreter's box: always there, since who interprets is often known only at the table."""
    fields = tuple(
        Field(say(f"tolk.{key}"), share, f"Rad för {say(f'tolk.{key}').lower()}, tolk")
        for key, share in (("sprak", 0.34), ("tolk_nr", 0.34), ("datum", 0.32))
    )
    return Box(
        (Heading(say("tolk.rubrik"), level=3), Paragraph(plain(say("tolk.text"))), SignatureRow(fields)),
        narrow=True,
    )


def _receipt(paper: ConsentPaper) -> list[Block]:
    """Return where the original is kept, and the line for the pen of who received it."""
    received = say("underskrift.mottaget")
    line = Field(received, 0.7, f"Rad för namnteckning, {received.lower()}")
    day = Field(say("underskrift.datum"), 0.3, f"Rad för datum, {received.lower()}")
    kept = say("samtycke.originalet", forvaras=paper.kept_at or say("papper.hos_socialtjansten"))
    return [
        Together(
            (
                Paragraph((Run(kept, tone=Tone.QUIET),), Role.HELPER),
                SignatureRow((line, day)),
            )
        )
    ]
