"""States hold together: the types, the schema's CHECKs, the lists, the words; and mypy finds a word misspelt."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from db.records import Case, states
from db.records.states import CONTACT_RULES, one_of
from db.store.codec import UnknownStateError, columns, maker, to_row
from db.tables.table import Table
from desktop.content import lists
from desktop.session.session import Session
from tests import builders

HOME = Path(__file__).parents[1]
PROGRAM = ("db", "desktop", "ui")
CHECK = re.compile(r"(\w+) TEXT NOT NULL (?:DEFAULT '' )?CHECK \(\s*(\w+) IN \(([^)]*)\)\s*\)")
WITHOUT_CHECK = {("prints", "document"), ("prints", "level")}
"""Written by the program alone, with no CHECK in the first schema."""

PARTIAL = {
    "desktop/cases/facts.py": "steps that have a line of their own",
    "desktop/events/ended.py": "a booster that is planned has not happened",
    "desktop/log/watch.py": "the two events that say a code was used",
    "desktop/paper/builders/plan.py": "who was not there is not named as there",
    "ui/plan/goals/goal_card.py": "a goal that goes on has no chip",
}
"""Where a table is meant to lack some words, and why."""

PROBE = """
from typing import Literal
from dataclasses import replace
from db.records import CaseStep, Plan, states
from db.records.states import NoteStatus
def probe(plan: Plan, step: CaseStep, status: NoteStatus | None) -> None:
    print(plan.status == "singed")  # comparison-overlap
    print(step.status in ("klar", "overhopad"))  # comparison-overlap
    print(status not in {"draft", "singed"})  # comparison-overlap
    print(replace(plan, status="singed"))  # arg-type
    words: dict[NoteStatus, str] = {"draft": "", "singed": ""}  # dict-item
    print({"draft": "utkast", "signed": "gäller"}[plan.status])  # comparison-overlap
    match plan.status:
        case "singed":
            print(plan)  # unreachable
"""


def stored(session: Session) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield table, column and words of every state that is stored."""
    for table in vars(session.db).values():
        if isinstance(table, Table):
            yield from ((table.name, name, words) for name, words in words_of(table.record))


def words_of(record: type[Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    hints = get_type_hints(record)
    for name in (field.name for field in fields(record)):
        if get_origin(hints[name]) is Literal:
            yield name, get_args(hints[name])


def aliases() -> dict[str, tuple[str, ...]]:
    """Return the words of every `Literal` alias of the program, by its name."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sources("= Literal["):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("Literal["):
                named = {name: Literal[words] for name, words in found.items()}
                made = eval(ast.unparse(node.value), {"Literal": Literal, **named})  # the program's own line
                found[ast.unparse(node.targets[0])] = get_args(made)
    return found


def sources(holding: str) -> list[Path]:
    """Return the program's files that hold a text; the rest need not be taken apart."""
    files = (path for folder in PROGRAM for path in (HOME / folder).rglob("*.py"))
    return sorted(path for path in files if holding in path.read_text(encoding="utf-8"))


def test_types_and_checks_say_the_same(session: Session) -> None:
    schema = session.vault.connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
    checked = {
        (table, column): {word.strip().strip("'") for word in words.split(",")}
        for table, sql in schema.fetchall()
        for column, of, words in CHECK.findall(sql or "")
        if column == of and table != "key_epochs"
    }
    typed = {(table, column): set(words) for table, column, words in stored(session)}
    assert {place: typed.get(place) for place in checked} == checked
    assert typed.keys() - checked.keys() == WITHOUT_CHECK


def test_lists_that_the_schema_closes_offer_every_word_and_no_other() -> None:
    for name, alias in (
        ("steg", states.Step),
        ("steg_status", states.StepStatus),
        ("riktning", states.Direction),
    ):
        assert set(lists().codes(name)) == set(get_args(alias)), name


def test_every_table_of_words_has_a_word_for_every_state() -> None:
    known, lacking, partial = aliases(), [], set()
    for path in sources(": dict["):
        place = path.relative_to(HOME).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
                keyed = re.match(r"dict\[(\w+),", ast.unparse(node.annotation))
                words = set(known.get(keyed[1], ())) if keyed else set()
                lacks = words - {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
                if lacks and place in PARTIAL:
                    partial.add(place)
                elif lacks:
                    lacking.append(f"{place}:{node.lineno} {sorted(lacks)}")
    assert lacking == []
    assert partial == set(PARTIAL)


def test_a_code_of_an_open_list_that_the_program_names_is_in_the_list() -> None:
    """A list that a municipality may extend is plain text to mypy; the codes shipped in it are known all the same."""
    known = {word for words in aliases().values() for word in words} | {
        code for name in lists().names() for code in lists().lists[name]
    }
    strange = [
        f"{path.relative_to(HOME).as_posix()}:{node.lineno} {ast.unparse(word)}"
        for path in sources(".")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare)
        and getattr(node.left, "attr", "") in {"status", "code", "role", "ground"}
        for said in node.comparators
        for word in (said.elts if isinstance(said, ast.Tuple | ast.Set | ast.List) else [said])
        if isinstance(word, ast.Constant) and isinstance(word.value, str) and word.value not in {"", *known}
    ]
    assert strange == []


def test_a_stored_word_that_no_state_has_is_refused_and_not_told() -> None:
    case = builders.a_case("elev")
    row = list(to_row(case))
    row[columns(Case).index("status")] = "hemlig"
    with pytest.raises(UnknownStateError, match=r"^Case\.status holds an unknown word$"):
        maker(Case)(tuple(row))
    assert maker(Case)(to_row(case)) == case


def test_every_word_of_every_state_is_read_as_it_was_written(session: Session) -> None:
    for table in vars(session.db).values():
        states_of = dict(words_of(table.record)) if isinstance(table, Table) else {}
        for name, words in states_of.items():
            for word in words:
                row = {
                    **dict.fromkeys(columns(table.record)),
                    **{one: of[0] for one, of in states_of.items()},
                }
                made = maker(table.record)(tuple({**row, name: word}.values()))
                assert getattr(made, name) == word


def test_what_a_control_says_is_taken_only_if_it_is_a_word() -> None:
    assert one_of(CONTACT_RULES, "forsiktigt") == "forsiktigt"
    for said in ("", "forsiktig", None, 3):
        with pytest.raises(ValueError, match="no word"):
            one_of(CONTACT_RULES, said)


def test_mypy_finds_a_misspelt_state(tmp_path: Path) -> None:
    probe = tmp_path / "probe.py"
    probe.write_text(PROBE, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", f"--cache-dir={tmp_path / 'cache'}", str(probe)]
    told = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False, timeout=600).stdout
    found = {(int(line), code) for line, code in re.findall(r"probe\.py:(\d+): error: .*\[([\w-]+)\]", told)}
    wanted = {
        (number, line.rpartition("# ")[2])
        for number, line in enumerate(PROBE.splitlines(), start=1)
        if "# " in line
    }
    assert found == wanted, told
