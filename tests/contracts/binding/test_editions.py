"""Several editions of the same terms lie in the folder; the one that was agreed on holds."""

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import BAN, RIGHT, Build, keys

CONTRACT = (
    "KONTRAKT OM PRØVE\n\n1. Ydelsen er systemet Prøve, og brugsvilkår er vedlagt.\n\n2. {rule}\n\n"
    "Underskrevet den 3. maj 2018\nEva Holm, direktør\n"
)
TERMS = "BRUGSVILKÅR FOR PRØVE\n{mark}\n\n1. {more}\n\n2. {rule}\n\n3. Driften overvåges.\n{end}"
ACCEPTED = "\nTiltrådt på vegne af Prøve Kommune den 4. maj 2021\nEva Holm\n"
V1, V2 = "Udgave 1, juni 2018", "Udgave 2, januar 2021"


def texts(rule: str, first: str, second: str, more: str = "Konto.", end: str = "") -> dict[str, str]:
    """Return a contract that says ``rule`` on editions, an old edition saying ``first`` and a new saying ``second``."""
    return {
        "Kontrakt": CONTRACT.format(rule=rule),
        "Brugsvilkår_2018": TERMS.format(mark=V1, more="Konto.", rule=first, end=""),
        "Brugsvilkår_2021": TERMS.format(mark=V2, more=more, rule=second, end=end),
    }


NEWER = [
    ("Nye udgaver af vilkårene gælder, når Kunden har tiltrådt dem.", "Konto.", ACCEPTED),
    ("Brugsvilkårene gælder i den til enhver tid nyeste udgave.", "Konto.", ""),
    ("The Customer is bound by the current version of the terms.", "Konto.", ""),
    ("Brugsvilkår for Prøve, udgave 2 af januar 2021, er en del af kontrakten.", "Konto.", ""),
    ("Leverandøren kan uden Kundens samtykke udsende nye udgaver, og den nyeste udgave gælder.", "Konto.", ""),
    ("Prisen er fast.", "Denne udgave træder i stedet for udgave 1.", ACCEPTED),
]
OLDER = [
    "Brugsvilkår for Prøve i udgave 1 gælder. Senere udgaver er uden virkning for Kunden.",
    "Brugsvilkår for Prøve, udgave 1 fra juni 2018, gælder. Nye udgaver kræver skriftlig aftale.",
    "Nye udgaver af vilkårene binder ikke Kunden.",
    "Changes to these terms require the Customer's consent.",
    "Leverandøren kan kun ændre vilkårene, hvis Kunden skriftligt har accepteret det.",
]


@pytest.mark.parametrize(("rule", "more", "end"), NEWER)
def test_the_newer_edition_holds_once_it_binds_the_customer(build: Build, rule: str, more: str, end: str) -> None:
    free = build(**texts(rule, BAN, RIGHT, more, end))
    assert (free.verdict, free.needs_review) == (Verdict.COMPLIANT, False)
    assert "older_version" in keys(free)
    assert build(**texts(rule, RIGHT, BAN, more, end)).verdict is Verdict.RESTRICTED


@pytest.mark.parametrize("rule", OLDER)
def test_a_newer_edition_that_was_not_agreed_on_changes_nothing(build: Build, rule: str) -> None:
    assert build(**texts(rule, BAN, RIGHT)).verdict is Verdict.RESTRICTED
    kept = build(**texts(rule, RIGHT, BAN))
    assert kept.verdict is Verdict.COMPLIANT
    assert "newer_not_agreed" in keys(kept)


def test_that_nobody_has_agreed_to_the_newer_edition_asks_for_review(build: Build) -> None:
    assert build(**texts(OLDER[3], RIGHT, BAN)).needs_review
    assert not build(**texts(OLDER[0], RIGHT, BAN)).needs_review


@pytest.mark.parametrize("end", ["\nTiltrådt på vegne af Prøve Kommune den ________\n", ""])
def test_an_edition_that_replaces_another_by_its_own_word_asks_for_review(build: Build, end: str) -> None:
    contract = build(**texts("Prisen er fast.", BAN, RIGHT, "Denne udgave erstatter alle tidligere udgaver.", end))
    assert contract.needs_review


def test_an_edition_that_says_it_is_not_accepted_is_a_draft(build: Build) -> None:
    end = "\nIkke tiltrådt\n"
    contract = build(**texts("Prisen er fast.", BAN, RIGHT, "Denne udgave erstatter alle tidligere udgaver.", end))
    assert contract.verdict is Verdict.RESTRICTED


def test_editions_of_which_nothing_is_said_both_count(build: Build) -> None:
    contract = build(**texts("Prisen er fast.", BAN, RIGHT))
    assert (contract.verdict, contract.needs_review) == (Verdict.CONFLICTING, True)
    assert "which_version" in keys(contract)


def test_of_three_editions_the_last_that_was_accepted_holds(build: Build) -> None:
    files = texts("Nye udgaver gælder, når Kunden har tiltrådt dem.", BAN, RIGHT, end=ACCEPTED)
    files["Brugsvilkår_2023"] = TERMS.format(mark="Udgave 3, marts 2023", more="Konto.", rule=BAN, end="")
    contract = build(**files)
    assert contract.verdict is Verdict.COMPLIANT
    assert {"older_version", "newer_not_agreed"} <= keys(contract)


def test_an_amendment_brings_in_the_edition_that_it_names(build: Build) -> None:
    files = texts("Nye udgaver af vilkårene kræver skriftlig aftale.", BAN, RIGHT)
    files["Allonge_1"] = (
        "ALLONGE 1\n\n1. Parterne er enige om, at Brugsvilkår for Prøve, udgave 2 af januar 2021, gælder.\n\n"
        "Underskrevet den 3. maj 2021\nEva Holm\n"
    )
    assert build(**files).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(("title", "other"), [("BRUGSVILKÅR FOR PRØVE", "DRIFTSVILKÅR"), ("BILAG 2", "BILAG 3")])
def test_other_documents_with_a_mark_of_their_own_are_no_editions(build: Build, title: str, other: str) -> None:
    files = texts("Nye udgaver kræver skriftlig aftale.", RIGHT, BAN)
    files["Brugsvilkår_2018"] = files["Brugsvilkår_2018"].replace("BRUGSVILKÅR FOR PRØVE", title)
    files["Andre_vilkår"] = files.pop("Brugsvilkår_2021").replace("BRUGSVILKÅR FOR PRØVE", other)
    assert build(**files).verdict is Verdict.CONFLICTING


def test_signed_special_terms_say_which_edition_of_the_general_ones_was_agreed(build: Build) -> None:
    terms = "PRØVE KOMMUNES GENERELLE IT-BETINGELSER\nUdgave {year}\n\n1. Sproget er dansk.\n\n2. {rule}\n"
    contract = build(
        Særlige_vilkår="SÆRLIGE VILKÅR FOR ANSKAFFELSEN\n\n1. Kommunens generelle it-betingelser, udgave 2020, gælder. "
        "Senere udgaver gælder ikke for aftalen.\n\n2. Systemet er Prøve.\n\nUnderskrevet den 3. maj 2020\nEva Holm\n",
        Betingelser_2020=terms.format(year=2020, rule=BAN),
        Betingelser_2023=terms.format(year=2023, rule=RIGHT),
    )
    assert (contract.verdict, contract.needs_review) == (Verdict.RESTRICTED, False)


def test_an_annex_signed_anew_takes_the_place_of_the_old_one(build: Build) -> None:
    head = CONTRACT.format(rule="Bilag 2 kan udskiftes ved, at parterne underskriver en ny udgave.")
    old = f"BILAG 2 – BRUG\n\n1. {RIGHT}\n\n2. Konto.\n\nUnderskrevet 4. december 2022: Hanne Vig, Lars Krogh\n"
    new = (
        "BILAG 2 – BRUG\n\n1. Kunden lukker konti.\n\n2. Drift.\n\nUnderskrevet 11. marts 2025: Hanne Vig, Lars Krogh\n"
    )
    made = build(**{"Kontrakt": head, "Bilag_2_(december_2022)": old, "Bilag_2_(marts_2025)": new})
    assert made.verdict is Verdict.MISSING
    assert "older_version" in keys(made)
