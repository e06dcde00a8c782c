"""What to do when a computer is lost, in the words that stand on the sheet too."""

from __future__ import annotations

from desktop import content

_STEPS = ("forst_1", "forst_2", "forst_4", "forst_5", "forst_3", "forst_6")
_LAW = "gdpr_incident"


def steps() -> tuple[str, ...]:
    """Return what to do, in order."""
    return tuple(content.texts().get(f"incident.{step}") for step in _STEPS)


def law() -> str:
    """Return the law it leans on, and that no lawyer has read the texts while that is so."""
    found = next(one for one in content.laws() if one.code == _LAW)
    name = "lagstod" if content.texts().reviewed == "ja" else "lagstod_ej_granskat"
    return content.texts().get(f"incident.{name}", vad=f"{found.law}, {found.section}")
