"""The allonge works once it is signed and changes nothing before; letter and allonge are marked and invent nothing."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.grouping import group
from clausecheck.contracts.model import Verdict
from clausecheck.drafts.agreement import terms_of
from clausecheck.drafts.library import Library
from clausecheck.drafts.naming import place
from clausecheck.drafts.passages import Passages
from clausecheck.drafts.reading import Judge
from clausecheck.drafts.remedies import Remedy, clauses_of, file_name, named_apart, remedy_for, write
from clausecheck.texts import text as told
from tests.drafts import libreoffice

_CONTRACT = """Kontrakt om lønsystemet Lunaris
Mellem Ådal Kommune (Kunden) og Nordlys Systemer A/S, CVR-nr. 12345674 (Leverandøren).
1. Brugsret
1.1 Kunden må anvende Systemet i hele organisationen.
1.2 {clause}
2. Drift
2.1 Leverandøren driver Systemet i eget datacenter.
Underskrevet digitalt den 1. marts 2024
"""
_CLAUSES = {
    "both": "Systemet må kun betjenes af fysiske personer, og robotter må ikke logge på Systemet.",
    "ban": "Kunden må ikke anvende robotter eller scripts i Systemet.",
    "consent": "Kunden må ikke anvende softwarerobotter uden Leverandørens skriftlige samtykke.",
    "silent": "Kunden opretter selv brugere.",
}


def drafts(tmp_path: Path, contract: str, judge: Judge, library: Library) -> Remedy:
    folder = tmp_path / "Lunaris"
    folder.mkdir()
    (folder / "Kontrakt.txt").write_text(contract, encoding="utf-8")
    (files,) = group(tmp_path)
    return remedy_for(build_contract(files, tmp_path, classify=judge), library, judge, "da")


@pytest.fixture(params=_CLAUSES)
def remedy(request: pytest.FixtureRequest, tmp_path: Path, judge: Judge, library: Library) -> Remedy:
    return drafts(tmp_path, _CONTRACT.format(clause=_CLAUSES[request.param]), judge, library)


def words_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def test_signed_it_makes_the_contract_compliant_and_as_a_draft_it_changes_nothing(remedy: Remedy) -> None:
    assert remedy.after is Verdict.COMPLIANT
    assert remedy.unsigned is remedy.contract.verdict
    assert remedy.works


def test_every_draft_is_marked_carries_the_note_on_the_law_and_lists_what_is_open(remedy: Remedy) -> None:
    for (_, content), fields in zip(remedy.files, remedy.open, strict=True):
        document = docx.Document(io.BytesIO(content))
        words = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert document.sections[0].header.paragraphs[0].text == "UDKAST"
        assert "§§ 178-183" in words
        assert "[ ]" in words
        assert all(told(f"remedy.field.{field}", "da") in words for field in fields)
        assert document.core_properties.language == "da-DK"
        assert any(paragraph.style.name == "Heading 1" for paragraph in document.paragraphs)


def test_what_is_there_already_is_not_written_over(remedy: Remedy, tmp_path: Path) -> None:
    written, kept = write(remedy, tmp_path / "ud")
    assert (len(written), kept) == (2, [])
    written, kept = write(remedy, tmp_path / "ud")
    assert (written, len(kept)) == ([], 2)


@pytest.mark.parametrize("clause", _CLAUSES.values())
def test_no_terms_are_tried_twice(tmp_path: Path, judge: Judge, library: Library, clause: str) -> None:
    (tmp_path / "Kontrakt.txt").write_text(_CONTRACT.format(clause=clause), encoding="utf-8")
    (files,) = group(tmp_path)
    contract = build_contract(files, tmp_path, classify=judge)
    tried = list(terms_of(contract, library, Passages(contract, clauses_of), judge, "da"))
    assert tried
    assert all(terms not in tried[:at] for at, terms in enumerate(tried))


def test_two_contracts_of_one_name_get_files_of_their_own(remedy: Remedy, tmp_path: Path) -> None:
    other = replace(remedy, contract=replace(remedy.contract, id="0123456789ab"))
    made = list(named_apart([remedy, other], "da"))
    assert made[0] == remedy
    assert [name.replace(" 012345", "") for name, _ in made[1].files] == [name for name, _ in remedy.files]
    for each in made:
        assert len(write(each, tmp_path / "ud")[0]) == 2


@pytest.mark.parametrize(
    ("name", "safe"),
    [("../../etc", "-..-etc"), ("Nordlys A/S", "Nordlys A-S"), ("con", "_con"), ("", "_"), ("a:b*c", "a b c")],
)
def test_a_supplier_s_name_never_leads_out_of_the_folder(name: str, safe: str) -> None:
    assert file_name(name) == safe


def test_a_clause_that_does_two_things_is_quoted_once(tmp_path: Path, judge: Judge, library: Library) -> None:
    clause = _CLAUSES["both"]
    made = drafts(tmp_path, _CONTRACT.format(clause=clause), judge, library)
    said = words_of(made.files[1][1])
    assert said.count(f"»{clause}«") == 1
    request = said[said.index(f"»{clause}«") + 1]
    assert request.startswith("Vi læser bestemmelsen sådan, at vi ikke kan anvende softwarerobotter i systemet, og at ")
    assert said[said.index(f"»{clause}«") - 1] == "I kontraktens pkt. 1.2 står:"


def test_the_letter_speaks_as_the_municipality_and_to_the_supplier(remedy: Remedy) -> None:
    said = words_of(remedy.files[1][1])
    own = [line for line in said if not line.startswith(("»", "”"))]
    assert "Vi vedlægger et udkast til allonge og beder om jeres bemærkninger senest [ ]." in said
    assert not any("Kunden" in line for line in own)
    assert said.index("Nordlys Systemer A/S\nAtt.: [ ]") < next(
        at for at, line in enumerate(said) if "om Lunaris" in line
    )


@pytest.mark.parametrize(
    ("document", "section", "named"),
    [
        ("", "4.2", "Kontraktens pkt. 4.2"),
        ("", "3.3 c)", "Kontraktens pkt. 3.3, litra c"),
        ("", "§ 5, stk. 2", "Kontraktens § 5, stk. 2"),
        ("Bilag 6", "3.4", "Bilag 6, pkt. 3.4"),
        ("Bilag 6", "§ 2", "Bilag 6, § 2"),
        ("", None, "Kontrakten"),
    ],
)
def test_points_are_named_as_a_lawyer_names_them(document: str, section: str | None, named: str) -> None:
    assert place(document, section, "da") == named


@libreoffice.NEEDED
def test_as_a_reader_opens_them_every_page_is_marked_and_numbered(remedy: Remedy, tmp_path: Path) -> None:
    written, _ = write(remedy, tmp_path / "ud")
    libreoffice.to_pdf(written, tmp_path / "pdf")
    for path in written:
        pdf = pdfium.PdfDocument(tmp_path / "pdf" / f"{path.stem}.pdf")
        for number, page in enumerate(pdf, 1):
            shown = page.get_textpage().get_text_bounded()
            assert shown.lstrip().startswith("UDKAST")
            assert f"Side {number} af {len(pdf)}" in shown


@pytest.mark.parametrize(
    ("parties", "known"),
    [
        ("Ådal Kommune, CVR-nr. 29189714 (Kunden) og Nordlys Systemer A/S, CVR-nr. 12345674 (Leverandøren)", True),
        ("Nordlys Systemer A/S, CVR-nr. 12345674 (Leverandøren) og Ådal Kommune, CVR-nr. 29189714 (Kunden)", True),
        ("Ådal Kommune (Kunden) og Nordlys Systemer A/S, CVR-nr. 12345674 (Leverandøren)", False),
    ],
)
def test_the_municipality_s_number_is_filled_in_where_the_contract_has_it(
    tmp_path: Path, judge: Judge, library: Library, parties: str, known: bool
) -> None:
    first, rest = _CONTRACT.split("Mellem ")
    made = drafts(
        tmp_path, first + f"Mellem {parties}." + rest[rest.index("\n") :].format(clause=_CLAUSES["ban"]), judge, library
    )
    line = next(words for words in words_of(made.files[0][1]) if "(»Kunden«)" in words)
    assert ("CVR-nr. 29189714" in line, "CVR-nr. [ ]" in line) == (known, not known)
    assert ("customer_cvr" in made.open[0]) is not known


def test_a_number_with_a_fault_is_what_the_contract_says_and_is_to_be_checked(
    tmp_path: Path, judge: Judge, library: Library
) -> None:
    text = _CONTRACT.format(clause=_CLAUSES["ban"]).replace("Ådal Kommune (", "Ådal Kommune, CVR-nr. 29189715 (")
    said = words_of(drafts(tmp_path, text, judge, library).files[0][1])
    assert any("Ådal Kommune, CVR-nr. 29189715 (»Kunden«)" in words for words in said)
    assert any(words.startswith("Kontrollér CVR-nr. 29189715:") for words in said)


def test_the_day_that_the_contract_began_is_not_told_as_the_amendment_s_own(
    tmp_path: Path, judge: Judge, library: Library
) -> None:
    text = _CONTRACT.format(clause=_CLAUSES["ban"]).replace(
        "2. Drift", "1.3 Kontrakten gælder fra 1. januar 2025.\n2. Drift"
    )
    made = drafts(tmp_path, text, judge, library)
    opening = next(words for words in words_of(made.files[0][1]) if words.startswith("Allonge nr."))
    assert "(kontraktens ikrafttræden: 01.01.2025)" in opening
    assert "med virkning fra" not in opening
    assert made.works
