"""Underlag till orosanmälan: 112 first, what was seen apart from what is thought, and who knows of it."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Check,
    Checks,
    Field,
    Heading,
    Notice,
    Paragraph,
    Run,
    SignatureRow,
    Text,
    Title,
    Together,
    Tone,
    bold,
)
from desktop.paper.pdf.papers.parts import facts, frame
from desktop.paper.pdf.papers.wording import clock, full_short_date, long_date, say
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import ConcernPaper, Level


def concern_sheet(paper: ConcernPaper) -> Sheet:
    """Return the sheet, for the worker alone."""
    return Sheet(
        **{**frame(paper.letterhead, Level.RECORD), "pill": _say("niva"), "dense": False},
        metadata_title=_say("rubrik"),
        footer=_say("fot", datum=long_date(paper.made), tid=clock(paper.made)),
        version_line="",
        blocks=(
            Notice(_say("akut_fore")),
            Title(_say("rubrik")),
            Paragraph((Run(_say("undertext"), tone=Tone.QUIET),)),
            *facts("concern", _facts(paper)),
            _guardians(paper),
            Together((Heading(_say("lamnad")), _receipt(paper))),
        ),
        page_budget=2,
    )


def _say(key: str, **values: object) -> str:
    return say(f"oro.{key}", **values)


def _facts(paper: ConcernPaper) -> list[tuple[str, str | Text]]:
    return [
        (_say("barnet"), _pupil(paper)),
        (_say("vem_anmaler"), _who(paper)),
        (_say("vad"), _apart((_say("sag_hort"), paper.seen), (_say("tanker"), paper.thought))),
        (_say("ord"), _apart(("", paper.words), (_say("jag_fragade"), paper.question))),
        (_say("vem_sa"), _sentence(paper.told_by)),
        (_say("gjort"), paper.did),
        (_say("radgjort"), _sentence(paper.consulted)),
        (_say("skydd_kvall"), paper.safe_now),
        (_say("skydd"), paper.comfort),
        (_say("tidigare"), paper.earlier),
        (_say("syskon"), paper.siblings),
        (_say("kontakt"), paper.reach),
        (_say("barn_info"), _sentence(paper.child_knows)),
    ]


def _pupil(paper: ConcernPaper) -> str:
    pupil = paper.pupil
    who = ", ".join(part for part in (pupil.name, pupil.identity) if part)
    where = ", ".join(part for part in (pupil.school, pupil.school_class) if part)
    return " ".join(_sentence(part) for part in (who, paper.address, where) if part)


def _who(paper: ConcernPaper) -> str:
    worker = paper.worker
    parts = (worker.name, worker.title, paper.letterhead.team, worker.phone)
    return _sentence(", ".join(part for part in parts if part))


def _sentence(text: str) -> str:
    said = text.strip()
    return f"{said}." if said and said[-1] not in '.!?”"' else said


def _apart(*parts: tuple[str, str]) -> Text:
    """Return what was said under each bold lead, on lines of their own."""
    runs: list[Run] = []
    for lead, said in parts:
        if not said:
            continue
        if runs:
            runs.append(Run("\n"))
        if lead:
            runs.append(Run(f"{lead} ", bold=True))
        runs.append(Run(said))
    return tuple(runs)


def _guardians(paper: ConcernPaper) -> Block:
    """Say whether they know as the worker has answered it; unanswered, the two answers stand to be ticked."""
    yes, no = _say("vh_info_ja"), _say("vh_info_nej")
    ask, why = _say("vh_info_ja_fraga"), _say("vh_info_darfor")
    answer: Block
    if paper.guardians_know is None:
        answer = Checks((Check((*bold(f"{no} "), Run(why))), Check((*bold(f"{yes} "), Run(ask)))))
    elif paper.guardians_know:
        answer = Paragraph(bold(yes))
    else:
        answer = Paragraph((*bold(f"{no} "), Run(_sentence(f"{why} {paper.guardians_words}"))))
    told = Paragraph((Run(_say("vh_info_hjalp"), tone=Tone.QUIET),))
    return Box((Heading(_say("vh_info")), answer, told), framed=True)


def _receipt(paper: ConcernPaper) -> Block:
    given = paper.receipt
    answered = full_short_date(given.answered) if given.answered else ""
    parts = (("lamnat", 0.43, given.to), ("lamnat_tid", 0.31, given.at), ("aterkoppling", 0.26, answered))
    return SignatureRow(
        tuple(Field(_say(key), share, f"Rad för: {_say(key)}", said) for key, share, said in parts)
    )
