"""A reader is shown whole sentences of a clause, and told where something was left out."""

from __future__ import annotations

import pytest

from clausecheck.contracts.model import Finding
from clausecheck.contracts.quotes import quoted, quoted_words
from clausecheck.effects.model import Effect


def found(context: str, words: str) -> Finding:
    start = context.index(words)
    return Finding(
        id="f",
        effect=Effect.PERMITTED,
        conditions=(),
        document="Kontrakt.docx",
        page=1,
        section="2.1",
        quote=words,
        context=context,
        quote_start=start,
        quote_end=start + len(words),
        start=0,
        end=len(context),
        language="da",
        confidence=0.9,
        needs_review=False,
        by=(),
    )


@pytest.mark.parametrize(
    ("context", "words", "shown"),
    [
        (
            "Kunden kan frit anvende robotter på en kopi af data. Drift er Leverandørens.",
            "Kunden kan frit anvende robotter",
            "Kunden kan frit anvende robotter på en kopi af data.",
        ),
        (
            "Kunden må lade robotter logge på. Leverandøren kan ikke kræve vederlag herfor. Data slettes.",
            "Leverandøren kan ikke kræve vederlag",
            "Kunden må lade robotter logge på. Leverandøren kan ikke kræve vederlag herfor.",
        ),
        (
            "Krav: Robotter tillades. | Svar: Robotter kræver tilkøb.",
            "Robotter kræver tilkøb",
            "Svar: Robotter kræver tilkøb.",
        ),
        (
            "Der betales ikke herfor. Data slettes.",
            "betales ikke",
            "Der betales ikke herfor.",
        ),
        (
            "Robotter må ikke logge på. Det gælder også robotter hos andre. Data slettes.",
            "må ikke logge på. Det gælder også",
            "Robotter må ikke logge på. Det gælder også robotter hos andre.",
        ),
    ],
)
def test_the_whole_sentence_is_shown_with_the_one_that_it_points_back_to(context: str, words: str, shown: str) -> None:
    assert quoted_words(found(context, words)) == quoted(found(context, words)) == shown


LONG = f"Kunden {'og dennes konsulenter ' * 40}må ikke bruge robotter {'eller andre redskaber ' * 40}i Systemet."


@pytest.mark.parametrize("longest", [60, 200, 500])
def test_a_very_long_sentence_is_cut_between_words_around_those_that_decide(longest: int) -> None:
    finding = found(LONG, "må ikke bruge robotter")
    words, shown = quoted_words(finding), quoted(finding, longest)
    assert words in LONG
    assert finding.quote in words
    assert shown.startswith("[…] ")
    assert shown.endswith(" […]")
    assert finding.quote in shown
    assert len(shown) <= longest + len("[…]  […]")
    assert f" {shown.removeprefix('[…] ').removesuffix(' […]')} " in LONG


def test_what_is_cut_at_one_end_alone_is_marked_there_alone() -> None:
    shown = quoted(found(LONG, "Kunden og"), 100)
    assert shown.startswith("Kunden og")
    assert shown.endswith(" […]")


def test_words_longer_than_there_is_room_for_are_cut() -> None:
    finding = found(LONG, LONG[50:1500])
    assert len(quoted(finding, 300)) <= 300 + len("[…]  […]")
