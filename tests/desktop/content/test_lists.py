from __future__ import annotations

import pytest

from desktop import content
from desktop.content.list_files import Item


def test_the_catalogue_of_measures_is_whole() -> None:
    measures = content.lists().items("insats")
    assert len(measures) == 40
    assert {item.extra["utforare"] for item in measures} == {"skola", "socialtjanst", "familj", "annan"}
    assert {item.extra["niva"] for item in measures} == {2, 3}


def test_what_is_done_without_a_pupil_is_in_no_new_plan_and_is_still_named_in_old_ones() -> None:
    lists = content.lists()
    for code in ("framjande_klass", "konsultation", "foraldramote"):
        assert code not in lists.codes("insats")
        assert lists.item("insats", code).extra["niva"] == 1
    activities = lists.items("aktivitet")
    assert [item.extra["niva"] for item in activities] == [1, 2, 1, 1, 2, 1, 1, 1]
    assert {item.extra["raknas"] for item in activities} == {"elever", "vuxna", "personal"}


def test_the_process_has_eight_steps_in_order() -> None:
    codes = content.lists().codes("steg")
    assert len(codes) == 8
    assert codes[0] == "aktualisering"
    assert codes[-1] == "vidmakthallande"


def test_every_item_of_every_list_has_a_word() -> None:
    lists = content.lists()
    for name in lists.names():
        assert lists.items(name)
        assert all(item.label.strip() for item in lists.items(name)), name


def test_a_label_is_found_by_its_code() -> None:
    assert content.lists().label("part", "mentor") == "Mentor"
    assert content.label("part", "emi", "en") == "School nurse and school doctor"
    assert content.label("riktning", "bada", "en") == "får lämna och ta emot"


def test_an_unknown_list_or_code_is_a_fault() -> None:
    with pytest.raises(content.ContentError, match="nonsens"):
        content.lists().items("nonsens")
    with pytest.raises(content.ContentError, match="nonsens"):
        content.lists().label("part", "nonsens")


def test_a_municipal_code_that_is_gone_is_still_named() -> None:
    assert content.lists().item("insats", "egen_kor_i_kyrkan") == Item("egen_kor_i_kyrkan", "kor i kyrkan")


def test_translated_labels_exist_for_all_parties_and_categories() -> None:
    for name in ("part", "kategori", "undantag"):
        for code in content.lists().codes(name):
            assert content.texts("ar").has(f"{name}.{code}"), code


def test_note_templates_are_text_with_headings() -> None:
    for item in content.lists().items("anteckning"):
        if item.extra["slag"] != "sakerhet":  # written by the program
            assert ":" in item.extra["mall"], item.code
