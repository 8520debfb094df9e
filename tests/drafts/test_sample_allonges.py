"""Allonges to the sample contracts, filled in and signed as a municipality would, beside the contracts themselves."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import docx
import pytest

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.grouping import group
from clausecheck.contracts.model import GAPS, Contract, Verdict
from clausecheck.documents import read_all
from clausecheck.drafts.library import Library
from clausecheck.drafts.reading import Judge
from clausecheck.drafts.remedies import Remedy
from clausecheck.drafts.remedy_in_worker import remedy_contracts
from clausecheck.portfolio.engine import sources_at

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
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


def test_what_the_contract_says_of_itself_is_said_and_the_rest_is_open(found: dict[str, Remedy]) -> None:
    for remedy in found.values():
        facts = remedy.contract.facts
        said = "\n".join(words for _, content in remedy.files for words in lines(content))
        known = (facts.customer, facts.supplier.name, facts.supplier.cvr, facts.contract_number, facts.system)
        assert all(value in said for value in known if value)
        assert said.count("[ ]") >= len(set(remedy.open[0]))


def figures(words: str) -> set[str]:
    """Return the numbers of eight digits, the dates (ISO) and the amounts (digits and currency) in ``words``."""
    found = {
        re.sub(r"\D", "", number) for number in re.findall(r"(?<![\d.,-])\d{2} ?\d{2} ?\d{2} ?\d{2}(?![\d-])", words)
    }
    for day, month, year in re.findall(r"\b(\d{1,2})[.\s/-]+([a-zæøå]{3,9}|\d{1,2})[.\s/-]+(\d{4})\b", words.lower()):
        number = int(month) if month.isdigit() else MONTHS.index(month[:3]) + 1 if month[:3] in MONTHS else 0
        found |= {f"{year}-{number:02}-{int(day):02}"} if number else set()
    found |= set(re.findall(r"\b\d{4}-\d{2}-\d{2}\b", words))
    amounts = re.findall(r"(?i)(\d[\d.]*(?:,\d+)?)(?:,-)? ?(kr\b|dkk\b|eur\b|%)|\b(dkk|eur|kr\.) ?(\d[\d.]*)", words)
    found |= {f"{one or other} {(unit or before).strip('.').lower()}" for one, unit, before, other in amounts}
    return found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("CVR-nr. 12 34 56 74", {"12345674"}),
        ("den 1. marts 2024 og 2024-03-02", {"2024-03-01", "2024-03-02"}),
        ("senest 03.10.2026", {"2026-10-03"}),
        ("1.150 kr. pr. time eller 12,5 %", {"1.150 kr", "12,5 %"}),
        ("udbudsloven §§ 178-183, pkt. 12.4", set()),
    ],
)
def test_figures_are_seen_in_every_way_they_are_written(words: str, told: set[str]) -> None:
    assert figures(words) == told


def test_no_number_date_or_amount_is_invented(found: dict[str, Remedy]) -> None:
    """Every one in a letter or an allonge stands in the contract's documents or in its row of the register."""
    sources = sources_at(SAMPLES)
    seen: set[str] = set()
    for files in sources.groups:
        if files.folder not in found:
            continue
        remedy = found[files.folder]
        given = [document.text for path in files.files for document in read_all(path, root=SAMPLES)]
        row = sources.rows.get(files.folder)
        given += [str(row.facts)] if row else []
        given += [f"{day:%Y-%m-%d}" for day in (row.facts.effective_date, row.facts.expiry_date) if day] if row else []
        said = figures("\n".join(words for _, content in remedy.files for words in lines(content)))
        assert said <= figures("\n".join(given)), files.folder
        seen |= said
    assert len(seen) >= 10


def lines(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


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
