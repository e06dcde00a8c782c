"""Samtycke till att dela uppgifter: who may share what, one page to read, one page to answer on."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Bullets,
    Check,
    Checks,
    Column,
    Columns,
    Field,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Role,
    Row,
    Run,
    SignatureRow,
    Subtitle,
    Table,
    Text,
    Title,
    Together,
    Tone,
    WritingLines,
    bold,
    plain,
)
from desktop.paper.pdf.papers.information import information_blocks, information_footer
from desktop.paper.pdf.papers.parts import code_words, frame, identity, row, signature_fields, small_block
from desktop.paper.pdf.papers.wording import clock, full_short_date, long_date, say, text_version
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import (
    ConsentPaper,
    Direction,
    InformationPaper,
    Level,
    Party,
    Signatory,
    Stance,
)

_SIGNS_FROM = 15
"""Age from which the pupil signs; before that there are boxes for what the child thinks."""

_STANCES = (
    (Stance.YES, "samtycke.barnet_ja"),
    (Stance.NO, "samtycke.barnet_nej"),
    (Stance.CANNOT, "samtycke.barnet_kan_inte"),
)


def consent_sheet(paper: ConsentPaper, level: Level) -> Sheet:
    """Return the consent with the information sheet after it."""
    blocks = [*_notice(paper), *_what(paper), *_terms(paper), *_stance(paper), *_answers(paper)]
    information = _information(paper)
    return Sheet(
        **frame(paper.letterhead, level) | {"dense": False},
        metadata_title=f"Samtycke {paper.number}, version {paper.version}",
        footer=_footer(paper),
        version_line=text_version(),
        blocks=(
            *blocks,
            PageBreak(information_footer(information)),
            *information_blocks(information),
        ),
        stamp=_stamp(paper),
        page_budget=3,
        is_form=True,
    )


def _information(paper: ConsentPaper) -> InformationPaper:
    return InformationPaper(
        letterhead=paper.letterhead,
        worker=paper.worker,
        school=paper.pupil.school,
        controller=paper.controller,
        independent_school=paper.independent_school,
        given_on=paper.given_on,
    )


def _stamp(paper: ConsentPaper) -> str:
    if paper.withdrawn_at:
        return say("gemensamt.aterkallat")
    if paper.ended_on:
        return say("papper.avslutat")
    if paper.said_no:
        return say("papper.galler_inte")
    if paper.expired_on:
        return say("gemensamt.utgatt")
    return say("gemensamt.utkast") if paper.draft else ""


def _footer(paper: ConsentPaper) -> str:
    values = {"nr": paper.number, "version": paper.version}
    if paper.withdrawn_at:
        line = say("papper.fot_aterkallat", **values, datum=long_date(paper.withdrawn_at))
    elif paper.ended_on:
        line = say("papper.fot_avslutat", **values, datum=long_date(paper.ended_on))
    elif paper.said_no:
        line = say("papper.fot_nej", **values)
    elif paper.expired_on:
        line = say("papper.fot_utgatt", **values, datum=long_date(paper.expired_on))
    else:
        dates = {"from": long_date(paper.valid_from), "till": long_date(paper.valid_until)}
        line = say("samtycke.fot", **values, **dates)
    return f"{line} {code_words(paper)}".strip()


def _notice(paper: ConsentPaper) -> list[Block]:
    if paper.withdrawn_at:
        moment = paper.withdrawn_at
        return [Notice(say("gemensamt.aterkallat_rad", datum=long_date(moment), tid=clock(moment)))]
    if paper.ended_on:
        return [Notice(say("papper.avslutat_rad", datum=long_date(paper.ended_on)))]
    if paper.said_no:
        whose = "papper.nej_rad_elev" if paper.said_no == "E" else "papper.nej_rad"
        return [Notice(say(whose, elev_fornamn=paper.pupil.called))]
    if paper.expired_on:
        return [Notice(say("papper.utgatt_rad", datum=long_date(paper.expired_on)))]
    if paper.other_ground:
        return [Notice(say("papper.annan_grund", vad=paper.other_ground))]
    return []


def _what(paper: ConsentPaper) -> list[Block]:
    """Return title, why we ask, and the table of who may share what."""
    called = paper.pupil.called
    columns = (
        Column(say("samtycke.kol_part"), 0.27),
        Column(say("samtycke.kol_riktning"), 0.195),
        Column(say("samtycke.kol_kategori"), 0.31),
        Column(say("samtycke.kol_inte"), 0.225),
    )
    return [
        Title(say("samtycke.rubrik")),
        Subtitle(say("samtycke.underrubrik", elev_fornamn=called)),
        identity(paper.pupil),
        Paragraph(plain(say("samtycke.inledning", elev_fornamn=called))),
        Heading(say("samtycke.parter_rubrik")),
        Paragraph(plain(say("samtycke.betyder"))),
        Table("consent", columns, tuple(_party(party) for party in paper.parties)),
    ]


def _party(party: Party) -> Row:
    who: list[Block] = [Paragraph(bold(party.label), Role.CELL)]
    if party.contact:
        who.append(Paragraph(plain(party.contact), Role.CELL))
    ways: list[Block] = []
    what: list[Block] = []
    for share in party.shares:
        way = say(_WAYS[share.direction])
        ways.append(Paragraph(plain(way), Role.CELL))
        if len(party.shares) > 1:
            what.append(Paragraph(bold(f"{way}:"), Role.CELL))
        what.append(Bullets(tuple(plain(category) for category in share.categories), cell=True))
    excluded = tuple(Paragraph(plain(text), Role.CELL) for text in party.excluded)
    return row(tuple(who), tuple(ways), tuple(what), excluded)


_WAYS = {
    Direction.GIVE: "samtycke.lamna",
    Direction.TAKE: "samtycke.ta_emot",
    Direction.BOTH: "samtycke.bada",
}


def _terms(paper: ConsentPaper) -> list[Block]:
    """Return what one must know, in small blocks two and two so that neighbours belong together."""
    until = {"from": long_date(paper.valid_from), "till": long_date(paper.valid_until)}
    who = paper.worker.name
    if paper.worker.phone:
        change = say("samtycke.andra", skolsocionom=who, telefon=paper.worker.phone)
    else:
        change = say("papper.andra_utan_telefon", skolsocionom=who)
    rows = [
        [("syfte", say("samtycke.syfte")), ("hur", say("samtycke.hur"))],
        [("tid", say("samtycke.tid", **until)), ("frivilligt", say("samtycke.frivilligt"))],
        [("andra", change), ("ogjort", say("samtycke.ogjort"))],
        [("anmala", say("samtycke.anmala")), ("uppgifter", say("samtycke.uppgifter"))],
    ]
    return [
        Columns(*(small_block(say(f"samtycke.{key}_rubrik"), text) for key, text in pair)) for pair in rows
    ]


def _stance(paper: ConsentPaper) -> list[Block]:
    """Return what the child thinks: ticked and quoted if it is known, else boxes and lines to write on."""
    boxes = tuple(Check(plain(say(text_id)), paper.stance is stance) for stance, text_id in _STANCES)
    not_asked: Text = plain(say("samtycke.barnet_ej_fragad"))
    if paper.stance_reason:
        not_asked += plain(f" {paper.stance_reason}")
    blocks: list[Block] = [
        PageBreak(from_first=True),
        Heading(say("samtycke.barnet_rubrik", elev_fornamn=paper.pupil.called)),
        Paragraph((Run(say("samtycke.barnet_hjalp"), tone=Tone.QUIET),), Role.HELPER),
        Checks(boxes, across=True),
        Checks((Check(not_asked, paper.stance is Stance.NOT_ASKED),)),
    ]
    words = say("samtycke.barnet_ord")
    if paper.stance_words:
        return [*blocks, Paragraph(plain(words)), Paragraph(plain(f"”{paper.stance_words}”"))]
    return [*blocks, Together((Paragraph(plain(words)), WritingLines(2, f"Rader att skriva på. {words}")))]


def _answers(paper: ConsentPaper) -> list[Block]:
    """Return the sentence signed for, the no as visible as the yes, and everyone's lines.

    The boxes are for the one who signs: nothing is ticked there, whatever has been noted.
    """
    first, *rest = _signatories(paper)
    return [
        Heading(say("underskrift.rubrik")),
        Together(
            (
                Paragraph(plain(say("samtycke.underskrift_text"))),
                Checks(
                    (
                        Check(plain(say("samtycke.informationsblad"))),
                        Check(bold(say("samtycke.nej_ruta"))),
                    )
                ),
                Paragraph(plain(say("samtycke.bada_vh"))),
                first,
            )
        ),
        *rest,
        _interpreter(),
        Paragraph((Run(_receipt(paper), tone=Tone.QUIET),), Role.HELPER),
    ]


def _signatories(paper: ConsentPaper) -> list[Block]:
    people = list(paper.signatories) or [Signatory(say("underskrift.vh1")), Signatory(say("underskrift.vh2"))]
    pupil_label = say("underskrift.elev")
    signs = paper.pupil.age is not None and paper.pupil.age >= _SIGNS_FROM
    if signs and all(person.label != pupil_label for person in people):
        people.append(Signatory(pupil_label))
    return [_signatory(person) for person in people]


def _signatory(person: Signatory) -> Block:
    """Return the three fields of one signatory, filled with what is already recorded."""
    signed = ""
    if person.answer is not None and person.answered_on:
        how = "muntligt" if person.spoken else "pa_papper"
        signed = say(f"papper.{how}_{person.answer.value}")
    day = full_short_date(person.answered_on) if person.answered_on else ""
    return SignatureRow(signature_fields(person.label, person.name, day, signed), heading=person.label)


def _interpreter() -> Block:
    """Return the interpreter's box: always there, since who interprets is often known only at the table."""
    fields = tuple(
        Field(say(f"tolk.{key}"), share, f"Rad för {say(f'tolk.{key}').lower()}, tolk")
        for key, share in (("sprak", 0.34), ("tolk_nr", 0.34), ("datum", 0.32))
    )
    return Box(
        (Heading(say("tolk.rubrik"), level=3), Paragraph(plain(say("tolk.text"))), SignatureRow(fields))
    )


def _receipt(paper: ConsentPaper) -> str:
    received = ", ".join(part for part in (paper.worker.name, paper.worker.title) if part)
    return f"{say('samtycke.kopia', forvaras=paper.kept_at)} {say('underskrift.mottaget')}: {received}."
