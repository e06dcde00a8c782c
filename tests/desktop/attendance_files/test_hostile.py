"""Files that are made to hurt, and files in the real reading process: nothing but a reason reaches the window."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.attendance_files import kinds
from desktop.attendance_files.asking import TableRequest, contents
from desktop.attendance_files.refused import FileRefusedError
from desktop.process.question import StoppedError
from tests.desktop.attendance_files.files import VKLASS, xls, xlsx


def _packed(**parts: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in {"workbook": b"<workbook/>", **parts}.items():
            packed.writestr(f"xl/{name}.xml", data)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_packed(sheet=b"0" * 210_000_000), "too_large_unpacked"),
        (_packed(sheet=b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "damaged"),
        (b"PK\x03\x04" + b"\x00" * 60, "damaged"),
    ],
    ids=["zip bomb", "entity bomb", "broken"],
)
def test_a_bomb_is_refused_before_anything_reads_it(data: bytes, reason: str) -> None:
    with pytest.raises(FileRefusedError) as refused:
        kinds.kind_of(data)
    assert refused.value.reason == reason


def test_two_files_at_once_are_read_each_in_a_process_of_its_own(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda data: TableRequest(data).run(), [xls(VKLASS), xlsx(VKLASS)])
    assert (first.kind, second.kind) == ("xls", "xlsx")
    assert [row[1] for row in first.rows[4:6]] == [row[1] for row in second.rows[4:6]]


def test_a_file_that_is_gone_or_no_table_says_so_and_one_that_is_stopped_is_heard_no_more(
    tmp_path: Path,
) -> None:
    with pytest.raises(FileRefusedError) as gone:
        contents(tmp_path / "borta.csv")
    assert gone.value.reason == "gone"
    with pytest.raises(FileRefusedError) as pdf:
        TableRequest(b"%PDF-1.7 utgiven for CSV").run()
    assert pdf.value.reason == "pdf"
    request = TableRequest(xls(VKLASS))
    request.stop()
    with pytest.raises(StoppedError):
        request.run()
