"""The colours of the program: three tables, one name a use.

`bg` window, `surface` cards, `sunken` sidebar, `field` inputs, `border` hairlines, `border_strong` edges of
controls. Informants are `elev`, `vh` (guardians) and `skola`. A test recomputes the contrast of every pair in use.
"""

from __future__ import annotations

from enum import StrEnum


class Scheme(StrEnum):
    """One of the three looks."""

    LIGHT = "light"
    DARK = "dark"
    HIGH = "high"


# fmt: off
_TABLE = """
bg              #F5F4F0 #1A1D1E #000000
surface         #FFFFFF #232728 #000000
sunken          #ECEAE4 #141718 #000000
hover           #EFEDE7 #2B3031 #262626
selected        #DAEAE6 #1F3F3B #003B73
field           #FFFFFF #1D2122 #000000
border          #DBD7CE #3A4041 #FFFFFF
border_strong   #837D71 #838B8A #FFFFFF
scrim           #4B4F50 #0C0E0F #000000
text            #1F2629 #ECEAE5 #FFFFFF
text2           #485054 #C3C6C2 #FFFFFF
text3           #5E6466 #A3A9A7 #E6E6E6
disabled        #8A8D8B #757B7A #9B9B9B
link            #12564F #88D2C7 #8FD3FF
primary         #17605A #6FC3B7 #FFE100
primary_hover   #114D48 #8AD2C7 #FFEE66
primary_pressed #0B3B37 #58AEA2 #D6BD00
on_primary      #FFFFFF #08231F #000000
focus           #1F5FD1 #8DB6FF #00E5FF
danger_fill     #A92D23 #EB8C80 #FF9C91
on_danger       #FFFFFF #2B0B07 #000000
ok              #1F6138 #92D5A7 #7CFF9B
ok_bg           #E1F0E5 #1E3626 #000000
warn            #734600 #F1C66F #FFE100
warn_bg         #FBEED2 #3B2F13 #000000
danger          #9A2A20 #F5A79D #FF9C91
danger_bg       #FAE5E1 #45231F #000000
info            #23537D #A0C8F0 #8FD3FF
info_bg         #E3EDF6 #1D3145 #000000
private         #5A3A8C #CDB8F2 #D9C2FF
private_bg      #EEE8F7 #32284C #000000
neutral         #485054 #C3C6C2 #FFFFFF
neutral_bg      #E9E7E1 #33393A #000000
elev            #A0440B #F4B17C #FFB070
elev_bg         #FBE9DB #422B1A #000000
vh              #86295F #ECA6CC #FF9AD0
vh_bg           #F6E5EE #432331 #000000
skola           #235798 #98C2F2 #8FD3FF
skola_bg        #E2ECF7 #1E324B #000000
att_present     #3E8379 #5FA79C #7CFF9B
att_excused     #B4AFA3 #6E7372 #FFFFFF
att_unexcused   #A0440B #F4B17C #FFB070
"""
# fmt: on

EMBLEM_COLOURS = ("#2F7F76", "#7B4A86", "#93650F", "#3A6AA3", "#A0503A", "#5F7030", "#566470", "#A2456B")
TONES = ("ok", "warn", "danger", "info", "private", "neutral", "elev", "vh", "skola")
ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)


def _read() -> dict[Scheme, dict[str, str]]:
    rows = [line.split() for line in _TABLE.strip().splitlines()]
    return {scheme: {row[0]: row[1 + place] for row in rows} for place, scheme in enumerate(Scheme)}


TOKENS: dict[Scheme, dict[str, str]] = _read()


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB`, as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
