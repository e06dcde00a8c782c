"""No paper that a family may hold has a trace of what it may not meet: a word of its own lies in every such place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from db.records import Case
from desktop import content
from desktop.assessment.clearing import note_clearance
from desktop.paper import builders, copies, prints
from desktop.paper.pdf import render
from desktop.paper.pdf.papers.recipient import for_recipient
from desktop.paper.values import (
    RECIPIENTS,
    ClosingPaper,
    ConcernPaper,
    ConsentCopy,
    ConsentPaper,
    FollowUpPaper,
    IncidentPaper,
    InformationPaper,
    Item,
    JournalPaper,
    Level,
    LogPaper,
    Paper,
    PlanCopy,
    PlanPaper,
    RecoveryPaper,
    SummaryCopy,
    SummaryPaper,
    SupportPaper,
)
from desktop.people.siblings import link_siblings
from desktop.session.session import Session
from tests.builders import DAY, a_case, a_pupil
from tests.desktop.paper.pdf import samples
from tests.desktop.paper.pdf.every_sample import SAMPLES
from tests.desktop.paper.pdf.reading import opened, tags, words
from tests.secret_case import INSIDE, Secrets, secret_case, use_own_form, without_secrets
from tests.secret_follow_up import secret_case_followed

NOT_FOR_A_FAMILY = {RecoveryPaper, LogPaper, IncidentPaper}
"""The unit's own. A new paper stands here, or is made by `family_papers`, or a test falls."""

OF_THE_RECORD = {JournalPaper, ConcernPaper}
"""What has one recipient, the record."""

THREE_YEARS = (DAY - timedelta(days=730), DAY + timedelta(days=365))
"""All that a case of these tests holds."""


@pytest.fixture(autouse=True)
def own_form(tmp_path: Path) -> Iterator[None]:
    use_own_form(tmp_path / "kommun")
    yield
    content.use_folder(None)


def papers_of(session: Session, case: Case, level: Level) -> dict[type[Paper], list[Paper]]:
    """Return every paper there is for a recipient, of each kind all that the case has."""
    db = session.db
    plans = [builders.plan_paper(session, one.id, level) for one in db.plans.of(case.id)]
    summaries = [builders.summary_paper(session, one.id, level) for one in db.assessments.of(case.id)]
    made: dict[type[Paper], list[Paper]] = {PlanPaper: [*plans], SummaryPaper: [*summaries]}
    made[PlanCopy] = [copies.plan_copy(session, one.id, level) for one in db.plans.of(case.id)]
    made[SummaryCopy] = [copies.summary_copy(session, one.id, level) for one in db.assessments.of(case.id)]
    made[FollowUpPaper] = [
        builders.follow_up_paper(session, one.id, level) for one in db.follow_ups.of(case.id)
    ]
    begun = [one for one in (db.closings.draft(case.id),) if one is not None]
    made[ClosingPaper] = [builders.closing_paper(session, one.id, level) for one in begun]
    made[ConsentCopy] = [copies.consent_copy(session, one.id, level) for one in db.consents.of(case.id)]
    referrals = db.referrals.of(case.id)
    made[SupportPaper] = [
        builders.support_paper(session, one.id, level) for one in referrals if one.kind != "oro"
    ]
    if level is Level.RECORD:
        made[ConcernPaper] = [
            builders.support_paper(session, one.id, level) for one in referrals if one.kind == "oro"
        ]
        made[JournalPaper] = [builders.journal_paper(session, case.id, *THREE_YEARS)]
    if level is Level.FAMILY:
        made[ConsentPaper] = [builders.consent_paper(session, one.id) for one in db.consents.of(case.id)]
        made[InformationPaper] = [builders.information_paper(session, case.id)]
    return made


def everything(data: bytes) -> str:
    """Return all there is to read in a file: pages, tags, metadata, and every string and stream, unpacked."""
    reader = opened(data)
    found = [words(data), str(reader.metadata), data.decode("latin-1")]
    found += [f"{tag.alt} {tag.actual}" for tag in tags(data).walk()]
    for number in range(1, len(reader.xref[0]) + 1):
        found += _strings(IndirectObject(number, 0, reader).get_object())
    text = "\n".join(found)
    return f"{text}\n{''.join(text.split())}"


def _strings(thing: PdfObject | None) -> Iterator[str]:
    if isinstance(thing, StreamObject):
        raw = thing.get_data()
        yield raw.decode("latin-1") if isinstance(raw, bytes) else str(raw)
    if isinstance(thing, DictionaryObject):
        for value in thing.values():
            yield from _strings(value)
    elif isinstance(thing, ArrayObject):
        for value in thing:
            yield from _strings(value)
    elif isinstance(thing, TextStringObject):
        yield str(thing)
    elif isinstance(thing, ByteStringObject):
        yield bytes(thing).decode("utf-16-be", "ignore")
        yield bytes(thing).decode("latin-1")


def traces(data: bytes, secrets: Secrets) -> dict[str, str]:
    """Return the secret words in a file, with where each was put."""
    text = everything(data)
    return {word: where for word, where in secrets.words.items() if word in text}


def test_every_paper_is_made_here_or_is_named_as_the_units_own(session: Session) -> None:
    case, _ = secret_case_followed(session)
    assert set(RECIPIENTS) == set(get_args(Paper))
    made = papers_of(session, case, Level.FAMILY)
    assert all(made.values())
    assert set(RECIPIENTS) - set(made) == NOT_FOR_A_FAMILY | OF_THE_RECORD
    assert {one for one, levels in RECIPIENTS.items() if not levels} == NOT_FOR_A_FAMILY
    record = papers_of(session, case, Level.RECORD)
    assert {one for one, levels in RECIPIENTS.items() if Level.RECORD in levels} == set(record)


@pytest.mark.parametrize("protected", [False, True])
def test_nothing_private_is_in_any_file_for_the_family(session: Session, protected: bool) -> None:
    case, secrets = secret_case_followed(session, protected=protected)
    for papers in papers_of(session, case, Level.FAMILY).values():
        for paper in papers:
            assert traces(render(paper, level=Level.FAMILY).data, secrets) == {}


def test_no_paper_names_a_sibling_in_the_vault(session: Session) -> None:
    """Not even the record's: that a brother is a pupil here is the brother's own."""
    case, _ = secret_case_followed(session)
    with session.change("pupils", "cases") as db:
        brother = db.pupils.add(a_pupil(first_names="Xqbror", identity_number=""))
        db.cases.add(a_case(brother.id, number="26-099"))
    link_siblings(session, case.pupil_id, brother.id)
    for level in (Level.FAMILY, Level.RECORD):
        for papers in papers_of(session, case, level).values():
            for paper in papers:
                assert "Xqbror" not in everything(render(paper, level=level).data)


def test_the_same_search_finds_it_on_the_papers_of_the_record(session: Session) -> None:
    case, secrets = secret_case_followed(session)
    made = [paper for papers in papers_of(session, case, Level.RECORD).values() for paper in papers]
    found = {word for paper in made for word in traces(render(paper, level=Level.RECORD).data, secrets)}
    assert secrets.record <= found
    assert INSIDE in found
    assert "Inte trygg hemma" in found


def test_what_was_made_for_the_record_cannot_be_drawn_for_the_family(session: Session) -> None:
    case, _ = secret_case_followed(session)
    for papers in papers_of(session, case, Level.RECORD).values():
        for paper in papers:
            is_only_of_record = RECIPIENTS[type(paper)] == (Level.RECORD,)
            refused = "does not exist for familj" if is_only_of_record else "made for the record"
            with pytest.raises(ValueError, match=refused):
                render(paper, level=Level.FAMILY)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("kind", SAMPLES)
def test_no_paper_is_drawn_at_a_level_it_does_not_exist_at(kind: type[Paper], level: Level) -> None:
    sample = SAMPLES[kind]()
    if level in RECIPIENTS[kind]:
        assert for_recipient(sample, level) is not None
    else:
        with pytest.raises(ValueError, match="does not exist"):
            for_recipient(sample, level)


def test_a_private_thing_that_slips_through_is_taken_out_wherever_it_lies() -> None:
    """The second look: a mistake in what a paper is made from does not reach the file."""
    for name, paper in _with_private_things():
        seen = for_recipient(paper, Level.FAMILY)
        assert "xq0001zk" in repr(paper), name
        assert "xq0001zk" not in repr(seen), name
        assert "xq0001zk" in repr(for_recipient(paper, Level.RECORD)), name


def _with_private_things() -> Iterator[tuple[str, Paper]]:
    """Yield every sample with one thing in it private: each list in turn, and what is for the record alone."""
    for paper in (samples.a_plan(safety="xq0001zk"), samples.a_summary()):
        if isinstance(paper, PlanPaper):
            yield "safety", paper
            figures = tuple(replace(one, figures="xq0001zk") for one in paper.goals)
            yield "figures", replace(paper, safety="", goals=figures)
            paper = replace(paper, safety="")  # noqa: PLW2901  # the rest is tried without it
        for item in fields(paper):
            kept = getattr(paper, item.name)
            if isinstance(kept, tuple) and kept and hasattr(kept[0], "private"):
                first = next(one.name for one in fields(kept[0]) if one.type == "str")
                hidden = replace(kept[0], **{first: "xq0001zk", "private": True})
                more: dict[str, Any] = {item.name: (*kept, hidden)}
                yield item.name, replace(paper, **more)
    areas = samples.a_summary().areas
    helps = (*areas[0].helps, Item("xq0001zk", private=True))
    yield "areas", samples.a_summary(areas=(replace(areas[0], helps=helps), *areas[1:]))


def test_what_is_printed_from_the_page_has_no_trace_of_it(session: Session) -> None:
    case, secrets = secret_case(session)
    for choice in prints.choices(session, case.id):
        printed = prints.draw(session, choice, "familj")
        assert traces(printed.data, secrets) == {}


def test_a_familys_paper_is_the_same_as_if_nothing_had_been_said_in_private(session: Session) -> None:
    """No number, no gap, no day, no name, no stamp: the papers cannot tell that there was more."""
    case, _ = secret_case(session)
    before = _told(session, case)
    without_secrets(session, case)
    assert _told(session, case) == before


def _told(session: Session, case: Case) -> list[tuple[str, list[str]]]:
    made = [paper for papers in papers_of(session, case, Level.FAMILY).values() for paper in papers]
    files = [render(paper, level=Level.FAMILY).data for paper in made]
    return [
        (words(data), [f"{tag.name} {tag.alt} {tag.actual}" for tag in tags(data).walk()]) for data in files
    ]


def test_who_has_spoken_in_private_alone_has_not_been_heard_on_the_familys_paper(session: Session) -> None:
    case, _ = secret_case(session)
    assessment = session.db.assessments.current(case.id)
    assert assessment is not None
    family = builders.summary_paper(session, assessment.id, Level.FAMILY)
    assert "Abdi" not in family.answered
    assert "12 november" in family.answered
    assert "19" not in family.answered
    record = builders.summary_paper(session, assessment.id, Level.RECORD)
    assert "Abdi" in record.answered


def test_without_the_pupils_yes_a_familys_paper_is_the_same_as_if_the_pupil_had_not_answered(
    session: Session,
) -> None:
    """Rule f: in no row, count or sentence; and no name, no day and no quote of the pupil's is there either."""
    case, _ = secret_case(session, pupil_shown=False)
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    papers = papers_of(session, case, Level.FAMILY)[SummaryPaper]
    (paper,) = papers
    assert isinstance(paper, SummaryPaper)
    assert not paper.pupil_words.text
    assert "Amina" not in paper.answered
    assert "E" not in {one.shape.value for one in paper.informants}
    with session.change("answers") as db:
        for row in db.answers.of(round_.id):
            if row.informant == "E":
                db.answers.remove(row.id)
    assert papers_of(session, case, Level.FAMILY)[SummaryPaper] == papers


def test_a_yes_that_is_taken_back_is_no_yes_and_the_record_has_all_the_same(session: Session) -> None:
    case, _ = secret_case(session)
    round_ = session.db.assessments.current(case.id)
    assert round_ is not None
    shown = builders.summary_paper(session, round_.id, Level.FAMILY)
    record = builders.summary_paper(session, round_.id, Level.RECORD)
    assert "Amina" in shown.answered
    note_clearance(session, round_, "nej")
    assert "Amina" not in builders.summary_paper(session, round_.id, Level.FAMILY).answered
    assert builders.summary_paper(session, round_.id, Level.RECORD) == record
