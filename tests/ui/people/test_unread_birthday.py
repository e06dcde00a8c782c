"""A new pupil's birthday that cannot be read: said, kept, and in nobody's way."""

from __future__ import annotations

from desktop.drafts import drafts
from desktop.vault.open_session import OpenSession
from tests.ui.opening import OpenPage
from tests.ui.people.test_pupils import dialog_of
from ui.people.pupil.pupils_page import PupilsPage


def test_a_birthday_that_cannot_be_read_stops_the_new_pupil_and_is_kept(
    session: OpenSession, open_page: OpenPage
) -> None:
    page = open_page(PupilsPage)
    dialog = dialog_of(page)
    form = dialog.form
    form.pupil.first.setText("Signe")
    form.pupil.last.setText("Ek")
    form.pupil.born.line.insert("14 Julius")
    assert not form.is_fit()
    assert "14/6 2013" in form.pupil.fields["birth_date"].error()
    assert not form.show_alike(), "the names are compared all the same"
    form.autosave.touch()
    form.autosave.flush()
    assert form.autosave.is_waiting
    assert drafts.kept(session, drafts.NEW_PUPIL)["pupil"]["birth_date"] == "14 Julius"
    form.pupil.born.show_unread("130614")
    assert str(form.registration().pupil.birth_date) == "2013-06-14"
    form.autosave.flush()
    assert not form.autosave.is_waiting
