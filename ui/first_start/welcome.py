"""Step 1: what this is, and the choice between one's own vault and practice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop import content
from ui.first_start.panel import Panel
from ui.metrics import column, row
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.icon_label import IconLabel
from ui.widgets.text import hairline, label


class WelcomePanel(Panel):
    """Says what the program is; `copied_by` names what copies the folder to a server, if anything does."""

    practice_asked = Signal()

    def __init__(self, copied_by: str = "", *, has_practice: bool = True) -> None:
        say = content.texts().get
        super().__init__(say("start.valkommen_rubrik"), say("start.valkommen"))
        self.act = say("start.borja")
        self._practice = Button(say("start.prova"), icon="presentation", tall=True)
        self._practice.setObjectName("practice")
        self._practice.setAutoDefault(True)
        self._practice.clicked.connect(self.practice_asked)
        facts = (
            (
                "lock-outline",
                self.tr("Låst"),
                self.tr("Allt du skriver är krypterat. Bara din lösenfras öppnar det."),
            ),
            (
                "hard-drives",
                self.tr("Här"),
                self.tr("Närvara använder inget nätverk. Allt stannar på datorn."),
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
        if has_practice:
            self.body.addWidget(hairline())
            self.body.addWidget(self._practice, 0, Qt.AlignmentFlag.AlignLeft)
            self.body.addWidget(label(say("start.prova_hjalp"), "small"))
        self.body.addStretch(1)

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
