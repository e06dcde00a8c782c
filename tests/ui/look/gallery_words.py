"""Invented content for the gallery."""

from __future__ import annotations

from ui.widgets.show.emblem import Look
from ui.widgets.show.stepper import StepFact

LEVELS = ("Stämmer inte alls", "Stämmer lite", "Stämmer ganska bra", "Stämmer helt")
STEPS = (
    StepFact("Aktualisering", "klar", "2 sep"),
    StepFact("Samtycke", "klar_med_luckor", "1 av 2 har skrivit på"),
    StepFact("Kartläggning", "pagar", "31 av 39 frågor"),
    StepFact("Plan", "pagar", "Version 1 gäller"),
    StepFact("Genomförande", "pagar", "sedan 14 okt"),
    StepFact("Uppföljning", "kommande", "1 dec"),
    StepFact("Avslut", "overhoppad", "flyttar"),
    StepFact("Vidmakthållande"),
)
PUPILS = (
    ("AK", Look(4, 1), "Ailo Kuhmunen", "5A", "Lindåsskolan", 2, "Kartläggning", "active", "tor 26 nov", ""),
    (
        "AR",
        Look(2, 2),
        "Ali Karimi",
        "9C",
        "Kompassen",
        4,
        "Genomförande",
        "active",
        "fre 20 nov",
        "1 försenad",
    ),
    (
        "AW",
        Look(0, 0),
        "Amina Warsame",
        "7B",
        "Björkbacka skola",
        4,
        "Genomförande",
        "partial",
        "tis 1 dec",
        "",
    ),
    (
        "EL",
        Look(3, 4),
        "Elias Lindqvist",
        "4B",
        "Lindåsskolan",
        0,
        "Aktualisering",
        "missing",
        "ons 25 nov",
        "",
    ),
    (
        "FN",
        Look(1, 3),
        "Freja Niemi",
        "8B",
        "Björkbacka skola",
        3,
        "Plan",
        "withdrawn",
        "ons 2 dec",
        "1 utkast",
    ),
)
