"""Which files make one contract."""

import io
import zipfile
from pathlib import Path

import pytest

from clausecheck.contracts.bundles.grouping import group


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "kontrakter"
    root.mkdir()
    return root


def put(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("tekst", encoding="utf-8")


def folders(root: Path) -> list[str]:
    return [contract.folder for contract in group(root)]


def documents(root: Path, folder: str) -> list[str]:
    found = next(contract for contract in group(root) if contract.folder == folder)
    return [path.relative_to(root).as_posix() for path in found.files]


def links(root: Path, folder: str) -> list[str]:
    found = next(contract for contract in group(root) if contract.folder == folder)
    return [path.relative_to(root).as_posix() for path in found.links]


def test_a_folder_below_the_root_is_one_contract_with_everything_below_it(root: Path) -> None:
    put(root, "Sag/kontrakt.docx", "Sag/Bilag/Bilag 10.pdf", "Sag/Bilag/Bilag 2.pdf")
    assert documents(root, "Sag") == ["Sag/Bilag/Bilag 2.pdf", "Sag/Bilag/Bilag 10.pdf", "Sag/kontrakt.docx"]


def test_a_loose_file_is_a_contract_of_its_own(root: Path) -> None:
    put(root, "10 Løn.pdf", "9 Byg.pdf", "9 Sag/a.docx")
    assert folders(root) == ["9 Byg.pdf", "9 Sag", "10 Løn.pdf"]


def test_a_file_as_root_is_one_contract(root: Path) -> None:
    put(root, "kontrakt.pdf")
    (contract,) = group(root / "kontrakt.pdf")
    assert (contract.folder, contract.files) == ("kontrakt.pdf", (root / "kontrakt.pdf",))


@pytest.mark.parametrize(
    "name", [".DS_Store", "~$kontrakt.docx", "Thumbs.db", "~WRL0001.tmp", ".~lock.a.odt#", "._kontrakt.docx"]
)
def test_hidden_and_lock_files_are_no_documents(root: Path, name: str) -> None:
    put(root, name, f"Sag/{name}", "Sag/kontrakt.docx")
    assert folders(root) == ["Sag"]
    assert documents(root, "Sag") == ["Sag/kontrakt.docx"]


@pytest.mark.parametrize("name", [".bilag.txt", "Bilag 2.tmp", "bilag.part"])
def test_a_document_under_an_odd_name_is_a_document(root: Path, name: str) -> None:
    put(root, f"Sag/{name}", "Sag/kontrakt.docx")
    assert set(documents(root, "Sag")) == {f"Sag/{name}", "Sag/kontrakt.docx"}


@pytest.mark.parametrize("name", ["Bilag 2.lnk", "Bilag.url"])
def test_a_shortcut_is_told_and_not_followed(root: Path, name: str) -> None:
    put(root, f"Sag/{name}", "Sag/kontrakt.docx")
    (contract,) = group(root)
    assert [path.name for path in contract.links] == [name]


@pytest.mark.parametrize("name", ["kontrakter.csv", "Kontrakter.xlsx"])
def test_the_register_is_no_document(root: Path, name: str) -> None:
    put(root, name, "Sag/kontrakt.docx")
    assert folders(root) == ["Sag"]


def test_a_folder_without_documents_is_a_contract_without_documents(root: Path) -> None:
    (root / "Tom").mkdir()
    (root / ".git").mkdir()
    assert [(contract.folder, contract.files) for contract in group(root)] == [("Tom", ())]


def test_links_that_lead_out_of_the_root_are_not_followed(root: Path) -> None:
    put(root.parent, "uden for/hemmelig.docx")
    put(root, "Sag/kontrakt.docx")
    (root / "Sag" / "ud.docx").symlink_to(root.parent / "uden for" / "hemmelig.docx")
    (root / "Sag" / "mappe").symlink_to(root.parent / "uden for")
    (root / "Sag" / "intet.docx").symlink_to(root / "findes ikke.docx")
    (root / "mappe").symlink_to(root.parent / "uden for")
    assert documents(root, "Sag") == ["Sag/kontrakt.docx"]
    assert links(root, "Sag") == ["Sag/intet.docx", "Sag/mappe", "Sag/ud.docx"]
    assert (documents(root, "mappe"), links(root, "mappe")) == ([], ["mappe"])


def test_links_to_what_is_read_anyway_are_no_documents(root: Path) -> None:
    put(root, "Sag/Bilag/bilag.docx")
    (root / "Sag" / "Genvej").symlink_to(root / "Sag" / "Bilag")
    (root / "ring").symlink_to(root)
    assert folders(root) == ["Sag"]
    assert (documents(root, "Sag"), links(root, "Sag")) == (["Sag/Bilag/bilag.docx"], [])


def test_a_link_to_a_document_below_the_root_is_followed(root: Path) -> None:
    put(root, "Sag/kontrakt.docx", "Fælles/vilkår.docx")
    (root / "Sag" / "vilkår.docx").symlink_to(root / "Fælles" / "vilkår.docx")
    assert documents(root, "Sag") == ["Sag/kontrakt.docx", "Sag/vilkår.docx"]


@pytest.mark.parametrize("name", ["~Bilag 3.docx", "Bilag 3.docx.part"])
def test_a_document_under_an_odd_name_is_one_still(root: Path, name: str) -> None:
    put(root, f"Sag/{name}", "Sag/kontrakt.docx")
    assert f"Sag/{name}" in documents(root, "Sag")


def test_a_root_that_does_not_exist_is_an_error(root: Path) -> None:
    with pytest.raises(FileNotFoundError):
        group(root / "findes ikke")


def test_a_damaged_workbook_beside_the_contracts_is_a_document(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("docProps/core.xml", "<dc:creator>clausecheck</dc:creator>" * 20)
    data = bytearray(whole.getvalue())
    data[48:60] = b"\xff" * 12
    (tmp_path / "a.xlsx").write_bytes(data)
    assert [files.folder for files in group(tmp_path)] == ["a.xlsx"]
