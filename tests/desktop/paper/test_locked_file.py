"""A file that leaves the computer opens with its password and with nothing else."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from desktop.errors import UserError
from desktop.paper.locked_file import locked, save
from desktop.paper.pdf import render
from tests.desktop.paper.pdf import samples


def _small_pdf() -> bytes:
    made = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made)
    return made.getvalue()


def test_a_locked_file_opens_with_its_password_however_it_is_typed() -> None:
    data = locked(_small_pdf(), "a\u030angest pa\u030a blåbärsstig")
    with pikepdf.open(BytesIO(data), password="ångest på blåbärsstig") as pdf:
        assert len(pdf.pages) == 1
        assert pdf.encryption.R == 6
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(data), password="något annat")


def test_a_locked_copy_of_a_paper_does_not_say_that_it_is_pdf_a() -> None:
    kept = render(samples.a_plan()).data
    with pikepdf.open(BytesIO(locked(kept, "blåbärsstig")), password="blåbärsstig") as pdf:
        said = pdf.Root.Metadata.read_bytes()
        assert b"<pdfuaid:part>1</pdfuaid:part>" in said
        assert b"pdfaid:" not in said
        assert pdf.open_metadata()["dc:title"] == "Handlingsplan 1, version 2"
    assert b"<pdfaid:part>2</pdfaid:part>" in kept


def test_a_saved_file_is_for_the_user_alone(tmp_path: Path) -> None:
    save(tmp_path / "26-014-plan.pdf", b"%PDF")
    assert (tmp_path / "26-014-plan.pdf").stat().st_mode & 0o777 == 0o600


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="går inte att spara"):
        save(tmp_path / "finns inte" / "26-014-plan.pdf", b"%PDF")
