"""A contract takes the place of another one in the same folder, in the many ways that is written."""

import datetime as dt
from pathlib import Path

import pytest

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.grouping import ContractFiles
from clausecheck.contracts.model import FindingStatus, Verdict

from ..conftest import BAN, RIGHT, Build, by_status, keys

OLD = (
    "KONTRAKT B-14-77\n\nom Prøve, mellem Prøve Kommune og Prøvesystemer A/S\n\n1. Kontrakten gælder fra 2014.\n\n"
    "2. {rule}\n\n{more}\n\nUnderskrevet den 3. maj 2014\nEva Holm\n"
)
NEW = (
    "KONTRAKT B-21-05\n\nom Prøve, mellem Prøve Kommune og Prøvesystemer A/S\n\n1. Kontrakten gælder fra 2021.\n\n"
    "2. {rule}\n\n{more}\n\nUnderskrevet den 3. maj 2021\nEva Holm\n"
)
REPLACES = [
    "Kontrakten afløser B-14-77, som bortfalder i sin helhed.",
    "Nærværende kontrakt træder i stedet for kontrakt B-14-77.",
    "Kontrakt B-14-77 med tilhørende bilag bortfalder ved underskriften.",
    "B-14-77 og dens allonger gælder ikke længere.",
    "Kontrakten er indgået til afløsning af B-14-77.",
    "Med denne kontrakt ophører samtidig kontrakt B-14-77.",
    "Kontrakt B-14-77 er opsagt og erstattet af denne kontrakt.",
    "Parternes hidtidige kontrakt, B-14-77, sættes ud af kraft.",
    "B-14-77 afløses i det hele af B-21-05.",
    "Kontrakten erstatter fuldt ud aftalen med nummer B-14-77 inkl. alle bilag og tillæg.",
    "Contract B-14-77 is hereby terminated and replaced in its entirety by this contract.",
    "This contract is entered into in lieu of contract B-14-77.",
    "This contract supersedes contract B-14-77 together with all schedules.",
    "As of 1 June 2021 contract B-14-77 shall be of no further force.",
]
KEEPS = [
    "Kontrakten afløser ikke B-14-77.",
    "Kontrakten afløser bilag 2 til kontrakt B-14-77.",
    "Kontrakten er et supplement til B-14-77.",
    "Kontrakten kan træde i stedet for B-14-77, hvis parterne aftaler det.",
    "Pkt. 4 i B-14-77 bortfalder.",
    "B-14-77 bortfalder den 1. maj 2090.",
    "Kontrakten erstatter B-12-01.",
    "This contract does not replace contract B-14-77.",
]


@pytest.mark.parametrize("said", REPLACES)
def test_the_replaced_contract_neither_bars_nor_gives_rights(build: Build, said: str) -> None:
    freed = build(B_2014=OLD.format(rule=BAN, more=""), B_2021=NEW.format(rule=RIGHT, more=f"3. {said}"))
    assert (freed.verdict, freed.needs_review) == (Verdict.COMPLIANT, False)
    assert freed.facts.contract_number == "B-21-05"
    assert "replaced_contract" in keys(freed)
    silent = build(B_2014=OLD.format(rule=RIGHT, more=""), B_2021=NEW.format(rule="Drift.", more=f"3. {said}"))
    assert silent.verdict is Verdict.MISSING
    (gone,) = [finding for finding in silent.findings if finding.status is FindingStatus.SUPERSEDED]
    assert gone.superseded_by == "B 2021.txt (3)"


@pytest.mark.parametrize("said", KEEPS)
def test_a_contract_that_is_not_replaced_counts(build: Build, said: str) -> None:
    contract = build(B_2014=OLD.format(rule=BAN, more=""), B_2021=NEW.format(rule=RIGHT, more=f"3. {said}"))
    assert contract.verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    "said",
    [
        "Denne kontrakt afløses af kontrakt B-21-05.",
        "Kontrakten er erstattet af B-21-05 fra den 1. juni 2021.",
        "This contract is superseded by contract B-21-05.",
    ],
)
def test_the_old_contract_may_say_it_itself(build: Build, said: str) -> None:
    contract = build(B_2014=OLD.format(rule=BAN, more=f"3. {said}"), B_2021=NEW.format(rule=RIGHT, more=""))
    assert contract.verdict is Verdict.COMPLIANT
    assert by_status(contract, FindingStatus.SUPERSEDED) == ["B 2014: prohibited"]


def test_an_agreement_to_end_the_old_contract_may_say_it(build: Build) -> None:
    ended = (
        "TILLÆGSAFTALE TIL KONTRAKT B-14-77\n\n1. Kontrakt B-14-77 afløses pr. 1. juni 2021 af kontrakt B-21-05.\n\n"
        "Underskrevet den 3. maj 2021\nEva Holm\n"
    )
    contract = build(B_2014=OLD.format(rule=BAN, more=""), B_2021=NEW.format(rule=RIGHT, more=""), Tillæg=ended)
    assert contract.verdict is Verdict.COMPLIANT


ANNEXES = {
    "Bilag_2": f"BILAG 2\nDRIFT\n\ntil kontrakt B-14-77\n\n1. {BAN}\n",
    "Bilag_4": f"BILAG 4\nDRIFT\n\n1. {BAN}\n",
    "Licensvilkår": f"LICENSVILKÅR\n\ntil kontrakt B-14-77\n\n1. {BAN}\n",
}


@pytest.mark.parametrize("name", ANNEXES)
def test_its_annexes_go_with_it(build: Build, name: str) -> None:
    old = OLD.format(rule="Bilag 2 og bilag 4 er en del af kontrakten.", more="")
    new = NEW.format(rule=RIGHT, more=f"3. {REPLACES[0]}\n\n4. Bilag 1 er en del af kontrakten.")
    contract = build(B_2014=old, B_2021=new, **{name: ANNEXES[name]})
    assert contract.verdict is Verdict.COMPLIANT
    assert len(by_status(contract, FindingStatus.SUPERSEDED)) == 1


def test_an_annex_that_the_new_contract_lists_too_stays(build: Build) -> None:
    old = OLD.format(rule="Bilag 4 er en del af kontrakten.", more="")
    new = NEW.format(rule=RIGHT, more=f"3. {REPLACES[0]}\n\n4. Bilag 4 er en del af kontrakten.")
    assert build(B_2014=old, B_2021=new, Bilag_4=ANNEXES["Bilag_4"]).verdict is Verdict.CONFLICTING


def test_a_part_that_is_excepted_stays_and_the_rest_asks(build: Build) -> None:
    said = "3. Kontrakten afløser B-14-77, bortset fra licensvilkårene."
    contract = build(
        B_2014=OLD.format(rule="Drift.", more=""),
        B_2021=NEW.format(rule=RIGHT, more=said),
        Licensvilkår=ANNEXES["Licensvilkår"],
    )
    assert contract.verdict is Verdict.CONFLICTING
    assert contract.needs_review


def test_a_licence_agreement_may_be_the_one_that_is_replaced(build: Build) -> None:
    old = OLD.format(rule=BAN, more="").replace("KONTRAKT B-14-77", "LICENSAFTALE NR. B-14-77")
    contract = build(L_2014=old, B_2021=NEW.format(rule=RIGHT, more="3. Kontrakten erstatter licensaftale B-14-77."))
    assert contract.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    "said", ["B-14-77 bortfalder den 1. juni 2022.", "As of 1 June 2022 contract B-14-77 shall lapse."]
)
def test_a_contract_is_replaced_from_the_day_that_is_told(tmp_path: Path, said: str) -> None:
    sag = tmp_path / "sag"
    sag.mkdir()
    for name, content in (
        ("B_2014", OLD.format(rule=BAN, more="")),
        ("B_2021", NEW.format(rule=RIGHT, more=f"3. {said}")),
    ):
        (sag / f"{name}.txt").write_text(content, encoding="utf-8")
    day = dt.date(2022, 6, 1)
    files = ContractFiles("sag", tuple(sorted(sag.iterdir())))
    before, after = (build_contract(files, tmp_path, as_of=asked) for asked in (day - dt.timedelta(1), day))
    assert (before.verdict, before.until) == (Verdict.CONFLICTING, day)
    assert (after.verdict, after.since) == (Verdict.COMPLIANT, day)


AMENDMENT = (
    "TILLÆG 2 TIL KONTRAKT B-14-77\n\nmellem Prøve Kommune og Prøvesystemer A/S\n\n1. {said}\n\n"
    "Underskrevet den 3. december 2021\nEva Holm\n"
)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Kontrakt B-21-05 bortfalder i sin helhed samme dag.", Verdict.RESTRICTED),
        ("Kontrakt B-21-05 er hermed ophævet.", Verdict.RESTRICTED),
        ("Kontrakt B-21-05 bortfalder ikke.", Verdict.CONFLICTING),
        ("Kontrakt B-21-05 gælder fortsat.", Verdict.CONFLICTING),
    ],
)
def test_an_amendment_to_one_contract_ends_another(build: Build, said: str, verdict: Verdict) -> None:
    texts = {
        "Kontrakt B-14-77": OLD.format(rule=BAN, more="3. Pris."),
        "Kontrakt B-21-05": NEW.format(rule=RIGHT, more="3. Pris."),
        "Tillæg 2": AMENDMENT.format(said=said),
    }
    assert build(**texts).verdict is verdict
