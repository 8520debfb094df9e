"""The engine gives the same report however many workers there are, and a file that breaks one is a row."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.bundles.loose import Loose
from clausecheck.contracts.model import Verdict
from clausecheck.documents import readers
from clausecheck.documents.limits import Limits, UnreadableError
from clausecheck.documents.model import Reason
from clausecheck.documents.sniffing import Kind
from clausecheck.portfolio import work
from clausecheck.portfolio.engine import NothingToScanError, scan, sources_at
from clausecheck.reports.as_json import to_json
from tests.documents import fake_readers
from tests.portfolio.conftest import Folder, Here


def look_with_fake_texts(files: ContractFiles, root: Path, limits: Limits) -> Loose:
    """Look as a worker does, texts by a reader that does what they say."""
    readers.READERS[Kind.TEXT] = (fake_readers.__name__, fake_readers.read_fake.__name__)
    return work.look_at(files, root, limits)


def test_workers_give_the_report_that_this_process_gives(three: Folder, here: Here) -> None:
    assert to_json(scan(three.path, jobs=2)) == to_json(scan(three.path, executor=here))


def test_without_the_cache_the_report_is_the_same(three: Folder, here: Here) -> None:
    assert to_json(scan(three.path, cached=False, executor=here)) == to_json(scan(three.path, executor=here))


def test_a_file_over_the_limits_is_a_row_and_the_rest_is_read(three: Folder, here: Here) -> None:
    (three.path / "02 Løn" / "kontrakt.txt").write_text("Kunden må bruge robotter. " * 4_000, encoding="utf-8")
    report = scan(three.path, limits=Limits(max_bytes=50_000), executor=here)
    by_folder = {contract.folder: contract for contract in report.contracts}
    assert by_folder["02 Løn"].documents[0].document.reason is Reason.TOO_LARGE
    assert by_folder["01 Omsorg"].verdict is Verdict.COMPLIANT


def test_each_contract_is_told_of_as_it_is_done(three: Folder, here: Here) -> None:
    told: list[tuple[int, int, str]] = []
    scan(three.path, executor=here, on_contract=lambda *done: told.append(done))
    assert [item[:2] for item in told] == [(1, 3), (2, 3), (3, 3)]


def test_an_empty_folder_is_told(tmp_path: Path, here: Here) -> None:
    with pytest.raises(NothingToScanError):
        scan(tmp_path, executor=here)


def test_one_loose_file_is_a_contract(three: Folder, here: Here) -> None:
    report = scan(three.path / "03 Byg" / "kontrakt.txt", executor=here)
    assert [(item.folder, item.verdict) for item in report.contracts] == [("kontrakt.txt", Verdict.RESTRICTED)]


def test_no_text_of_a_document_stays_in_the_report(three: Folder, here: Here) -> None:
    report = scan(three.path, executor=here)
    assert {item.document.text for contract in report.contracts for item in contract.documents} == {""}


def test_a_contract_that_cannot_be_made_is_unreadable_with_its_reason(three: Folder, here: Here) -> None:
    def die(function: str, name: str) -> None:
        if function == "make_contract" and name == "01 Omsorg":
            raise UnreadableError(Reason.CRASH)

    here.before = die
    report = scan(three.path, executor=here)
    assert [item.folder for item in report.contracts if item.verdict is Verdict.UNREADABLE] == ["01 Omsorg"]
    assert len(report.contracts) == 3


def test_a_question_on_what_belongs_together_is_told_even_where_the_contract_cannot_be_made(
    folder: Folder, here: Here
) -> None:
    def die(function: str, _: str) -> None:
        if function == "make_contract":
            raise UnreadableError(Reason.CRASH)

    parties = "mellem Alminding Kommune (Kunden) og Omsorg Systemer A/S, CVR-nr. 12345674 (Leverandøren)"
    (folder.path / "Aftale.txt").write_text(f"KONTRAKT OM OMSORG\n\nKontraktnr. AL-2021-44\n\n{parties}\n")
    (folder.path / "Supplement.txt").write_text(f"Allonge om robotter\n\n{parties}\n")
    here.before = die
    (contract,) = scan(folder.path, executor=here).contracts
    assert "reason_contract.beside" in {reason.key for reason in contract.reasons}


@pytest.mark.parametrize("said", ["DØ", "HÆNG"])
def test_a_loose_file_that_ends_the_worker_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr("clausecheck.portfolio.engine.look_at", look_with_fake_texts)
    texts = {
        "Kontrakt Ruteplan.txt": "KONTRAKT OM RUTEPLAN\n\nKontraktnr. RV-2021-7\n",
        "Kontrakt Vejplan.txt": "KONTRAKT OM VEJPLAN\n\nKontraktnr. VP-2019-3\n",
        "Bilag 2 til RV-2021-7.txt": said,
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    groups = sources_at(tmp_path, limits=Limits(max_seconds=3), jobs=1).groups
    assert {files.folder: [path.name for path in files.files] for files in groups} == {
        "Kontrakt Ruteplan.txt": ["Kontrakt Ruteplan.txt", "Bilag 2 til RV-2021-7.txt"],
        "Kontrakt Vejplan.txt": ["Kontrakt Vejplan.txt"],
    }
