"""Hold what is pinned against the known holes in `audit.toml`. Needs no network.

    python .ci/audit.py

Ends with an error when something that is pinned, or lies inside a package, is within an advisory's range and nobody
has said why it may stay, or when what was said is to be thought over again. Warns when the table has not been gone
through for ninety days.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from inside import EVERY, HOME, libraries, pinned
from packaging.specifiers import SpecifierSet

TABLE = HOME / "audit.toml"
OLD = 90  # days
NEEDED = ("id", "package", "affected", "source", "read")


def main(arguments: list[str]) -> None:
    """Say how it stands; ends with the list when anything is wrong."""
    if arguments:
        sys.exit(__doc__)
    table = read(TABLE)
    versions = {name: found[0] for name, found in pinned(*EVERY).items()}
    versions |= {name: found[0] for name, found in libraries().items()}
    today = date.today()
    if (age := (today - table["read"]).days) > OLD:
        print(
            f"Warning: audit.toml was last gone through {age} days ago. Look for new advisories, and say so in it."
        )
    wrong = list(faults(table, versions, today))
    if wrong:
        sys.exit("\n".join(wrong))
    stays = sum("stays" in one for one in table["advisory"] if matches(one, versions))
    print(f"{len(table['advisory'])} advisories: none holds here, but for {stays} that may stay and say why.")


def read(path: Path) -> dict[str, Any]:
    """Return the table. Raises SystemExit where a row lacks what every row has."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for row in table["advisory"]:
        missing = [name for name in NEEDED if not row.get(name)]
        if missing or ("stays" in row) != ("until" in row):
            sys.exit(f"{path.name}: {row.get('id', row)} lacks {', '.join(missing) or 'stays or until'}.")
    return table


def faults(table: Mapping[str, Any], versions: Mapping[str, str], today: date) -> Iterator[str]:
    """Yield a sentence for each advisory that holds and may not stay."""
    for row in table["advisory"]:
        if not matches(row, versions):
            continue
        told = f"{row['id']}: {row['package']} {versions[row['package']]} is {row['affected']} ({row['source']})."
        if "stays" not in row:
            yield f"{told} Take a newer version (make pins RAISE={row['package']}), or say why it may stay."
        elif row["until"] < today:
            yield f"{told} It was let stay until {row['until']}: think it over again."


def matches(row: Mapping[str, Any], versions: Mapping[str, str]) -> bool:
    """Return whether a version that is used here is within the advisory's range: any of its parts."""
    version = versions.get(row["package"])
    ranges = row["affected"].split(" or ")
    return version is not None and any(
        SpecifierSet(one).contains(version, prereleases=True) for one in ranges
    )


if __name__ == "__main__":
    main(sys.argv[1:])
