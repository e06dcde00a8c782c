"""Fictional copies for the tests, of the fictional papers in `samples`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.paper.values import (
    Answer,
    ChildsView,
    ConsentCopy,
    CopyNotes,
    Given,
    Level,
    PlanCopy,
    Stance,
    Standing,
    StandingMark,
    SummaryCopy,
)
from tests.desktop.paper.pdf.samples import a_consent, a_plan, a_summary

ANSWERS = (
    Given("Rana Hamdan", "vårdnadshavare 1", Answer.YES, date(2026, 11, 19)),
    Given("Samir Hamdan", "vårdnadshavare 2", Answer.NO, date(2026, 11, 27), spoken=True),
)
"""One yes and one no."""


def notes(mark: StandingMark = StandingMark.HOLDS, **standing: object) -> CopyNotes:
    """Return what a copy printed on 1 December says of itself."""
    where = Standing(mark, **standing)  # type: ignore[arg-type]  # a test gives a field its own type
    return CopyNotes(date(2026, 12, 1), where, "72c47a28")


def a_consent_copy(**changes: object) -> ConsentCopy:
    values: dict[str, object] = {
        "original": a_consent(),
        "notes": notes(),
        "answers": (ANSWERS[0], replace(ANSWERS[1], answer=Answer.YES)),
        "view": ChildsView(Stance.YES, date(2026, 11, 19), "Det är okej att Johan vet."),
        "made_for": Level.FAMILY,
    }
    return ConsentCopy(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type


def a_plan_copy(**changes: object) -> PlanCopy:
    answers = (
        Given("Rana Hamdan", "vårdnadshavare", Answer.YES_TO_PLAN, date(2026, 11, 20), spoken=True),
        Given("Samir Hamdan", "vårdnadshavare"),
        Given("Maria Lindqvist", "skolsocionom", Answer.SIGNED, date(2026, 11, 20)),
    )
    values: dict[str, object] = {"original": a_plan(), "notes": notes(), "answers": answers}
    return PlanCopy(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type


def a_summary_copy(**changes: object) -> SummaryCopy:
    values: dict[str, object] = {"original": a_summary(), "notes": notes()}
    return SummaryCopy(**(values | changes))  # type: ignore[arg-type]  # a test gives a field its own type
