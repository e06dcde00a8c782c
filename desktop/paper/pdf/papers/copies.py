"""Copies of what was signed or answered: the original's words, its state in a frame, and the answers as a table.

No line to sign on is filled in and nothing is ticked: who wants to see a name written sees the original (decision
21).
"""

from __future__ import annotations

from dataclasses import replace

from desktop.paper.pdf.blocks import (
    Block,
    Box,
    Bullets,
    Column,
    Heading,
    OwnWords,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Table,
    Text,
    Tone,
    bold,
    plain,
)
from desktop.paper.pdf.papers.consent import (
    answers_to_choose,
    childs_view_heading,
    consent_pages,
    consent_title,
    pupil_signs,
    sentence_signed_for,
    to_read,
    worker_name,
)
from desktop.paper.pdf.papers.marks import (
    consent_footer,
    consent_notice,
    plan_footer,
    plan_notice,
    stamp,
    summary_notice,
    with_copy,
)
from desktop.paper.pdf.papers.parts import COPY_PILL, cell, frame, row, two_lines
from desktop.paper.pdf.papers.plan import plan_sheet, plan_signed_for, plan_to_read
from desktop.paper.pdf.papers.summary import summary_sheet
from desktop.paper.pdf.papers.wording import as_it_read, long_date, say, text_version
from desktop.paper.pdf.sheet import Sheet
from desktop.paper.values import (
    Answer,
    ChildsView,
    ConsentCopy,
    ConsentPaper,
    CopyNotes,
    Given,
    Level,
    PlanCopy,
    Stance,
    SummaryCopy,
)


def consent_copy_sheet(copy: ConsentCopy, level: Level) -> Sheet:
    """Return the copy of a consent: page one as it was, and what was answered in place of page two."""
    paper = copy.original
    with as_it_read(paper.texts):
        read = to_read(paper, copy.taken)
        answered = _answered(copy)
    return Sheet(
        **frame(paper.letterhead, level) | {"dense": False, "pill": say(COPY_PILL[level])},
        metadata_title=consent_title(paper),
        footer=consent_footer(copy),
        version_line=paper.text_version or text_version(),
        blocks=(
            *consent_notice(copy),
            *read,
            PageBreak(from_first=True),
            *answered,
            *_is_a_copy(copy),
        ),
        stamp=stamp(copy.notes.standing),
        page_budget=consent_pages(paper),
        is_form=True,
    )


def plan_copy_sheet(copy: PlanCopy, level: Level) -> Sheet:
    """Return the copy of a signed plan, with who said yes to it in place of the lines."""
    paper = copy.original
    with as_it_read(paper.texts):
        sheet = plan_sheet(paper, level)
        read = plan_to_read(paper)
        signed: list[Block] = [plan_signed_for(), _answers_table(copy.answers)] if copy.answers else []
    about = _about(copy.notes, _shows_answers(copy.answers), paper.worker.name)
    return replace(
        sheet,
        pill=say(COPY_PILL[level]),
        footer=plan_footer(copy),
        stamp=stamp(copy.notes.standing),
        blocks=(*plan_notice(copy), *read, *signed, about),
        page_budget=sheet.page_budget + 1,
    )


def summary_copy_sheet(copy: SummaryCopy, level: Level) -> Sheet:
    """Return the copy of a signed kartläggning's summary."""
    paper = copy.original
    with as_it_read(paper.texts):
        sheet = summary_sheet(replace(paper, seal=""), level)
    kept = "gemensamt.kopia_rad_kartlaggning" if copy.is_whole else "gemensamt.kopia_rad_kartlaggning_delar"
    if level is Level.RECORD:
        kept = "gemensamt.kopia_rad_kartlaggning_akt"
    about = _about(copy.notes, say(kept), paper.worker.name)
    return replace(
        sheet,
        pill=say(COPY_PILL[level]),
        footer=with_copy(f"{sheet.footer.rstrip('.')}.", copy.notes),
        stamp=stamp(copy.notes.standing),
        blocks=(*summary_notice(copy), *sheet.blocks, about),
    )


def _answered(copy: ConsentCopy) -> list[Block]:
    """Return what the child said, what everybody was to answer, and what they answered."""
    paper = copy.original
    blocks: list[Block] = []
    if copy.view is not None or not pupil_signs(paper):
        blocks += [*childs_view_heading(paper), *_childs_view(copy.view, paper.pupil.called)]
    blocks += [
        Heading(say("samtycke.svaren_fraga")),
        Paragraph(plain(sentence_signed_for(paper))),
        Bullets(tuple(plain(answer) for answer in answers_to_choose())),
        Heading(say("samtycke.svaren")),
    ]
    if copy.answers:
        blocks.append(_answers_table(copy.answers))
    return [*blocks, *_nothing_shared(copy)]


def _childs_view(view: ChildsView | None, called: str) -> list[Block]:
    if view is None:
        return [Paragraph(plain(say("samtycke.inte_svarat")))]
    said = _said(view, called)
    if view.words:
        return [OwnWords(view.words, said)]
    return [Paragraph(plain(said))]


def _said(view: ChildsView, called: str) -> str:
    if view.stance is Stance.NOT_ASKED:
        return say("samtycke.barnet_fick_inte", elev_fornamn=called, vad=view.reason or _NOTHING)
    if view.on is None:
        return say(_UNDATED[view.stance], elev_fornamn=called)
    return say(_STANCES[view.stance], elev_fornamn=called, datum=long_date(view.on))


_NOTHING = "–"
_STANCES = {
    Stance.YES: "samtycke.barnet_sa_ja",
    Stance.NO: "samtycke.barnet_sa_nej",
    Stance.CANNOT: "samtycke.barnet_kunde_inte",
}
_UNDATED = {
    Stance.YES: "samtycke.barnet_sa_ja_utan_dag",
    Stance.NO: "samtycke.barnet_sa_nej_utan_dag",
    Stance.CANNOT: "samtycke.barnet_kunde_inte_utan_dag",
}


def _answers_table(answers: tuple[Given, ...]) -> Table:
    """Return who, what, when and how; never a name written on a line."""
    columns = (
        Column(say("samtycke.kol_part"), 0.29),
        Column(say("samtycke.kol_svar"), 0.42),
        Column(say("samtycke.kol_nar"), 0.29),
    )
    rows = tuple(
        row(
            two_lines(one.name or one.about, one.about if one.name else ""),
            cell(_answer(one)),
            cell(_when(one)),
        )
        for one in answers
    )
    return Table("answers", columns, rows)


def _answer(one: Given) -> Text:
    if one.answer is Answer.NO:
        return bold(say("samtycke.svar_nej"))
    words = {
        Answer.YES: "samtycke.svar_ja",
        Answer.NONE: "samtycke.inte_svarat",
        Answer.YES_TO_PLAN: "plan.underskrift_text",
        Answer.SIGNED: "papper.signerade_i_programmet",
    }
    return plain(say(words[one.answer]))


def _when(one: Given) -> str:
    if one.on is None:
        return _NOTHING
    if one.answer in (Answer.SIGNED, Answer.NO):
        return long_date(one.on)  # how a no was given is not asked
    return say("samtycke.muntligt" if one.spoken else "samtycke.pa_papper", datum=long_date(one.on))


def _nothing_shared(copy: ConsentCopy) -> list[Block]:
    """Return the frame for those who want to talk about it, while somebody's no stands."""
    if not copy.is_refused:
        return []
    who, phone = worker_name(copy.original), copy.original.worker.phone
    if phone:
        talk = say("samtycke.prata_om_det", skolsocionom=who, telefon=phone)
    else:
        talk = say("samtycke.prata_om_det_utan_telefon", skolsocionom=who)
    lead = Run(f"{say('samtycke.delar_inget')} ", bold=True)
    return [Box((Paragraph((lead, Run(talk))),), framed=True)]


def _is_a_copy(copy: ConsentCopy) -> list[Block]:
    paper: ConsentPaper = copy.original
    return [_about(copy.notes, _shows_answers(copy.answers, paper.kept_at), worker_name(paper))]


def _shows_answers(answers: tuple[Given, ...], kept_at: str = "") -> str:
    """Return what the copy is of, and where the original is; it has names written on it only if somebody signed."""
    is_signed = any(one.answer in (Answer.YES, Answer.YES_TO_PLAN) and not one.spoken for one in answers)
    words = "gemensamt.kopia_rad" if is_signed else "gemensamt.kopia_rad_utan_namn"
    return say(words, forvaras=kept_at or say("papper.hos_socialtjansten"))


def _about(notes: CopyNotes, kept: str, worker: str) -> Block:
    """Return what kind of copy it is, where the original is, and whose the code in the footer is."""
    lines = [kept]
    if notes.in_hindsight:
        lines.append(say("gemensamt.i_efterhand"))
    elif notes.code:
        who = worker or say("papper.var_skolsocionom")
        lines.append(say("gemensamt.kod_rad", skolsocionom=who))
    return Paragraph((Run(" ".join(lines), tone=Tone.QUIET),), Role.HELPER)
