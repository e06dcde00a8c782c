"""Copies as the program makes them: when, where, what is kept and logged, and what the user is told."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.clock import standing_at
from db.vault import vault as vaults
from desktop.backup import places as backup_places
from desktop.backup.facts import backup_facts, copies, first_place, term
from desktop.backup.known import keep
from desktop.backup.places import choose_place, forget_place
from desktop.backup.schedule import Backups
from desktop.backup.trial import Tried, try_copy
from desktop.errors import UserError
from desktop.session import settings
from desktop.session.settings import prefer
from desktop.vault.open_session import OpenSession
from desktop.work import Work
from tests.builders import DAY, a_case, a_note, a_pupil
from tests.desktop.backup.copying import LONG, change, copied, events


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Return a second place."""
    place = tmp_path / "usb"
    place.mkdir()
    return place


def test_a_copy_that_was_asked_for_is_kept_in_mind_and_logged(qtbot: QtBot, session: OpenSession) -> None:
    change(session)
    assert backup_facts(session).is_unsaved
    assert copied(qtbot, session) is None
    facts = backup_facts(session)
    assert facts.made_at is not None
    assert facts.size == copies(session)[0].size > 500_000
    assert not facts.is_unsaved
    assert events(session)[0] == ("backup_made", "seq:1")


def test_the_numbers_go_on_and_never_back(qtbot: QtBot, session: OpenSession) -> None:
    copied(qtbot, session)
    shutil.rmtree(first_place(session))
    copied(qtbot, session)
    assert events(session)[0] == ("backup_made", "seq:2")


def test_nothing_is_copied_by_the_clock_unless_something_has_changed(session: OpenSession) -> None:
    backups = session.backups
    assert not backups.is_due
    change(session)
    assert backups.is_due


def test_a_change_that_was_not_copied_is_remembered_by_the_next_run(
    vault_folder: Path, passphrase: str, qtbot: QtBot
) -> None:
    vault = vaults.unlock(vault_folder, passphrase)
    session = OpenSession(vault, today=lambda: DAY)
    change(session)
    vault.close()
    again = OpenSession(vaults.unlock(vault_folder, passphrase), today=lambda: DAY)
    due = [again.backups.is_due]
    assert copied(qtbot, again, "auto") is None
    due.append(again.backups.is_due)
    assert due == [True, False]
    assert not settings.copies(again.db).is_unsaved
    again.vault.close()


def test_what_is_noted_about_a_copy_is_no_change_to_be_copied(qtbot: QtBot, session: OpenSession) -> None:
    change(session)
    copied(qtbot, session)
    assert not session.backups.is_due
    prefer(session, zoom=150)
    assert session.backups.is_due


def test_a_change_while_a_copy_is_made_waits_for_the_next(qtbot: QtBot, session: OpenSession) -> None:
    backups = session.backups
    change(session)
    with qtbot.waitSignal(backups.ended, timeout=LONG):
        backups.copy_now()
        change(session)
    assert backups.is_due
    assert settings.copies(session.db).is_unsaved


def test_the_clock_makes_a_copy_and_practice_never_does(
    qtbot: QtBot, session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.backup.schedule.AFTER_OPENING", 1)
    backups = session.backups
    change(session)
    with qtbot.waitSignal(backups.ended, timeout=LONG):
        backups.keep_time()
    assert len(copies(session)) == 1
    prefer(session, is_practice=True)
    change(session)
    assert not backups.is_due
    backups.stop_time()


def test_two_places_get_the_same_copy_and_its_age_is_told(
    qtbot: QtBot, session: OpenSession, stick: Path
) -> None:
    choose_place(session, stick)
    with standing_at(datetime.combine(DAY, datetime.min.time(), UTC) + timedelta(hours=9)):
        assert copied(qtbot, session) is None
    assert [one.is_second for one in copies(session)] == [False, True]
    assert events(session)[0] == ("backup_made", "seq:1,place:2")
    facts = backup_facts(session)
    assert facts.place == "usb"


@pytest.mark.parametrize(("age", "tone"), [(0, "ok"), (6, "ok"), (7, "warn"), (13, "warn"), (14, "danger")])
def test_an_old_copy_elsewhere_turns_yellow_after_a_week_and_red_after_two(
    session: OpenSession, stick: Path, age: int, tone: str
) -> None:
    choose_place(session, stick)
    assert backup_facts(session).place_tone == "danger"
    noon = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC) - timedelta(days=age)
    keep(session, place_made_at=noon.isoformat())
    assert (backup_facts(session).place_age, backup_facts(session).place_tone) == (age, tone)


def test_a_missing_stick_is_told_calmly_and_the_first_copy_counts(
    qtbot: QtBot, session: OpenSession, stick: Path
) -> None:
    choose_place(session, stick)
    stick.rmdir()
    error = copied(qtbot, session)
    assert error is not None
    assert "Kanske är minnet inte isatt." in error.what
    assert len(copies(session)) == 1
    assert backup_facts(session).place_failed == "missing"
    assert backup_facts(session).failed == ""


def test_an_empty_folder_where_the_stick_used_to_be_is_not_taken_for_it(
    qtbot: QtBot, session: OpenSession, stick: Path
) -> None:
    choose_place(session, stick)
    keep(session, is_elsewhere=True)
    assert copied(qtbot, session) is not None
    assert list(stick.iterdir()) == []


def test_a_file_too_large_for_the_sticks_format_is_said(
    qtbot: QtBot, session: OpenSession, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_places, "FAT_LIMIT", 1000)
    monkeypatch.setattr(backup_places, "file_system_of", lambda _place: "vfat")
    choose_place(session, stick)
    error = copied(qtbot, session)
    assert error is not None
    assert "större än vad minnet kan ta emot" in error.what


def test_a_place_inside_the_vault_or_read_only_is_refused(
    session: OpenSession, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (session.vault.folder, session.vault.folder / "kopior", stick / "borta"):
        with pytest.raises(UserError):
            choose_place(session, folder)
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: _raise(errno.EROFS) if handle else real(handle))
    with pytest.raises(UserError):
        choose_place(session, stick)


def _raise(number: int) -> None:
    raise OSError(number, "disk")


def test_a_place_that_is_forgotten_keeps_what_lies_there(
    qtbot: QtBot, session: OpenSession, stick: Path
) -> None:
    choose_place(session, stick)
    copied(qtbot, session)
    forget_place(session)
    assert len(list(stick.iterdir())) == 1
    assert backup_facts(session).place_tone == ""


@pytest.mark.parametrize(
    ("number", "kind"), [(errno.ENOSPC, "full"), (errno.EIO, "failed"), (errno.EROFS, "readonly")]
)
def test_a_disk_that_fails_is_told_logged_and_tried_again_later(
    qtbot: QtBot, session: OpenSession, monkeypatch: pytest.MonkeyPatch, number: int, kind: str
) -> None:
    copied(qtbot, session)
    change(session)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", lambda _handle: _raise(number))
        error = copied(qtbot, session)
    assert error is not None
    assert error.title == "Säkerhetskopian blev inte klar"
    assert "Senaste hela kopia är från" in error.what
    assert error.safe == "Arkivet och de gamla kopiorna är hela."
    assert events(session)[0] == ("backup_failed", kind)
    assert backup_facts(session).failed == kind
    assert session.backups.is_due
    assert copied(qtbot, session) is None
    assert backup_facts(session).failed == ""


def test_breaking_off_is_no_failure(qtbot: QtBot, session: OpenSession) -> None:
    change(session, 50)
    backups = session.backups
    with qtbot.waitSignal(backups.ended, timeout=LONG) as caught:
        backups.copy_now()
        assert backups.is_running
        assert not backups.copy_now()
        backups.cancel()
    assert caught.args == [None]
    assert copies(session) == []
    assert backups.is_due


def test_progress_is_told_in_megabytes(qtbot: QtBot, session: OpenSession) -> None:
    with session.change("notes", "cases", "pupils") as db:
        pupil = a_pupil()
        case = a_case(pupil.id)
        db.pupils.add(pupil)
        db.cases.add(case)
        for _ in range(60):
            db.notes.add(a_note(case.id, body="Vi talade om bussen. " * 5000))
    seen: list[tuple[int, int]] = []
    session.backups.progressed.connect(lambda done, whole: seen.append((done, whole)))
    copied(qtbot, session)
    assert seen == sorted(seen)
    assert seen[-1][0] <= seen[-1][1]
    assert len(seen) > 3


def test_a_copy_is_tried_counted_and_logged(qtbot: QtBot, session: OpenSession) -> None:
    change(session, 3)
    copied(qtbot, session)
    assert backup_facts(session).trial_is_due
    found: list[Tried] = []
    work = Work(session)
    try_copy(session, work, copies(session)[0].path, found.append, _fail)
    qtbot.waitUntil(lambda: bool(found), timeout=LONG)
    assert (found[0].pupils, found[0].cases, found[0].notes) == (3, 0, 0)
    assert found[0].last_event is not None
    assert events(session)[0] == ("backup_tried", "seq:1,right")
    facts = backup_facts(session)
    assert facts.tried_at is not None
    assert (facts.tried_wrong, facts.trial_is_due) == ("", facts.tried_at.date() < term(DAY))
    assert not list(session.vault.folder.glob("*.tmp"))


def test_a_trial_that_fails_says_so_and_is_remembered(qtbot: QtBot, session: OpenSession) -> None:
    copied(qtbot, session)
    path = copies(session)[0].path
    path.write_bytes(path.read_bytes()[:-1])
    told_of: list[UserError] = []
    try_copy(session, Work(session), path, _fail, told_of.append)
    qtbot.waitUntil(lambda: bool(told_of), timeout=LONG)
    assert told_of[0].title == "Säkerhetskopian är inte hel"
    assert backup_facts(session).tried_wrong == "cut"
    assert events(session)[0] == ("backup_tried", "cut")


def _fail(given: object) -> None:
    raise AssertionError(given)


def test_the_trial_is_due_again_each_term() -> None:
    assert term(date(2026, 11, 24)) == date(2026, 8, 1)
    assert term(date(2027, 1, 7)) == date(2027, 1, 1)


def test_the_copies_belong_to_their_session(session: OpenSession) -> None:
    assert session.findChildren(Backups) == [session.backups]
