"""The folder is held by a program that is not on this computer, or nobody can tell by whom: said, with ways on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot

from desktop.errors import UserError
from desktop.process.single_instance import SingleInstance, Taken
from ui.secrets.middle import Middle
from ui.secrets.notice import Notice
from ui.unlock.parts import put_parts, way_on
from ui.widgets.frame.flow import Flow
from ui.window.main_window import MainWindow


class OccupiedPage(Middle):
    """Says who holds the archive. `go_on` is called once this process holds it."""

    def __init__(self, instance: SingleInstance, taken: Taken, go_on: Callable[[], object]) -> None:
        super().__init__(560)
        self.setObjectName("occupied")
        self._instance, self._go_on = instance, go_on
        self._again = way_on(self.tr("Försök igen"), "try-again", "primary", "arrow-clockwise")
        self._anyway = way_on(self.tr("Öppna ändå"), "open-anyway")
        self._end = way_on(self.tr("Avsluta Närvara"), "end")
        self._notice = Notice()
        self._build(taken)
        self._again.clicked.connect(self._on_again)
        self._anyway.clicked.connect(self._on_anyway)
        self._end.clicked.connect(self._on_end)
        self.setFocusProxy(self._again)

    def _build(self, taken: Taken) -> None:
        title, what = self._words(taken)
        safe = self.tr("Arkivet är låst och orört.")
        do = self.tr(
            "Stäng Närvara på den andra datorn och försök igen. Vet du att arkivet inte är öppet någon annanstans "
            "kan du öppna det ändå. Är det öppet på två ställen kan det ni skriver gå förlorat."
        )
        put_parts(self, UserError(title, what, safe, do))
        self.body.addWidget(self._notice)
        acts = Flow(gap=8)
        for button in (self._anyway, self._end, self._again):
            acts.addWidget(button)
        self.body.addSpacing(4)
        self.body.addLayout(acts)

    def _words(self, taken: Taken) -> tuple[str, str]:
        if taken == "elsewhere":
            what = self.tr(
                "Filen valv.lock säger att Närvara är igång på datorn {name}. "
                "Den kan också vara kvar sedan programmet avslutades hastigt där."
            )
            return self.tr("Arkivet är öppet på en annan dator"), what.format(name=self._instance.computer())
        return (
            self.tr("Det går inte att se om arkivet är öppet"),
            self.tr(
                "Filen valv.lock är tom eller skadad, så den säger inte vem som har arkivet öppet. "
                "Så kan det bli när datorn stängs av hastigt."
            ),
        )

    def _try(self, *, by_force: bool) -> None:
        taken = self._instance.take(by_force=by_force)
        if taken == "held":
            self._go_on()
            return
        said = self.tr("Arkivet är fortfarande upptaget.")
        if by_force or taken == "here":
            said = self.tr("Ett program som är igång håller i arkivet just nu. Stäng det och försök igen.")
        self._notice.say(said)

    @Slot()
    def _on_again(self) -> None:
        self._try(by_force=False)

    @Slot()
    def _on_anyway(self) -> None:
        self._try(by_force=True)

    @Slot()
    def _on_end(self) -> None:
        self.window().close()


def show_occupied(
    window: MainWindow, instance: SingleInstance, taken: Taken, go_on: Callable[[], object]
) -> None:
    """Show the page in the window."""
    page = OccupiedPage(instance, taken, go_on)
    window.show_widget(page)
    page.setFocus()
