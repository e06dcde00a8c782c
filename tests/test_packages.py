"""Every package that is installed is one that somebody chose: pinned by its version and hashes, from nowhere said."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import PySide6
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HOME = Path(__file__).parents[1]
PROJECT = tomllib.loads((HOME / "pyproject.toml").read_text(encoding="utf-8"))
LAYERS = {path.stem.removeprefix("requirements-"): path for path in sorted(HOME.glob("requirements-*.txt"))}
PIN = re.compile(r"[a-z0-9-]+==[^ ;]+( ; [^\\]+)?( --hash=sha256:[0-9a-f]{64})+")


def lines(layer: str) -> list[str]:
    """Return a package a line, as pip reads the file."""
    text = LAYERS[layer].read_text(encoding="utf-8")
    joined = re.sub(r" \\\n +", " ", text)
    return [line for line in joined.splitlines() if not line.startswith("#")]


def names(*layers: str) -> set[str]:
    return {line.partition("==")[0] for layer in layers for line in lines(layer)}


def asked_for(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(one).name) for one in requirements}


@pytest.mark.parametrize("layer", LAYERS)
def test_each_package_is_pinned_by_one_version_and_its_hashes_and_by_no_address(layer: str) -> None:
    assert lines(layer), "a layer without packages needs no file"
    assert [line for line in lines(layer) if PIN.fullmatch(line) is None] == []


def test_no_package_is_pinned_twice() -> None:
    every = [line.partition("==")[0] for layer in LAYERS for line in lines(layer)]
    assert sorted(every) == sorted(set(every))


def test_what_the_program_asks_for_is_pinned_and_so_is_its_builder() -> None:
    asked = asked_for(PROJECT["project"]["dependencies"]) | asked_for(PROJECT["build-system"]["requires"])
    assert asked - names("run") == set()


@pytest.mark.parametrize(
    ("extra", "layer"),
    [("dev", "test"), ("judge", "judge"), ("installer", "installer"), ("tools", "tools")],
)
def test_what_the_tests_the_installer_and_the_tools_ask_for_is_pinned(extra: str, layer: str) -> None:
    asked = asked_for(PROJECT["project"]["optional-dependencies"][extra])
    assert asked - names("run", "test", layer) == set()


def test_each_pin_is_within_what_the_project_asks_for() -> None:
    versions = dict(line.split(" ")[0].split("==") for layer in LAYERS for line in lines(layer))
    extras: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
    asked = [*PROJECT["project"]["dependencies"], *(one for extra in extras.values() for one in extra)]
    asked += PROJECT["build-system"]["requires"]
    wrong = [
        f"{one} is pinned at {versions[requirement.name]}"
        for one in asked
        if (requirement := Requirement(one)).name in versions
        and not requirement.specifier.contains(versions[requirement.name])
    ]
    assert wrong == []


def test_whoever_prepares_a_machine_reads_every_file_of_pins() -> None:
    tree = ast.parse((HOME / ".ci" / "prepare.py").read_text(encoding="utf-8"))
    layers = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "LAYERS"
    )
    assert {layer for needed in layers.values() for layer in needed} == set(LAYERS)
    assert all(needed[0] == "run" for needed in layers.values())


@pytest.mark.skipif(sys.platform != "linux", reason="reads the names in Linux's libraries")
def test_of_what_the_window_needs_of_qt_the_pdf_library_alone_is_linked_to_the_network() -> None:
    """Why libQt6Network lies in the program at all. Its plug-ins, for TLS and the state of the network, do not."""
    qt = Path(PySide6.__file__).parent / "Qt"
    wanted = (
        "Core",
        "Gui",
        "Widgets",
        "PrintSupport",
        "Pdf",
        "DBus",
        "XcbQpa",
        "WaylandClient",
        "Svg",
        "OpenGL",
    )
    libraries = [path for name in wanted for path in qt.glob(f"lib/libQt6{name}.so.6")]
    plugins = [
        path
        for folder in ("printsupport", "xcbglintegrations", "platformthemes", "wayland-shell-integration")
        for path in qt.glob(f"plugins/{folder}/*.so")
    ]
    plugins += [qt / "plugins" / "platforms" / f"lib{name}.so" for name in ("qxcb", "qoffscreen", "qminimal")]
    assert len(libraries) > 5
    assert len(plugins) > 3
    linked = [path.name for path in (*libraries, *plugins) if b"libQt6Network.so" in path.read_bytes()]
    assert linked == ["libQt6Pdf.so.6"]
