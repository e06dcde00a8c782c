"""What a municipality may change, and what is said when its file is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import content
from desktop.content import Problem
from desktop.forms.informants import AGE_GROUPS

SHIPPED = 99  # questions


@pytest.fixture
def kommun(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "kommun"
    folder.mkdir()
    content.use_folder(folder)
    yield folder
    content.use_folder(None)


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    content.use_folder(folder)


def only_problem() -> Problem:
    (problem,) = content.problems()
    return problem


def test_without_a_folder_there_are_no_problems(tmp_path: Path) -> None:
    content.use_folder(tmp_path / "finns-inte")
    assert content.problems() == ()
    content.use_folder(None)


def test_one_text_is_changed_and_the_rest_stand(kommun: Path) -> None:
    write(kommun, "texts.toml", '[samtycke]\nrubrik = "Ja eller nej till att dela"\n')
    assert content.problems() == ()
    assert content.texts().get("samtycke.rubrik") == "Ja eller nej till att dela"
    assert content.texts().get("plan.rubrik") == "Handlingsplan"


def test_a_broken_file_is_named_with_line_and_key_and_ours_is_used(kommun: Path) -> None:
    write(kommun, "texts.toml", '[samtycke]\nrubrik = "Nytt"\nsyfte = Vi vill förstå\n')
    problem = only_problem()
    assert (problem.file, problem.line, problem.key) == ("texts.toml", 3, "syfte")
    assert "texts.toml, rad 3, syfte" in problem.text()
    assert content.texts().get("samtycke.rubrik") == "Samtycke till att dela uppgifter"


def test_a_file_that_is_not_utf8_is_named(kommun: Path) -> None:
    (kommun / "skarm.toml").write_bytes('[start]\nklart = "Färdigt"\n'.encode("latin-1"))
    content.use_folder(kommun)
    assert only_problem().file == "skarm.toml"
    assert "UTF-8" in only_problem().message


def test_a_file_cut_in_the_middle_of_a_string_is_named(kommun: Path) -> None:
    write(kommun, "texts.toml", '[samtycke]\nrubrik = """\nNytt')
    problem = only_problem()
    assert (problem.file, problem.line) == ("texts.toml", 3)


@pytest.mark.parametrize(
    ("text", "line", "key", "said"),
    [
        ('[samtycke]\n\nrubrikk = "x"', 3, "samtycke.rubrikk", "finns inte"),
        ('[samtycke]\nrubrik = ""', 2, "samtycke.rubrik", "tom"),
        ("[samtycke]\nrubrik = 7", 2, "samtycke.rubrik", "citattecken"),
        ('[samtycke]\nandra = "Ring."', 2, "samtycke.andra", "saknas"),
        ('[plan]\n[samtycke]\nrubrik = "Till {elev}"', 3, "samtycke.rubrik", "hör inte till"),
        ('samtycke = "hej"', 1, "samtycke", "finns inte"),
    ],
)
def test_a_text_that_does_not_fit_is_refused_by_itself(
    kommun: Path, text: str, line: int, key: str, said: str
) -> None:
    write(kommun, "texts.toml", text)
    problem = only_problem()
    assert (problem.file, problem.line, problem.key) == ("texts.toml", line, key)
    assert said in problem.message
    assert content.texts().get("samtycke.rubrik") == "Samtycke till att dela uppgifter"


def test_a_review_of_this_version_is_shown_and_of_another_is_not(kommun: Path) -> None:
    version = content.texts("ar").version
    meta = f'[meta]\ngranskad = "ja"\ngranskad_av = "A. Tolk"\ngaller_version = "{version}"\n'
    write(kommun, "lang_ar.toml", meta)
    assert (content.texts("ar").reviewed, content.texts("ar").reviewed_by) == ("ja", "A. Tolk")
    write(kommun, "lang_ar.toml", meta.replace(version, "2020"))
    assert content.texts("ar").reviewed == "nej"
    assert only_problem().key == "meta.galler_version"


def test_a_language_of_its_own_may_be_added(kommun: Path) -> None:
    write(kommun, "lang_pl.toml", '[meta]\nnamn = "Polski"\n[plan]\nrubrik = "Plan"\nfel = "x"\n')
    assert "pl" in content.languages()
    assert content.texts("pl").get("plan.rubrik") == "Plan"
    assert content.texts("pl").name == "Polski"
    assert only_problem().key == "plan.fel"


def test_a_code_is_relabelled_hidden_and_added(kommun: Path) -> None:
    write(
        kommun,
        "insatser.toml",
        '[insats.sip]\netikett = "SIP"\n[insats.booster]\ndold = true\n'
        '[insats.egen_fiske]\netikett = "Fiska ihop"\nniva = 2\n',
    )
    assert content.problems() == ()
    lists = content.lists()
    assert lists.label("insats", "sip") == "SIP"
    assert lists.item("insats", "sip").extra["niva"] == 3
    assert "booster" not in lists.codes("insats")
    assert lists.label("insats", "booster") == "Boosterträff"
    assert lists.codes("insats")[-1] == "egen_fiske"


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ('[insats.ny]\netikett = "Ny"', 1, "insats.ny"),
        ("[insats.egen_ny]\nniva = 2", 1, "insats.egen_ny.etikett"),
        ('\n[insats.sip]\nniva = "tre"', 3, "insats.sip.niva"),
        ('[insats.sip]\nfarg = "röd"', 2, "insats.sip.farg"),
        ('[nylista.a]\netikett = "A"', 1, "nylista"),
        ('[insats]\nsip = "SIP"', 2, "insats.sip"),
    ],
)
def test_a_list_that_does_not_fit_is_named_and_ours_is_used(
    kommun: Path, text: str, line: int, key: str
) -> None:
    write(kommun, "insatser.toml", text)
    problem = only_problem()
    assert (problem.file, problem.line, problem.key) == ("insatser.toml", line, key)
    assert len(content.lists().codes("insats")) == 40
    assert content.lists().item("insats", "sip").extra["niva"] == 3


def test_scales_need_four_words(kommun: Path) -> None:
    write(kommun, "skalor.toml", '[skala.stammer]\nvuxen = ["Nej", "Ja"]\ngy = ["a", "b", "c", "d"]\n')
    assert (only_problem().line, only_problem().key) == (2, "skala.stammer.vuxen")
    words = content.form().question("S1").scale
    assert words is not None
    assert words.levels("E", "gy") == ("a", "b", "c", "d")
    assert words.levels("S", "gy")[0] == "Stämmer inte alls"


def test_a_question_is_reworded_and_one_is_added(kommun: Path) -> None:
    shipped = content.form()
    write(
        kommun,
        "kartlaggning.toml",
        '[meta]\nversion = "sundby.1"\n[fraga.O1]\ntext_elev = "Berätta om i går."\n'
        '[fraga.egen_buss]\nomrade = "skola"\ntyp = "ja-nej"\nperspektiv = ["E"]\npolaritet = "+"\n'
        'text_elev = "Går det bra på bussen?"\n',
    )
    assert content.problems() == ()
    form = content.form()
    assert form.question("O1").text_pupil == "Berätta om i går."
    assert form.question("O1").kind == "fritext"
    assert form.in_area("skola")[-1].id == "egen_buss"
    assert form.version == f"{shipped.version}+sundby.1"
    assert form.hash != shipped.hash
    assert content.form(version=shipped.version).hash == shipped.hash


def test_who_gets_a_question_in_the_short_version_is_changed(kommun: Path) -> None:
    write(
        kommun,
        "kartlaggning.toml",
        '[meta]\nversion = "1"\n[fraga.O3]\nkort = false\n[fraga.O5]\nkort_for = ["E"]\n'
        '[fraga.S15]\nkort_for = ["V", "S"]\n[fraga.I15]\nkort = true\nkort_for = ["gy"]\n',
    )
    assert only_problem().key == "fraga.O5.kort_for"  # E is no age
    form = content.form()
    assert not form.question("O3").is_short_for("V1", "gy")
    assert form.question("S15").is_short_for("V1", "gy")
    assert not form.question("S15").is_short_for("E", "gy")
    assert form.question("I15").is_short_for("E", "gy")
    assert not form.question("I15").is_short_for("E", "7-9")


@pytest.mark.parametrize(
    "text", ["kort = false", 'kort_for = ["V"]', 'alder = ["gy"]', 'alder_vuxen = ["gy"]']
)
def test_the_gentle_question_of_safety_cannot_be_taken_from_anybody(kommun: Path, text: str) -> None:
    write(kommun, "kartlaggning.toml", f'[meta]\nversion = "1"\n[fraga.I19]\n{text}\n')
    assert only_problem().key == f"fraga.I19.{text.split(' ')[0]}"
    asked = content.form().question("I19")
    assert all(asked.is_short_for(who, age) for who in ("E", "V1") for age in AGE_GROUPS)
    assert asked.ages == asked.ages_adult == AGE_GROUPS


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("text_elev", "{elev_fornamn}, hur mår du?"),
        ("text_vuxen", "Hur mår {elev_fornamn}s mamma?"),
        ("text_vuxen", "Hur mår {elevens_namn}?"),
    ],
)
def test_a_name_that_would_stand_in_braces_or_wrong_is_refused(kommun: Path, key: str, text: str) -> None:
    write(kommun, "kartlaggning.toml", f'[meta]\nversion = "1"\n[fraga.I1]\n{key} = "{text}"\n')
    assert only_problem().key == f"fraga.I1.{key}"


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("[fraga.F14]\nenskilt = false", 4, "fraga.F14.enskilt"),
        ('[fraga.F14]\npolaritet = "-"', 4, "fraga.F14.polaritet"),
        ('[fraga.F14]\ntext_elev = ""', 4, "fraga.F14.text_elev"),
        ('[fraga.Z1]\ntext_elev = "?"', 3, "fraga.Z1"),
        ('[fraga.egen_a]\ntext_elev = "?"', 3, "fraga.egen_a.omrade"),
        ('[fragor.F14]\ntext_elev = "?"', 1, "fragor"),
    ],
)
def test_a_question_that_does_not_fit_is_named_and_ours_is_asked(
    kommun: Path, text: str, line: int, key: str
) -> None:
    write(kommun, "kartlaggning.toml", f'[meta]\nversion = "1"\n{text}\n')
    problem = only_problem()
    assert (problem.file, problem.line, problem.key) == ("kartlaggning.toml", line, key)
    question = content.form().question("F14")
    assert question.is_private_for("E")
    assert question.text_pupil == "Är du trygg hemma?"
    assert len(content.form().questions) == SHIPPED


def test_questions_without_a_version_are_not_used(kommun: Path) -> None:
    write(kommun, "kartlaggning.toml", '[fraga.O1]\ntext_elev = "Nytt"\n')
    assert only_problem().key == "meta.version"
    assert content.form().question("O1").text_pupil != "Nytt"


def test_a_rule_is_changed(kommun: Path) -> None:
    write(
        kommun, "rules.toml", "[samtycke]\nelevens_rad_fran = 12\n[narvaro]\ngranser = [10, 20, 30, 40, 60]\n"
    )
    assert content.problems() == ()
    assert content.rules().consent.pupil_signs_from == 12
    assert content.rules().attendance.bands()[-1] == "över 60"
    assert content.rules().consent.longest == 12


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("[samtycke]\nelevens_rad_fran = 9", 2, "samtycke.elevens_rad_fran"),
        ('[samtycke]\nlangst_manader = "tolv"', 2, "samtycke.langst_manader"),
        ("[narvaro]\ngranser = [20, 10]", 2, "narvaro.granser"),
        ("[narvaro]\ngranser = [15, 120]", 2, "narvaro.granser"),
        ('[gallring]\nmening = ""', 2, "gallring.mening"),
        ("[gallring]\n\nar = 5", 3, "gallring.ar"),
        ("[glass]\nsort = 1", 1, "glass"),
        ("plan = 3", 1, "plan"),
    ],
)
def test_a_rule_that_does_not_fit_is_named_and_ours_holds(
    kommun: Path, text: str, line: int, key: str
) -> None:
    before = content.rules()
    write(kommun, "rules.toml", text)
    problem = only_problem()
    assert (problem.file, problem.line, problem.key) == ("rules.toml", line, key)
    assert content.rules() == before


def test_a_file_nobody_reads_is_named(kommun: Path) -> None:
    write(kommun, "text.toml", "")
    assert only_problem().file == "text.toml"
