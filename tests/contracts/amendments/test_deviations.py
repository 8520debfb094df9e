"""The contract, or an annex of deviations, changes points of other terms as an amendment does."""

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, Build, contract

TERMS = "LICENSVILKÅR\n\n1. Programmet er beskyttet.\n\n3. Brug\n\n3.1 {rule}\n\n4. Ansvaret er begrænset.\n"


def annex(title: str, *lines: str) -> str:
    return "\n\n".join((title, *lines)) + "\n"


@pytest.mark.parametrize(
    "said",
    [
        "Pkt. 3.1 i licensvilkårene udgår.",
        "Licensvilkårenes pkt. 3 udgår.",
        "Parterne har aftalt følgende ændringer til licensvilkårene: Pkt. 3.1 slettes.",
        "Følgende gælder om licensvilkårene. Pkt. 3.1 udgår.",
        "Section 3.1 of the licence terms is hereby deleted.",
    ],
)
def test_the_contract_takes_points_out_of_its_terms(build: Build, said: str) -> None:
    texts = {"Kontrakt": contract("Ydelsen er systemet.", said, RIGHT), "Licensvilkår": TERMS.format(rule=BAN)}
    assert build(**texts).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("said", ["Pkt. 3.1 udgår.", "Pkt. 4 i licensvilkårene udgår.", "Pkt. 3.1 i bilag 9 udgår."])
def test_points_of_itself_or_of_something_else_leave_the_terms(build: Build, said: str) -> None:
    texts = {"Kontrakt": contract("Ydelsen er systemet.", said, RIGHT), "Licensvilkår": TERMS.format(rule=BAN)}
    assert build(**texts).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize(
    "title", ["BILAG 4 – FRAVIGELSER FRA LICENSVILKÅRENE", "BILAG 4 – ÆNDRINGER", "SÆRLIGE VILKÅR"]
)
@pytest.mark.parametrize(
    "lines",
    [
        ("Ad pkt. 3.1: Udgår. I stedet gælder: " + RIGHT,),
        ("Pkt. 3.1 ændres til følgende:", f"»{RIGHT}«"),
        ("Fravigelse I, angående pkt. 3.1: Punktet udgår. I stedet gælder: " + RIGHT,),
    ],
)
def test_an_annex_of_deviations_changes_the_terms_that_its_title_names_or_the_only_ones(
    build: Build, title: str, lines: tuple[str, ...]
) -> None:
    main = contract("Ydelsen er systemet.", "Bilag 4 indeholder parternes ændringer.")
    texts = {"Kontrakt": main, "Bilag 4": annex(title, *lines), "Licensvilkår": TERMS.format(rule=BAN)}
    assert build(**texts).verdict is Verdict.COMPLIANT


def test_a_protocol_of_deviations_calls_the_terms_by_their_letters(build: Build) -> None:
    main = contract("Kontrakten består af denne kontrakt, AV 2020 og Afvigelsesprotokol af 9. juni 2021.")
    terms = f"ALMINDELIGE VILKÅR 2020 (AV 2020)\n\nAV 1. Programmet er beskyttet.\n\nAV 3. Licens\n\n3.1 {BAN}\n"
    rows = f"Nr. | Vilkår | Ønske | Resultat\n1 | AV 3.1 | Kunden bruger RPA. | Imødekommet. AV 3.1 udgår.\n\n{RIGHT}\n"
    protocol = f"AFVIGELSESPROTOKOL\n\nUnderskrevet af begge parter den 16. juni 2021.\n\n{rows}"
    texts = {"Kontrakt": main, "AV 2020 - Almindelige Vilkår": terms, "Afvigelsesprotokol 9 juni 2021": protocol}
    assert build(**texts).verdict is Verdict.COMPLIANT


def test_a_table_of_deviations_names_the_points_in_its_first_column(build: Build) -> None:
    main = contract("Ydelsen er systemet.", "Bilag 4 indeholder parternes ændringer.")
    table = "Punkt | Ændring\n1 | Skal også gælde data.\n3.1 | Udgår og erstattes af: " + RIGHT
    texts = {
        "Kontrakt": main,
        "Bilag 4": annex("BILAG 4 – ÆNDRINGER TIL LICENSVILKÅRENE", table),
        "Licensvilkår": TERMS.format(rule=BAN),
    }
    assert build(**texts).verdict is Verdict.COMPLIANT


def test_deviations_from_other_points_leave_the_ban(build: Build) -> None:
    texts = {
        "Kontrakt": contract("Ydelsen er systemet.", "Bilag 4 indeholder parternes ændringer."),
        "Bilag 4": annex("BILAG 4 – FRAVIGELSER FRA LICENSVILKÅRENE", "Ad pkt. 1: Udgår.", "Pkt. 4 slettes."),
        "Licensvilkår": TERMS.format(rule=BAN),
    }
    assert build(**texts).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    "said",
    [
        "Licensvilkårene er sat ud af kraft.",
        "Leverandørens licensvilkår er bortfaldet.",
        "Licensvilkårene udgår.",
        "The licence terms are hereby withdrawn.",
    ],
)
def test_terms_that_the_contract_says_have_fallen_say_nothing(build: Build, said: str) -> None:
    terms = TERMS.replace("LICENSVILKÅR", "LICENCE TERMS (LICENSVILKÅR)")
    texts = {"Kontrakt": contract("Ydelsen er systemet.", said, RIGHT), "Licensvilkår": terms.format(rule=BAN)}
    assert build(**texts).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    "said",
    [
        "Rabatten i licensvilkårene er bortfaldet.",
        "Garantien efter licensvilkårene bortfalder.",
        "Den tidligere kontrakt og dens licensvilkår er bortfaldet.",
        "Hvis licensvilkårene er bortfaldet, gælder bilag 1.",
        "Licensvilkårene bortfalder den 1. januar 2090.",
    ],
)
def test_what_falls_in_terms_or_may_fall_leaves_the_terms(build: Build, said: str) -> None:
    texts = {"Kontrakt": contract("Ydelsen er systemet.", said, RIGHT), "Licensvilkår": TERMS.format(rule=BAN)}
    assert build(**texts).verdict is not Verdict.COMPLIANT


@pytest.mark.parametrize(("row", "verdict"), [("2 | Udgår", Verdict.MISSING), ("2 | Ingen", Verdict.COMPLIANT)])
def test_a_row_of_deviations_takes_a_point_out_of_the_standard_contract(
    build: Build, row: str, verdict: Verdict
) -> None:
    table = f"Standardkontraktens punkt | Afvigelse\n1 | Ingen\n{row}\n3 | Fristen er ti dage"
    standard = contract("Ydelsen.", RIGHT, "Betaling.").replace("KONTRAKT OM", "STANDARDKONTRAKT OM")
    made = build(Standardkontrakt=standard, Bilag_10=f"BILAG 10 – AFVIGELSER FRA STANDARDKONTRAKTEN\n\n{table}\n")
    assert made.verdict is verdict
