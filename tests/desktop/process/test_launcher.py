from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from desktop.lock import cut_off
from desktop.process import environment, launcher, watchdog


def script(text: str) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(text)]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Let each start run the next of these lines instead of the program."""
    queue: list[list[str]] = []
    monkeypatch.setattr(launcher, "command", lambda _folder: queue.pop(0))
    return queue


def test_the_program_is_started_with_its_folder_and_no_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert launcher.command(tmp_path) == [
        sys.executable, "-S", "-m", "desktop", "--data-dir", str(tmp_path), "--window",
    ]  # fmt: skip
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert launcher.command(tmp_path) == [sys.executable, "--data-dir", str(tmp_path), "--window"]


@pytest.mark.parametrize("code", [0, 1, 2, 7])
def test_its_exit_code_is_handed_on(lines: list[list[str]], tmp_path: Path, code: int) -> None:
    lines.append(script(f"raise SystemExit({code})"))
    assert launcher.launch(tmp_path) == code


def test_a_program_that_locked_is_started_again(lines: list[list[str]], tmp_path: Path) -> None:
    lines += [script(f"raise SystemExit({launcher.LOCKED})")] * 3 + [script("raise SystemExit(0)")]
    assert launcher.launch(tmp_path) == 0
    assert lines == []


def test_a_program_that_locks_at_once_again_and_again_is_given_up(
    lines: list[list[str]], tmp_path: Path
) -> None:
    lines += [script(f"raise SystemExit({launcher.LOCKED})")] * 9
    assert launcher.launch(tmp_path, clock=lambda: 0.0) == launcher.LOCKED
    assert len(lines) == 4


FOREIGN = {
    "QT_PLUGIN_PATH": "foreign",
    "QT_QPA_PLATFORM_PLUGIN_PATH": "foreign",
    "QT_STYLE_OVERRIDE": "foreign",
    "QT_LOGGING_RULES": "*=true",
    "PYTHON_KEYRING_BACKEND": "foreign.Backend",
    "PYTHONSTARTUP": "foreign.py",
    "PYTHONINSPECT": "",
    "OPENSSL_CONF": "foreign.cnf",
    "SQLITE_TMPDIR": "foreign",
    "SSLKEYLOGFILE": "foreign",
    "LD_AUDIT": "",
    "SBK_EMBED": "1",  # libshiboken would remove the folder of `ui.lean_pyside`
    "PYSIDE6_OPTION_PYTHON_ENUM": "0",
    "LD_LIBRARY_PATH": "/foreign",
    "LIBGL_DRIVERS_PATH": "/foreign",
    "EGL_PLATFORM": "foreign",
    "__EGL_VENDOR_LIBRARY_DIRS": "/foreign",
    "VK_ICD_FILENAMES": "/foreign",
    "MESA_LOADER_DRIVER_OVERRIDE": "foreign",
    "GBM_BACKENDS_PATH": "/foreign",
    "FONTCONFIG_FILE": "/foreign",
    "FONTCONFIG_PATH": "/foreign",
    "LOCPATH": "/foreign",
    "NLSPATH": "/foreign",
    "TZ": "/foreign",
    "TZDIR": "/foreign",
    "XLOCALEDIR": "/foreign",
    "CUPS_SERVER": "printers.example:631",
    "CUPS_SERVERROOT": "/foreign",
    "AT_SPI_BUS_ADDRESS": "tcp:host=127.0.0.1,port=4000",
    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/bus;tcp:host=example,port=4000",
    "DBUS_SYSTEM_BUS_ADDRESS": "tcp:host=example,port=4000",
    "SESSION_MANAGER": "local/here:@/run/.ICE-unix/1,tcp/example:4000",
    "https_proxy": "http://example:3128",
    "WHATEVER_COMES_NEXT": "1",
}


def test_what_could_load_foreign_code_is_not_handed_down(
    lines: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (FOREIGN | {"XMODIFIERS": "@im=ibus", "QT_SCALE_FACTOR": "1.5"}).items():
        monkeypatch.setenv(name, value)
    left = tmp_path / "left"
    lines.append(
        script(f"""
        import os, pathlib
        pathlib.Path({str(left)!r}).write_text(chr(10).join(os.environ))
        """)
    )
    assert launcher.launch(tmp_path) == 0
    names = set(left.read_text().split())
    assert names & set(FOREIGN) == set()
    assert {"XMODIFIERS", "QT_SCALE_FACTOR"} <= names


def test_modules_come_from_the_program_and_not_from_where_one_stands(
    lines: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder with files of the right names, as the one where the program is started or on PYTHONPATH."""
    for name in ("desktop", "sitecustomize", "usercustomize", "reportlab_settings"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(3)")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    home = Path(launcher.__file__).parents[2]
    lines.append(
        script(f"""
        import pathlib, desktop.process.launcher
        from desktop.paper.pdf import engine
        import reportlab.rl_config
        raise SystemExit(0 if pathlib.Path(desktop.__file__).is_relative_to({str(home)!r}) else 4)
        """)
    )
    assert launcher.launch(tmp_path) == 0


@pytest.mark.parametrize(("platform", "is_kept"), [("xcb", True), ("offscreen", True), ("vnc:port=1", False)])
def test_the_window_is_never_shown_over_a_network(platform: str, is_kept: bool) -> None:
    assert ("QT_QPA_PLATFORM" in environment.clean_environment({"QT_QPA_PLATFORM": platform})) is is_kept


@pytest.mark.parametrize(
    ("name", "value", "is_kept"),
    [
        ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1000/bus", True),
        ("DBUS_SESSION_BUS_ADDRESS", "unix:abstract=/run/dbus-1,guid=0;unix:path=/run/bus", True),
        ("DBUS_SESSION_BUS_ADDRESS", "tcp:host=localhost,port=1", False),
        ("DBUS_SESSION_BUS_ADDRESS", "nonce-tcp:host=localhost,port=1", False),
        ("DBUS_SESSION_BUS_ADDRESS", "unixexec:path=/foreign", False),
        ("AT_SPI_BUS_ADDRESS", "unix:path=/run/user/1000/at-spi/bus", True),
        ("AT_SPI_BUS_ADDRESS", "tcp:host=localhost,port=1", False),
        ("SESSION_MANAGER", "local/here:@/run/.ICE-unix/1,unix/here:/run/.ICE-unix/1", True),
        ("DISPLAY", ":0", True),
        ("DISPLAY", "localhost:10.0", False),
        ("DISPLAY", "example.org:0", False),
        ("TZ", "Europe/Stockholm", True),
        ("TZ", ":/foreign", False),
        ("TZ", "../../foreign", False),
    ],
)
def test_an_address_is_handed_down_only_when_it_leads_to_this_computer(
    name: str, value: str, is_kept: bool
) -> None:
    assert (name in environment.clean_environment({name: value})) is is_kept


def test_of_a_library_path_only_what_belongs_to_this_python_is_handed_down() -> None:
    own = str(Path(sys.base_prefix, "lib"))
    given = os.pathsep.join(("/foreign", own, "", "."))
    assert environment.clean_environment({"LD_LIBRARY_PATH": given})["LD_LIBRARY_PATH"] == own
    assert "LD_LIBRARY_PATH" not in environment.clean_environment({"LD_LIBRARY_PATH": "/foreign:"})


# Starts a child that writes down the signal it gets, tells when both are ready, and waits.
PARENT = """
import sys
from desktop.lock import cut_off
from desktop.process import environment, launcher, watchdog
child = '''
import pathlib, signal, sys
def heard(number, frame):
    pathlib.Path(sys.argv[1]).write_text(str(number))
    raise SystemExit({code})
signal.signal(signal.SIGTERM, heard)
print("ready", flush=True)
signal.pause()
'''
launcher.command = lambda folder: [sys.executable, "-c", child, sys.argv[1]]
sys.exit(launcher.launch(None))
"""


@pytest.mark.parametrize("code", [0, launcher.LOCKED])
def test_a_request_to_end_reaches_the_program_and_ends_both(tmp_path: Path, code: int) -> None:
    told = tmp_path / "signal"
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT.replace("{code}", str(code)), str(told)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == "ready\n"
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(20) == 0
    parent.stdout.close()
    assert told.read_text() == str(int(signal.SIGTERM))


def test_the_launcher_loads_neither_qt_nor_the_vault() -> None:
    heavy = ("PySide6", "db") if sys.platform == "win32" else ("PySide6", "db", "subprocess")
    source = (
        f"import sys, desktop.process.launcher; print([n for n in sys.modules if n.split('.')[0] in {heavy}])"
    )
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# Says that the vault is open and stands still, or ends in one way or another.
TELLS = """
import os, signal, time
end = int(os.environ["NARVARA_PULSE"])
os.write(end, b"o")
{then}
"""


@pytest.mark.parametrize(
    ("then", "code", "told"),
    [
        ("os.write(end, b'l'); os._exit(75)", launcher.LOCKED, ""),
        ("os.write(end, b'e'); os._exit(0)", 0, ""),
        ("os._exit(0)", 0, "crash"),
        ("os.kill(os.getpid(), signal.SIGKILL)", -9, "crash"),
        ("time.sleep(60)", launcher.LOCKED, "silence"),
    ],
)
def test_how_it_ended_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, then: str, code: int, told: str
) -> None:
    monkeypatch.setattr(watchdog, "SILENCE", 0.5)
    assert launcher.run(script(TELLS.replace("{then}", then)), tmp_path) == code
    assert cut_off.found(tmp_path) == told
