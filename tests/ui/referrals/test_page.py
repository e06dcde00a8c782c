"""Vidare stöd in a window: begun with one key, kept as it is typed, signed; unnamed where others may see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.referrals import beside, handing, writing
from desktop.referrals.known import KnownWords
from desktop.referrals.linked import goals_to_link
from desktop.session.session import Session
from tests import stories
from tests.builders import DAY
from tests.desktop.followup.holding import a_planned_case, standing_on
from tests.desktop.referrals.handing_over import a_ready, an_oro_handed
from tests.ui.finding import found, press
from tests.ui.layout import cut_texts, unnamed
from tests.ui.opening import OpenPage
from ui.paper.background_sheet import BackgroundSheet
from ui.plan.page import PlanPage
from ui.referrals.known_sheet import KnownSheet
from ui.referrals.page import ReferralsPage
from ui.referrals.record import RecordCard
from ui.referrals.sheet import ReferralSheet
from ui.widgets.input.plain_text import PlainText
from ui.widgets.paint.marks import CheckBox
from ui.window.place import Place


def _words(page: QWidget) -> str:
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def test_the_list_names_no_oro_until_it_is_opened(
    session: Session, open_page: OpenPage, qtbot: QtBot
) -> None:
    case = stories.a_family_case(session)
    page = open_page(ReferralsPage, case=case)
    assert page.empty.isVisibleTo(page)
    handed = an_oro_handed(session, case.id)
    assert not page.empty.isVisibleTo(page)
    assert "oro" not in _words(page).casefold()
    assert page.findChild(RecordCard) is None
    press(page, f"open-{handed.id}")
    assert "Orosanmälan" in _words(page)
    assert unnamed(page) == []
    assert cut_texts(page) == []
    beside.add_answer(session, handed.id, "inleds", "Utredning")
    assert page.done.isVisibleTo(page)
    assert "Utredning inleds" in _words(page)


def test_the_sheet_keeps_what_is_typed_and_says_what_lacks_under_its_field(
    session: Session, open_page: OpenPage, qtbot: QtBot
) -> None:
    case = stories.a_family_case(session)
    page = open_page(ReferralsPage, case=case)
    draft = writing.begin_referral(session, case.id, "oro")
    sheet = ReferralSheet(page, session, draft)
    sheet.show()
    sheet.reject()
    assert session.db.referrals.find(draft.id) is None  # nothing was written
    draft = writing.begin_referral(session, case.id, "oro")
    sheet = ReferralSheet(page, session, draft)
    sheet.show()
    found(sheet, PlainText, "what").set_text("”Jag vågar inte gå hem.”")
    sheet.do_main()
    assert sheet.fields.fields["given_time"].error()
    assert sheet.fields.fields["channel"].error()
    assert not sheet.fields.fields["what"].error()
    assert sheet.trouble.accessibleName() == "Något saknas. Det står under fälten. Allt är sparat."
    assert session.db.referrals.get(draft.id).status == "utkast"
    sheet.reject()
    assert session.db.referrals.get(draft.id).what == "”Jag vågar inte gå hem.”"
    ready = a_ready(session, case.id)
    sheet = ReferralSheet(page, session, ready)
    sheet.show()
    assert unnamed(sheet) == []
    assert "Samtycke behövs inte." in _words(sheet)
    sheet.do_main()
    handed = session.db.referrals.get(draft.id)
    assert (handed.status, handed.given_time, handed.family_knows) == ("lamnad", "09:40", "vet_inte")
    assert handed.follow_on == handed.given_on + timedelta(days=14) if handed.given_on else DAY
    assert session.db.notes.get(draft.id).status == "signed"


def test_another_kind_says_in_words_whether_the_consent_covers_it(
    session: Session, open_page: OpenPage, qtbot: QtBot
) -> None:
    case = stories.a_family_case(session)
    page = open_page(ReferralsPage, case=case)
    sheet = ReferralSheet(page, session, a_ready(session, case.id, "sip", categories="narvaro"))
    sheet.show()
    assert "Täcks inte." in _words(sheet)
    sheet.do_main()
    assert sheet.isVisible()
    assert "Täcks inte" in _words(sheet)
    assert session.db.disclosures.of(case.id) == []


def test_what_is_known_is_picked_and_put_after_what_stands_there(
    session: Session, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = a_planned_case(session)
    page = open_page(ReferralsPage, case=case)
    sheet = ReferralSheet(page, session, writing.begin_referral(session, case.id, "sip"))
    sheet.show()
    text = found(sheet, PlainText, "child-words")
    text.set_text("Hon säger:")
    asked: list[tuple[str, ...]] = []

    def pick(picks: KnownSheet) -> int:
        asked.append(picks.picked())
        picks.findChildren(CheckBox)[0].setChecked(True)
        return int(KnownSheet.DialogCode.Accepted)

    monkeypatch.setattr(KnownSheet, "exec", pick)
    press(sheet, "fetch-child-words")
    assert asked == [()]  # nothing is ticked beforehand
    assert text.text() == "Hon säger:\n”Jag vill vara med på bilden.”"
    sheet.reject()
    (draft,) = session.db.referrals.of(case.id)
    assert draft.child_words == "Hon säger:\n”Jag vill vara med på bilden.”"


def test_what_was_said_alone_is_not_there_until_it_is_asked_for(qtbot: QtBot, open_page: OpenPage) -> None:
    page = open_page(ReferralsPage)
    picks = KnownSheet(
        page, "Barnets egna ord", [KnownWords("”Öppet.”", "Plan"), KnownWords("”Tyst.”", "Enskilt", True)]
    )
    picks.show()
    assert "”Tyst.”" not in _words(picks)
    press(picks, "show-apart")
    assert "”Tyst.”" in _words(picks)
    assert picks.picked() == ()
    found(picks, CheckBox, "known-1").setChecked(True)
    assert picks.picked() == ("”Tyst.”",)
    assert unnamed(picks) == []


def test_an_oro_is_printed_by_itself_and_a_sip_under_skriv_ut(
    session: Session, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    case = stories.a_running_case(session)
    oro, sip = an_oro_handed(session, case.id), a_ready(session, case.id, "sip")
    page = open_page(ReferralsPage, oro.id, case=case)
    shown: list[BackgroundSheet] = []

    def show(sheet: BackgroundSheet) -> int:
        shown.append(sheet)
        return 0

    monkeypatch.setattr(BackgroundSheet, "exec", show)
    monkeypatch.setattr(BackgroundSheet, "deleteLater", lambda _: None)
    press(page, "referral-print")
    (sheet,) = shown
    assert sheet.print.isEnabled()
    press(page, f"open-{sip.id}")
    with qtbot.waitSignal(page.went) as went:
        press(page, "referral-print")
    assert went.args == [Place("prints", case.id, f"underlag:{sip.id}")]


def test_a_goal_of_the_plan_tells_of_the_sip_that_is_about_it(
    session: Session, open_page: OpenPage, qtbot: QtBot
) -> None:
    case = a_planned_case(session)
    with standing_on(session, DAY):
        draft = writing.begin_referral(session, case.id, "sip")
        (goal,) = goals_to_link(session, draft)
        sheet = ReferralSheet(open_page(ReferralsPage, case=case), session, draft)
        sheet.show()
        found(sheet, CheckBox, f"goal-{goal.lineage}").setChecked(True)
        found(sheet, PlainText, "what").set_text("Två verksamheter behövs.")
        sheet.reject()
        ready = a_ready(session, case.id, "sip", ground="familjen_sjalv")
        assert ready.goals == goal.lineage
        handing.hand_over(session, ready.id)
    record = open_page(ReferralsPage, ready.id, case=case)
    assert goal.wording in _words(record)
    page = open_page(PlanPage, case=case)
    assert "Vidare stöd: SIP" in _words(page)
    with qtbot.waitSignal(page.went) as went:
        press(page, f"open-support:{ready.id}")
    assert went.args == [Place("referrals", case.id, ready.id)]
