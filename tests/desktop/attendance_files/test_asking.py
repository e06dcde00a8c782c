"""The reading process: bounded, without a file of its own, and the bytes it was given are all it has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.attendance_files.asking import TableRequest, contents
from desktop.attendance_files.protocol import Wish
from desktop.attendance_files.refused import FileRefusedError
from tests.desktop.attendance_files.files import VKLASS, xls

_WRITES = """
import sys
from desktop.attendance_files.reading_process import _bound
_bound()
try:
    with open(sys.argv[1], "wb") as file:
        file.write(b"Amina")
        file.flush()
except OSError:
    print("refused")
"""


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no such bound for a process that sets its own"
)
def test_the_process_cannot_write_a_file(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _WRITES, str(tmp_path / "kopia")], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "refused"
    assert (tmp_path / "kopia").read_bytes() == b""


def test_a_file_is_read_once_and_asked_about_again_when_it_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "rapport.xls"
    file.write_bytes(xls(VKLASS))
    data = contents(file)
    file.unlink()
    first = TableRequest(data).run()
    again = TableRequest(data, Wish(0, sheet="Rapport")).run()
    assert (first.kind, first.sheet, first.rows) == (again.kind, again.sheet, again.rows)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(FileRefusedError) as refused:
        contents(file)
    assert refused.value.reason == "gone"
