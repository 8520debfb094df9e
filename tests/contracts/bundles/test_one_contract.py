"""A root that is the folder of one contract."""

from pathlib import Path

import pytest

from clausecheck.contracts.bundles.grouping import group
from tests.contracts.bundles.test_belonging import OTHER, SUPPLIER, contract, doubts, found, put

RUTE = contract("RV-2021-7", "Ruteplan")
ANNEX = "BILAG 3 DRIFT\n\n1. Driften overvåges.\n"
TERMS = "LICENSVILKÅR\n\n4.2 Det er ikke tilladt at lade robotter anvende systemet.\n"


def root_of(folder: Path) -> Path:
    root = folder / "Ruteplan"
    root.mkdir()
    return root


def test_the_documents_of_one_contract_are_the_contract_that_their_folder_is_called(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    put(root, Kontrakt=RUTE, Bilag_3=ANNEX, Licensvilkår=TERMS, Mail_om_opstart="Fra: A\n\nHej, vi starter mandag.\n")
    assert found(root) == {"Ruteplan": ["Bilag 3.txt", "Kontrakt.txt", "Licensvilkår.txt", "Mail om opstart.txt"]}
    assert doubts(root, "Ruteplan") == []


@pytest.mark.parametrize("folder", ["Bilag", "02 Bilag og allonger", "Arkiv", "Korrespondance 2023"])
def test_folders_called_what_the_parts_are_belong_to_it(tmp_path: Path, folder: str) -> None:
    root = root_of(tmp_path)
    put(root, Kontrakt=RUTE, Licensvilkår=TERMS, **{f"{folder}__Bilag_3": ANNEX})
    assert list(found(root)) == ["Ruteplan"]


@pytest.mark.parametrize(
    ("folders", "contracts"),
    [
        (("01 Kontrakt", "02 Bilag"), 1),
        (("Aftale", "Bilag", "Allonger"), 1),
        (("Kontrakter", "Arkiv"), 2),
        (("Kontrakt", "Vejblik"), 2),
        (("Bilag", "Allonger"), 2),
    ],
)
def test_folders_of_the_parts_alone_are_one_contract(tmp_path: Path, folders: tuple[str, ...], contracts: int) -> None:
    for folder in folders:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("Kontrakt\n", encoding="utf-8")
    assert len(group(tmp_path)) == contracts


def test_a_folder_with_a_name_of_its_own_is_another_contract(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    put(root, Kontrakt=RUTE, Licensvilkår=TERMS, Boligdesk__Kontrakt=contract("BD-19/204", "Boligdesk", OTHER))
    assert "Boligdesk" in found(root)


@pytest.mark.parametrize(
    "other",
    [
        contract("BD-19/204", "Boligdesk", OTHER),
        contract("RV-2021-8", "Vejplan"),
        "ALLONGE 1 TIL KONTRAKT BD-19/204\n\nKontraktnr. BD-19/204\n\n1. Pkt. 2 udgår.\n",
    ],
)
def test_a_document_of_another_contract_keeps_the_files_apart(tmp_path: Path, other: str) -> None:
    root = root_of(tmp_path)
    put(root, Kontrakt=RUTE, Bilag_3=ANNEX, Andet=other)
    assert "Ruteplan" not in found(root)


def test_a_call_off_that_names_the_number_of_its_framework_is_of_the_same_contract(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    call_off = f"LEVERINGSAFTALE\n\nAftalenr. 22-4410\n\nIndgået under kontrakt RV-2021-7.\n\n{SUPPLIER}\n"
    put(root, Rammekontrakt=RUTE, Leveringsaftale=call_off)
    assert list(found(root)) == ["Ruteplan"]


def test_terms_of_another_supplier_are_counted_with_a_question(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    put(root, Kontrakt=RUTE, Bilag_4=f"BILAG 4 VILKÅR FOR HOSTING\n\n{OTHER}\n\n1. Robotter er ikke tilladt.\n")
    assert list(found(root)) == ["Ruteplan"]
    assert doubts(root, "Ruteplan") == ["beside"]


def test_a_contract_that_says_nothing_of_itself_is_counted_with_a_question(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    put(root, Kontrakt_Ruteplan=RUTE, Kontrakt_Havn="KONTRAKT OM HAVNELOG\n\n1. Systemet leveres.\n")
    assert doubts(root, "Ruteplan") == ["beside"]


def test_files_that_mostly_cannot_be_read_are_kept_apart(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    put(root, Kontrakt=RUTE, Skanning_1="", Skanning_2="")
    assert "Ruteplan" not in found(root)


FORM = (
    "{title}\n\nKontrakt mellem Kunden [navn] og Leverandøren [navn], CVR-nr. [XX]\n\n1. Ydelsen leveres som aftalt.\n"
)


def test_forms_that_are_not_filled_in_are_one_contract_where_one_alone_is_called_it(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    put(
        root,
        DA_2_Leverancekontrakt_Prøve=FORM.format(title="LEVERANCEKONTRAKT OM PRØVE"),
        DA_2_Bilag_1_Kundens_behov=FORM.format(title="DELAFTALE 2 PRØVE"),
        DA_2_Bilag_2_Besvarelse_Prøve=FORM.format(title="DELAFTALE 2 PRØVE"),
    )
    assert list(found(root)) == ["Ruteplan"]
    assert doubts(root, "Ruteplan") == []


def test_of_two_that_are_called_contracts_and_say_nothing_none_is_taken_for_the_other(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    put(root, Kontrakt_A=FORM.format(title="KONTRAKT OM PRØVE"), Kontrakt_B=FORM.format(title="KONTRAKT OM HAVN"))
    assert "Ruteplan" not in found(root)


def test_terms_beside_a_form_with_nothing_in_common_are_counted_with_a_question(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    put(root, Kontrakt=FORM.format(title="KONTRAKT OM PRØVE"), Havnelog_vilkår=TERMS.replace("LICENS", "HAVNELOG "))
    assert doubts(root, "Ruteplan") == ["beside"]


def test_where_most_that_are_called_contracts_have_nothing_in_common_each_is_one_of_its_own(tmp_path: Path) -> None:
    root = root_of(tmp_path)
    others = {
        f"Kontrakt_{name}": f"KONTRAKT OM {name.upper()}\n\n1. Systemet leveres.\n"
        for name in ("Havnelog", "Skolebus", "Svømmehal", "Vielser", "Parkering")
    }
    put(root, Kontrakt=RUTE, **others)
    assert len(found(root)) == len(others) + 1
