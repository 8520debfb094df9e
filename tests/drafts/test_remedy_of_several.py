"""A folder with the contracts of several suppliers gets no drafts: none may read the other's terms."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from clausecheck.cli.remedy import remedy_command
from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.grouping import group
from clausecheck.drafts.one_supplier import several
from clausecheck.drafts.reading import Judge
from clausecheck.drafts.remedies import clauses_of

_CONTRACT = """Kontrakt om {system}
{number}
Mellem Ådal Kommune, CVR-nr. 29189714 (Kunden) og {supplier} (Leverandøren).
1. Brug
1.1 {clause}
2. Drift
2.1 Leverandøren driver {system} i eget datacenter.
Underskrevet digitalt den 1. marts 2024
"""
_BAN = "Kunden må ikke anvende robotter i systemet."
_RIGHT = "Kunden må frit anvende robotter i systemet."
_FIRST = {"system": "Trærod", "supplier": "Grønhøj IT ApS, CVR-nr. 12345674", "clause": _BAN}
_SECOND = {"system": "Vejsyn", "supplier": "Vejbred A/S, CVR-nr. 87654321", "clause": _RIGHT}


def folder_of(root: Path, *contracts: dict[str, str]) -> Path:
    folder = root / "Teknik og miljø"
    folder.mkdir(parents=True)
    for told in contracts:
        (folder / f"Kontrakt {told['system']}.txt").write_text(_CONTRACT.format(**told), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "numbers", [("Kontraktnr. TM-417", "Kontraktnr. TM-301"), ("Kontraktnr. TM-417", ""), ("", "")]
)
def test_no_draft_is_written_and_the_screen_says_why(tmp_path: Path, numbers: tuple[str, str]) -> None:
    told = [{**contract, "number": number} for contract, number in zip((_FIRST, _SECOND), numbers, strict=True)]
    root = folder_of(tmp_path / "ind", *told)
    result = CliRunner().invoke(remedy_command("da"), [str(root), "-o", str(tmp_path / "ud")], standalone_mode=False)
    assert "ingen udkast: " in result.output
    assert "i sin egen mappe" in result.output
    assert not list((tmp_path / "ud").rglob("*.docx"))


def test_two_contracts_with_one_supplier_are_no_leak(tmp_path: Path, judge: Judge) -> None:
    other = {**_SECOND, "supplier": _FIRST["supplier"], "number": ""}
    root = folder_of(tmp_path, {**_FIRST, "number": ""}, other)
    for files in group(root):
        assert several(build_contract(files, root, classify=judge), clauses_of) is None


def test_what_is_open_is_told_in_the_language_of_the_screen(tmp_path: Path) -> None:
    (tmp_path / "ind" / "Payline").mkdir(parents=True)
    (tmp_path / "ind" / "Payline" / "Agreement.txt").write_text(
        "Subscription Agreement on Payline\nbetween Ådal Kommune (Customer) and Payline Ltd (Supplier).\n1. Use\n"
        "1.1 Customer may not use robots or scripts in the Service.\n1.2 The Service is available to all staff.\n"
        "Digitally signed on 1 March 2024\n",
        encoding="utf-8",
    )
    run = [str(tmp_path / "ind"), "-o", str(tmp_path / "ud")]
    result = CliRunner().invoke(remedy_command("da"), run, standalone_mode=False)
    assert "udfyld [ ]: allongens nummer" in result.output
    assert "the amendment's number" not in result.output
