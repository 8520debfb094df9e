"""A letter that ends the contract asks whether it still holds."""

import pytest

from clausecheck.contracts.model import Verdict

from ..conftest import RIGHT, Build, contract, keys

MAIN = contract("Ydelsen er systemet.", RIGHT, between="Kontrakt nr. 2024-117")
LETTER = "Birkelund Kommune\n\nTil Nordsag A/S\n\nDen 3. januar 2025\n\n{said}\n\nHanne Mose\n"


@pytest.mark.parametrize(
    "said",
    [
        "Vi opsiger hermed kontrakten til ophør den 31. juli 2025.",
        "Hermed opsiges kontrakt 2024-117 med 6 måneders varsel.",
        "Vi ophæver hermed kontrakt 2024-117 med øjeblikkelig virkning på grund af manglende betaling.",
        "Kontrakten er opsagt.",
        "We hereby terminate the Agreement.",
    ],
)
def test_a_notice_among_the_documents_asks_for_review(build: Build, said: str) -> None:
    made = build(Kontrakt=MAIN, Brev=LETTER.format(said=said))
    assert (made.verdict, made.needs_review, "ended" in keys(made)) == (Verdict.COMPLIANT, True, True)


@pytest.mark.parametrize(
    "said",
    [
        "Vi opsiger hermed kontrakt 2011-9 om kantinen.",
        "Vi overvejer at opsige kontrakten.",
        "Prisen gælder, indtil kontrakten er opsagt.",
        "Vi trækker hermed opsigelsen af kontrakten tilbage.",
    ],
)
def test_a_notice_of_another_contract_or_talk_of_one_asks_for_nothing(build: Build, said: str) -> None:
    made = build(Kontrakt=MAIN, Brev=LETTER.format(said=said))
    assert (made.needs_review, "ended" in keys(made)) == (False, False)
