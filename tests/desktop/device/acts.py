"""What the tests of the binding do: bind, let go, unlock, and wait for the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from desktop.device import binding
from desktop.errors import UserError
from desktop.vault.open_session import OpenSession
from desktop.vault.opening import Opening
from desktop.work import Work


@dataclass
class Acts:
    """Binds and releases, and waits for the answer."""

    session: OpenSession
    qtbot: QtBot

    def bind(self, passphrase: str, copies_open: bool = True) -> UserError | None:
        return self._wait(
            lambda done, failed: binding.bind(
                self.session, Work(self.session), passphrase, copies_open, lambda: None, done, failed
            )
        )

    def release(self, passphrase: str) -> UserError | None:
        return self._wait(
            lambda done, failed: binding.release(self.session, Work(self.session), passphrase, done, failed)
        )

    def _wait(self, act: Callable[[Any, Any], object]) -> UserError | None:
        heard: list[UserError | None] = []
        act(lambda *_: heard.append(None), heard.append)
        self.qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
        return heard[0]


def unlocking(folder: Path, passphrase: str, qtbot: QtBot) -> tuple[Opening, object]:
    """Try to unlock; return the opening and what came: a vault, a `UserError`, or seconds to wait."""
    opening, heard = Opening(folder, Work()), list[object]()
    for signal in (opening.opened, opening.held_up, opening.failed, opening.was_wrong):
        signal.connect(heard.append)
    opening.with_passphrase(passphrase)
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    return opening, heard[0]
