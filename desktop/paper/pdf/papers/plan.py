"""Handlingsplan: the child's words first, then what works, then who does what and when we meet."""

from __future__ import annotations

from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Columns,
    Field,
    Heading,
    NextMeeting,
    OwnWords,
    Paragraph,
    Role,
    Run,
    SignatureRow,
    Subtitle,
    TenSquares,
    Text,
    Title,
    Together,
    plain,
)
from desktop.paper.pdf.papers.parts import (
    bulleted,
    code_words,
    frame,
    identity,
    marked,
    pairs,
    shown,
    small_block,
)
from desktop.paper.pdf.papers.plan_tables import doings, goals, stairs
from desktop.paper.pdf.papers.wording import (
    apart,
    long_date,
    meeting_day,
    meeting_time,
    say,
    say_bold,
)
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import Attendance, Level, PlanPaper, Signer


def plan_sheet(paper: PlanPaper, level: Level) -> Sheet:
    """Return the plan as it looks for one recipient."""
    footer = say("plan.fot", nr=paper.number, version=paper.version, datum=long_date(paper.day))
    if code := code_words(paper):
        footer = f"{footer}. {code}"
    is_short = len(paper.goals) <= 1 and len(paper.doings) <= 4
    return Sheet(
        **frame(paper.letterhead, level),
        metadata_title=f"{say('plan.rubrik')} {paper.number}, version {paper.version}",
        footer=footer,
        version_line="",
        blocks=(*plan_to_read(paper), *_signatures(paper)),
        stamp=say("gemensamt.utkast") if paper.draft else "",
        page_budget=1 if is_short else 2,
    )


def plan_to_read(paper: PlanPaper) -> tuple[Block, ...]:
    """Return all that stands above the lines to sign on."""
    blocks: list[Block] = [
        Title(say("plan.rubrik")),
        Subtitle(say("plan.underrubrik", elev_fornamn=paper.pupil.called)),
        identity(paper.pupil),
        *_changes(paper),
        *_own_words(paper),
        *_works_and_hard(paper),
        *_attendance(paper.pupil.called, paper.attendance),
        *_situation(paper),
        *goals(paper),
        *_participants(paper),
        *doings(paper),
        *stairs(paper),
        *_agreements(paper),
    ]
    if paper.safety:
        blocks += [Heading(say("plan.sakerhet")), Paragraph(marked(paper.safety, private=True))]
    return (*blocks, _meeting(paper))


def _changes(paper: PlanPaper) -> list[Block]:
    items = shown(paper.changes)
    if not items or paper.changed_since is None:
        return []
    return [*bulleted(say("plan.andrat", datum=long_date(paper.changed_since)), items)]


def _own_words(paper: PlanPaper) -> list[Block]:
    """Return the child's words, biggest, then those at home beside each other."""
    blocks: list[Block] = []
    pupil = paper.pupil_words
    if pupil.text or pupil.reason:
        who = "" if pupil.reason and not pupil.text else pupil.who
        blocks += [
            Heading(say("plan.viktigast_elev")),
            OwnWords(pupil.text, who, big=True, reason=pupil.reason),
        ]
    home = [words for words in paper.home_words if words.text or words.reason]
    if home:
        blocks.append(Heading(say("plan.viktigast_hem")))
        quotes: list[tuple[Block, ...]] = [(OwnWords(w.text, w.who, reason=w.reason),) for w in home]
        if len(quotes) == 1:
            blocks += quotes[0]
        else:
            blocks += [Columns(left, right) for left, right in pairs(quotes)]
    return blocks


def _works_and_hard(paper: PlanPaper) -> list[Block]:
    works = bulleted(say("plan.styrkor"), shown(paper.strengths))
    hard = bulleted(say("plan.hinder"), shown(paper.hardest))
    return [Columns(works, hard)] if works and hard else [*works, *hard]


def _attendance(called: str, attendance: Attendance | None) -> list[Block]:
    """Return the tinted box with ten squares: presence, never absence."""
    if attendance is None:
        return []
    percent = min(max(attendance.percent, 0), 100)
    of_ten = (percent + 5) // 10
    hours = say("papper.narvaro_av", antal=of_ten)
    sentence = say_bold("papper.narvaro_mening", ("vad",), elev_fornamn=called, vad=hours, n=percent)
    if attendance.weeks:
        sentence += plain(f" {say('papper.narvaro_period', period=attendance.weeks)}")
    alt = f"{of_ten} av 10 rutor är fyllda."
    return [Box((Heading(say("plan.narvaro")), TenSquares(of_ten, sentence, alt)))]


def _situation(paper: PlanPaper) -> list[Block]:
    if not paper.situation.strip():
        return []
    return [Heading(say("plan.nulage")), Paragraph(plain(paper.situation))]


def _participants(paper: PlanPaper) -> list[Block]:
    if not paper.participants:
        return []
    lead: Text = (Run(f"{say('plan.deltog')}: ", bold=True), *apart(paper.participants))
    return [Paragraph(lead, Role.BODY)]


def _agreements(paper: PlanPaper) -> list[Block]:
    small = [
        small_block(say("plan.morgon"), paper.morning),
        small_block(say("plan.stopp"), paper.stop),
        small_block(say("plan.stod_skola"), paper.school_support),
        small_block(say("plan.dela"), paper.shared_with),
    ]
    return [Columns(left, right) for left, right in pairs(list(small))]


def _meeting(paper: PlanPaper) -> Block:
    meeting = paper.next_meeting
    if meeting.at is None and meeting.day is None:
        raise ValueError("a plan is not printed without its next follow-up")
    when = meeting_time(meeting.at) if meeting.at else meeting_day(meeting.day or paper.day)
    lines: list[Text] = []
    place = ". ".join(part.strip().rstrip(".") for part in (meeting.place, meeting.extra) if part.strip())
    if place:
        lines.append(plain(f"{place}."))
    if paper.worker.phone:
        lines.append(
            say_bold(
                "gemensamt.kontakt_text",
                ("skolsocionom", "telefon"),
                skolsocionom=paper.worker.name,
                telefon=paper.worker.phone,
            )
        )
    return NextMeeting(say("plan.uppfoljning"), when, tuple(lines))


def _signatures(paper: PlanPaper) -> list[Block]:
    """Return the sentence signed for, kept with the first lines, then the rest two a row."""
    if not paper.signers:
        return []
    rows: list[Block] = [
        Columns(left, right) for left, right in pairs([(_signature(signer),) for signer in paper.signers])
    ]
    return [Together((plan_signed_for(), *rows[:1])), *rows[1:]]


def plan_signed_for() -> Paragraph:
    """Return the sentence that everybody puts their name to."""
    sentence = Run(f"{say('plan.underskrift_text')} ", bold=True)
    return Paragraph((sentence, Run(say("plan.underskrift_hjalp"))))


def _signature(signer: Signer) -> Block:
    whose = ", ".join(part for part in (signer.name, signer.role) if part)
    return SignatureRow(
        (
            Field(whose, 0.7, f"Rad för namnteckning, {whose}"),
            Field(say("underskrift.datum"), 0.3, f"Rad för datum, {whose}"),
        )
    )
