"""The look: every pair of colours in use can be read, and scheme and zoom reach everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QScrollBar, QStyle, QWidget
from pytestqt.qtbot import QtBot

from ui.look.icons import icon, names, outline
from ui.look.metrics import column, width
from ui.look.theme import Scheme, color, font, px, theme
from ui.look.tokens import EMBLEM_COLOURS, TOKENS, TONES, ZOOMS, contrast

GROUNDS = ("bg", "surface", "sunken", "hover", "selected")
TEXTS = ("text", "text2", "text3", "link", *TONES)
PARTS = ("border_strong", "focus", "primary")
NOTICES = ("ok", "warn", "danger", "info", "private", "neutral")


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_colour_can_be_read_on_every_ground(scheme: Scheme, text: str) -> None:
    tokens = TOKENS[scheme]
    assert min(contrast(tokens[text], tokens[ground]) for ground in GROUNDS) >= 4.5


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("part", PARTS)
def test_every_edge_and_mark_can_be_seen_on_every_ground(scheme: Scheme, part: str) -> None:
    tokens = TOKENS[scheme]
    assert min(contrast(tokens[part], tokens[ground]) for ground in GROUNDS) >= 3.0


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("tone", TONES)
def test_a_tone_and_plain_text_can_be_read_on_the_tones_own_ground(scheme: Scheme, tone: str) -> None:
    tokens = TOKENS[scheme]
    ground = tokens[f"{tone}_bg"]
    assert contrast(tokens[tone], ground) >= 4.5
    if tone in NOTICES:
        assert contrast(tokens["text"], ground) >= 4.5
        assert contrast(tokens["text2"], ground) >= 4.5
        assert contrast(tokens["focus"], ground) >= 3.0


@pytest.mark.parametrize("scheme", list(Scheme))
def test_words_on_filled_buttons_and_in_fields_can_be_read(scheme: Scheme) -> None:
    tokens = TOKENS[scheme]
    pairs = [("on_primary", fill) for fill in ("primary", "primary_hover", "primary_pressed")]
    pairs += [("on_danger", "danger_fill"), ("text", "field"), ("text3", "field")]
    assert min(contrast(tokens[text], tokens[ground]) for text, ground in pairs) >= 4.5
    assert contrast(tokens["att_present"], tokens["surface"]) >= 3.0
    assert contrast(tokens["att_unexcused"], tokens["surface"]) >= 3.0


def test_white_initials_can_be_read_on_all_eight_emblems() -> None:
    assert len(set(EMBLEM_COLOURS)) == 8
    assert min(contrast("#FFFFFF", colour) for colour in EMBLEM_COLOURS) >= 4.5


def test_the_schemes_name_the_same_tokens() -> None:
    assert TOKENS[Scheme.LIGHT].keys() == TOKENS[Scheme.DARK].keys() == TOKENS[Scheme.HIGH].keys()


def test_black_on_white_is_twenty_one_and_grey_on_itself_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#808080", "#808080") == 1


@pytest.mark.parametrize("scheme", list(Scheme))
def test_choosing_a_scheme_changes_palette_qss_and_painting(scheme: Scheme, dressed: QApplication) -> None:
    heard: list[Scheme] = []
    theme.changed.connect(lambda: heard.append(theme.scheme))
    theme.choose(scheme)
    assert heard[-1] is scheme
    assert color("text") == QColor(TOKENS[scheme]["text"])
    assert dressed.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(TOKENS[scheme]["text3"])
    assert TOKENS[scheme]["primary_pressed"] in dressed.styleSheet()


def test_zoom_reaches_lengths_layouts_and_text(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lines = column(page, gap=12, margins=(24, 16, 24, 16))
    held = width(QPushButton("Ny elev"), 200, 200)
    lines.addWidget(held)
    page.show()
    before = held.fontMetrics().height()
    theme.zoom_to(200)
    assert px(12) == 24
    assert (lines.spacing(), lines.contentsMargins().left(), held.width()) == (24, 48, 400)
    assert held.fontMetrics().height() > before * 1.7


def test_zoom_climbs_its_ladder_and_stops_at_the_ends() -> None:
    seen = []
    theme.zoom_to(10)
    for _ in range(12):
        seen.append(theme.zoom)
        theme.zoom_by(1)
    assert tuple(dict.fromkeys(seen)) == ZOOMS
    theme.zoom_to(999)
    assert theme.zoom == 200


def test_semibold_is_a_weight_of_its_own() -> None:
    widths = []
    for weight in (400, 600):
        letters = font(14, weight)
        letters.setPixelSize(100)
        widths.append(QFontMetricsF(letters).horizontalAdvance("Handlingsplanen gäller"))
    assert widths[1] > widths[0] * 1.02


def test_digits_in_columns_have_one_width() -> None:
    metrics = QFontMetricsF(font(20, tabular=True))
    assert len({metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1


def test_every_icon_has_a_shape_inside_its_square() -> None:
    for name in names():
        box = outline(name).boundingRect()
        assert box.width() > 40, name
        assert box.left() > -20, name
        assert box.right() < 276, name
        assert box.top() > -20, name
        assert box.bottom() < 276, name


def test_an_icon_is_drawn_in_the_colour_of_the_scheme_at_any_scale() -> None:
    lock = icon("lock-outline", "text")
    for scheme in Scheme:
        theme.choose(scheme)
        picture = lock.pixmap(QSize(18, 18), 2.0).toImage()
        assert picture.width() == 36
        shades = {
            QColor(picture.pixelColor(x, y)).name()
            for x in range(36)
            for y in range(36)
            if picture.pixelColor(x, y).alpha() == 255
        }
        assert color("text").name() in shades


def test_a_disabled_icon_is_drawn_as_off() -> None:
    off = icon("lock-outline", "text").pixmap(QSize(36, 36), QIcon.Mode.Disabled).toImage()
    shades = {
        off.pixelColor(x, y).name()
        for x in range(36)
        for y in range(36)
        if off.pixelColor(x, y).alpha() > 250
    }
    assert shades == {color("disabled").name()}


def test_nothing_moves(qtbot: QtBot, dressed: QApplication) -> None:
    for widget in (QPushButton(), QScrollBar(), QProgressBar()):
        qtbot.addWidget(widget)
        duration = QStyle.StyleHint.SH_Widget_Animation_Duration
        assert widget.style().styleHint(duration, None, widget) == 0
    assert not dressed.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    assert not dressed.isEffectEnabled(Qt.UIEffect.UI_AnimateCombo)


def test_arabic_and_ethiopic_letters_come_from_our_own_fonts() -> None:
    theme.know_scripts()
    assert font(14).families() == ["Noto Sans", "Noto Naskh Arabic", "Noto Sans Ethiopic"]
    for words in ("مدرسة", "ትምህርቲ"):
        assert QFontMetricsF(font(20)).horizontalAdvance(words) > 20
    assert {"Noto Naskh Arabic", "Noto Sans Ethiopic"} <= set(QFontDatabase.families())
