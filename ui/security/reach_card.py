"""Det här skyddas, and what the protection cannot do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.safety.disk.facts import Memory
from desktop.safety.disk_words import about_memory
from ui.look.metrics import column, spaced
from ui.widgets.frame.card import Card
from ui.widgets.frame.shown import show_if
from ui.widgets.show.safety_row import SafetyRow, section
from ui.widgets.show.text import hairline

if TYPE_CHECKING:
    from desktop.session.settings import Computer


class ReachCard(Card):
    """What is protected, and what is not, in one sentence each."""

    def __init__(self) -> None:
        super().__init__()
        self.set_title(self.tr("Det här skyddas"))
        self._parts: dict[SafetyRow, QWidget] = {}
        self._asleep = SafetyRow("check-circle", self.tr("Viloläge"), tint="ok")
        self._memory = SafetyRow("warning", self.tr("Viloläge på en okrypterad disk"), tint="warn")
        spaced(self.body, 0)
        safe = [SafetyRow("check-circle", title, text, tint="ok") for title, text in self._safe()]
        self._add([*safe, self._asleep])
        self.body.addLayout(section(self.tr("Det här skyddas inte"), "h2"))
        lines = [SafetyRow("warning", title, text, tint="warn") for title, text in self._not_safe()]
        lines.insert(1, self._memory)
        self._add(lines)
        self.body.addStretch(1)

    def _add(self, lines: list[SafetyRow]) -> None:
        """Put lines under each other, each with a rule above that goes when it does."""
        for line in lines:
            part = QWidget()
            down = column(part, gap=0)
            down.addWidget(hairline())
            down.addWidget(line)
            self.body.addWidget(part)
            self._parts[line] = part

    def tell(self, computer: Computer, today: date) -> None:
        """Say what is true for this computer."""
        is_safe = computer.memory in (Memory.SAFE.value, Memory.NOWHERE.value)
        for line, is_so in ((self._asleep, is_safe), (self._memory, not is_safe)):
            line.show_fact(about_memory(computer, today) if is_so else "")
            show_if(is_so, self._parts[line])

    def _safe(self) -> list[tuple[str, str]]:
        return [
            (
                self.tr("En borttappad dator"),
                self.tr("Ett låst arkiv går inte att läsa utan lösenfrasen eller en kod från papper."),
            ),
            (self.tr("Strömavbrott och krascher"), self.tr("Högst två sekunders text kan gå förlorad.")),
            (
                self.tr("Signerade anteckningar"),
                self.tr("De går inte att ändra i Närvara. En rättelse läggs till och syns."),
            ),
            (
                self.tr("Säkerhetskopior"),
                self.tr("De är krypterade som arkivet, och öppnas och räknas innan de gäller."),
            ),
            (
                self.tr("Nätet"),
                self.tr(
                    "Närvara öppnar inga förbindelser till nätet. En utskrift lämnas till datorns skrivarkö."
                ),
            ),
        ]

    def _not_safe(self) -> list[tuple[str, str]]:
        return [
            (self.tr("En olåst skärm"), self.tr("Den som sitter vid datorn ser det du ser. Lås med Ctrl+L.")),
            (
                self.tr("En smittad dator"),
                self.tr("Ett skadligt program kan läsa det du ser medan arkivet är öppet."),
            ),
            (
                self.tr("En trasig dator"),
                self.tr("Går disken sönder finns bara den kopia som ligger på en annan plats."),
            ),
            (
                self.tr("Utskrifter på väg"),
                self.tr(
                    "Skrivarkön kan ligga på en server och spara det som skrivs ut. Microsoft Print to PDF "
                    "och liknande gör en olåst fil. Välj Spara för en låst."
                ),
            ),
            (
                self.tr("Papper och gamla kopior"),
                self.tr(
                    "Papper skyddar bara du. En gammal kopia öppnas med den lösenfras och de koder som gällde då."
                ),
            ),
        ]
