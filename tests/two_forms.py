"""Two versions of a small form: what a newer file adds, words anew, splits and asks no more."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop import content
from resources import FOLDER

OLD_VERSION, NEW_VERSION = "2025-01-01.1", "2025-06-01.1"

_HEAD = """
[meta]
id = "kartlaggning"
rubrik = "Liten kartläggning"
version = "{version}"

[omrade.oppning]
rubrik = "Öppning"
[omrade.skola]
rubrik = "Skola"
[omrade.familj]
rubrik = "Familj"
"""

_SAME = """
[fraga.A1]
omrade = "oppning"
typ = "fritext"
perspektiv = ["E", "V", "S"]
polaritet = "0"
text_elev = "Hur ser en dag ut?"
text_vuxen = "Hur ser en dag ut för barnet?"
kort = true
"""

OLD = (
    _HEAD.format(version=OLD_VERSION)
    + _SAME
    + """
[fraga.B1]
omrade = "skola"
typ = "skala"
skala = "stammer"
perspektiv = ["E", "V", "S"]
polaritet = "+"
text_elev = "Jag är trygg."
text_vuxen = "Barnet är tryggt."
text_elev_alder = { "F-3" = "Är det lugnt?" }
som_resurs = "Trygg"
som_hinder = "Otrygg"
kort = true

[fraga.B2]
omrade = "skola"
typ = "flerval"
alternativ = ["raster", "morgnar", "annat"]
perspektiv = ["E"]
polaritet = "-"
text_elev = "När är det svårast?"
kort = true

[fraga.B3]
omrade = "skola"
typ = "ja-nej"
perspektiv = ["S"]
polaritet = "0"
text_vuxen = "Är stödet utrett, och finns ett program?"
kort = true

[fraga.C1]
omrade = "familj"
typ = "skala"
skala = "stammer"
perspektiv = ["E", "V"]
polaritet = "+"
enskilt = true
text_elev = "Hemma är det lugnt."
text_vuxen = "Hemma är det lugnt hos oss."
som_resurs = "Lugnt hemma"
som_hinder = "Oroligt hemma"
kort = true

[fraga.C2]
omrade = "familj"
typ = "skala"
skala = "stammer"
perspektiv = ["E"]
polaritet = "+"
text_elev = "Vi äter tillsammans."
som_resurs = "Äter tillsammans"
kort = true
"""
)

NEW = (
    _HEAD.format(version=NEW_VERSION)
    + _SAME
    + """
[fraga.B1]
omrade = "skola"
typ = "skala"
skala = "stammer"
perspektiv = ["E", "V", "S"]
polaritet = "+"
text_elev = "Jag är trygg när jag är i skolan."
text_vuxen = "Barnet är tryggt."
som_resurs = "Trygg"
som_hinder = "Otrygg"
kort = true

[fraga.B2]
omrade = "skola"
typ = "flerval"
alternativ = ["raster", "lektioner", "annat"]
perspektiv = ["E"]
polaritet = "-"
text_elev = "När är det svårast?"
kort = true

[fraga.B4]
omrade = "skola"
typ = "ja-nej"
perspektiv = ["S"]
polaritet = "0"
text_vuxen = "Är behovet av stöd utrett?"
kort = true

[fraga.B5]
omrade = "skola"
typ = "ja-nej"
perspektiv = ["S"]
polaritet = "0"
text_vuxen = "Finns ett åtgärdsprogram?"
kort = true

[fraga.B6]
omrade = "skola"
typ = "skala"
skala = "stammer"
perspektiv = ["E"]
polaritet = "+"
text_elev = "Jag hinner äta i skolan."
kort = true

[fraga.C1]
omrade = "familj"
typ = "skala"
skala = "stammer"
perspektiv = ["E", "V"]
polaritet = "+"
enskilt_for = ["V"]
text_elev = "Hemma är det lugnt."
text_vuxen = "Hemma är det lugnt hos oss."
som_resurs = "Lugnt hemma"
som_hinder = "Oroligt hemma"
kort = true

[utgatt.B3]
omrade = "skola"
typ = "ja-nej"
perspektiv = ["S"]
till = "2025-01-01.1"
ersatt_av = ["B4", "B5"]
skal = "Två frågor i en."

[utgatt.C2]
omrade = "familj"
typ = "skala"
perspektiv = ["E"]
till = "2025-01-01.1"
skal = "Ingen hade nytta av svaret."
"""
)


class Shipped:
    """The program's content in a folder of the test's own, whose questions it may replace."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for path in FOLDER.rglob("*.toml"):
            into = folder / path.relative_to(FOLDER)
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, into)

    def put(self, text: str, name: str = "kartlaggning.toml") -> None:
        """Ship this form file from now on, as after an update of the program."""
        (self.folder / "forms" / name).write_text(text, encoding="utf-8")
        content.use_folder(None)
