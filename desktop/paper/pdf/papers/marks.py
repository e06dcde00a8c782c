"""Where a copy's original stands: the frame under the header, the outlined stamp and the footer.

The frame is text with the true moment; the stamp repeats it. What is only partly taken back has no stamp, since most
of it still holds.
"""

from __future__ import annotations

from desktop.paper.pdf.blocks import Notice
from desktop.paper.pdf.papers.consent_table import struck_in
from desktop.paper.pdf.papers.wording import clock, listed, long_date, say
from desktop.paper.values import (
    ConsentCopy,
    CopyNotes,
    PlanCopy,
    Standing,
    StandingMark,
    SummaryCopy,
    Taken,
)

_STAMPS = {
    StandingMark.REPLACED: "gemensamt.ersatt",
    StandingMark.WITHDRAWN: "gemensamt.aterkallat",
    StandingMark.EXPIRED: "gemensamt.har_gatt_ut",
    StandingMark.ENDED: "gemensamt.avslutat",
    StandingMark.REFUSED: "gemensamt.galler_inte",
}
_STANDS = (StandingMark.HOLDS, StandingMark.NOT_YET)
"""Marks of what may hold, today or once all have answered: only there something remains beside what is struck."""


def stamp(standing: Standing) -> str:
    """Return the outlined word, or nothing."""
    return say(_STAMPS[standing.mark]) if standing.mark in _STAMPS else ""


def consent_notice(copy: ConsentCopy) -> tuple[Notice, ...]:
    """Return the frame of a consent: its state, what was taken back, and on what other ground it is shared."""
    standing = copy.notes.standing
    lines = [_consent_state(copy), *_partly(copy)]
    if standing.other_ground:
        goes_on = standing.mark is StandingMark.HOLDS
        lines.append(
            say("papper.annan_grund" if goes_on else "papper.annan_grund_da", vad=standing.other_ground)
        )
    return _framed(lines)


def plan_notice(copy: PlanCopy) -> tuple[Notice, ...]:
    """Return the frame of a plan that was replaced or ended with the case."""
    return _framed([_later(copy.notes.standing, "gemensamt.ersatt_rad", "gemensamt.avslutat_rad_plan")])


def summary_notice(copy: SummaryCopy) -> tuple[Notice, ...]:
    """Return the frame of a kartläggning that a newer one came after, or whose case has ended."""
    texts = ("gemensamt.ersatt_rad_kartlaggning", "gemensamt.avslutat_rad_kartlaggning")
    return _framed([_later(copy.notes.standing, *texts)])


def consent_footer(copy: ConsentCopy) -> str:
    """Return the footer: the state, for a page that lies by itself, that it is a copy, and the original's code."""
    paper, standing = copy.original, copy.notes.standing
    values: dict[str, object] = {"nr": paper.number, "version": paper.version}
    day = standing.at or standing.on
    if standing.mark is StandingMark.REFUSED:
        line = say("papper.fot_nej", **values)
    elif standing.mark is StandingMark.NOT_YET:
        line = say("papper.fot_inte_an", **values)
    elif standing.mark in _FOOTERS and day is not None:
        line = say(_FOOTERS[standing.mark], **values, datum=long_date(day))
    elif latest := [one.at for one in copy.taken if one.at is not None]:
        line = say("papper.fot_delvis", **values, datum=long_date(max(latest)))
    else:
        until = {"from": long_date(paper.valid_from), "till": long_date(paper.valid_until)}
        line = say("samtycke.fot", **values, **until)
    return with_copy(line, copy.notes)


def plan_footer(copy: PlanCopy) -> str:
    """Return the footer of a plan's copy."""
    paper, standing = copy.original, copy.notes.standing
    values: dict[str, object] = {"nr": paper.number, "version": paper.version}
    if standing.on is not None and standing.mark in _PLAN_FOOTERS:
        line = say(_PLAN_FOOTERS[standing.mark], **values, datum=long_date(standing.on))
    else:
        line = f"{say('plan.fot', **values, datum=long_date(paper.day))}."
    return with_copy(line, copy.notes)


def with_copy(line: str, notes: CopyNotes) -> str:
    """Return a footer that says that this is a copy, when it was printed, and the original's code."""
    parts = [line, say("papper.fot_kopia", datum=long_date(notes.printed_on))]
    if notes.code and not notes.in_hindsight:
        parts.append(say("papper.sigill_original", vad=notes.code))
    return " ".join(parts)


_FOOTERS = {
    StandingMark.REPLACED: "papper.fot_ersatt",
    StandingMark.WITHDRAWN: "papper.fot_aterkallat",
    StandingMark.EXPIRED: "papper.fot_utgatt",
    StandingMark.ENDED: "papper.fot_avslutat",
}
_PLAN_FOOTERS = {
    StandingMark.REPLACED: "papper.fot_plan_ersatt",
    StandingMark.ENDED: "papper.fot_plan_avslutad",
}


def _framed(lines: list[str]) -> tuple[Notice, ...]:
    said = [line for line in lines if line]
    return (Notice("\n".join(said)),) if said else ()


def _later(standing: Standing, replaced: str, ended: str) -> str:
    if standing.mark is StandingMark.REPLACED and standing.on is not None:
        return say(replaced, datum=long_date(standing.on), version=standing.version)
    if standing.mark is StandingMark.ENDED and standing.on is not None:
        return say(ended, datum=long_date(standing.on))
    return ""


def _consent_state(copy: ConsentCopy) -> str:
    standing = copy.notes.standing
    if standing.mark is StandingMark.WITHDRAWN and standing.at is not None:
        moment = {"datum": long_date(standing.at), "tid": clock(standing.at)}
        return say("gemensamt.aterkallat_rad", **moment, namn=standing.by or _somebody())
    if standing.mark is StandingMark.REFUSED:
        return _refused(copy)
    if standing.mark is StandingMark.NOT_YET:
        if standing.on is None:
            return say("gemensamt.inte_an_rad")
        return say("gemensamt.inte_an_rad_dag", datum=long_date(standing.on))
    if standing.mark is StandingMark.EXPIRED and standing.on is not None:
        return say("gemensamt.gatt_ut_rad", datum=long_date(standing.on))
    ended = "gemensamt.avslutat_rad_overens" if standing.agreed else "gemensamt.avslutat_rad"
    return _later(standing, "gemensamt.ersatt_rad", ended)


def _somebody() -> str:
    return say("papper.nagon_av_er")


def _refused(copy: ConsentCopy) -> str:
    """Return that a no stands; since when, and whether it is the pupil's, where that may be told (`recipient`)."""
    standing = copy.notes.standing
    if standing.on is None:
        return say("gemensamt.nej_rad_familj")
    day = long_date(standing.on)
    if standing.pupil:
        return say("gemensamt.nej_rad_akt_elev", elev_fornamn=copy.original.pupil.called, datum=day)
    return say("gemensamt.nej_rad_akt", datum=day)


def _partly(copy: ConsentCopy) -> list[str]:
    """Return what was taken back and when, and whether anything is left; then the rows that ended with a school."""
    lines = _acts([one for one in copy.taken if one.at is not None])
    left = [one.left for one in copy.taken if one.left is not None]
    struck, cells = struck_in(copy.original, copy.taken)
    is_all = struck == cells
    if left:
        called = copy.original.pupil.called
        moved = "gemensamt.skolbyte_rad_allt" if is_all else "gemensamt.skolbyte_rad"
        lines.append(say(moved, elev_fornamn=called, datum=long_date(max(left))))
    if lines and copy.notes.standing.mark in _STANDS:
        lines.append(say("gemensamt.delvis_allt" if is_all else "gemensamt.delvis_resten"))
    return lines


def _acts(acts: list[Taken]) -> list[str]:
    """Return a line for each moment something was taken back at."""
    lines = []
    for moment, by in dict.fromkeys((one.at, one.by) for one in acts):
        assert moment is not None
        told = say("gemensamt.delvis_rad", datum=long_date(moment), tid=clock(moment), namn=by or _somebody())
        what = [one.what for one in acts if (one.at, one.by) == (moment, by) and one.what]
        lines.append(f"{told} {say('gemensamt.delvis_vad', vad=listed(what))}" if what else told)
    return lines
