"""Steps 2 and 3: the passphrase and the recovery code, each around its own widget."""

from __future__ import annotations

from PySide6.QtCore import Signal

from desktop import content
from desktop.os_account import account_names
from desktop.work import Work
from ui.secrets.new_passphrase import NewPassphrase
from ui.secrets.panel import Panel
from ui.secrets.show_code import ShowCode
from ui.widgets.show.banner import Banner


class PassphrasePanel(Panel):
    """Step 2."""

    has_way_back = True

    def __init__(self, work: Work) -> None:
        say = content.texts().get
        super().__init__(say("start.fras_rubrik"), say("start.fras"))
        self.fields = NewPassphrase(work, account_names())
        self.fields.changed.connect(self.changed)
        self.fields.entered.connect(self.moved_on)
        self.body.addWidget(self.fields)
        banner = Banner()
        self.body.addWidget(banner)
        banner.say("info", say("start.fras_varning"))
        self.body.addStretch(1)

    def missing(self) -> str:
        """As the fields say."""
        return self.fields.missing()

    def show_missing(self) -> None:
        """As the fields do."""
        self.fields.show_missing()

    def start(self) -> None:
        """Begin with the first field."""
        self.fields.start()


class CodePanel(Panel):
    """Step 3."""

    print_asked = Signal()

    def __init__(self, code: str) -> None:
        say = content.texts().get
        super().__init__(say("start.kod_rubrik"), say("start.kod"))
        self.code = ShowCode(code)
        self.code.changed.connect(self.changed)
        self.code.entered.connect(self.moved_on)
        self.code.print_asked.connect(self.print_asked)
        self.body.addWidget(self.code)
        self.body.addStretch(1)

    def missing(self) -> str:
        """As the code says."""
        return self.code.missing()

    def show_missing(self) -> None:
        """As the code does."""
        self.code.show_missing()

    def start(self) -> None:
        """Begin with printing."""
        self.code.start()
