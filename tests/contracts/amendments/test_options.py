"""A letter that exercises an option on robots must be read with the option, whatever the verdict is."""

from __future__ import annotations

import pytest

from ..conftest import BAN, Build, contract, keys

OPTIONS = (
    "Kommunen kan benytte en option ved skriftlig meddelelse.\n\nOption A: Forlængelse med 12 måneder.\n\n"
    "Option B: Punkt 2 bortfalder, og Kunden får ret til at lade RPA betjene systemet."
)
LETTER = "Prøve Kommune\n\n3. maj 2023\n\nMeddelelse om optioner\n\n{said}\n\nMed venlig hilsen\nEva Holm\n"


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        ("Kommunen benytter hermed option B.", True),
        ("Kommunen udnytter hermed følgende optioner:\n\n- Option B (robotter)\n\nOption A udnyttes ikke.", True),
        ("Kommunen benytter option A.", False),
        ("Vi ønsker ikke at benytte option B.", False),
        ("Kommunen benytter hermed option A. Option B benyttes ikke.", False),
    ],
)
def test_an_exercised_option_asks(build: Build, said: str, asks: bool) -> None:
    made = build(Kontrakt=contract("Ydelsen.", BAN, OPTIONS), Meddelelse=LETTER.format(said=said))
    assert ("option_used" in keys(made)) is asks
    assert made.needs_review or not asks


def test_the_contract_itself_exercises_nothing(build: Build) -> None:
    made = build(Kontrakt=contract("Kommunen udnytter option B.", BAN, OPTIONS))
    assert "option_used" not in keys(made)
