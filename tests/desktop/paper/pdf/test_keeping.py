"""What a file must have to be kept for ever, as far as it can be seen without its judge."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from desktop.paper.pdf import render
from desktop.paper.pdf.engine.srgb import profile
from desktop.paper.values import Paper
from tests.desktop.paper.pdf import samples
from tests.desktop.paper.pdf.reading import at, opened

PAPERS: tuple[Paper, ...] = (samples.a_plan(draft=True), samples.a_consent(), samples.a_recovery())


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: type(paper).__name__)
def test_every_stream_is_as_long_as_it_says_and_ends_before_the_word_for_it(paper: Paper) -> None:
    data = render(paper).data
    found = list(re.finditer(rb"/Length (\d+)[^>]*>>\nstream\n", data))
    assert len(found) == data.count(b"\nendstream\n") == len(re.findall(rb"\bendstream\b", data))
    for one in found:
        end = one.end() + int(one[1])
        assert data[end : end + 11] == b"\nendstream\n"


def test_the_file_says_what_it_is_in_words_that_can_be_read_without_unpacking() -> None:
    data = render(samples.a_plan()).data
    for claim in (
        b"<pdfuaid:part>1</pdfuaid:part>",
        b"<pdfaid:part>2</pdfaid:part>",
        b"<pdfaid:conformance>B</pdfaid:conformance>",
        b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    ):
        assert data.count(claim) == 1


def test_the_file_tells_its_title_and_its_program_and_no_moment() -> None:
    data = render(samples.a_plan()).data
    info: dict[str, str] = {str(key): str(value) for key, value in (opened(data).metadata or {}).items()}
    assert info == {"/Title": "Handlingsplan 1, version 2", "/Producer": "Närvara"}
    assert b"Date" not in data


def test_the_colours_are_said_to_be_srgb() -> None:
    intent = at(opened(render(samples.a_plan()).data).trailer, "/Root", "/OutputIntents", 0)
    assert (intent["/S"], intent["/OutputConditionIdentifier"]) == ("/GTS_PDFA1", "sRGB")
    stream = at(intent, "/DestOutputProfile")
    assert stream["/N"] == 3
    assert stream.get_data() == profile()


def test_our_own_profile_is_read_and_means_the_same_colours_as_everybody_elses() -> None:
    ours = ImageCms.ImageCmsProfile(BytesIO(profile()))
    assert (ours.profile.profile_description, ours.profile.version) == ("sRGB", 2.1)
    assert len(profile()) < 1000
    colours = bytes(value for step in range(256) for value in (step, 255 - step, step * 7 % 256))
    picture = Image.frombytes("RGB", (256, 1), colours)
    turned = ImageCms.profileToProfile(picture, ours, ImageCms.createProfile("sRGB"))
    assert turned is not None
    assert turned.tobytes() == colours
