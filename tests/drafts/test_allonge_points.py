"""What an allonge does to the points that hinder: whole, sound, named so that nobody can take them for another."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.grouping import group
from clausecheck.drafts.library import Library
from clausecheck.drafts.reading import Judge
from clausecheck.drafts.remedies import Remedy, remedy_for
from clausecheck.drafts.replacing import data, word

_TOP = """Kontrakt om bookingsystemet Halsys
Kontraktnr. HS-4
Mellem Ådal Kommune (Kunden) og Nordlys Systemer A/S, CVR-nr. 12345674 (Leverandøren).
1. Omfang
1.1 Leverandøren leverer Halsys.
"""
_END = """
9. Lovvalg
9.1 Aftalen er undergivet dansk ret.
Underskrevet digitalt den 1. marts 2024
"""


def remedied(folder: Path, judge: Judge, library: Library, body: str, **annexes: str) -> Remedy:
    own = folder / "Halsys"
    own.mkdir()
    (own / "Kontrakt.txt").write_text(_TOP + body + _END, encoding="utf-8")
    for name, content in annexes.items():
        (own / f"{name.replace('_', ' ')}.csv").write_text(content, encoding="utf-8")
    (files,) = group(folder)
    made = remedy_for(build_contract(files, folder, classify=judge), library, judge, "da")
    assert made.works
    return made


def lines(remedy: Remedy, file: int = 0) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(remedy.files[file][1])).paragraphs]


def changed(remedy: Remedy) -> list[str]:
    said = lines(remedy)
    begin = said.index("3. Ændrede og ophævede bestemmelser")
    return said[begin + 1 : said.index("4. Forrang")]


@pytest.mark.parametrize(
    "clause",
    [
        "Halsys skal betjenes af Kundens egne medarbejdere. Brug af robotter kræver tilkøb af modulet Robotadgang.",
        "Kunden må kun lade robotter læse data i Halsys. Oprettelse af bookinger ved robot er ikke tilladt.",
        "Ønsker Kunden at lade robotter udføre opgaver i Halsys, skal dette på forhånd godkendes skriftligt af "
        "Leverandøren, der kan fastsætte nærmere vilkår for anvendelsen.",
        "Automatisering er ikke omfattet af abonnementet og er ikke tilladt.",
    ],
)
def test_a_point_that_would_contradict_the_right_goes_out_whole(
    tmp_path: Path, judge: Judge, library: Library, clause: str
) -> None:
    made = remedied(tmp_path, judge, library, f"2. Brug\n2.1 {clause}\n2.2 Kunden opretter selv lokaler.")
    assert changed(made) == ["3.1 Kontraktens pkt. 2.1 ophæves."]


def test_a_definition_of_users_takes_robots_in_and_stays(tmp_path: Path, judge: Judge, library: Library) -> None:
    body = "2. Brug\n2.1 Ved Bruger forstås en fysisk person, som Kunden har oprettet i Halsys."
    assert changed(remedied(tmp_path, judge, library, body)) == [
        "3.1 Kontraktens pkt. 2.1 affattes således:",
        "Ved Bruger forstås en fysisk person eller softwarerobot, som Kunden har oprettet i Halsys.",
    ]


def test_what_a_long_point_says_on_other_matters_stays(tmp_path: Path, judge: Judge, library: Library) -> None:
    other = "Kunden betaler et årligt abonnement. Abonnementet faktureres forud. Prisen følger nettoprisindekset."
    body = f"2. Brug\n2.1 {other} Kunden må ikke anvende robotter i Halsys."
    assert changed(remedied(tmp_path, judge, library, body)) == ["3.1 Kontraktens pkt. 2.1 affattes således:", other]


def test_a_requirement_of_the_customer_s_stays_and_the_supplier_s_answer_goes(
    tmp_path: Path, judge: Judge, library: Library
) -> None:
    asked = "Systemet skal uden hindringer kunne indgå i automatiseringer, fx RPA."
    rows = (
        "Nr.;Krav;Leverandørens svar;Bemærkning\n"
        "K1;Systemet skal kunne vise lokaler.;Opfyldt;\n"
        f"K2;{asked};Delvist;Skærmrobotter må ikke anvendes i brugergrænsefladen.\n"
    )
    body = "2. Krav\n2.1 Kravspecifikationen med Leverandørens besvarelse er bilag 3 og en del af kontrakten."
    made = remedied(tmp_path, judge, library, body, Bilag_3_Kravspecifikation=rows)
    assert changed(made) == [
        "3.1 Leverandørens svar på kravet i Bilag 3, pkt. K2, udgår. Kravet er opfyldt uden forbehold."
    ]
    told = lines(made, 1)
    assert f"Krav: »{asked}«" in told
    assert "Bemærkning: »Skærmrobotter må ikke anvendes i brugergrænsefladen.«" in told
    assert not any(" | " in line for line in told)
    assert any("så kravet er opfyldt uden forbehold" in line for line in told)


def test_of_a_point_with_several_paragraphs_only_the_one_that_hinders_goes(
    tmp_path: Path, judge: Judge, library: Library
) -> None:
    ban = "Kunden må ikke anvende robotter i Halsys."
    body = f"2. Brug\n2.1 Kunden opretter selv lokaler.\n\n{ban}\n\nSupport gives på hverdage."
    assert changed(remedied(tmp_path, judge, library, body)) == [
        "3.1 Kontraktens pkt. 2.1 affattes således:",
        "Kunden opretter selv lokaler.",
        "Support gives på hverdage.",
    ]


def test_words_above_the_points_of_a_section_do_not_take_those_with_them(
    tmp_path: Path, judge: Judge, library: Library
) -> None:
    ban = "Kunden må ikke anvende robotter i Halsys."
    made = remedied(tmp_path, judge, library, f"2. Brug\n\n{ban}\n\n2.1 Kunden opretter selv lokaler.")
    (said,) = changed(made)
    assert said.startswith("3.1 Forbud mod og begrænsninger af softwarerobotter")


def test_a_row_without_a_number_does_not_take_the_point_above_it_with_it(
    tmp_path: Path, judge: Judge, library: Library
) -> None:
    rows = "Emne;Vilkår\nSupport;På hverdage\nRobotter/RPA;Ikke tilladt\n"
    made = remedied(tmp_path, judge, library, "2. Krav\n2.1 Bilag 3 er en del af kontrakten.", Bilag_3_Vilkår=rows)
    (said,) = changed(made)
    assert said.startswith("3.1 Forbud mod og begrænsninger af softwarerobotter")


def test_sections_are_numbered_as_they_come(tmp_path: Path, judge: Judge, library: Library) -> None:
    made = remedied(tmp_path, judge, library, "2. Brug\n2.1 Kunden opretter selv lokaler.")
    said = [paragraph for paragraph in lines(made) if paragraph[:2] in {f"{number}." for number in range(1, 9)}]
    titles = [line for line in said if line[2:3] == " "]
    assert [line[0] for line in titles] == [str(number) for number in range(1, len(titles) + 1)]
    assert "3. Forrang" in titles


def test_points_of_the_amendment_s_own_name_no_number_that_the_contract_may_have_too(
    tmp_path: Path, judge: Judge, library: Library
) -> None:
    rows = "Nr.;Krav;Leverandørens svar\nK1;Systemet skal kunne betjenes af robotter.;Nej, det er ikke tilladt.\n"
    body = "2. Krav\n2.1 Kravspecifikationen med Leverandørens besvarelse er bilag 3."
    said = lines(remedied(tmp_path, judge, library, body, Bilag_3_Kravspecifikation=rows))
    begin = said.index("Kontrakten suppleres med bestemmelserne i denne allonges pkt. 2.1-2.6:")
    assert not any("pkt. 2" in line for line in said[begin + 1 : begin + 7])


def test_a_heading_is_no_part_of_what_is_quoted(tmp_path: Path, judge: Judge, library: Library) -> None:
    clause = "Kunden må ikke anvende robotter i Halsys."
    body = f"2. Acceptabel brug\n2.1 Kunden vælger stærke adgangskoder.\n2.2 {clause}"
    said = lines(remedied(tmp_path, judge, library, body), 1)
    assert f"»{clause}«" in said


def test_what_lies_between_an_intro_and_its_item_is_told_as_left_out(
    tmp_path: Path, judge: Judge, library: Library
) -> None:
    body = "2. Brug\n2.1 Kunden må ikke:\na) udleje Halsys,\nb) anvende robotter i Halsys."
    said = "\n".join(lines(remedied(tmp_path, judge, library, body), 1))
    assert "»Kunden må ikke: […] anvende robotter i Halsys.«" in said


def test_a_contract_that_has_run_out_is_told_so_in_both_drafts(tmp_path: Path, judge: Judge, library: Library) -> None:
    body = "2. Brug\n2.1 Kunden må ikke anvende robotter.\n3. Varighed\n3.1 Kontrakten udløber den 31. december 2024."
    made = remedied(tmp_path, judge, library, body)
    for file in (0, 1):
        assert any(line.startswith("Kontrakten udløb 31.12.2024") for line in lines(made, file))
    assert any("udløb kontrakten 31.12.2024. Vi beder jer oplyse" in line for line in lines(made, 1))


@pytest.mark.parametrize("kind", data())
def test_each_pattern_finds_its_examples_and_no_counterexample(kind: str) -> None:
    told = data()[kind]
    assert all(word(kind).search(example) for example in told["examples"])
    assert not any(word(kind).search(example) for example in told["counterexamples"])
