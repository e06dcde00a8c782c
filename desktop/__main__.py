"""The command line: `narvara`, `narvara demo`, `narvara --version`. Puts the parts together, late.

Nothing that costs time is imported before it is known to be needed, so that the window stands at once.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036  # whoever has an older one should hear it in words
    sys.exit("Närvara behöver Python 3.11 eller nyare. Installera det från python.org eller be it-enheten.")

from functools import partial
from pathlib import Path

from desktop.errors import UserError

TYPE_CHECKING = False
if TYPE_CHECKING:  # as typing has it; importing typing for it would cost what is saved
    import argparse
    from collections.abc import Callable, Sequence
    from types import TracebackType

DONE, FAILED, NO_DISPLAY = 0, 1, 2
KEYRING = "--keyring"  # the program's own question to the system's keyring: desktop.device.ask
PRINT = "--print"  # the program's own process for one paper: desktop.printing.asking
READ_TABLE = (
    "--read-table"  # the program's own process for a file from a school: desktop.attendance_files.asking
)
WINDOW = "--window"  # last on the launcher's own line: --data-dir FOLDER --window


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line says and return the exit code."""
    words = sys.argv[1:] if words is None else words
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # the installed program on Windows has neither
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # always a TextIOWrapper
    if len(words) == 3 and words[-1] == WINDOW:
        folder = Path(words[1])
        return _guarded(folder, partial(_window, folder))
    if list(words) == [KEYRING]:
        from desktop.device.keyring_process import main as answer

        return answer()
    if list(words) == [PRINT]:
        return _print()
    if list(words) == [READ_TABLE]:
        from desktop.attendance_files.reading_process import main as read

        return read()

    from desktop.process.data_folder import data_folder

    if _only_says_where(words):
        folder = data_folder(Path(words[1]) if words else None)
        return _guarded(folder, partial(_launch, folder))
    arguments = command_line().parse_args(words)
    folder = data_folder(arguments.data_dir)
    if arguments.command == "demo":
        return _guarded(folder, partial(_demo, arguments.out))
    return _guarded(folder, partial(_launch, folder))


def _only_says_where(words: Sequence[str]) -> bool:
    """Return whether the line is one of the two that open the program: they need no parser, which costs 5 ms."""
    return not words or (len(words) == 2 and words[0] == "--data-dir" and words[1][:1] not in ("", "-"))


def command_line() -> argparse.ArgumentParser:
    """Return the parser; its words are the ones the README uses."""
    import argparse

    from desktop.version import VERSION

    parser = argparse.ArgumentParser(
        prog="narvara", description="Närvara: för skolsocionomer som arbetar mellan skolor."
    )
    parser.add_argument(
        "--data-dir", type=Path, metavar="MAPP", help="mapp för arkivet (annars NARVARA_HOME)"
    )
    parser.add_argument("--version", action="version", version=f"Närvara {VERSION}")
    parser.set_defaults(command="", out=None)
    commands = parser.add_subparsers(title="kommandon", metavar="")
    demo = commands.add_parser("demo", help="ett arkiv med tolv påhittade elever")
    demo.add_argument("--out", type=Path, required=True, metavar="MAPP", help="mapp som arkivet skrivs i")
    demo.set_defaults(command="demo")
    return parser


def _launch(folder: Path) -> int:
    """Start the launcher, which in its turn starts this again with `--window`."""
    from desktop.process.launcher import launch

    return launch(folder)


def _window(folder: Path) -> int:
    from desktop.process import display

    if not display.is_there():  # asked here, where what it takes to ask is wanted in any case
        _say(display.NO_DISPLAY)
        return NO_DISPLAY
    import gc

    gc.disable()  # nothing made on the way to the window is garbage; from then on see `ui.start.garbage`
    from ui import lean_pyside

    lean_pyside.install()
    from ui.start.start import start

    return start(folder)


def _print() -> int:
    """Be the print process: the system's `lp`, or on Windows Qt's way, the only one there."""
    from desktop.printing.print_process import main as hand_over

    if sys.platform == "win32":
        from ui.paper.by_qt import ByQt

        return hand_over(ByQt())
    from desktop.printing.lp import Lp

    return hand_over(Lp())


def _demo(out: Path) -> int:
    """Write the demo vault and its papers; with a display open it as well."""
    from desktop.process import display
    from desktop.vault.demo_vault import write_demo

    vault = write_demo(out.expanduser().absolute())
    if not display.is_seen():
        return DONE
    from desktop.process.launcher import (
        launch,  # without asking twice: an X server may be resetting after the first
    )

    return launch(vault)


def _guarded(folder: Path, do: Callable[[], int]) -> int:
    """Do it; what the user can do something about is said, and everything else is logged without content."""
    sys.excepthook = partial(_log, folder)
    try:
        return do()
    except UserError as error:
        _say(error.text())
        return FAILED


def _log(folder: Path, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Keep a fault in the error log; its message may hold someone's name and is not shown or written."""
    from desktop.process import error_log

    if issubclass(kind, KeyboardInterrupt):
        return
    error_log.record(folder, error.with_traceback(trace))
    if sys.flags.dev_mode:  # PYTHONDEVMODE=1, for whoever works on the program with invented pupils
        sys.__excepthook__(kind, error, trace)
    _say(f"Något gick fel i Närvara ({kind.__name__}). Var i programmet står i {error_log.LOG} i datamappen.")


def _say(text: str) -> None:
    if sys.stderr is not None:  # the installed program on Windows has none
        print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
