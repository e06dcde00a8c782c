"""What was signed in a vault of 0.1.0 gets its paper after the opening, never during it, and then keeps it."""

from __future__ import annotations

from pathlib import Path

from desktop.paper.kept.hindsight import Hindsight
from desktop.session.session import Session
from tests.builders import DAY
from tests.db.chain.walked import walked
from tests.vaults.migrating import unlocked


def test_every_signed_thing_of_an_older_vault_is_drawn_once_and_says_so(old: Path, qapp: object) -> None:
    session = Session(unlocked(old), today=lambda: DAY)
    assert session.db.kept_papers.count() == 0
    lacking = session.db.kept_papers.unkept()
    assert lacking
    hindsight = Hindsight(session)
    hindsight.begin()
    for _ in range(len(lacking) + 1):
        hindsight._next()
    papers = session.db.kept_papers.all()
    assert {(one.document, one.object_id) for one in papers} == set(lacking)
    assert all(one.in_hindsight and not one.code for one in papers)
    assert walked(session.db) == []
    session.vault.close()
