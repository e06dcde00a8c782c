"""Pin every package by its version and its hashes, or check that nothing else is installed.

    python .ci/pin.py                    keep the versions, and pin what pyproject.toml has since asked for
    python .ci/pin.py --raise NAME …     let these packages, or `all` of them, take their newest version
    python .ci/pin.py --check            say what is installed in this environment and not pinned

Writes `requirements-*.txt`: a layer a purpose, each without what the layers below it hold. Needs `make ready-tools`.
Only wheels are pinned, so that no package runs code of its own on the way in, and no address is written: where
the packages come from is the machine's affair, what they are is ours.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.markers import Marker
from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename

HOME = Path(__file__).resolve().parents[1]
LAYERS: dict[str, tuple[str, ...]] = {
    "run": (),
    "test": ("dev",),
    "installer": ("dev", "installer"),
    "judge": ("dev", "judge"),
    "tools": ("dev", "tools"),
}
"""The file's name, and the extras of pyproject.toml that it and the layers below it hold."""
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
SYSTEMS: dict[str, tuple[str, str, re.Pattern[str]]] = {
    "Linux, Intel": ("linux", "x86_64", re.compile(r"manylinux\w+_x86_64|linux_x86_64")),
    "Linux, ARM": ("linux", "aarch64", re.compile(r"manylinux\w+_aarch64|linux_aarch64")),
    "Windows": ("win32", "AMD64", re.compile(r"win_amd64")),
    "macOS": ("darwin", "arm64", re.compile(r"macosx_\w+_(arm64|universal2)")),
}
"""What each system calls itself (`sys_platform`, `platform_machine`) and its wheels."""
PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)", re.MULTILINE)
NOT_OURS = frozenset({"pip"})  # comes with the Python that made the environment, and fetches the rest
HEAD = "# Every package by its version and hashes, written by .ci/pin.py (CONTRIBUTING.md, “A dependency”).\n"


def main(arguments: list[str]) -> None:
    """Do as told on the command line; ends with a sentence when something is not pinned or cannot be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--raise", dest="raised", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--check", action="store_true")
    told = parser.parse_args(arguments)
    if told.check:
        check()
        return
    every = tuple(sorted({extra for extras in LAYERS.values() for extra in extras}))
    found = resolved(every, kept(told.raised))
    lines = [f"{name}=={package['version']}" for name, package in found.items()]
    for layer, extras in LAYERS.items():
        below = set(resolved(extras[:-1], lines)) if extras else set()
        names = sorted(set(resolved(extras, lines)) - below)
        content = HEAD + "".join(entry(found[name]) for name in names)
        (HOME / f"requirements-{layer}.txt").write_text(content, encoding="utf-8", newline="\n")
        print(f"requirements-{layer}.txt: {len(names)} packages")


def pinned() -> dict[str, str]:
    """Return the version of every package that some layer pins."""
    return {
        found["name"]: found["version"]
        for layer in LAYERS
        if (path := HOME / f"requirements-{layer}.txt").exists()
        for found in PIN.finditer(path.read_text(encoding="utf-8"))
    }


def kept(raised: list[str]) -> list[str]:
    """Return the pins that hold, as requirements; none when `all` are to be raised."""
    free = {canonicalize_name(name) for name in raised}
    return [f"{name}=={version}" for name, version in pinned().items() if not free & {name, "all"}]


def resolved(extras: tuple[str, ...], constraints: list[str]) -> dict[str, dict[str, Any]]:
    """Return what the program, its builder and these extras need on any system: packages as in a lock file, by name.

    Raises SystemExit with the tool's own words when the constraints cannot be met.
    """
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
    build = HOME / "build" / "pins"
    build.mkdir(parents=True, exist_ok=True)
    (build / "held.txt").write_text("\n".join(constraints), encoding="utf-8")
    (build / "builder.in").write_text("\n".join(project["build-system"]["requires"]), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "compile",
        "--universal",
        "--no-build",
        "--no-config",
        "--quiet",
    ]
    command += ["--python-version", PYTHONS[0], "--constraint", str(build / "held.txt")]
    command += [part for extra in extras for part in ("--extra", extra)]
    command += ["--format", "pylock.toml", str(HOME / "pyproject.toml"), str(build / "builder.in")]
    lock = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, cwd=HOME)
    if lock.returncode:
        sys.exit("The packages could not be pinned; what uv says stands above.")
    return {str(package["name"]): package for package in tomllib.loads(lock.stdout)["packages"]}


def entry(package: dict[str, Any]) -> str:
    """Return the lines of a package in a requirement file.

    Raises SystemExit where a system we promise has no wheel of it.
    """
    name, marker = package["name"], package.get("marker")
    hashes: set[str] = set()
    for system in SYSTEMS:
        for python in PYTHONS:
            if marker and not Marker(marker).evaluate(_environment(system, python)):
                continue
            fitting = {
                wheel["hashes"]["sha256"]
                for wheel in package.get("wheels", ())
                if _fits(wheel, system, python)
            }
            if not fitting:
                sys.exit(f"{name} {package['version']} has no wheel for {system} and Python {python}.")
            hashes |= fitting
    head = f"{name}=={package['version']}" + (f" ; {marker}" if marker else "")
    return " \\\n    ".join([head, *(f"--hash=sha256:{one}" for one in sorted(hashes))]) + "\n"


def _environment(system: str, python: str) -> dict[str, str]:
    platform, machine, _wheels = SYSTEMS[system]
    return {
        "sys_platform": platform,
        "platform_machine": machine,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "platform_system": {"linux": "Linux", "win32": "Windows", "darwin": "Darwin"}[platform],
        "os_name": "nt" if platform == "win32" else "posix",
        "extra": "",
    }


def _fits(wheel: dict[str, Any], system: str, python: str) -> bool:
    tags = parse_wheel_filename(wheel.get("name") or wheel["url"].rsplit("/", 1)[1])[3]
    return any(_is_for_python(tag, python) and _is_for_system(tag, system) for tag in tags)


def _is_for_python(tag: Tag, python: str) -> bool:
    minor = int(python.partition(".")[2])
    if tag.interpreter == "py3" or tag.interpreter == f"py3{minor}":
        return tag.abi == "none"
    if tag.abi == "abi3":
        return tag.interpreter in {f"cp3{older}" for older in range(2, minor + 1)}
    return tag.interpreter == f"cp3{minor}" and tag.abi in {f"cp3{minor}", "none"}


def _is_for_system(tag: Tag, system: str) -> bool:
    return tag.platform == "any" or SYSTEMS[system][2].fullmatch(tag.platform) is not None


def check() -> None:
    """End with the list when anything is installed here that is not pinned, or in another version."""
    project = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))["project"]["name"]
    pins = pinned()
    installed = {canonicalize_name(found.name): found.version for found in metadata.distributions()}
    others = {
        name: version
        for name, version in installed.items()
        if name not in {*NOT_OURS, project} and pins.get(name) != version
    }
    if others:
        told = ", ".join(f"{name} {version}" for name, version in sorted(others.items()))
        sys.exit(
            f"Installed here and not pinned: {told}. Pin it (CONTRIBUTING.md), or `make clean` and begin anew."
        )
    print(f"{len(installed)} packages are installed, each of them pinned by its hash.")


if __name__ == "__main__":
    main(sys.argv[1:])
