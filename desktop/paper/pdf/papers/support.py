"""Underlag till SIP, and to other support: why, what child and family want, what goes on, who could do what."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.paper.pdf.blocks import (
    Block,
    Bullets,
    Check,
    Checks,
    Column,
    Field,
    Heading,
    OwnWords,
    Paragraph,
    Run,
    SignatureRow,
    Table,
    Text,
    Title,
    Together,
    Tone,
    bold,
    plain,
)
from desktop.paper.pdf.papers.concern import concern_sheet
from desktop.paper.pdf.papers.parts import cell, frame, identity, row
from desktop.paper.pdf.papers.wording import apart, full_short_date, listed, long_date, say
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import Called, ConcernPaper, Level, SupportPaper


def underlag_sheet(paper: ConcernPaper | SupportPaper, level: Level) -> Sheet:
    """Return the sheet of either kind."""
    return concern_sheet(paper) if isinstance(paper, ConcernPaper) else _support_sheet(paper, level)


def _support_sheet(paper: SupportPaper, level: Level) -> Sheet:
    """Return the sheet. What they do not want to talk about is on the record's alone."""
    title = _say("rubrik", vad=paper.what)
    foot = (
        _say("fot_sip", datum=long_date(paper.made))
        if paper.is_sip
        else _say("fot", vad=paper.what, datum=long_date(paper.made))
    )
    return Sheet(
        **{**frame(paper.letterhead, level), "pill": _say("niva"), "dense": False},
        metadata_title=title,
        footer=foot,
        version_line="",
        blocks=(
            Title(title),
            Paragraph((Run(_say("undertext" if paper.is_sip else "undertext_annat"), tone=Tone.QUIET),)),
            identity(paper.pupil),
            *((OwnWords(paper.child.text, paper.child.who),) if paper.child.text else ()),
            *_facts(paper),
            *_doers(paper),
            *_called(paper.called),
            Together((*_consents(paper), _receipt(paper))),
        ),
        page_budget=2,
    )


def _say(key: str, **values: object) -> str:
    return say(f"sip.{key}", **values)


def _facts(paper: SupportPaper) -> tuple[Block, ...]:
    rows: list[tuple[str, tuple[Block, ...]]] = [
        (_say("varfor" if paper.is_sip else "varfor_annat"), _told(paper.why)),
        (_say("vill", elev_fornamn=paper.pupil.called), _told(paper.wishes)),
        (_say("fragor"), _told(paper.take_up)),
        (_say("inte_ta_upp"), _told(paper.leave_out)),
        (_say("galler_mal"), _list(paper.goals)),
        (_say("pagar"), _list(paper.ongoing)),
        (_say("saknas"), _told(paper.lacks)),
    ]
    told = tuple(row(cell(bold(head)), said) for head, said in rows if said)
    return (Table("support", (Column("", 0.27), Column("", 0.73)), told),) if told else ()


def _told(text: str) -> tuple[Block, ...]:
    return cell(text) if text else ()


def _list(items: Sequence[str]) -> tuple[Block, ...]:
    """Return lines as a list, one alone as it stands."""
    if len(items) < 2:
        return _told("".join(items))
    return (Bullets(tuple(plain(one) for one in items), cell=True),)


def _doers(paper: SupportPaper) -> tuple[Block, ...]:
    if not paper.doers:
        return ()
    has_when = any(one.when for one in paper.doers)
    columns = [Column(say("plan.kol_vem"), 0.30), Column(say("plan.kol_vad"), 0.45 if has_when else 0.70)]
    if has_when:
        columns.append(Column(say("plan.kol_nar"), 0.25))
    rows = []
    for one in paper.doers:
        cells = [cell(apart(one.who, bold=True)) if one.who else cell(""), cell(one.what)]
        rows.append(row(*cells, *((cell(one.when),) if has_when else ())))
    return (Heading(_say("forslag")), Table("doers", tuple(columns), tuple(rows)))


def _called(called: tuple[Called, ...]) -> tuple[Block, ...]:
    """Return who should be there: the family first, then whom the consent covers, and last whom it does not."""
    if not called:
        return ()
    runs: list[Run] = []
    for is_covered in (None, True, False):
        names = [one.name for one in called if one.is_covered is is_covered]
        if not names:
            continue
        if runs:
            runs.append(Run(" "))
        runs += apart(listed(names))
        runs += _cover(is_covered)
    return (Together((Heading(_say("kallas")), Paragraph(tuple(runs)))),)


def _cover(is_covered: bool | None) -> Text:
    if is_covered is None:
        return (Run("."),)
    if is_covered:
        return (Run(": "), Run(_say("tacker"), bold=True))
    return (Run(": "), Run(f"{_say('tacker_inte')} ", bold=True), Run(_say("fraga_forst")))


def _consents(paper: SupportPaper) -> tuple[Block, ...]:
    if not paper.family:
        return ()
    boxes = tuple(Check(apart(name)) for name in paper.family)
    return (Heading(_say("sager_ja")), Checks(boxes, across=True))


def _receipt(paper: SupportPaper) -> Block:
    given = paper.receipt
    answered = full_short_date(given.answered) if given.answered else ""
    meets = full_short_date(given.meets_on) if given.meets_on else ""
    called = ", ".join(part for part in (given.to, given.at) if part)
    parts = (
        (("kallelse", 0.43, called), ("svar_vard", 0.33, answered), ("motet", 0.24, meets))
        if paper.is_sip
        else (("lamnat", 0.43, given.to), ("lamnat_dag", 0.33, given.at), ("svar", 0.24, answered))
    )
    return SignatureRow(
        tuple(Field(_say(key), share, f"Rad för: {_say(key)}", said) for key, share, said in parts)
    )
