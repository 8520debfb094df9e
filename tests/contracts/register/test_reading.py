"""The contract register in the shapes that municipalities have it: their own, and as KITOS exports it."""

import datetime as dt
import time
import tomllib
from importlib import resources
from pathlib import Path

import pytest
from openpyxl import Workbook

from clausecheck.contracts.assemble import contract_without_documents
from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.model import ContractFacts, Period, Supplier
from clausecheck.contracts.notice import latest_notice
from clausecheck.contracts.register.reading import (
    Register,
    RegisterError,
    RegisterRow,
    apply,
    find_register,
    read_register,
)

OVERVIEW = {
    "Status": "Gyldig",
    "Kontrakt ID": "18/04466",
    "Overordnet kontrakt": "",
    "IT Kontrakt": "Drift af Lokaleflow",
    "Gyldig fra": dt.datetime(2023, 1, 1),
    "Gyldig til": dt.datetime(2027, 12, 31),
    "Leverandør": "Rumdata A/S",
    "IT Systemer": "Lokaleflow",
    "IT Systemer (UUID)": "0b0cf1f5-3b0e-4f0a-9d8a-3c1f3a1f0d11",
    "Dokument ID/Sagsnr.": "2023-118844",
    "Opsigelse (måneder)": "6",
    "Uopsigelig til": dt.datetime(2025, 12, 31),
    "Opsagt": None,
    "Kontraktejer": "Hanne Vium",
}


def workbook(path: Path, rows: list[dict[str, object]], headings: list[str] | None = None, sheet: str = "Ark1") -> Path:
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    headings = headings or list(rows[0])
    page.append(headings)
    for row in rows:
        page.append([row.get(heading) for heading in headings])
    book.save(path)
    return path


def table(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def folders(*names: str) -> list[ContractFiles]:
    return [ContractFiles(name, ()) for name in names]


def row(system: str | None = None, folder: str | None = None, **more: str) -> RegisterRow:
    facts = ContractFacts(system=system, supplier=Supplier(more.get("supplier")), contract_number=more.get("number"))
    return RegisterRow(facts, folder, (), more.get("name"), more.get("case_number"))


def test_the_overview_from_kitos_is_read_by_its_headings(tmp_path: Path) -> None:
    found = read_register(workbook(tmp_path / "IT Kontrakter Overblik.xlsx", [OVERVIEW])).rows[0]
    facts = found.facts
    assert (facts.system, facts.supplier.name, facts.contract_number) == ("Lokaleflow", "Rumdata A/S", "18/04466")
    assert (facts.effective_date, facts.expiry_date) == (dt.date(2023, 1, 1), dt.date(2027, 12, 31))
    assert (facts.notice_period_months, facts.owner) == (6, "Hanne Vium")
    assert facts.termination.irrevocable_until == dt.date(2025, 12, 31)
    assert (found.name, found.case_number) == ("Drift af Lokaleflow", "2023-118844")
    notice = latest_notice(facts)
    assert notice
    assert notice.day == dt.date(2027, 6, 30)


def test_columns_may_be_moved_and_hidden(tmp_path: Path) -> None:
    headings = ["IT Systemer (UUID)", "Leverandør", "IT Systemer"]
    found = read_register(workbook(tmp_path / "o.xlsx", [OVERVIEW], headings)).rows[0]
    assert found.facts == ContractFacts(system="Lokaleflow", supplier=Supplier("Rumdata A/S"))


def test_the_uuids_of_systems_are_never_taken_for_their_names(tmp_path: Path) -> None:
    headings = ["IT Systemer (UUID)", "IT Kontrakt", "Leverandør"]
    assert read_register(workbook(tmp_path / "o.xlsx", [OVERVIEW], headings)).rows[0].facts.system is None


def test_a_title_over_the_headings_and_another_sheet_first_do_no_harm(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["Vejledning"])
    page = book.create_sheet("Kontrakter")
    for values in (["Kontrakter 2026"], [], ["Fagsystem", "Udløb (dd-mm-åååå)", "Mappe"], ["Byg", "31-12-2026", "a"]):
        page.append(values)
    book.save(tmp_path / "k.xlsx")
    found = read_register(tmp_path / "k.xlsx").rows
    assert [(item.facts.system, item.facts.expiry_date, item.folder) for item in found] == [
        ("Byg", dt.date(2026, 12, 31), "a")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_however_excel_saved_it(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "Fagsystem;Leverandør;Opsigelsesvarsel;Mappe\r\nÆldrepleje;Søby ApS;1 år;b\\c\r\n".replace(";", delimiter)
    found = read_register(table(tmp_path / "k.csv", text, encoding)).rows[0]
    assert (found.facts.system, found.facts.supplier.name) == ("Ældrepleje", "Søby ApS")
    assert (found.facts.notice_period_months, found.folder) == (12, "b/c")


@pytest.mark.parametrize(
    ("said", "continuous", "ends_with"),
    [("Ja", True, None), ("Kalenderår", True, Period.YEAR), ("EndOfQuarter", True, Period.QUARTER), ("", False, None)],
)
def test_a_continuing_contract_is_told(tmp_path: Path, said: str, continuous: bool, ends_with: Period | None) -> None:
    path = table(tmp_path / "k.csv", f"fagsystem;løbende;inden udgangen af\nByg;{said};måned\n")
    terms = read_register(path).rows[0].facts.termination
    assert (terms.continuous, terms.ends_with, terms.by_end_of) == (continuous, ends_with, Period.MONTH)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("fagsystem;CVR\nByg;12345678", "reason_contract.register_cvr"),
        ("fagsystem;udløb\nByg;31-02-2027", "reason_contract.register_value"),
        ("fagsystem;opsigelsesvarsel\nByg;efter aftale", "reason_contract.register_value"),
        ("fagsystem;status\nByg;Ikke gyldig", "reason_contract.register_invalid"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, text: str, key: str) -> None:
    assert [item.key for item in read_register(table(tmp_path / "k.csv", text)).rows[0].complaints] == [key]


def test_a_date_that_means_for_good_is_no_expiry(tmp_path: Path) -> None:
    found = read_register(table(tmp_path / "k.csv", "fagsystem;udløb\nByg;31-12-9999")).rows[0]
    assert (found.facts.expiry_date, found.complaints) == (None, ())


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rubbish", b"a;b\n1;2", b"\x00\x01\x02"])
def test_what_is_no_register_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kontrakter.csv"
    path.write_bytes(content)
    with pytest.raises(RegisterError) as error:
        read_register(path)
    assert error.value.said.key in {"register.not_a_table", "register.no_headings"}


def test_the_own_register_goes_before_the_one_from_kitos(tmp_path: Path) -> None:
    assert find_register(tmp_path) is None
    workbook(tmp_path / "IT Kontrakter Overblik.xlsx", [OVERVIEW])
    assert find_register(tmp_path) == tmp_path / "IT Kontrakter Overblik.xlsx"
    table(tmp_path / "kontrakter.csv", "fagsystem;mappe\n")
    assert find_register(tmp_path) == tmp_path / "kontrakter.csv"


@pytest.mark.parametrize(
    ("known", "folder"),
    [
        (row(number="18/04466"), "18-04466 Lokaleflow"),
        (row(case_number="2023-118844"), "Sag 2023-118844"),
        (row(name="Drift af Lokaleflow"), "03 Drift af Lokaleflow 2023"),
        (row("Lokaleflow", supplier="Rumdata A/S"), "Rumdata - Lokaleflow"),
        (row("Lokaleflow"), "Kultur - Lokaleflow.pdf"),
        (row("Lokaleflow, Vagtplan"), "Vagtplan"),
    ],
)
def test_a_row_without_folder_is_found_by_what_the_folder_is_called(known: RegisterRow, folder: str) -> None:
    register = Register((row("Andet system", number="99/1111"), known))
    assert register.match(folders(folder, "Noget helt andet")) == {folder: known}


@pytest.mark.parametrize(
    ("known", "folder"),
    [
        (row(number="18/0446"), "18-04466 Lokaleflow"),
        (row(number="12"), "12 Lokaleflow"),
        (row("Lokale"), "Lokaleflow"),
        (row("Byg"), "Byg"),
    ],
)
def test_a_likeness_in_part_is_no_match(known: RegisterRow, folder: str) -> None:
    assert Register((known,)).match(folders(folder)) == {}


def test_a_row_that_fits_two_folders_is_not_given_to_either() -> None:
    assert Register((row("Lokaleflow"),)).match(folders("Lokaleflow drift", "Lokaleflow licens")) == {}


def test_a_folder_that_two_rows_fit_is_asked_about_and_neither_row_counts_as_without_documents() -> None:
    rows = (row("Flow", number="18/04466", name="Drift"), row("Flow", number="18/04466", name="Licens"))
    register = Register(rows)
    matched = register.match(folders("18-04466"))["18-04466"]
    assert matched.facts == ContractFacts()
    assert [(said.key, dict(said.values)["rows"]) for said in matched.complaints] == [
        ("reason_contract.register_which", "Drift; Licens")
    ]
    assert register.without_documents(folders("18-04466"), [ContractFacts()]) == ()


def test_the_surer_match_goes_first() -> None:
    drift, licence = row("Lokaleflow", number="18/04466"), row("Lokaleflow", number="19/00001")
    matched = Register((licence, drift)).match(folders("Lokaleflow 18-04466", "Lokaleflow 19-00001"))
    assert matched == {"Lokaleflow 18-04466": drift, "Lokaleflow 19-00001": licence}


def test_systems_without_documents_are_rows_too() -> None:
    listed = Register((row("Lokaleflow"), row("Vagtplan"), row("Byg og miljø", folder="findes ikke")))
    missing = listed.without_documents(folders("Lokaleflow"), [ContractFacts(system="Lokaleflow")])
    assert [item.label for item in missing] == ["Vagtplan", "Byg og miljø"]
    assert [item.label for item in listed.without_documents([])] == ["Lokaleflow", "Vagtplan", "Byg og miljø"]


def test_what_the_register_says_goes_before_what_was_read() -> None:
    read = ContractFacts("Flow", Supplier("Rumdata", "12345678"), expiry_date=dt.date(2026, 1, 1), customer="Kommunen")
    said = row("Lokaleflow", number="18/04466")
    assert apply(said, read) == ContractFacts(
        "Lokaleflow", Supplier("Rumdata", "12345678"), "Kommunen", "18/04466", expiry_date=dt.date(2026, 1, 1)
    )


def test_two_contracts_for_one_system_without_documents_stay_two() -> None:
    drift, licence = row("Lokaleflow", name="Drift"), row("Lokaleflow", name="Licens")
    first, second = contract_without_documents(drift), contract_without_documents(licence)
    assert first.id != second.id
    assert (first.folder, first.facts.system) == ("Drift", "Lokaleflow")


def test_no_heading_stands_for_two_fields() -> None:
    text = resources.files("clausecheck.contracts.register").joinpath("register.toml").read_text(encoding="utf-8")
    headings = [heading for known in tomllib.loads(text)["headings"].values() for heading in known]
    assert len(headings) == len(set(headings))
    assert all(heading == "".join(char for char in heading if char.isalpha()).casefold() for heading in headings)


def test_a_large_register_is_matched_in_reasonable_time() -> None:
    rows = tuple(row(f"System {at}", number=f"18/{at:05d}", name=f"Drift af system {at}") for at in range(1500))
    register = Register(rows)
    contracts = folders(*(f"{at:04d} 18-{at:05d} kontrakt" for at in range(1500)))
    begun = time.process_time()
    assert len(register.match(contracts)) == 1500
    assert time.process_time() - begun < 5
