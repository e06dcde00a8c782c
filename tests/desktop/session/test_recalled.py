"""What was worked out is worked out again as soon as something it was read from has been written, and not before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.errors import UserError
from desktop.session.session import Session
from tests.builders import DAY
from tests.stories import a_new_case


def test_it_holds_until_a_table_it_was_read_from_is_written(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = a_new_case(session)
    pupil = session.db.pupils.get(case.pupil_id)
    made: list[str] = []

    def name() -> str:
        def read() -> str:
            made.append(session.db.pupils.get(case.pupil_id).last_name)
            return made[-1]

        return session.recalled.get(("name", case.id), read)

    def both() -> str:
        return session.recalled.get(("both", case.id), lambda: f"{name()} {session.db.tasks.count()}")

    assert [both(), both(), name()] == [f"{pupil.last_name} 0", f"{pupil.last_name} 0", pupil.last_name]
    assert len(made) == 1
    with session.change("meetings"):
        pass
    assert both()
    assert len(made) == 1

    read = set[str]()
    session.read_into(read)
    both()
    session.read_into(None)
    assert read == {"pupils", "tasks"}, "who uses it has read what it was read from"

    with session.change("pupils") as db:
        db.pupils.put(replace(pupil, last_name="Ny"))
    assert both() == "Ny 0"
    with pytest.raises(UserError), session.change("pupils") as db:
        db.pupils.put(replace(pupil, last_name="Ångrad"))
        assert both() == "Ångrad 0"
        raise UserError("nej")
    assert [both(), name()] == ["Ny 0", "Ny"], "what was taken back is not recalled"

    count = len(made)
    monkeypatch.setattr(session, "today", lambda: DAY + timedelta(days=1))
    assert (both(), len(made)) == ("Ny 0", count + 1)
    session.recalled.forget()
    assert (both(), len(made)) == ("Ny 0", count + 2)
