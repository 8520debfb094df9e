"""Which loose files make one contract."""

from pathlib import Path

import pytest

from clausecheck.contracts.bundles.files import ContractFiles
from clausecheck.contracts.bundles.grouping import group

SUPPLIER = "Leverandør: Ruteværket A/S, CVR-nr. 32524273"
OTHER = "Leverandør: Tagrende Software ApS, CVR-nr. 47313228"
SYSTEMS = ("Ruteplan", "Vejplan", "Boligdesk", "Havnelog", "Skolebus", "Vielser")
CUSTOMER = "Kunde: Birkeholm Kommune, CVR-nr. 31002516"


def contract(number: str, system: str, supplier: str = SUPPLIER) -> str:
    named = f"KONTRAKT OM {system}\n\nKontraktnr. {number}"
    return f"{named}\n\n{CUSTOMER}\n\n{supplier}\n\n1. Leverandøren leverer {system}.\n"


def put(root: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = root / (name.replace("__", "/").replace("_", " ") + ".txt")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(root: Path) -> dict[str, list[str]]:
    return {made.folder: [path.name for path in made.files] for made in group(root)}


def doubts(root: Path, folder: str) -> list[str]:
    made: ContractFiles = next(made for made in group(root) if made.folder == folder)
    return [said.key.removeprefix("reason_contract.") for said in made.doubts]


def test_an_amendment_that_names_the_number_belongs_to_that_contract(tmp_path: Path) -> None:
    put(
        tmp_path,
        Kontrakt_Rute=contract("RV-2021-7", "Ruteplan"),
        Kontrakt_Bolig=contract("BD-19/204", "Boligdesk", OTHER),
        Allonge_1="ALLONGE 1 TIL KONTRAKT RV-2021-7\n\n1. Pkt. 2 udgår.\n",
    )
    assert found(tmp_path) == {
        "Kontrakt Bolig.txt": ["Kontrakt Bolig.txt"],
        "Kontrakt Rute.txt": ["Kontrakt Rute.txt", "Allonge 1.txt"],
    }
    assert doubts(tmp_path, "Kontrakt Rute.txt") == []


def test_an_annex_with_the_same_supplier_and_name_belongs_to_that_contract(tmp_path: Path) -> None:
    put(
        tmp_path,
        Kontrakt_Ruteplan=contract("RV-2021-7", "Ruteplan"),
        Kontrakt_Vejplan=contract("RV-2021-8", "Vejplan"),
        Bilag_2_Ruteplan_licensvilkår=f"LICENSVILKÅR FOR RUTEPLAN\n\n{SUPPLIER}\n\n1. Vilkår.\n",
    )
    assert found(tmp_path)["Kontrakt Ruteplan.txt"] == ["Kontrakt Ruteplan.txt", "Bilag 2 Ruteplan licensvilkår.txt"]
    assert doubts(tmp_path, "Kontrakt Ruteplan.txt") == []


def test_an_annex_with_only_the_supplier_in_common_is_counted_with_a_question(tmp_path: Path) -> None:
    put(
        tmp_path,
        Kontrakt_Ruteplan=contract("RV-2021-7", "Ruteplan"),
        Kontrakt_Bolig=contract("BD-19/204", "Boligdesk", OTHER),
        Bilag_2=f"BILAG 2 LICENSVILKÅR\n\n{SUPPLIER}\n\n1. Vilkår.\n",
    )
    assert found(tmp_path)["Kontrakt Ruteplan.txt"] == ["Kontrakt Ruteplan.txt", "Bilag 2.txt"]
    assert doubts(tmp_path, "Kontrakt Ruteplan.txt") == ["may_belong"]


def test_a_file_that_fits_two_contracts_is_left_alone_with_the_question(tmp_path: Path) -> None:
    put(
        tmp_path,
        Kontrakt_Ruteplan=contract("RV-2021-7", "Ruteplan"),
        Kontrakt_Vejplan=contract("RV-2021-8", "Vejplan"),
        Bilag_2=f"BILAG 2 LICENSVILKÅR\n\n{SUPPLIER}\n\n1. Vilkår.\n",
    )
    assert found(tmp_path)["Bilag 2.txt"] == ["Bilag 2.txt"]
    assert doubts(tmp_path, "Bilag 2.txt") == ["belongs_where", "belongs_where"]


def test_a_file_that_names_nothing_is_a_contract_of_its_own_without_a_question(tmp_path: Path) -> None:
    put(
        tmp_path,
        Kontrakt_Ruteplan=contract("RV-2021-7", "Ruteplan"),
        Kontrakt_Bolig=contract("BD-19/204", "Boligdesk", OTHER),
        Bilag_9="BILAG 9 DRIFT\n\n1. Drift.\n",
    )
    assert found(tmp_path)["Bilag 9.txt"] == ["Bilag 9.txt"]
    assert doubts(tmp_path, "Bilag 9.txt") == []


def test_two_versions_of_a_contract_are_one_contract(tmp_path: Path) -> None:
    put(
        tmp_path,
        Kontrakt_Ruteplan_v1=contract("RV-2021-7", "Ruteplan"),
        Kontrakt_Ruteplan_v2_endelig=contract("RV-2021-7", "Ruteplan"),
        Kontrakt_Bolig=contract("BD-19/204", "Boligdesk", OTHER),
    )
    assert ["Kontrakt Ruteplan v1.txt", "Kontrakt Ruteplan v2 endelig.txt"] in found(tmp_path).values()


@pytest.mark.parametrize("name", ["Allonge_2_til_RV-2021-7", "RV-2021-7_Databehandleraftale"])
def test_a_loose_file_goes_to_the_folder_whose_number_its_name_has(tmp_path: Path, name: str) -> None:
    put(tmp_path, **{"RV-2021-7_Ruteplan__Kontrakt": contract("RV-2021-7", "Ruteplan"), name: "1. Pkt. 2 udgår.\n"})
    assert list(found(tmp_path)) == ["RV-2021-7 Ruteplan"]


def test_a_word_in_the_names_of_many_contracts_ties_a_file_to_none_of_them(tmp_path: Path) -> None:
    contracts = {f"Kontrakt_Nordlys_{name}": contract(f"N-{number}", name) for number, name in enumerate(SYSTEMS, 100)}
    put(tmp_path, **contracts, Bilag_Nordlys_drift="BILAG OM NORDLYS\n\n1. Driften overvåges.\n")
    assert all(doubts(tmp_path, folder) == [] for folder in found(tmp_path))


def test_a_word_in_the_names_of_a_few_contracts_raises_the_question_with_each(tmp_path: Path) -> None:
    contracts = {f"Kontrakt_Nordlys_{name}": contract(f"N-{number}", name) for number, name in enumerate(SYSTEMS[:2])}
    put(tmp_path, **contracts, Bilag_Nordlys_drift="BILAG OM NORDLYS\n\n1. Driften overvåges.\n")
    assert [len(doubts(tmp_path, folder)) for folder in found(tmp_path)].count(1) == len(contracts)
