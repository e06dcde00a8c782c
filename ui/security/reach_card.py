"""Det här skyddas, and what the protection cannot do."""

from __future__ import annotations

from ui.security.rows import SafetyRow
from ui.widgets.card import Card
from ui.widgets.text import hairline, label


class ReachCard(Card):
    """What is protected, and what is not, in one sentence each."""

    def __init__(self) -> None:
        super().__init__()
        self.set_title(self.tr("Det här skyddas"))
        self.body.setSpacing(0)
        for title, text in self._safe():
            self.body.addWidget(hairline())
            self.body.addWidget(SafetyRow("check-circle", title, text, tint="ok"))
        self.body.addSpacing(12)
        self.body.addWidget(label(self.tr("Det här skyddas inte"), "h2"))
        self.body.addSpacing(8)
        for title, text in self._not_safe():
            self.body.addWidget(hairline())
            self.body.addWidget(SafetyRow("warning", title, text, tint="warn"))
        self.body.addStretch(1)

    def _safe(self) -> list[tuple[str, str]]:
        return [
            (self.tr("En borttappad dator"), self.tr("Arkivet går inte att läsa utan din lösenfras.")),
            (self.tr("Strömavbrott och krascher"), self.tr("Högst två sekunders text kan gå förlorad.")),
            (self.tr("Signerade anteckningar"), self.tr("Ingen kan ändra dem utan att det syns.")),
            (self.tr("Nätet"), self.tr("Närvara öppnar inga förbindelser.")),
        ]

    def _not_safe(self) -> list[tuple[str, str]]:
        return [
            (self.tr("En olåst skärm"), self.tr("Den som sitter vid datorn ser det du ser. Lås med Ctrl+L.")),
            (
                self.tr("En trasig dator"),
                self.tr("Går disken sönder finns bara den kopia som ligger på en annan plats."),
            ),
            (
                self.tr("Papper och gamla kopior"),
                self.tr("En gammal kopia öppnas med den gamla lösenfrasen."),
            ),
        ]
