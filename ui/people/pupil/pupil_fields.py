"""The fields about a pupil: names, number, birth date, sex for statistics, language."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot

from db.records import Pupil
from db.records.states import IDENTITY_KINDS, LEGAL_SEXES, one_of
from desktop.cases.intake import doubt_in_words
from desktop.people import identity
from desktop.session.session import Session
from ui.people.choices import number_kinds, sexes
from ui.people.fields import FieldGroup, combo
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText
from ui.widgets.paint.marks import CheckBox


class PupilFields(FieldGroup):
    """The number is read while it is typed: its kind and the birth date follow from it, and may be changed."""

    def __init__(self, session: Session, *, is_short: bool = False) -> None:
        super().__init__()
        self._session = session
        self.first, self.last, self.calling = LineEdit(), LineEdit(), LineEdit()
        self.kind: Combo = combo(number_kinds())
        self.number = LineEdit("", "20130103-2387")
        self.born = DateField(session.today, "pupil_birth")
        self.sex: Combo = combo(sexes())
        self.language = LineEdit()
        self.pronoun, self.phone, self.note = LineEdit(), LineEdit(), LineEdit()
        self.address, self.more = PlainText(lines=1, compact=True), PlainText(lines=2, compact=True)
        self._build(is_short=is_short)
        self.number.textChanged.connect(self._on_number)
        self.show_pupil(Pupil(first_names="", last_name=""))

    def show_pupil(self, pupil: Pupil) -> None:
        """Show what is known."""
        self.first.setText(pupil.first_names)
        self.last.setText(pupil.last_name)
        self.calling.setText(pupil.calling_name)
        self.pronoun.setText(pupil.pronoun)
        self.number.setText(identity.formatted(pupil.identity_number))
        self.kind.choose(pupil.identity_kind if pupil.identity_number else "personnummer")
        self.born.set_date(pupil.birth_date)
        self.sex.choose(pupil.legal_sex)
        self.language.setText(pupil.language)
        self.interpreter.setChecked(pupil.needs_interpreter)
        self.note.setText(pupil.interpreter_note)
        self.phone.setText(pupil.phone)
        self.address.set_text(pupil.address)
        self.more.set_text(pupil.note)

    def pupil(self, old: Pupil, *, as_far_as_read: bool = False) -> Pupil:
        """Return `old` with what is written now.

        Raises `NotUnderstoodError` for a birthday that cannot be read, unless it is only to be compared.
        """
        is_left = as_far_as_read and self.born.is_wrong()
        read = identity.read(self.number.text(), self._session.today())
        kind = one_of(IDENTITY_KINDS, self.kind.data()) if read.number else "saknas"
        return replace(
            old,
            first_names=self.first.text(),
            last_name=self.last.text(),
            calling_name=self.calling.text(),
            pronoun=self.pronoun.text(),
            identity_kind=kind,
            identity_number="" if kind == "saknas" else read.number,
            birth_date=old.birth_date if is_left else self.born.date(),
            legal_sex=one_of(LEGAL_SEXES, self.sex.data()),
            language=self.language.text(),
            needs_interpreter=self.interpreter.isChecked(),
            interpreter_note=self.note.text(),
            phone=self.phone.text(),
            address=self.address.text(),
            note=self.more.text(),
        )

    def is_fit(self) -> bool:
        """Show what cannot be read, and return whether everything can."""
        return self.days_are_fit()

    def _build(self, *, is_short: bool) -> None:
        self.add("first_names", self.tr("Förnamn"), self.first)
        self.add("last_name", self.tr("Efternamn"), self.last)
        self.add("calling_name", self.tr("Vill bli kallad"), self.calling, optional=True)
        if not is_short:
            self.add("pronoun", self.tr("Pronomen"), self.pronoun, optional=True)
        else:
            self.add("language", self.tr("Språk hemma"), self.language, optional=True)
        self.add("identity_number", self.tr("Nummer"), self.number, optional=True)
        self.add("identity_kind", self.tr("Slags nummer"), self.kind)
        self.add("birth_date", self.tr("Födelsedag"), self.born, optional=True)
        self.add("legal_sex", self.tr("Juridiskt kön, bara för statistik"), self.sex)
        self.interpreter: CheckBox = self.add_box("needs_interpreter", self.tr("Behöver tolk"))
        if not is_short:
            self.add("language", self.tr("Språk hemma"), self.language, optional=True)
            self.add("interpreter_note", self.tr("Om tolken"), self.note, optional=True)
            self.add("phone", self.tr("Telefon"), self.phone, optional=True)
            self.add("address", self.tr("Adress"), self.address, optional=True, is_wide=True)
            self.add("note", self.tr("Bra att veta"), self.more, optional=True, is_wide=True)
        self.arrange()

    @Slot()
    def _on_number(self) -> None:
        """Say what to look at again, and take kind and birth date from a number that can be read."""
        text = self.number.text()
        read = identity.read(text, self._session.today())
        is_half = read.doubt == "length" and len(text.strip()) < 10
        field = self.fields["identity_number"]
        field.set_help("" if is_half else doubt_in_words(read))
        if read.number and not is_half:
            self.kind.choose(read.kind)
            if read.birth_date is not None and not read.doubt:
                self.born.put(read.birth_date)
