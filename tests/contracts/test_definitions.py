"""A term that takes software in gives software the users' right, wherever a clause opens for users."""

import pytest

from clausecheck.contracts.amendments import terms_of
from clausecheck.contracts.model import Verdict
from clausecheck.effects.model import Classification, Effect, Evidence

from .conftest import BuildBy, classify

MAIN = (
    "KONTRAKT OM PRØVE\n\nmellem Prøve Kommune og Prøvesystemer A/S om levering og drift af systemet\n\n"
    "1. Ydelsen er systemet Prøve.\n\n2. {definition}\n\n3. {use}\n\nUnderskrevet den 3. maj 2019\nEva Holm\n"
)


def readily(text: str, language: str) -> Classification:
    """Return a right wherever software is named as a user: what is tested is which sentences are asked about."""
    if "softwarerobot" in text or "software robot" in text:
        evidence = Evidence(Effect.PERMITTED, 0, len(text), text, 0.9, ("rule:test",))
        return Classification((Effect.PERMITTED,), (), (evidence,), False, language)
    return classify(text, language)


WIDE = '"Bruger" betyder en person eller robot hos Kunden.'


@pytest.mark.parametrize(
    "text",
    [
        "\"1.4 'Bruger': enhver, som Kunden har oprettet.\"",
        "‘Bruger’ betyder en person eller et program.",
        "Som Bruger regnes enhver, der er oprettet i systemet.",
        "En Bruger kan være både en person og et program.",
        "1.1 »Bruger«: en person eller et program",
    ],
)
def test_a_term_is_found_however_its_definition_is_set(text: str) -> None:
    assert "Bruger" in [term.removeprefix("En ") for term in terms_of(text)]


@pytest.mark.parametrize(
    "use",
    [
        "Brugere har adgang til alle funktioner.",
        "Leverandøren må ikke afvise Brugere eller tage betaling for, at de kan bruge systemet.",
        "Leverandøren kan hverken nægte eller begrænse en Brugers adgang, så længe Bruger har ret til systemet.",
        "Andre end Brugere må ikke logge på. Brugere må bruge alle funktioner.",
        "Leverandøren skal give enhver Bruger adgang.",
    ],
)
def test_a_clause_that_opens_for_users_opens_for_software(build_by: BuildBy, use: str) -> None:
    contract = build_by(readily)(Kontrakt=MAIN.format(definition=WIDE, use=use))
    assert contract.verdict is Verdict.COMPLIANT


@pytest.mark.parametrize(
    "use",
    [
        "Systemet må alene anvendes af Brugere.",
        "Andre end Brugere må ikke logge på.",
        "Leverandøren kan afvise Brugere, der belaster driften.",
        "Prisen beregnes efter antallet af Brugere.",
        "The Supplier may suspend Users.",
    ],
)
def test_a_clause_that_only_closes_to_others_gives_software_no_right(build_by: BuildBy, use: str) -> None:
    contract = build_by(readily)(Kontrakt=MAIN.format(definition=WIDE, use=use))
    assert contract.verdict is Verdict.MISSING
    assert contract.needs_review
