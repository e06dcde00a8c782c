"""The fields of a referral, in two columns: what it is about, and to whom on which ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records import Referral
from db.records.states import CHILD_KNOWS, FAMILY_KNOWS, REFERRAL_CHANNELS, REFERRAL_GROUNDS
from desktop.content import lists
from desktop.referrals import words
from desktop.referrals.known import known
from desktop.referrals.linked import goals_to_link
from desktop.session.session import Session
from ui.look.metrics import column
from ui.referrals.goal_choice import GoalChoice
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.shown import show_if
from ui.widgets.input.buttons import Button
from ui.widgets.input.choices import ChoiceList
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.date_words import read_time
from ui.widgets.input.field import Field
from ui.widgets.input.form_values import on_edited
from ui.widgets.input.line import LineEdit
from ui.widgets.input.plain_text import PlainText
from ui.widgets.input.segments import Segments
from ui.widgets.show.text import label

_LINES = {"what": 4, "did": 3, "invited": 3}
_ONE_LINE = frozenset({"who_said", "question", "reach", "siblings"})
Control = LineEdit | PlainText | DateField | TimeField | Combo | Segments | ChoiceList | GoalChoice


class ReferralFields(QWidget):
    """Shows a draft and gives back what stands in it. `fields` are by the names of the record."""

    changed = Signal()
    fetch_asked = Signal(str)  # the text to pick for, out of what the case holds

    def __init__(self, session: Session, referral: Referral) -> None:
        super().__init__()
        self._session, self._kind, self._referral = session, referral.kind, referral
        self.fields: dict[str, Field[Any]] = {}
        self.verdict = label("", "small", wrap=True)
        left, right = QWidget(), QWidget()
        self._fill_left(left)
        self._fill_right(right)
        column(self, gap=0).addWidget(Columns([(left, 1, 380), (right, 1, 380)], gap=24))
        self.show_referral(referral)
        goals = self.fields.get("goals")
        if goals is not None:
            goals.control.chosen.connect(self._on_edited)
        on_edited({name: field.control for name, field in self.fields.items()}, self._on_edited)
        self._arrange()

    def values(self) -> dict[str, Any]:
        """Return what stands in every field. Raises `NotUnderstoodError` for a day or time that cannot be read."""
        return {name: _value(field.control) for name, field in self.fields.items()}

    def some(self, names: Iterable[str]) -> dict[str, Any]:
        """Return what stands in these."""
        return {name: _value(self.fields[name].control) for name in names}

    def show_referral(self, referral: Referral) -> None:
        """Show what is stored."""
        for name, field in self.fields.items():
            _show(field.control, getattr(referral, name))

    def tell(self, lacks: Mapping[str, str]) -> None:
        """Say under each field what lacks there, and put the keyboard in the first."""
        for name, field in self.fields.items():
            field.set_error(lacks.get(name, ""))
        first = next((one for one in self.fields if one in lacks), None)
        if first is not None:
            self.fields[first].control.setFocus()

    def tell_cover(self, text: str, tone: str) -> None:
        """Say whether the consent covers what is to be given."""
        self.verdict.setText(text)
        self.verdict.setProperty("tone", tone)
        show_if(bool(text), self.verdict)

    def _add(self, name: str, text: str, control: Control, *, optional: bool = False) -> Field[Any]:
        control.setObjectName(name.replace("_", "-"))
        field: Field[Any] = Field(text, control, optional=optional)
        self.fields[name] = field
        return field

    def _fill_left(self, host: QWidget) -> None:
        whole = column(host, gap=10)
        is_oro = self._kind == "oro"
        if self._kind == "annan":
            whole.addWidget(self._add("title", self.tr("Vad är det?"), LineEdit()))
        for name, text in words.asked(self._kind).items():
            control = LineEdit() if name in _ONE_LINE else PlainText(lines=_LINES.get(name, 2))
            whole.addWidget(self._text(name, text, control))
            if name == "what" and is_oro:
                whole.addWidget(
                    Columns(
                        [
                            (
                                self._add("seen_on", self.tr("Dag"), DateField(self._session.today, "note")),
                                3,
                                150,
                            ),
                            (self._add("seen_time", self.tr("Tid"), TimeField(), optional=True), 2, 90),
                        ]
                    )
                )
                whole.addWidget(self._add("seen_place", self.tr("Plats"), LineEdit(), optional=True))
        if self._knows_left():
            for part in self._who_knows():
                whole.addWidget(part)
        whole.addStretch(1)

    def _knows_left(self) -> bool:
        """Say whether who knows stands at the left: categories make the right long, and its texts a SIP's left."""
        return self._kind not in ("oro", "sip")

    def _text(self, name: str, text: str, control: LineEdit | PlainText) -> Field[Any]:
        """Return a text to write, with the way to what the case holds for it where there is something."""
        is_needed = name == "what" or (name == "did" and self._kind == "oro")
        field = self._add(name, text, control, optional=not is_needed)
        helps = {
            "did": self.tr("En rad för var och en, så här: Vårdcentralen: bedömer magen; före jul"),
            "invited": self.tr("En rad för var och en, så här: Maria Sand, BUP Norr"),
            "leave_out": self.tr("Står bara på ditt eget underlag."),
        }
        if self._kind != "oro":
            field.set_help(helps.get(name, ""))
        if known(self._session, self._referral, name):
            fetch = Button(self.tr("Hämta ur ärendet"), "link", "tray", small=True)
            fetch.setObjectName(f"fetch-{name}".replace("_", "-"))
            fetch.setAccessibleName(self.tr("Hämta ur ärendet: {0}").format(words.read_as(text)))
            fetch.clicked.connect(lambda _=False, name=name: self.fetch_asked.emit(name))
            field.add_act(fetch)
        return field

    def asked(self, name: str) -> str:
        """Return what a text is called."""
        return words.read_as(words.asked(self._kind)[name])

    def put(self, name: str, picked: Sequence[str]) -> None:
        """Put words after what stands in a text, each on a line of its own where there are lines."""
        control = self.fields[name].control
        said = [*([control.text().rstrip()] if control.text().strip() else []), *picked]
        if isinstance(control, PlainText):
            control.set_text("\n".join(said))
        else:
            control.setText(" ".join(" ".join(one.split()) for one in said))
        control.setFocus()

    def _fill_right(self, host: QWidget) -> None:
        whole = column(host, gap=10)
        knows = [] if self._knows_left() else self._who_knows()
        for part in (*self._why(), *self._about(), *self._to_whom(), *knows, *self._what_next()):
            whole.addWidget(part)
        whole.addStretch(1)

    def _to_whom(self) -> list[QWidget]:
        today = self._session.today
        to, how = Combo(), Combo()
        parties = [one for one in lists().items("part") if not one.extra.get("dold")]
        to.fill([(self.tr("Välj"), ""), *((one.label, one.code) for one in parties)])
        offered = [one for one in REFERRAL_CHANNELS if one != "epost" or self._kind != "oro"]
        how.fill([(words.CHANNEL_WORDS[one], one) for one in offered])
        return [
            self._add("to_code", self.tr("Till vem"), to),
            self._add("to_unit", self.tr("Enhet"), LineEdit(), optional=True),
            self._add("to_person", self.tr("Vem tog emot"), LineEdit(), optional=True),
            Columns(
                [
                    (self._add("given_on", self.tr("Lämnat, dag"), DateField(today, "note")), 3, 150),
                    (self._add("given_time", self.tr("Klockan"), TimeField()), 2, 90),
                ]
            ),
            self._add("channel", self.tr("Hur"), how),
            self._add("written", self.tr("Skriftligt, när och hur"), LineEdit(), optional=True),
            self._add("consulted", self.tr("Rådgjort med"), LineEdit(), optional=True),
        ]

    def _why(self) -> list[QWidget]:
        ground = Combo()
        offered = [one for one in REFERRAL_GROUNDS if one != "anmalningsplikt" or self._kind == "oro"]
        ground.fill([(words.GROUND_WORDS[one], one) for one in offered])
        about = self.tr("Vad uppgifterna handlar om")
        kinds = [(one.code, one.label) for one in lists().items("kategori")]
        return [
            self._add("ground", self.tr("Grund"), ground),
            self._add("categories", about, ChoiceList(about, kinds)),
            self._add("decided_by", self.tr("Vem har beslutat"), LineEdit()),
            self._add("decided_on", self.tr("Beslutat, dag"), DateField(self._session.today, "note")),
            self._add("decided_words", self.tr("Beslutet, med ord"), LineEdit()),
            self.verdict,
        ]

    def _about(self) -> list[QWidget]:
        """Return the goals it may be about; nothing where the plan has none, or the kind is about none."""
        goals = goals_to_link(self._session, self._referral)
        if not goals:
            return []
        return [self._add("goals", self.tr("Gäller mål i planen"), GoalChoice(goals), optional=True)]

    def _who_knows(self) -> list[QWidget]:
        text = self.tr("Vet vårdnadshavarna?")
        knows = Segments(
            [(one, words.FAMILY_WORDS[one]) for one in FAMILY_KNOWS if one],
            text,
            begins_empty=True,
            tight=True,
        )
        child = self.tr("Vet barnet?")
        told = Segments(
            [(one, words.CHILD_WORDS[one]) for one in CHILD_KNOWS if one], child, begins_empty=True
        )
        why = self._add("family_why", self.tr("De vet inte, därför att"), LineEdit())
        self.ready = Button(self.tr("Misstanke om våld, sexuella övergrepp eller heder"), "link", small=True)
        self.ready.setObjectName("ready-reason")
        self.ready.clicked.connect(lambda: why.control.setText(self.ready.accessibleName()))
        why.add_act(self.ready)
        return [
            self._add("family_knows", text, knows, optional=self._kind != "oro"),
            why,
            self._add("child_knows", child, told, optional=True),
            self._add("child_how", self.tr("Hur, eller varför inte"), LineEdit(), optional=True),
        ]

    def _what_next(self) -> list[QWidget]:
        day = DateField(self._session.today, "follow_up")
        ask = self._add("follow_on", self.tr("Fråga om återkoppling"), day)
        ask.set_help(self.tr("Läggs på I dag utan namn."))
        return [
            ask,
            self._add("not_watched", self.tr("Bevakas inte, därför att"), LineEdit(), optional=True),
        ]

    def _on_edited(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        """Ask only for what the chosen ground and answer call for."""
        ground = self.fields["ground"].control.data()
        show_if(ground in ("samtycke", "annan"), self.fields["categories"])
        for name in ("decided_by", "decided_on", "decided_words"):
            show_if(ground == "annan", self.fields[name])
        show_if(self.fields["family_knows"].control.key() == "vet_inte", self.fields["family_why"])


def _value(control: Control) -> Any:
    if isinstance(control, DateField):
        return control.date()
    if isinstance(control, TimeField):
        at = control.time()
        return f"{at:%H:%M}" if at is not None else ""
    if isinstance(control, Combo):
        return control.data() or ""
    if isinstance(control, Segments):
        return control.key()
    return " ".join(control.keys()) if isinstance(control, ChoiceList | GoalChoice) else control.text()


def _show(control: Control, value: Any) -> None:
    if isinstance(control, DateField):
        control.set_date(value)
    elif isinstance(control, TimeField):
        control.set_time(read_time(value.replace(":", ".")) if value else None)
    elif isinstance(control, Combo | Segments):
        control.choose(value)
    elif isinstance(control, ChoiceList | GoalChoice):
        control.set_keys(value.split())
    elif isinstance(control, PlainText):
        control.set_text(value)
    else:
        control.setText(value)
