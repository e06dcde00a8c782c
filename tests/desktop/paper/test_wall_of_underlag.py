"""No underlag brings an oro, or what they do not want to talk about, to a paper that a family may hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import content
from desktop.paper import prints
from desktop.paper.choices import background
from desktop.paper.pdf import render
from desktop.paper.values import Level
from desktop.session.session import Session
from tests.desktop.paper.pdf import support_samples
from tests.desktop.paper.pdf.reading import words
from tests.desktop.paper.test_wall import traces
from tests.secret_case import use_own_form
from tests.secret_follow_up import secret_case_followed


@pytest.fixture(autouse=True)
def own_form(tmp_path: Path) -> Iterator[None]:
    use_own_form(tmp_path / "kommun")
    yield
    content.use_folder(None)


def test_an_oro_is_no_paper_of_the_case_and_is_never_drawn_for_the_family(session: Session) -> None:
    """Not in the list under Skriv ut, which somebody may see, and not at the family's level by its own key."""
    case, secrets = secret_case_followed(session)
    (oro,) = [one for one in session.db.referrals.of(case.id) if one.kind == "oro"]
    listed = prints.choices(session, case.id)
    assert oro.id not in {one.id for one in listed}
    assert [one.label for one in listed if one.kind == "underlag"] == [
        "Underlag till SIP, 24 november 2026, utkast"
    ]
    choice = background(oro)
    assert "oro" not in f"{choice.label} {prints.file_name(session, case.id, choice)}".casefold()
    with pytest.raises(ValueError, match="does not exist for familj"):
        prints.draw(session, choice, "familj")
    for one in listed:
        printed = prints.draw(session, one, "familj")
        assert traces(printed.data, secrets) == {}


def test_what_they_do_not_want_to_talk_about_is_on_the_records_underlag_alone(session: Session) -> None:
    paper = support_samples.a_support(made_for=Level.RECORD)
    assert "Flytten" in words(render(paper, level=Level.RECORD).data)
    seen = words(render(support_samples.a_support(), level=Level.FAMILY).data)
    assert "Magen" in seen
    assert "Flytten" not in seen
