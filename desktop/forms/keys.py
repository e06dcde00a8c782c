"""The words of the form file and what they become here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from desktop.forms.definition import FollowUpKind, Polarity, ProposedSide, QuestionKind, ShortFor
from desktop.forms.informants import AgeGroup, Kind


class FormError(ValueError):
    """A form that cannot be used. `table` and `key` say where, the message (in Swedish) why."""

    def __init__(self, table: str, key: str, message: str) -> None:
        super().__init__(f"[{table}] {key}: {message}")
        self.table = table
        self.key = key
        self.message = message


Keys = Mapping[str, tuple[str, Any]]

_WORDS = tuple[str, ...]

QUESTION: Keys = {
    "omrade": ("area", str),
    "typ": ("kind", QuestionKind),
    "perspektiv": ("informants", tuple[Kind, ...]),
    "polaritet": ("polarity", Polarity),
    "text_elev": ("text_pupil", str),
    "text_vuxen": ("text_adult", str),
    "text_skola": ("text_school", str),
    "text_elev_alder": ("text_by_age", dict[AgeGroup, str]),
    "alder": ("ages", tuple[AgeGroup, ...]),
    "alder_vuxen": ("ages_adult", tuple[AgeGroup, ...]),
    "skala": ("scale", str),
    "alternativ": ("options", _WORDS),
    "alternativ_alder": ("options_by_age", dict[AgeGroup, _WORDS]),
    "inget": ("none_option", str),
    "rad_text": ("row_text", str),
    "kolumner": ("columns", _WORDS),
    "kolumner_vuxen": ("columns_adult", _WORDS),
    "kolumner_hinder": ("columns_barrier", _WORDS),
    "kort": ("short", bool),
    "kort_for": ("short_for", tuple[ShortFor, ...]),
    "enskilt": ("private", bool),
    "enskilt_for": ("private_for", tuple[Kind, ...]),
    "sakerhetsruta": ("safety_box", str),
    "visa_om": ("show_if", dict[str, Any]),
    "som_resurs": ("as_strength", str),
    "som_hinder": ("as_barrier", str),
    "hinder_pa_papper": ("barrier_on_paper", bool),
    "forslag": ("proposal", ProposedSide),
    "gemensamt": ("shared", str),
    "gemensamt_inte": ("shared_not", str),
    "olika": ("differs", str),
    "erbjud": ("offers", _WORDS),
    "galler_inte": ("may_not_apply", bool),
    "vagledning": ("guidance", str),
    "folj": ("follow_ups", tuple[dict[str, Any], ...]),
}
QUESTION_NEEDS = ("omrade", "typ", "perspektiv", "polaritet")

FOLLOW_UP: Keys = {
    "id": ("id", str),
    "text": ("text", str),
    "text_vuxen": ("text_adult", str),
    "typ": ("kind", FollowUpKind),
    "vid": ("when", tuple[int | str, ...]),
    "endast": ("only", tuple[Kind, ...]),
    "kolumner": ("columns", _WORDS),
    "alternativ": ("options", _WORDS),
    "skala": ("scale", str),
}
FOLLOW_UP_NEEDS = ("id", "text", "typ")

RETIRED: Keys = {
    "omrade": ("area", str),
    "typ": ("kind", QuestionKind),
    "perspektiv": ("informants", tuple[Kind, ...]),
    "till": ("last_version", str),
    "ersatt_av": ("replaced_by", _WORDS),
    "skal": ("reason", str),
}
RETIRED_NEEDS = ("omrade", "typ", "perspektiv", "till", "skal")

TIMES: Keys = {
    "inledning": ("opening", int),
    "skala": ("scale", int),
    "ja-nej": ("yes_no", int),
    "flerval": ("choices", int),
    "fritext": ("text", int),
    "matris": ("matrix", int),
    "foljd": ("follow_up", int),
    "tolk": ("interpreter", float),
}


def fields(table: str, raw: Mapping[str, Any], keys: Keys, needs: tuple[str, ...]) -> dict[str, Any]:
    """Return the raw keys as fields of their types. Raises `FormError` naming the key that is wrong."""
    for key in needs:
        if key not in raw:
            raise FormError(table, key, "Raden saknas.")
    return dict(_field(table, key, value, keys) for key, value in raw.items())


def _field(table: str, key: str, value: object, keys: Keys) -> tuple[str, object]:
    if key not in keys:
        raise FormError(table, key, "Nyckeln finns inte.")
    name, wanted = keys[key]
    try:
        made = msgspec.convert(value, wanted)
    except msgspec.ValidationError:
        raise FormError(table, key, "Värdet går inte att använda.") from None
    if made == () or (isinstance(made, str) and not made.strip()):
        raise FormError(table, key, "Värdet är tomt.")
    return name, made
