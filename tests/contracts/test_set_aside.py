"""The contract sets aside terms or points of them, names what holds instead, or shuts out whatever it does not name."""

import pytest

from clausecheck.contracts.model import Verdict

from .conftest import BAN, RIGHT, Build, contract, document, keys

SIGNED = "\n\nUnderskrevet den 3. maj 2021\nEva Holm, direktør\n"
TERMS = "LICENSVILKÅR\n\n1. Programmet er beskyttet.\n\n3. Brug\n\n3.1 {rule}\n\n4. Ansvaret er begrænset.\n"


def signed(*points: str) -> str:
    return contract("Ydelsen er systemet Prøve.", *points)


@pytest.mark.parametrize(
    "said",
    [
        "Licensvilkårenes pkt. 3 finder ikke anvendelse.",
        "Punkt 3.1 i licensvilkårene gælder ikke.",
        "Licensvilkårenes afsnit 3 er uden virkning for Kunden.",
        "Section 3 of the licence terms does not apply.",
    ],
)
def test_points_of_other_terms_that_the_contract_sets_aside_say_nothing(build: Build, said: str) -> None:
    assert build(Kontrakt=signed(said), Licensvilkår=TERMS.format(rule=BAN)).verdict is Verdict.MISSING
    assert build(Kontrakt=signed(said, BAN), Licensvilkår=TERMS.format(rule=RIGHT)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    "said",
    [
        "Licensvilkårenes pkt. 4 finder ikke anvendelse.",
        "Licensvilkårenes pkt. 3 finder ikke anvendelse ved force majeure.",
        "Licensvilkårenes pkt. 3 gælder ikke, hvis Kunden opsiger.",
        "Licensvilkårenes pkt. 3 er ikke til hinder for, at Kunden opsiger.",
    ],
)
def test_other_points_or_cases_leave_the_ban(build: Build, said: str) -> None:
    assert build(Kontrakt=signed(said), Licensvilkår=TERMS.format(rule=BAN)).verdict is Verdict.RESTRICTED


LETTERS = "LICENSVILKÅR\n\n1. Programmet er beskyttet.\n\n3. Brug\n\nLicenstager må ikke:\n\n{items}\n"


@pytest.mark.parametrize(
    "said",
    [
        "Pkt. 3, litra b og c, i licensvilkårene finder ikke anvendelse.",
        "Litra b og c i licensvilkårenes pkt. 3 finder ikke anvendelse.",
        "Section 3, letters (b) and (c), of the licence terms shall not apply.",
        "Letters (b) and (c) of section 3 of the licence terms do not apply.",
        "Licensvilkårenes § 3, litra a-c, gælder ikke.",
    ],
)
def test_letters_of_a_point_fall_and_the_others_stand(build: Build, said: str) -> None:
    first = LETTERS.format(items="a) kopiere;\n\nb) sælge;\n\nc) lade en robot logge på; eller\n\nd) udleje.")
    assert build(Kontrakt=signed(said), Licensvilkår=first).verdict is Verdict.MISSING
    last = LETTERS.format(items="a) kopiere;\n\nb) sælge;\n\nc) udleje; eller\n\nd) lade en robot logge på.")
    assert build(Kontrakt=signed(said), Licensvilkår=last).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    "said",
    [
        "I stedet for licensvilkår gælder Bilag 7.",
        "Bilag 7 træder i stedet for licensvilkårene.",
        "Bilag 7 gælder i stedet for Leverandørens licensvilkår.",
        "Bilag 7 erstatter licensvilkårene.",
    ],
)
def test_what_holds_instead_of_the_terms_takes_their_place(build: Build, said: str) -> None:
    files = {"Kontrakt": signed(said), "Licensvilkår": TERMS.format(rule=BAN), "Bilag_7": f"BILAG 7\n\n1. {RIGHT}\n"}
    assert build(**files).verdict is Verdict.COMPLIANT
    files |= {"Licensvilkår": TERMS.format(rule=RIGHT), "Bilag_7": f"BILAG 7\n\n1. {BAN}\n"}
    assert build(**files).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    "said",
    [
        "Bilag 7 erstatter ikke licensvilkårene.",
        "Bilag 7 supplerer licensvilkårene.",
        "Leverandøren erstatter tab efter licensvilkårene.",
        "The Supplier replaces defective media under the licence terms.",
    ],
)
def test_what_only_adds_to_the_terms_leaves_them(build: Build, said: str) -> None:
    files = {"Kontrakt": signed(said), "Licensvilkår": TERMS.format(rule=BAN), "Bilag_7": f"BILAG 7\n\n1. {RIGHT}\n"}
    assert build(**files).verdict is Verdict.CONFLICTING


CLOSED = [
    "Parterne har ikke aftalt andre vilkår.",
    "Vilkår, som Leverandøren henviser til på websider, er uden virkning.",
    "Dokumenter, der ikke er nævnt i pkt. 1, er ikke en del af kontrakten.",
    "This document is the entire agreement between the parties.",
    "No other terms apply.",
]


@pytest.mark.parametrize("said", CLOSED)
def test_terms_that_the_contract_shuts_out_bar_nothing_but_ask_for_review(build: Build, said: str) -> None:
    found = build(Kontrakt=signed(said, RIGHT), Licensvilkår=TERMS.format(rule=BAN))
    assert (found.verdict, found.needs_review) == (Verdict.COMPLIANT, True)
    assert "by_disapplication" in keys(found)
    assert build(Kontrakt=signed(said, BAN), Licensvilkår=TERMS.format(rule=RIGHT)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("said", CLOSED)
def test_terms_that_the_contract_names_are_not_shut_out(build: Build, said: str) -> None:
    for points in ((said, RIGHT, "Licensvilkår er vedlagt."), (f"Aftalen omfatter licensvilkårene. {said}", RIGHT)):
        files = {"Kontrakt": signed(*points), "Licensvilkår": TERMS.format(rule=BAN)}
        assert build(**files).verdict is Verdict.CONFLICTING


@pytest.mark.parametrize("change", ["Bilag 5 udgår og erstattes af Bilag 5A.", "Bilag 5A erstatter Bilag 5."])
def test_an_annex_with_a_letter_takes_the_place_of_the_one_without(build: Build, change: str) -> None:
    files = {
        "Kontrakt": signed("Bilag 5 indeholder vilkår."),
        "Bilag_5": f"BILAG 5\n\n1. {BAN}\n",
        "Bilag_5A": f"BILAG 5A\n\n1. {RIGHT}\n",
        "Allonge_1": f"ALLONGE 1\n\n1. {change}{SIGNED}",
    }
    assert build(**files).verdict is Verdict.COMPLIANT
    files |= {"Bilag_5": f"BILAG 5\n\n1. {RIGHT}\n", "Bilag_5A": f"BILAG 5A\n\n1. {BAN}\n"}
    assert build(**files).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    ("right", "verdict"),
    [
        ("Indtil den 31. december 2021 må Kunden bruge robotter.", Verdict.RESTRICTED),
        ("Until 31 December 2021 the Customer may use robots.", Verdict.RESTRICTED),
        ("Kunden må bruge robotter frem til den 1. maj 2022.", Verdict.RESTRICTED),
        ("Kunden må bruge robotter indtil den 31. december 2099.", Verdict.CONFLICTING),
        ("Kunden må bruge robotter fra den 1. maj 2022.", Verdict.CONFLICTING),
    ],
)
def test_a_right_that_has_run_out_frees_nothing(build: Build, right: str, verdict: Verdict) -> None:
    assert build(Kontrakt=signed(right, "Efter perioden er det forbudt at bruge robotter.")).verdict is verdict


def test_a_right_that_has_run_out_asks_for_review(build: Build) -> None:
    found = build(Kontrakt=signed("Indtil den 31. december 2021 må Kunden bruge robotter."))
    assert (found.verdict, found.needs_review) == (Verdict.MISSING, True)


def test_a_contract_that_nobody_has_signed_asks_for_review(build: Build) -> None:
    unsigned = document("KONTRAKT OM PRØVE", RIGHT, "Underskrift: ____________\nDato: ____________")
    found = build(Kontrakt=unsigned)
    assert found.needs_review
    assert not build(Kontrakt=signed(RIGHT)).needs_review


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("Kontraktens bilag 5 har ikke virkning for tiden derefter.", Verdict.COMPLIANT),
        ("Det nye bilag 5 har ikke virkning for tiden derefter.", Verdict.RESTRICTED),
        ("Kontraktens bilag 6 har ikke virkning for tiden derefter.", Verdict.CONFLICTING),
    ],
)
def test_an_annex_that_is_set_aside_is_not_the_new_one_with_its_number(
    build: Build, said: str, verdict: Verdict
) -> None:
    made = build(
        Kontrakt=signed("Bilag 5 er en del af kontrakten."),
        Bilag_5_Licensvilkår=document("BILAG 5\nLICENSVILKÅR", "Licens.", BAN),
        Nyt_bilag_5=document("PRODUKTVILKÅR", "Produktet.", RIGHT),
        Overdragelse=f"TREPARTSAFTALE OM OVERDRAGELSE AF KONTRAKT OM PRØVE\n\n1. Parter.\n\n2. {said}{SIGNED}",
    )
    assert made.verdict is verdict


@pytest.mark.parametrize(
    "said",
    [
        "Aftalen består af dette dokument og bilag 5. Almindelige indkøbsbetingelser finder ikke anvendelse.",
        "The agreement consists of this document and Schedule 5. General terms of purchase do not apply.",
    ],
)
def test_a_number_that_ends_the_sentence_before_leaves_its_annex(build: Build, said: str) -> None:
    annex = document("BILAG 5 BRUG", "Systemet leveres.", BAN)
    assert build(Kontrakt=signed(said), Bilag_5=annex).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize(
    ("named", "verdict"),
    [
        ("Aftalen består af denne kontrakt, licensvilkårene og følgebrevet af 3. maj 2021.", Verdict.COMPLIANT),
        ("Aftalen består af denne kontrakt og licensvilkårene.", Verdict.RESTRICTED),
    ],
)
def test_a_letter_counts_where_the_contract_names_it_among_its_documents(
    build: Build, named: str, verdict: Verdict
) -> None:
    rule = "Siger papirerne noget forskelligt, læses følgebrevet først, dernæst kontrakten og sidst licensvilkårene."
    order = f"{named} {rule}" if "følgebrevet af" in named else named
    letter = f"Følgebrev til bestilling\n\n{RIGHT}\n\nVenlig hilsen\nEva Holm (underskrevet)\n"
    read = build(Kontrakt=signed(order), Licensvilkår=TERMS.format(rule=BAN), Følgebrev=letter)
    assert read.verdict is verdict


def test_terms_that_are_void_where_they_bar_software_bar_nothing(build: Build) -> None:
    said = f"Licensvilkårene er uden virkning i det omfang, de hindrer Kundens programmer i at logge ind. {RIGHT}"
    assert build(Kontrakt=signed(said), Licensvilkår=TERMS.format(rule=BAN)).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Nyt_om_Prøve", "Leverandørens nyheder, herunder Nyt om Prøve, er ikke en del af aftalegrundlaget."),
        (
            "Nyt_om_Prøve",
            "Følgende er ikke en del af aftalegrundlaget:\n\na) Leverandørens nyheder, Nyt om Prøve;\n\nb) rabatter.",
        ),
        ("FAQ_fra_hjælpesiden", "Hjælpesider, ofte stillede spørgsmål og brochurer er ikke en del af aftalen."),
    ],
)
def test_a_right_in_a_paper_that_the_contract_names_to_shut_it_out_secures_nothing(
    build: Build, name: str, said: str
) -> None:
    only = "Aftalegrundlaget består alene af denne kontrakt og bilag 2."
    found = build(**{"Kontrakt": signed(f"{only} {said}"), name: f"{name.replace('_', ' ').upper()}\n\n{RIGHT}\n"})
    assert found.verdict is Verdict.MISSING
    assert "shut_out" in keys(found)
