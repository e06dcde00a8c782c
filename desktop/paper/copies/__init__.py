"""Copies of what was signed: the values that lay before the family, with the answers and the true state today."""

from __future__ import annotations

from desktop.paper.copies.making import (
    consent_copy,
    is_answered,
    plan_copy,
    signed_closing,
    signed_follow_up,
    still_to_sign,
    summary_copy,
)

__all__ = [
    "consent_copy",
    "is_answered",
    "plan_copy",
    "signed_closing",
    "signed_follow_up",
    "still_to_sign",
    "summary_copy",
]
