"""Step 1: what this is, and the choice between one's own vault and practice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop import content
from ui.look.metrics import column, row
from ui.secrets.panel import Panel
from ui.widgets.frame.flow import Flow
from ui.widgets.input.buttons import Button
from ui.widgets.show.banner import Banner
from ui.widgets.show.icon_label import IconLabel
from ui.widgets.show.text import hairline, label


class WelcomePanel(Panel):
    """Says what the program is; `copied_by` names what copies the folder to a server, if anything does."""

    practice_asked = Signal()
    copy_asked = Signal()

    def __init__(self, copied_by: str = "", *, has_practice: bool = True) -> None:
        say = content.texts().get
        super().__init__(say("start.valkommen_rubrik"), say("start.valkommen"))
        self.act = say("start.borja")
        facts = (
            (
                "lock-outline",
                self.tr("Låst"),
                self.tr("Allt du skriver är krypterat. Bara din lösenfras öppnar det."),
            ),
            (
                "hard-drives",
                self.tr("Här"),
                self.tr("Närvara använder inget nätverk. Inget lämnar datorn utan dig."),
            ),
            (
                "printer",
                self.tr("På papper"),
                self.tr("Plan och samtycke blir papper som familjen kan läsa."),
            ),
        )
        for icon, word, text in facts:
            line = row(gap=12)
            line.addWidget(IconLabel(icon, "primary", 20), 0, Qt.AlignmentFlag.AlignTop)
            words = column(gap=0)
            words.addWidget(label(word, "strong"))
            words.addWidget(label(text, "body", "text2"))
            line.addLayout(words, 1)
            self.body.addLayout(line)
        minutes = self.tr(
            "Det tar ungefär fem minuter. Börja med lösenfrasen, resten kan du fortsätta med sedan."
        )
        self.body.addWidget(label(minutes))
        self._warn(copied_by)
        self._add_ways(has_practice)
        self.body.addStretch(1)

    def _add_ways(self, has_practice: bool) -> None:
        """Add the two other ways to begin."""
        say = content.texts().get
        practice = Button(say("start.prova"), icon="presentation", tall=True)
        practice.setObjectName("practice")
        practice.clicked.connect(self.practice_asked)
        copy = Button(say("start.har_kopia"), icon="hard-drives", tall=True)
        copy.setObjectName("has-copy")
        copy.clicked.connect(self.copy_asked)
        self.body.addWidget(hairline())
        beside = Flow(gap=12)
        if has_practice:
            beside.addWidget(practice)
        beside.addWidget(copy)
        self.body.addLayout(beside)
        if has_practice:
            self.body.addWidget(label(say("start.prova_hjalp"), "small"))

    def _warn(self, copied_by: str) -> None:
        if not copied_by:
            return
        banner = Banner()
        banner.setObjectName("folder-warning")
        self.body.addWidget(banner)
        banner.say(
            "warn",
            self.tr("Mappen för arkivet ligger i {service}.").format(service=copied_by),
            self.tr(
                "Den kan kopieras till en server. Fråga IT innan du fortsätter, eller välj en annan mapp."
            ),
        )
