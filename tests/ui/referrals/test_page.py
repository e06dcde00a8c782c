"""Vidare stöd in a window: begun with one key, kept as it is typed, signed; unnamed where others may see."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.referrals import beside, writing
from desktop.session.session import Session
from tests import stories
from tests.builders import DAY
from tests.desktop.referrals.handing_over import a_ready, an_oro_handed
from tests.ui.finding import found, press
from tests.ui.layout import cut_texts, unnamed
from tests.ui.opening import OpenPage
from ui.referrals.page import ReferralsPage
from ui.referrals.record import RecordCard
from ui.referrals.sheet import ReferralSheet
from ui.widgets.input.plain_text import PlainText


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
