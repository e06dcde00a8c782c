"""What a file is, by its content and never by its name."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from desktop.attendance_files.refused import MEGABYTE, FileRefusedError

Kind = Literal["text", "xlsx", "xls"]

MOST_BYTES = 20 * MEGABYTE
MOST_UNPACKED = 200 * MEGABYTE

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta", b"<head", b"<body", b"mime-version:")


def kind_of(data: bytes) -> Kind:
    """Return what the bytes are. Raises `FileRefusedError`, also for what is too large to be looked into."""
    if len(data) > MOST_BYTES:
        raise FileRefusedError("too_large")
    if not data.strip(b"\x00 \r\n\t"):
        raise FileRefusedError("empty")
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if data.startswith(_OLE):
        return _compound(data)
    if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        raise FileRefusedError("pdf")
    if data.startswith(_PICTURES) and b"\t" not in data[:64]:
        raise FileRefusedError("picture")
    start = data.lstrip(b"\xef\xbb\xbf \r\n\t")[:64].lower()
    if start.startswith(_MARKUP):
        raise FileRefusedError("webpage")
    if not data.startswith(_BOMS) and b"\x00" in data[:4096]:
        raise FileRefusedError("unknown")
    return "text"


def _packed(data: bytes) -> Kind:
    """Return `xlsx` for a workbook whose parts, as declared and as they really are, unpack to a bearable size."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = {part.filename for part in packed.infolist()}
            if "xl/workbook.bin" in names:
                raise FileRefusedError("xlsb")
            if "content.xml" in names:
                raise FileRefusedError("ods")
            if "xl/workbook.xml" not in names:
                raise FileRefusedError("unknown")
            _weigh(packed)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise FileRefusedError("damaged") from error
    except RuntimeError as error:  # a part locked with a password of zip's own
        raise FileRefusedError("encrypted") from error
    return "xlsx"


def _weigh(packed: zipfile.ZipFile) -> None:
    """Unpack every part a piece at a time and keep none of it. What a zip declares is a claim."""
    if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
        raise FileRefusedError("too_large_unpacked")
    room = MOST_UNPACKED
    for part in packed.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue  # pictures and macros are never opened, neither here nor by the reader
        with packed.open(part) as opened:
            try:
                while piece := opened.read(1 << 20):
                    room -= len(piece)
                    if room < 0:
                        raise FileRefusedError("too_large_unpacked")
                    if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
                        raise FileRefusedError("damaged")
            except zipfile.zlib.error as error:  # type: ignore[attr-defined]  # zipfile raises it unwrapped
                raise FileRefusedError("damaged") from error


def _compound(data: bytes) -> Kind:
    """Return `xls` for a compound file with a workbook in it. The names of its streams are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        raise FileRefusedError("encrypted")
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return "xls"
    raise FileRefusedError("unknown")
