"""The language of a clause is told by its words, and by its surroundings where they say too little."""

from __future__ import annotations

import pytest

from clausecheck.clauses import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kunden må ikke lade programmer logge på Systemet uden Leverandørens samtykke.", "da"),
        ("The Customer shall not permit any software to access the Service without consent.", "en"),
        ("Kunden kan ikke bruke roboter uten at leverandøren har gitt tillatelse etter avtalen.", "no"),
        ("Kunden får inte använda programvara för att logga in i tjänsten utan leverantörens medgivande.", "sv"),
    ],
)
def test_each_language_is_told_by_its_words(text: str, language: str) -> None:
    assert detect_language(text, "en" if language == "da" else "da") == language


@pytest.mark.parametrize("default", ["da", "en", "no", "sv"])
@pytest.mark.parametrize("text", ["", "12.4", "RPA: Ja", "K-117 | 3 | 4"])
def test_what_says_too_little_has_the_language_of_its_surroundings(text: str, default: str) -> None:
    assert detect_language(text, default) == default


def test_a_danish_clause_with_english_terms_stays_danish() -> None:
    text = "Leverandøren stiller et Service Desk-team og Software as a Service til rådighed for Kundens brugere."
    assert detect_language(text, "en") == "da"


def test_a_very_long_text_is_told_by_its_beginning() -> None:
    assert detect_language("Kunden betaler vederlaget efter aftalen. " * 5_000) == "da"
