from __future__ import annotations

import pytest

from desktop import content
from desktop.content.placeholders import placeholders
from desktop.errors import UserError
from resources import FOLDER

LANGUAGES = ("sv_latt", "en", "ar", "fa", "prs", "so", "uk", "ti")
FAMILY = ("samtycke", "info", "info_kommunal", "info_fristaende")
ERRORS = sorted(
    {i.split(".")[0] for i in content.texts().ids() if i.startswith("fel_") and i.endswith(".hant")}
)
NOT_TRANSLATED = {
    f"samtycke.{key}"
    for key in (
        "vi", "vi_utan_skola", "inledning_kort", "kol_bada", "kol_ett_hall", "vi_berattar", "de_berattar", "inte",
        "inte_alla", "svar_rubrik", "svar_hjalp", "svar_hjalp_en", "svar_hjalp_18", "svar_ja", "svar_del", "svar_nej",
        "svaren", "svaren_fraga", "kol_svar", "kol_nar", "inte_svarat", "pa_papper", "muntligt", "struket",
        "struket_skola", "barnet_sa_ja", "barnet_sa_nej", "barnet_kunde_inte", "barnet_sa_ja_utan_dag",
        "barnet_sa_nej_utan_dag", "barnet_kunde_inte_utan_dag", "barnet_fick_inte", "delar_inget", "prata_om_det",
        "prata_om_det_utan_telefon", "originalet", "syfte_booster", "hur_booster",
    )
}  # fmt: skip
"""Texts a translator has not had yet: until then no consent is printed side by side with the Swedish."""


def test_a_text_is_filled_with_what_it_asks_for() -> None:
    said = content.texts().get("samtycke.underrubrik", elev_fornamn="Noor")
    assert said == "Får vi prata med varandra om Noor?"


def test_a_value_that_looks_like_a_placeholder_stays_as_written() -> None:
    said = content.texts().get("samtycke.underrubrik", elev_fornamn="{telefon} <b>{0}</b>")
    assert "{telefon} <b>{0}</b>" in said


@pytest.mark.parametrize("values", [{}, {"elev_fornamn": ""}, {"elev_fornamn": " "}, {"elev_fornamn": None}])
def test_an_empty_placeholder_is_a_fault_and_never_an_empty_place(values: dict[str, str | None]) -> None:
    with pytest.raises(content.ContentError, match=r"samtycke\.underrubrik.*elev_fornamn"):
        content.texts().get("samtycke.underrubrik", **values)


def test_an_unknown_text_is_a_fault() -> None:
    with pytest.raises(content.ContentError, match="finns inte"):
        content.texts().get("samtycke.finns_inte")


def test_an_unknown_language_is_a_fault() -> None:
    with pytest.raises(content.ContentError, match="xx"):
        content.texts("xx")


def test_what_a_language_lacks_is_answered_in_swedish() -> None:
    tigrinya = content.texts("ti")
    assert not tigrinya.has("samtycke.rubrik")
    assert tigrinya.get("samtycke.rubrik") == content.texts().get("samtycke.rubrik")
    assert "samtycke.syfte" in tigrinya.missing("samtycke")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_known_ids_and_the_same_placeholders(language: str) -> None:
    swedish = content.texts()
    for text_id, text in content.texts(language).own.items():
        if text_id.split(".")[0] not in ("kategori", "part", "undantag"):
            assert placeholders(text) == placeholders(swedish.own[text_id]), text_id


@pytest.mark.parametrize("language", ["en", "ar", "fa", "prs", "uk"])
def test_all_but_the_new_answers_of_consent_and_information_exist_in_the_full_languages(
    language: str,
) -> None:
    missing = content.texts(language).missing(*FAMILY)
    assert set(missing) == NOT_TRANSLATED


def test_somali_and_tigrinya_say_that_they_are_incomplete() -> None:
    assert content.texts("so").missing("info")
    assert content.texts("ti").missing("samtycke")


def test_languages_name_themselves_and_their_direction() -> None:
    assert content.languages()[0] == "sv"
    assert set(content.languages()) == {"sv", *LANGUAGES}
    assert content.texts("ar").direction == "rtl"
    assert content.texts("en").name == "English"
    assert content.texts("sv-latt") is content.texts("sv_latt")


@pytest.mark.parametrize("language", ["sv", *LANGUAGES])
def test_nothing_is_called_reviewed_before_it_is(language: str) -> None:
    assert content.texts(language).reviewed == "nej"
    assert content.texts(language).version


def test_every_placeholder_is_explained_in_its_file() -> None:
    for name in ("texts.toml", "skarm.toml"):
        tables = content.files.shipped(f"texts/{name}")
        used = {
            name
            for section, keys in tables.items()
            if section not in ("meta", "platshallare")
            for text in keys.values()
            for name in placeholders(text)
        }
        assert used == set(tables["platshallare"]), name


@pytest.mark.parametrize("section", ERRORS)
def test_every_error_has_its_four_parts(section: str) -> None:
    texts = content.texts()
    parts = [texts.own[f"{section}.{part}"] for part in ("rubrik", "hant", "tryggt", "gor")]
    values = {name: "7" for part in parts for name in placeholders(part)}
    error = content.error(section.removeprefix("fel_"), **values)
    assert isinstance(error, UserError)
    assert error.title
    assert error.what
    assert error.safe
    assert error.do


def test_no_text_shouts_or_uses_the_words_we_never_use() -> None:
    for text_id, text in content.texts().own.items():
        assert "!" not in text, text_id
        for word in ("hemmasittar", "skolkare", "klient", " fall "):
            assert word not in text.casefold(), text_id


def test_every_law_points_at_texts_and_questions_that_exist() -> None:
    questions = {f"fraga.{question.id}" for question in content.form().questions}
    known = {*content.texts().ids(), *questions}
    for law in content.laws():
        assert set(law.texts) <= known, law.code


def test_the_safety_box_says_when_a_number_is_missing() -> None:
    box = content.safety_box("sakerhet_F14", {"tel_mottagning": "0123-45 67"})
    assert box.numbers_missing
    assert any("0123-45 67" in step for step in box.steps)
    assert any("numret är inte ifyllt" in step for step in box.steps)


def test_the_safety_box_with_all_numbers_has_no_gap() -> None:
    phones = dict.fromkeys(("tel_mottagning", "tel_jour", "tel_bup", "tel_chef"), "0123-45 67")
    for question in content.form().questions:
        if question.safety_box:
            box = content.safety_box(question.safety_box, phones)
            assert not box.numbers_missing
            assert len(box.steps) == 4


def test_content_files_are_plain_utf8() -> None:
    for path in FOLDER.rglob("*.toml"):
        assert "\r" not in path.read_text(encoding="utf-8"), path.name
