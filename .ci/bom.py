"""Write the program's bill of materials: CycloneDX 1.6, JSON.

    python .ci/bom.py FILE

From the pins and from what lies inside the wheels (`inside.py`), so that it tells of the program as it was built and
nothing else. The same pins give the same file to the letter: no time is written, and its serial number is made of
what it holds. A package has one checksum for each system's wheel, in its `distribution`.
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any

from inside import HOME, SHIPPED, libraries, pinned

SPACE = uuid.UUID("6d6f2c51-2b8e-5c39-9d3b-2a1a3c1d7f10")
"""Whose serial numbers these are."""


def main(arguments: list[str]) -> None:
    """Write the file that is named."""
    if len(arguments) != 1:
        sys.exit(__doc__)
    path = Path(arguments[0])
    path.parent.mkdir(parents=True, exist_ok=True)
    made = bill()
    path.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    print(f"{path}: {len(made['components'])} components")


def bill() -> dict[str, Any]:
    """Return the bill as CycloneDX has it."""
    packages, inner = pinned(*SHIPPED), libraries()
    program = {"type": "application", "bom-ref": "narvara", "name": "narvara", "version": version()}
    components = [_package(name, *found) for name, found in sorted(packages.items())]
    components += [_library(name, *found) for name, found in sorted(inner.items())]
    dependencies = [{"ref": "narvara", "dependsOn": [_ref(name, packages) for name in sorted(packages)]}]
    for owner in sorted({owner for _version, owner in inner.values() if owner}):
        held = sorted(_inner_ref(name, of) for name, (of, by) in inner.items() if by == owner)
        dependencies.append({"ref": _ref(owner, packages), "dependsOn": held})
    content = {"metadata": {"component": program}, "components": components, "dependencies": dependencies}
    serial = uuid.uuid5(SPACE, json.dumps(content, sort_keys=True))
    head = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
    }
    return head | content


def version() -> str:
    """Return the program's version, without importing the program."""
    text = (HOME / "desktop" / "version.py").read_text(encoding="utf-8")
    found = re.search(r'^VERSION = "([^"]+)"', text, re.MULTILINE)
    if found is None:
        sys.exit("desktop/version.py says no version.")
    return found[1]


def _ref(name: str, packages: dict[str, tuple[str, list[str]]]) -> str:
    return f"pkg:pypi/{name}@{packages[name][0]}"


def _inner_ref(name: str, of: str) -> str:
    return f"pkg:generic/{name}@{of}"


def _package(name: str, of: str, hashes: list[str]) -> dict[str, Any]:
    purl = f"pkg:pypi/{name}@{of}"
    wheels = [{"alg": "SHA-256", "content": one} for one in hashes]
    made: dict[str, Any] = {"type": "library", "bom-ref": purl, "name": name, "version": of, "purl": purl}
    made["externalReferences"] = [{"type": "distribution", "url": purl, "hashes": wheels}]
    return made | ({"licenses": [found]} if (found := _licence(name)) else {})


def _licence(name: str) -> dict[str, Any]:
    """Return what the package says of itself; nothing for one that is not for this system, or says nothing short."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return {}
    expression = said.get("License-Expression") or ""
    words = (said.get("License") or "").strip()
    if expression:
        return {"expression": expression}
    return {"license": {"name": words}} if words and "\n" not in words else {}


def _library(name: str, of: str, owner: str) -> dict[str, Any]:
    purl = _inner_ref(name, of)
    made = {"type": "library", "bom-ref": purl, "name": name, "version": of, "purl": purl}
    return made | {"description": f"Inside the package {owner}." if owner else "Runs the program."}


if __name__ == "__main__":
    main(sys.argv[1:])
