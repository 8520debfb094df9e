"""The clause library: its positions are what they say, a municipality's own takes its place, a faulty one is told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import docx
import pytest

from clausecheck.cli.check import check_command
from clausecheck.cli.remedy import remedy_command
from clausecheck.drafts.errors import DraftError, explain
from clausecheck.drafts.library import Library, filled, own_library, read_library
from clausecheck.drafts.mending import wording
from clausecheck.drafts.places import Place
from clausecheck.drafts.reading import Judge
from clausecheck.drafts.turning import HINDERING
from clausecheck.effects.model import Effect
from tests.drafts.make_drafts import consent, english

OWN = Path(__file__).with_name("own_clauses.toml")
UNNUMBERED = Place("end", 3, 3, None, False)
UNNAMED = '[[automation.unnumbered]]\nform = "{form}"\nda = ["Forrang, jf. {{1}}."]\nen = ["First."]\n'
LANGUAGES = pytest.mark.parametrize("language", ["da", "en"])
SHIPPED = resources.files("clausecheck.drafts").joinpath("data/clauses.toml").read_text(encoding="utf-8")


@LANGUAGES
def test_the_recommended_wording_gives_the_right_and_demands_no_people(
    judge: Judge, library: Library, language: str
) -> None:
    for form in ("short", "full"):
        judged = [judge(line, language) for line in library.automation.paragraphs(form, language)]
        effects = {effect for found in judged for effect in found.effects}
        assert {Effect.PERMITTED, Effect.HUMAN_NOT_REQUIRED} <= effects
        assert not HINDERING & effects


@LANGUAGES
def test_second_best_is_no_hindrance_and_what_is_unacceptable_is_one(
    judge: Judge, library: Library, language: str
) -> None:
    topic = library.automation
    for position in topic.fallback:
        assert not HINDERING & set(judge(position.text[language], language).effects), position.text[language]
    for position in topic.unacceptable:
        assert HINDERING & set(judge(position.text[language], language).effects), position.text[language]


def test_the_library_has_a_reason_for_every_position() -> None:
    topic = own_library().automation
    assert topic.fallback
    assert all(position.why[tongue] for position in topic.fallback + topic.unacceptable for tongue in ("da", "en"))
    assert all(position.on for position in topic.fallback)
    assert len(topic.paragraphs("full", "da")) == len(topic.paragraphs("full", "en"))


def test_numbers_are_filled_in_and_what_is_not_known_stays_open() -> None:
    assert filled(["x", "Se pkt. {1}-{2}."], ["6.5", "6.6"]) == ["x", "Se pkt. 6.5-6.6."]
    assert filled(["a", "Se pkt. {2}."], []) == ["a", "Se pkt. [ ]."]


def test_a_number_that_says_what_it_is_takes_no_word_before_it() -> None:
    assert filled(["Se pkt. {1}-{2}."], ["§ 6, stk. 5", "§ 6, stk. 6"]) == ["Se § 6, stk. 5-6."]
    assert filled(["See clauses {1} and {2}."], ["Stk. 5", "Stk. 6"]) == ["See stk. 5 and stk. 6."]


def test_a_number_that_begins_a_sentence_begins_it_with_a_capital() -> None:
    assert filled(["Pkt. {1} og {2} går forud."], ["Stk. 4", "Stk. 5"]) == ["Stk. 4 og stk. 5 går forud."]
    assert filled(["Retten er fri. {1} går forud, jf. {1}."], ["stk. 4"]) == [
        "Retten er fri. Stk. 4 går forud, jf. stk. 4."
    ]


@LANGUAGES
@pytest.mark.parametrize("form", ["short", "short_first", "full"])
@pytest.mark.parametrize("own", [False, True])
def test_without_numbers_no_wording_speaks_of_one_or_of_itself(language: str, form: str, own: bool) -> None:
    library = read_library(OWN) if own else own_library()
    said = " ".join(wording(library, form, language, UNNUMBERED))
    assert not re.search(
        r"(?i)[\[{]|pkt\.|clauses?\b|bestemmelse\w* i (?:denne|ovenst)|provisions? of (?:this|the)", said
    )
    assert not re.search(r"(?:^|[.:] )[a-zæøå]", said)
    if form != "short":
        assert re.search("har forrang|går forud|take(?:s)? precedence", said)


def test_own_wording_that_has_none_without_numbers_points_to_what_stands_above() -> None:
    library = read_library(OWN)
    assert wording(library, "full", "da", UNNUMBERED)[2].startswith("Ovenstående bestemmelser går forud for alle")
    assert wording(library, "full", "en", UNNUMBERED)[2].startswith("The above provisions take precedence over all")
    assert " Denne bestemmelse går forud for alle" in wording(library, "short_first", "da", UNNUMBERED)[0]
    assert " This provision takes precedence over all" in wording(library, "short_first", "en", UNNUMBERED)[0]


def test_own_wording_without_numbers_is_taken_where_there_are_none(tmp_path: Path) -> None:
    file = tmp_path / "egne.toml"
    told = OWN.read_text(encoding="utf-8")
    own = '[[automation.unnumbered]]\nform = "full"\nda = ["Afsnittet går forud."]\nen = ["The section goes first."]\n'
    file.write_text(told.replace("[automation.precedence]", f"{own}\n[automation.precedence]"), encoding="utf-8")
    library = read_library(file)
    assert wording(library, "full", "da", UNNUMBERED)[2] == "Afsnittet går forud."
    numbered = replace(UNNUMBERED, number="6.4")
    assert wording(library, "full", "da", numbered)[2].startswith("Pkt. 6.4 og 6.5 går forud")


def test_a_municipality_s_own_library_is_read_whole() -> None:
    library = read_library(OWN)
    assert len(library.automation.paragraphs("full", "en")) == 3
    assert library.automation.fallback[0].on == ("consent", "revocable")
    assert library.automation.unacceptable == ()


@pytest.mark.parametrize(
    ("make", "inserted"),
    [
        (consent, "Kunden er berettiget til frit og uden hindringer at lade softwarerobotter arbejde i Systemet"),
        (english, "The Customer is entitled to let software robots work in the System freely"),
    ],
)
def test_its_wording_is_what_is_put_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Any, inserted: str
) -> None:
    path, output = tmp_path / "udkast.docx", tmp_path / "rettet.docx"
    path.write_bytes(make())
    arguments = [str(path), "--redline", str(output), "--clauses", str(OWN)]
    assert check_command("da").main(arguments, standalone_mode=False) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert f"»{inserted}" in shown
    assert "It-systemet kan" not in shown
    assert "Kontrolleret: Godkendes alle ændringer, er status Sikret" in shown
    written = "".join(node.text or "" for node in docx.Document(str(output)).element.iter() if node.tag.endswith("}t"))
    assert inserted in written


def test_its_sentences_are_those_of_the_allonge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "Lunaris"
    folder.mkdir()
    (folder / "Kontrakt.txt").write_text(
        "Kontrakt om lønsystemet Lunaris\nMellem Ådal Kommune (Kunden) og Nordlys Systemer A/S (Leverandøren).\n"
        "1. Brug\n1.1 Kunden må ikke anvende robotter i Systemet.\nUnderskrevet digitalt den 1. marts 2024\n",
        encoding="utf-8",
    )
    arguments = [str(tmp_path), "-o", str(tmp_path / "ud"), "--clauses", str(OWN)]
    assert remedy_command("da").main(arguments, standalone_mode=False) == 1
    assert "underskrevet giver den status Sikret" in capsys.readouterr().out
    allonge = next((tmp_path / "ud").rglob("*allonge*.docx"))
    said = [paragraph.text for paragraph in docx.Document(str(allonge)).paragraphs]
    assert "I øvrigt gælder Kontrakten uændret." in said
    assert "Allongen gælder fra den dag, hvor begge parter har underskrevet den." in said


def test_own_wording_that_secures_nothing_is_told_and_not_called_fine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = OWN.read_text(encoding="utf-8")
    for line in told.splitlines():
        if "berettiget til frit" in line:
            soft = "Leverandøren tilstræber, at softwarerobotter så vidt muligt kan arbejde i Systemet."
            told = told.replace(line, f'da = ["{soft}"]' if line.startswith("da") else f'  "{soft}",')
    library, path = tmp_path / "egne.toml", tmp_path / "udkast.docx"
    library.write_text(told, encoding="utf-8")
    path.write_bytes(consent())
    arguments = [str(path), "--redline", str(tmp_path / "ud.docx"), "--clauses", str(library)]
    assert check_command("da").main(arguments, standalone_mode=False) == 1
    shown = " ".join(capsys.readouterr().out.split())
    assert "Kunne ikke bringes helt i orden: med alle ændringer godkendt er status Betinget" in shown
    assert "Det, der er tilbage:" in shown
    assert "Kontrolleret" not in shown


def required() -> Iterator[tuple[str, ...]]:
    for topic, entries in tomllib.loads(SHIPPED).items():
        if topic == "schema":
            yield ("schema",)
            continue
        yield (topic,)
        for key, value in entries.items():
            if isinstance(value, dict):
                yield topic, key
                yield from ((topic, key, tongue) for tongue in value)


def without(keys: tuple[str, ...]) -> str:
    """Return the shipped library as TOML without the entry at ``keys``."""
    told: Any = tomllib.loads(SHIPPED)
    holder = told
    for key in keys[:-1]:
        holder = holder[key]
    del holder[keys[-1]]
    return "\n".join(f"{key} = {as_toml(value)}" for key, value in told.items())


def as_toml(table: Any) -> str:
    if isinstance(table, dict):
        return "{" + ", ".join(f"{key} = {as_toml(value)}" for key, value in table.items()) + "}"
    if isinstance(table, list):
        return "[" + ", ".join(map(as_toml, table)) + "]"
    return '"' + str(table).replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.mark.parametrize("keys", list(required()), ids=".".join)
def test_a_library_that_lacks_something_is_refused_with_what_it_lacks(tmp_path: Path, keys: tuple[str, ...]) -> None:
    file = tmp_path / "egne.toml"
    file.write_text(without(keys), encoding="utf-8")
    with pytest.raises(DraftError) as caught:
        read_library(file)
    said = explain(caught.value, "da")
    assert said.startswith(f"klausulbiblioteket »{file}« mangler eller har en fejl i: ")
    assert ".".join(keys[:2]) in said
    assert keys[-1] in said


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('title.en = "Robots', "title.en = Robots", "fejl i linje 5, kolonne 12. Ofte mangler et anførselstegn"),
        ("{1} og {2}", "{1} og {4}", "[automation.full] da henviser til {4}, og det led findes ikke"),
        ("Clause {0}", "Clause {1}", "[automation.precedence] en henviser til {1}, og det led findes ikke"),
        ('["Kundens robotter får', '["Og så.", "Kundens robotter får', "[credentials.short] da må kun have ét led"),
        ('"consent", "revocable"', '"samtykke"', "[[automation.fallback]] on (channel, consent, fee,"),
        ("[[automation.fallback]]", "[automation.fallback]", "[[automation.fallback]]"),
        ('why.en = "Telling', 'hvorfor.en = "Telling', "automation.fallback.why.da, automation.fallback.why.en"),
        ('da = ["I øvrigt gælder', 'da = ["", "I øvrigt gælder', "[amendment.unchanged] da"),
        ("[automation.precedence]", UNNAMED.format(form="full") + "[automation.precedence]", "da skal have 1 led uden"),
        (
            "[automation.precedence]",
            UNNAMED.format(form="all") + "[automation.precedence]",
            "unnumbered]] form (short, ",
        ),
        ("clauses/1", "clauses/2", 'schema = "clausecheck.clauses/1"'),
    ],
)
def test_a_broken_library_is_told_with_what_and_where(tmp_path: Path, old: str, new: str, told: str) -> None:
    shipped = OWN.read_text(encoding="utf-8")
    assert old in shipped
    file = tmp_path / "egne.toml"
    file.write_text(shipped.replace(old, new), encoding="utf-8")
    with pytest.raises(DraftError) as caught:
        read_library(file)
    assert told in explain(caught.value, "da")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (OWN.read_text(encoding="utf-8").encode("cp1252"), "gemt som UTF-8"),
        (b"#" * 1_000_001, "større end 1 MB"),
        (None, "kan ikke åbnes. Kontrollér stien"),
    ],
)
def test_a_library_that_cannot_be_opened_stops_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, told: str
) -> None:
    file, path = tmp_path / "egne.toml", tmp_path / "udkast.docx"
    path.write_bytes(consent())
    if content is not None:
        file.write_bytes(content)
    assert check_command("da").main([str(path), "--clauses", str(file)], standalone_mode=False) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(f"clausecheck: klausulbiblioteket »{file}«")
    assert told in shown.err
