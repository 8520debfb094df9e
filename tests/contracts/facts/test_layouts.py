"""The parties in the layouts that contracts have: columns, lists, signatures, proposals that lie beside."""

import pytest

from .conftest import Facts

A, B = "32524273", "31002516"
LAYOUTS = [
    f"1. Parterne\nBirkeholm Kommune, CVR-nr. {B} (Kunden)\nRuteværket A/S, CVR-nr. {A} (Leverandøren)",
    f"1. Parter\n1.1 Birkeholm Kommune, Anlæg, CVR-nr. {B} (Kommunen)\n1.2 Ruteværket A/S, CVR-nr. {A} (Leverandøren)",
    f"Birkeholm Kommune                    Ruteværket A/S\nRådhuset                             Havnegade 3\n"
    f"CVR {B}                         CVR: {A}",
    f"Ruteværket A/S                       Birkeholm Kommune\nCVR: {A}                        CVR {B}",
    f"Kunde                  Birkeholm Kommune, CVR {B}\nLeverandør             Ruteværket A/S, CVR {A}",
    f"1.1 Kunde er Birkeholm Kommune, Torvet 5, CVR-nr. {B}.\n1.2 Leverandør er Ruteværket A/S, CVR-nr. {A}.",
    f"Nærværende kontrakt er indgået mellem Birkeholm Kommune, CVR-nr. {B}, Teknik og Miljø, og Ruteværket A/S, "
    f"CVR-nr. {A}, og har journaliseringsnummer 24/883 hos kommunen.",
    f"PARTER\nBirkeholm Kommune, Stab og Økonomi, CVR-nr. {B}\nRuteværket A/S, CVR-nr.: {A}",
    f"Indgået mellem:\nBirkeholm Kommune          Ruteværket A/S\nVej og Park                Havnegade 3\n"
    f"CVR-nr. {B}           CVR-nr. {A}\n\nI. Ydelsen kaldes, når kommunen indstiller det.",
    f"Birke Å Kommune                        Ruteværket A/S\nCVR-nr. {B}                CVR-nr. {A}\n"
    '("Kommunen")                      ("RV")',
    f"| Part | CVR |\n| Birkeholm Kommune (Kunde) | CVR {B} |\n| Ruteværket A/S (Leverandør) | CVR {A} |",
]


@pytest.mark.parametrize("head", LAYOUTS)
def test_the_supplier_and_its_number_are_read(facts: Facts, head: str) -> None:
    read = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{head}\n\n1. Systemet Prøve leveres.\n")
    assert (read.supplier.name, read.supplier.cvr) == ("Ruteværket A/S", A)


@pytest.mark.parametrize(
    "signatures",
    [
        "Birkeholm Kommune: Eva Holm          Ruteværket A/S: Jens Data",
        "Birkeholm Kommune                    Ruteværket A/S\nEva Holm                             Jens Data",
        "For Birkeholm Kommune: Eva Holm (sign.)     For Ruteværket A/S: Jens Data (sign.)",
    ],
)
def test_signatures_side_by_side_make_no_new_party(facts: Facts, signatures: str) -> None:
    read = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{LAYOUTS[0]}\n\n2. Systemet Prøve leveres.\n\n{signatures}\n")
    assert (read.supplier.name, read.customer) == ("Ruteværket A/S", "Birkeholm Kommune")


def test_a_proposal_beside_the_contract_does_not_turn_the_parties(facts: Facts) -> None:
    proposal = (
        "FORSLAG til allonge 1\n\nFremsendt af Ruteværket A/S til drøftelse med »Kommunen«.\n\n1. Pkt. 2 udgår.\n"
    )
    read = facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{LAYOUTS[6]}\n\n1. Systemet.\n", Allonge_1_forslag=proposal)
    assert (read.supplier.name, read.supplier.cvr) == ("Ruteværket A/S", A)


def test_a_company_with_the_word_in_its_name_keeps_it(facts: Facts) -> None:
    head = LAYOUTS[0].replace("Ruteværket A/S", "Kommune Data A/S")
    assert facts(Kontrakt=f"KONTRAKT OM PRØVE\n\n{head}\n").supplier.name == "Kommune Data A/S"
