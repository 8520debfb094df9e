"""Allonges to the sample contracts, filled in and signed as a municipality would, beside the contracts themselves."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.grouping import group
from clausecheck.contracts.model import Contract, Verdict
from clausecheck.drafts.library import Library
from clausecheck.drafts.reading import Judge
from clausecheck.drafts.remedies import GAPS, Remedy
from clausecheck.drafts.working import remedy_contracts
from clausecheck.portfolio.engine import sources_at

SAMPLES = Path(__file__).parents[2] / "sample_contracts"


@pytest.fixture(scope="module")
def found(library: Library) -> dict[str, Remedy]:
    """The remedy for each contract with a gap, by the contract's folder."""
    every = list(remedy_contracts(sources_at(SAMPLES), library, "da", 2))
    made = {done.contract.folder: done.remedy for done in every if done.remedy is not None}
    assert set(made) == {done.contract.folder for done in every if done.contract.verdict in GAPS}
    return made


def test_every_allonge_does_what_it_should_and_says_so(found: dict[str, Remedy]) -> None:
    assert len(found) >= 10
    assert all(remedy.works for remedy in found.values())


def test_nothing_is_invented(found: dict[str, Remedy]) -> None:
    """What a letter or an allonge says of parties, numbers and days is in the contract or its register, or open."""
    for remedy in found.values():
        facts = remedy.contract.facts
        said = "\n".join(line for _, content in remedy.files for line in lines(docx.Document(io.BytesIO(content))))
        known = (facts.customer, facts.supplier.name, facts.supplier.cvr, facts.contract_number, facts.system)
        assert all(value in said for value in known if value)
        assert said.count("[ ]") >= len(set(remedy.open[0]))


def lines(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def signed(content: bytes) -> bytes:
    """Return the allonge as it is signed: box and mark gone, open fields filled in, signatures in place."""
    document = docx.Document(io.BytesIO(content))
    for paragraph in document.paragraphs[:3]:
        paragraph._p.getparent().remove(paragraph._p)
    document.sections[0].header.paragraphs[0].text = ""
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("[ ]", "1")
            if "____" in run.text:
                run.text = "Underskrevet digitalt den 1. december 2026"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def read_with(content: bytes, name: str, remedy: Remedy, folder: Path, judge: Judge) -> Contract:
    source = SAMPLES / remedy.contract.folder
    target = folder / (source.name if source.is_dir() else source.stem)
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        target.mkdir()
        shutil.copy(source, target)
    (target / name).write_bytes(content)
    (files,) = group(folder)
    return build_contract(files, folder, classify=judge)


@pytest.mark.parametrize("system", ["Portunia", "Livana", "Kridtex", "Civantia", "Plano"])
def test_signed_beside_the_contract_it_secures_it_and_as_a_draft_it_changes_nothing(
    found: dict[str, Remedy], judge: Judge, tmp_path: Path, system: str
) -> None:
    remedy = next(remedy for remedy in found.values() if remedy.contract.facts.system == system)
    name, content = remedy.files[0]
    final = name.replace(" (udkast)", "").replace(" - ", " 9 - ")
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    after = read_with(signed(content), final, remedy, tmp_path / "1", judge)
    unsigned = read_with(content, name, remedy, tmp_path / "2", judge)
    assert after.verdict is Verdict.COMPLIANT
    assert unsigned.verdict is remedy.contract.verdict
