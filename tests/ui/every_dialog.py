"""How every dialog of the program is made, over a case where much has happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from importlib import import_module
from pkgutil import walk_packages

from PySide6.QtWidgets import QWidget

import ui
from db.clock import now
from db.records import (
    Assessment,
    AttendanceSnapshot,
    AttendanceWeek,
    Booster,
    CalendarSpan,
    Case,
    Closing,
    Contact,
    FollowUp,
    GroupActivity,
    Meeting,
    SchoolContact,
)
from db.records.views import NextDay
from desktop.assessment import rounds as assessments
from desktop.attendance.board import board
from desktop.attendance.lesson_map import LessonMap, MapPlace
from desktop.cases.tasks import add_task
from desktop.content import form as questions
from desktop.drafts.rescue import Rescued
from desktop.forms.comparison import comparison
from desktop.forms.differences import differences
from desktop.groups.writing import save_activity
from desktop.notes import notes
from desktop.paper.choices import Choice
from desktop.paper.kept import Kept
from desktop.paper.kept.signing import TwoPapers
from desktop.paper.pdf import Printed
from desktop.referrals.known import KnownWords
from desktop.referrals.writing import begin_referral
from desktop.vault.open_session import OpenSession
from tests.builders import DAY
from ui.assessment import dialogs as assessment
from ui.assessment.asking_dialog import AskingDialog
from ui.assessment.comparison.quotes_dialog import QuotesDialog
from ui.assessment.comparison.take_along import TakeAlongDialog
from ui.assessment.overview.lift_dialog import LiftDialog
from ui.assessment.standing import family_standing_of
from ui.attendance.import_sheet import ImportSheet
from ui.attendance.recount_dialog import RecountDialog
from ui.attendance.table_sheet import CurveTableSheet, LessonMapSheet
from ui.attendance.week_dialog import WeekDialog
from ui.backup.closing import ClosingSheet
from ui.backup.copies_sheet import CopiesSheet
from ui.backup.restore_sheet import RestoreSheet
from ui.case.step_dialog import StepDialog
from ui.closing.dialogs import BoosterOffDialog, PlanBoosterDialog, UndoClosingDialog
from ui.consent.end_dialog import EndDialog
from ui.consent.ground_dialog import GroundDialog
from ui.consent.party_dialog import PartyDialog
from ui.consent.sign_dialog import SignDialog
from ui.consent.stance_dialog import StanceDialog
from ui.consent.terms_dialog import TermsDialog
from ui.consent.withdraw_dialog import WithdrawDialog
from ui.dialogs.ask import AskDialog
from ui.dialogs.form_sheet import FormSheet
from ui.dialogs.sheet import Sheet
from ui.duties.meeting_dialog import MeetingDialog
from ui.duties.meetings_sheet import MeetingsSheet
from ui.duties.task_dialog import TaskDialog
from ui.followup.dialogs import CancelDialog, CorrectDialog
from ui.groups.case_dialog import CaseFromAdviceDialog
from ui.groups.sheet import ActivitySheet
from ui.lock.rescued_dialog import RescuedDialog
from ui.log.journal_sheet import JournalSheet
from ui.notes.amend_dialog import AmendDialog
from ui.notes.bin_dialog import BinDialog
from ui.notes.versions_sheet import VersionsSheet
from ui.paper.background_sheet import BackgroundSheet
from ui.paper.between_sheet import BetweenSheet
from ui.paper.check import CheckPaperSheet
from ui.paper.original_sheet import OriginalSheet
from ui.paper.print_sheet import PrintSheet
from ui.paper.record_sheet import RecordSheet
from ui.paper.save_dialog import SaveDialog
from ui.paper.which_sheet import WhichSheet
from ui.people.family.contact_dialog import ContactDialog, SchoolContactDialog
from ui.people.family.siblings_card import SiblingDialog
from ui.people.pupil.new_pupil import NewPupilDialog
from ui.people.pupil.pupil_dialog import IntakeDialog, PupilDialog, SchoolingDialog
from ui.people.school.school_dialog import SchoolDialog
from ui.people.school.span_dialog import SpanDialog
from ui.referrals.dialogs import KindDialog, ReferralAnswerDialog, ReferralWordsDialog
from ui.referrals.known_sheet import KnownSheet
from ui.referrals.sheet import ReferralSheet
from ui.security.code_dialogs import ChiefCodeDialog, NewCodeDialog, TryCodeDialog
from ui.security.device_dialogs import BindDialog, PassphraseSheet, ReleaseDialog
from ui.security.dialogs import ChangePassphraseDialog, SecretSheet
from ui.security.erase_sheet import EraseSheet
from ui.security.key_change import KeyChangeSheet
from ui.security.lost_sheet import LostSheet
from ui.security.old_copies import OldCopiesSheet
from ui.security.paper_sheet import PaperSheet
from ui.shell.shortcuts_dialog import ShortcutsDialog

BASES = (FormSheet, RecordSheet, SecretSheet, PassphraseSheet)
"""What dialogs are made of and nobody meets."""


@dataclass(frozen=True)
class Around:
    """What a dialog is made over: the window behind it, the vault, a case and its round."""

    window: QWidget
    session: OpenSession
    case: Case
    round: Assessment


def _about_closing(of: Around) -> Iterator[Sheet]:
    over = (of.window, of.session)
    yield SiblingDialog(*over, of.case.id)
    yield UndoClosingDialog(*over, Closing(case_id=of.case.id))
    yield BoosterOffDialog(*over, Booster(case_id=of.case.id, planned_on=DAY))
    yield PlanBoosterDialog(*over, of.case.id)


def _about_people(of: Around) -> Iterator[Sheet]:
    pupil_id = of.case.pupil_id
    db, over = of.session.db, (of.window, of.session)
    schooling = db.schoolings.current(pupil_id)
    assert schooling is not None
    yield PupilDialog(*over, db.pupils.get(pupil_id))
    yield SchoolingDialog(*over, schooling, is_new=True)
    yield IntakeDialog(*over, of.case)
    yield NewPupilDialog(*over)
    yield ContactDialog(*over, db.contacts.of(pupil_id)[0])
    yield ContactDialog(*over, Contact(pupil_id=pupil_id, role="slakt", name=""))
    yield SchoolContactDialog(*over, SchoolContact(school_id=schooling.school_id, name=""))
    yield SchoolDialog(*over, db.schools.get(schooling.school_id))
    yield SpanDialog(
        *over, CalendarSpan(school_id=schooling.school_id, kind="lov", first_on=DAY, last_on=DAY)
    )


def _about_consent(of: Around) -> Iterator[Sheet]:
    over, consent = (of.window, of.session), of.session.db.consents.of(of.case.id)[0]
    yield EndDialog(*over, consent)
    yield GroundDialog(*over, consent)
    yield PartyDialog(*over, consent)
    yield SignDialog(*over, consent)
    yield StanceDialog(*over, consent, "Amina")
    yield TermsDialog(*over, consent)
    yield WithdrawDialog(*over, consent)


def _about_the_case(of: Around) -> Iterator[Sheet]:
    over, case_id = (of.window, of.session), of.case.id
    yield StepDialog(*over, case_id, "kartlaggning")
    due = NextDay(DAY, "15:00", "Rum B12", "", is_plans=True, source="")
    yield CancelDialog(*over, case_id, due)
    yield CorrectDialog(*over, FollowUp(case_id=case_id, status="signerad"))
    oro = begin_referral(of.session, case_id, "oro")
    yield KindDialog(*over)
    yield ReferralSheet(*over, oro)
    yield KnownSheet(
        of.window, "Vad hände?", [KnownWords("”Jag vill.”", "Journal", is_apart=n > 0) for n in (0, 1)]
    )
    yield BackgroundSheet(
        *over, begin_referral(of.session, case_id, "oro")
    )  # an empty one goes when it is closed
    yield ReferralAnswerDialog(*over, oro)
    yield ReferralWordsDialog(*over, oro, "avbruten")
    yield MeetingDialog(*over, Meeting(case_id=case_id, held_on=DAY, title="Möte"))
    yield MeetingsSheet(*over, case_id)
    yield TaskDialog(*over, case_id)
    own = of.session.db.tasks.of(case_id) or [add_task(of.session, "Ring skolan", DAY, case_id)]
    yield TaskDialog(*over, case_id, own[0], is_elsewhere=True)
    asked, age = questions(), assessments.age_of(of.session, of.round)
    shorter = replace(asked, questions=asked.questions[:-1])
    news = assessments.News("2", "1", differences(asked, shorter, age), age, age)
    yield LiftDialog(*over, of.round, news)
    yield assessment.SchoolDialog(*over, of.round)
    yield assessment.SafetyDialog(*over, case_id, "F14")
    yield AskingDialog(*over, of.round, "S", "Skolan")
    standing = family_standing_of(of.session, case_id)
    assert standing is not None
    compared = comparison(standing.form, standing.answers, standing.age)
    yield QuotesDialog(of.window, compared.differ[0], standing)
    yield TakeAlongDialog(*over, case_id, standing)
    yield from _about_the_journal(of)
    yield from _about_attendance(of)
    yield from _about_groups(of)


def _about_the_journal(of: Around) -> Iterator[Sheet]:
    over, case_id = (of.window, of.session), of.case.id
    signed = next(one for one in of.session.db.notes.of(case_id) if one.status == "signed")
    yield AmendDialog(*over, signed, "")
    notes.discard_note(of.session, notes.begin_note(of.session, case_id, "telefon"))
    yield VersionsSheet(*over, notes.begin_note(of.session, case_id, "telefon"))
    yield BinDialog(*over, case_id)
    yield JournalSheet(*over)


def _about_attendance(of: Around) -> Iterator[Sheet]:
    over, case_id = (of.window, of.session), of.case.id
    week = AttendanceWeek(pupil_id=of.case.pupil_id, year=2026, week=48, offered=30)
    yield WeekDialog(*over, case_id, week, is_kept=False)
    whole = board(of.session, of.case, DAY - timedelta(weeks=4), DAY)
    yield CurveTableSheet(of.window, whole, whole.columns, "Närvaron var 54 procent.")
    yield RecountDialog(
        *over, AttendanceSnapshot(id="figures", case_id=case_id, moment="plan", anchor_on=DAY)
    )
    yield LessonMapSheet(of.window, LessonMap({(0, 1): MapPlace(4, Fraction(1, 2))}, 30, "Mest på måndagar."))
    yield ImportSheet(of.window, of.session, case_id)


def _about_groups(of: Around) -> Iterator[Sheet]:
    over = (of.window, of.session)
    advice = GroupActivity(kind="konsultation_utan_namn", held_on=DAY, question="Om lov")
    schools = [(one.id, one.name) for one in of.session.db.schools.all()]
    yield ActivitySheet(*over, advice, [], schools)
    stored = replace(advice, kind="gruppinsats_elever", id="occasion")
    if of.session.db.group_activities.find(stored.id) is None:
        save_activity(of.session, stored)
    yield ActivitySheet(*over, stored, [], schools)
    yield CaseFromAdviceDialog(*over, stored.id)


def _about_safety(of: Around) -> Iterator[Sheet]:
    over: tuple[QWidget, OpenSession] = (of.window, of.session)
    yield RescuedDialog(*over, [Rescued("Ny anteckning", "Text", "a"), Rescued("Elev", "Namn", "b")])
    yield RestoreSheet(*over)
    yield CopiesSheet(*over)
    yield ClosingSheet(of.window, of.session.backups)
    yield OldCopiesSheet(*over)
    yield LostSheet(*over)
    yield NewCodeDialog(*over)
    yield ChiefCodeDialog(*over)
    yield TryCodeDialog(*over)
    yield KeyChangeSheet(*over)
    yield BindDialog(*over)
    yield ReleaseDialog(*over)
    yield EraseSheet(*over)
    yield ChangePassphraseDialog(*over)


def _about_nothing(of: Around) -> Iterator[Sheet]:
    yield AskDialog(of.window, "Fråga?", "Text.", "Gör", "Avbryt")
    yield ShortcutsDialog(of.window)
    yield PrintSheet(of.window)
    yield SaveDialog(of.window, b"")
    yield CheckPaperSheet(of.window, of.session)
    today = of.session.today()
    journal = Choice("journal", "a", "Journal")
    yield BetweenSheet(of.window, of.session, journal, lambda *_: Printed(b"", 0), today, today)
    kept = Kept("a", "samtycke", "b", now(), False, "7K3M-9QXA-2F5T", b"", "")
    yield OriginalSheet(of.window, kept)
    yield WhichSheet(of.window, TwoPapers(kept, Printed(b"", 0), ("tiden",)), "24 november 2026")
    yield PaperSheet(of.window, "Underlag", b"")


ROOMS: tuple[Callable[[Around], Iterator[Sheet]], ...] = (
    _about_people, _about_closing, _about_consent, _about_the_case, _about_safety, _about_nothing
)  # fmt: skip


def kinds() -> set[type[Sheet]]:
    """Return every class of dialog that somebody may meet, from all the modules of the screens."""
    for found in walk_packages(ui.__path__, "ui."):
        import_module(found.name)
    return {one for one in _below(Sheet) if one not in BASES and not one.__name__.startswith("_")}


def _below(kind: type[Sheet]) -> Iterator[type[Sheet]]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("ui."):
            yield one
        yield from _below(one)
