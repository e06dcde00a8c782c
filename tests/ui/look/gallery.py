"""Every component once, with invented content, for pictures and for the layout tests."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from tests.ui.look.gallery_words import LEVELS, PUPILS, STEPS
from ui.look.metrics import column, row
from ui.widgets.frame.card import Card
from ui.widgets.frame.columns import Columns
from ui.widgets.frame.flow import Flow
from ui.widgets.frame.head import PageHead
from ui.widgets.frame.scroll import scrolled
from ui.widgets.input.buttons import Button, IconButton
from ui.widgets.input.choices import ChoiceList
from ui.widgets.input.combo import Combo
from ui.widgets.input.date_field import DateField, TimeField
from ui.widgets.input.field import Field
from ui.widgets.input.line import LineEdit
from ui.widgets.input.pills import Pills
from ui.widgets.input.plain_text import PlainText
from ui.widgets.input.scale import ScaleInput, YesNoInput
from ui.widgets.input.search_box import SearchBox
from ui.widgets.input.segments import Segments
from ui.widgets.show.attendance import AttendanceStrip, Week
from ui.widgets.show.banner import Banner
from ui.widgets.show.chip import Chip
from ui.widgets.show.chip_kinds import (
    CONSENT,
    NOTE,
    consent_state,
    note_chip,
    private_chip,
)
from ui.widgets.show.comparison_row import ComparisonRow, ShownAnswer
from ui.widgets.show.emblem import Emblem, Look
from ui.widgets.show.empty import EmptyState
from ui.widgets.show.informant_mark import InformantMark, InformantShape
from ui.widgets.show.ladder import GoalLadder
from ui.widgets.show.quote import Quote
from ui.widgets.show.row_model import Column
from ui.widgets.show.rows import FactRow
from ui.widgets.show.saved import SavedLabel
from ui.widgets.show.stepper import Stepper
from ui.widgets.show.table import Table
from ui.widgets.show.text import hairline, label


def page(*parts: QWidget) -> QWidget:
    """Return a scrolling page with the parts under each other."""
    inside = QWidget()
    lines = column(inside, gap=12, margins=(24, 16, 24, 16))
    for part in parts:
        lines.addWidget(part)
    lines.addStretch(1)
    outside = QWidget()
    outside.setObjectName("window")
    column(outside).addWidget(scrolled(inside))
    return outside


def overview() -> QWidget:
    """Return something like the overview of a case."""
    head = PageHead("Amina Warsame", "7B, Björkbacka skola · mentor Peter Ek · tolk somaliska vid möten")
    head.set_emblem(Emblem("AW", Look(0, 0), 44))
    head.add_fact("kallas Mina · 13 år")
    head.add_act(Button("Oro", icon="hand-palm"))
    head.add_act(Button("Familjeläge", icon="presentation"))
    head.set_primary(Button("Ny anteckning", "primary", "note-pencil"))
    goals = Card("Mål i planen", "Öppna planen")
    goals.body.addWidget(Quote("Jag vill kunna vara i skolan utan att magen gör ont.", "Amina, 14 okt"))
    goals.body.addWidget(FactRow("Ritar varje dag, litar på Lisa i biblioteket", icon="plus-circle"))
    for place, words in enumerate(
        ("Jag är på plats till första lektionen", "Jag somnar före elva på skolkvällar")
    ):
        goals.body.addWidget(hairline())
        goals.body.addWidget(label(words, "h3"))
        goals.body.addWidget(GoalLadder(1 - place))
        goals.body.addWidget(FactRow("Nu: två dagar i veckan", "15 dec"))
    goals.body.addStretch(1)
    strip = AttendanceStrip()
    weeks = [Week(str(36 + place), 35 + 3 * place, 20, 45 - 3 * place, place == 8) for place in range(12)]
    strip.show_weeks(weeks, 6)
    seen = Card("Närvaro", number="skolveckor 36–47")
    seen.body.addWidget(label("Före planen 41 % (30 skoldagar), efter 58 % (25 skoldagar)."))
    seen.body.addWidget(strip)
    seen.body.addStretch(1)
    side = Card("Samtycke")
    side.add_head(Chip(*consent_state("partial")))
    side.body.addWidget(label("Abdi Nur har inte skrivit på. Dela inte med skolan ännu.", "small", "text"))
    side.body.addWidget(FactRow("Hodan Warsame, 9 sep", icon="check"))
    side.body.addStretch(1)
    return page(head, Stepper(STEPS), Columns([(goals, 384, 300), (seen, 406, 320), (side, 292, 260)]))


def answers() -> QWidget:
    """Return the inputs of a conversation."""
    scale = ScaleInput("Det går att prata om svåra saker hemma.", LEVELS)
    scale.setObjectName("scale")
    scale.set_value(2)
    card = Card()
    card.body.addWidget(label("Det går att prata om svåra saker hemma.", "question"))
    card.body.addWidget(scale)
    card.body.addWidget(Field("Med egna ord", PlainText(1)))
    more = Card("Ja eller nej, och flerval")
    yes = YesNoInput("Har du någon att äta lunch med?")
    more.body.addWidget(yes)
    parts = [("a", "Buss"), ("b", "Cykel"), ("c", "Någon kör mig"), ("d", "Går"), ("e", "Taxi")]
    more.body.addWidget(ChoiceList("Hur tar du dig till skolan?", parts, 3))
    banner = Banner()
    banner.say(
        "warn",
        "Dela inte ännu.",
        "Hodan har skrivit på. Abdi är också vårdnadshavare.",
        "Gäller ändå",
        "circle-half",
    )
    return page(banner, card, more)


def fields() -> QWidget:
    """Return fields, buttons, chips."""
    head = PageHead("Fält och knappar", "Allt som går att trycka på och skriva i.")
    head.add_act(Segments([("day", "Dag"), ("week", "Vecka")], "Visa"))
    head.set_primary(Button("Signera och lås", "primary", "lock-outline"))
    chips = QWidget()
    flow = Flow(chips)
    for state in CONSENT:
        flow.addWidget(Chip(*consent_state(state)))
    for shown in NOTE:
        flow.addWidget(note_chip(shown))
    flow.addWidget(private_chip())
    flow.addWidget(Chip("Prövas", "info"))
    card = Card("Ny anteckning", "Fraser")
    kind = Combo()
    kind.fill([("Telefonsamtal", "phone"), ("Hembesök", "home")])
    line = row(gap=12)
    wrong = Field("Datum", DateField(date.today, "meeting"), "Som 24/11 eller i morgon")
    line.addWidget(Field("Slag", kind))
    line.addWidget(wrong)
    line.addWidget(Field("Tid", TimeField(), optional=True))
    line.addWidget(Field("Vilka var med", LineEdit("Hodan Warsame, Karin Lund")), 1)
    wrong.set_error("Datumet går inte att läsa. Skriv till exempel 24/11.")
    card.body.addLayout(line)
    text = PlainText(3)
    text.set_text("Hodan ringer och berättar att Amina gick till skolan själv i morse.")
    card.body.addWidget(Field("Anteckning", text))
    buttons = QWidget()
    acts = Flow(buttons)
    for kind_ in ("quiet", "danger", "link", "bare"):
        acts.addWidget(Button(f"Knapp {kind_}", kind_, "printer"))
    acts.addWidget(Button("Liten", small=True, icon="eye"))
    acts.addWidget(Button("Nästa fråga", "primary", "arrow-right", at_end=True))
    acts.addWidget(IconButton("x", "Stäng"))
    card.body.addWidget(buttons)
    saved = SavedLabel()
    saved.failed("Disken är full. Texten finns kvar här, men är inte sparad.")
    card.body.addWidget(saved)
    empty = Card(flush=True)
    empty.body.addWidget(EmptyState("Ingen anteckning än. Ett par rader räcker.", "Ny anteckning"))
    return page(head, chips, card, empty)


def table() -> Table:
    """Return a table of pupils."""
    made = Table(
        [
            Column("Elev", lambda one: one[2], "emblem", lambda one: (one[0], one[1]), stretch=True),
            Column("Klass", lambda one: one[3]),
            Column("Skola", lambda one: one[4]),
            Column("Steg", lambda one: one[6], "steps", lambda one: (one[5], 8)),
            Column(
                "Samtycke", lambda one: consent_state(one[7])[0], "chip", lambda one: consent_state(one[7])
            ),
            Column("Nästa", lambda one: one[8]),
            Column("Att se till", lambda one: one[9], tone=lambda one: "danger" if "sen" in one[9] else None),
        ],
        "Elever",
    )
    made.set_rows(PUPILS)
    made.select(lambda one: one[2].startswith("Amina"))
    return made


def lists() -> QWidget:
    """Return a page with a table, as the list of pupils."""
    head = PageHead("Elever")
    head.add_act(SearchBox("Namn, klass eller nummer"))
    head.set_primary(Button("Ny elev", "primary", "user-plus"))
    pills = Pills(
        [("all", "Alla öppna", 12), ("plan", "Utan plan", 4), ("quiet", "Ingen kontakt", 2)], "Urval"
    )
    card = Card(flush=True)
    card.body.addWidget(table())
    outside = QWidget()
    outside.setObjectName("window")
    lines = column(outside, gap=12, margins=(24, 16, 24, 16))
    lines.addWidget(head)
    lines.addWidget(pills)
    lines.addWidget(card, 1)
    return outside


def informants() -> QWidget:
    """Return three informants on two questions."""
    child, mother, father, school = (
        InformantShape("elev"),
        InformantShape("vh", 1),
        InformantShape("vh", 2),
        InformantShape("skola"),
    )
    card = Card("Vi ser olika på detta", number="2 frågor", flush=True)
    words = ("inte alls", "lite", "ganska bra", "helt")
    card.body.addWidget(hairline())
    first = [
        ShownAnswer(child, "Amina", 3, "helt"),
        ShownAnswer(mother, "Hodan", 0, "inte alls"),
        ShownAnswer(father, "Abdi", 1, "lite"),
        ShownAnswer(school, "Skolan", 2, "ganska bra"),
    ]
    card.body.addWidget(
        ComparisonRow("Det finns en vuxen i skolan som jag litar på", words, first, "Amina: ”Lisa.”")
    )
    card.body.addWidget(hairline())
    second = [
        ShownAnswer(child, "Amina", 3, "helt"),
        ShownAnswer(mother, "Hodan", 3, "helt"),
        ShownAnswer(InformantShape("vh", 3), "Sahra", None, "vet inte"),
        ShownAnswer(school, "Skolan", 1, "lite"),
    ]
    card.body.addWidget(ComparisonRow("Jag är orolig eller rädd inför skolan", words, second))
    legend = QWidget()
    flow = Flow(legend, gap=12)
    for shape, name in ((child, "Amina"), (mother, "Hodan"), (father, "Abdi"), (school, "Skolan")):
        flow.addWidget(InformantMark(shape))
        flow.addWidget(label(name, "strong", wrap=False))
    return page(PageHead("Tre röster", "Ingen har fel, ni ser olika saker."), legend, card)


PAGES = {"overview": overview, "answers": answers, "fields": fields, "lists": lists, "informants": informants}
