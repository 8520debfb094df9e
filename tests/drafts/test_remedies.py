"""The allonge works once it is signed and changes nothing before; letter and allonge are marked and invent nothing."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from clausecheck.contracts.model import Verdict
from clausecheck.drafts.library import Library
from clausecheck.drafts.reading import Judge
from clausecheck.drafts.remedies import Remedy, contracts_in, file_name, remedies, write

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
    "ban": "Kunden må ikke anvende robotter eller scripts i Systemet.",
    "consent": "Kunden må ikke anvende softwarerobotter uden Leverandørens skriftlige samtykke.",
    "silent": "Kunden opretter selv brugere.",
}


@pytest.fixture(params=_CLAUSES)
def remedy(request: pytest.FixtureRequest, tmp_path: Path, judge: Judge, library: Library) -> Remedy:
    folder = tmp_path / "Lunaris"
    folder.mkdir()
    (folder / "Kontrakt.txt").write_text(_CONTRACT.format(clause=_CLAUSES[request.param]), encoding="utf-8")
    contracts = list(contracts_in(tmp_path, None, judge))
    return next(remedies(contracts, library, judge, "da"))


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
        assert all(field in words for field in fields)
        assert document.core_properties.language == "da-DK"
        assert any(paragraph.style.name == "Heading 1" for paragraph in document.paragraphs)


def test_what_is_there_already_is_not_written_over(remedy: Remedy, tmp_path: Path) -> None:
    written, kept = write(remedy, tmp_path / "ud")
    assert (len(written), kept) == (2, [])
    written, kept = write(remedy, tmp_path / "ud")
    assert (written, len(kept)) == ([], 2)


@pytest.mark.parametrize(
    ("name", "safe"),
    [("../../etc", "-..-etc"), ("Nordlys A/S", "Nordlys A-S"), ("con", "_con"), ("", "_"), ("a:b*c", "a b c")],
)
def test_a_supplier_s_name_never_leads_out_of_the_folder(name: str, safe: str) -> None:
    assert file_name(name) == safe
