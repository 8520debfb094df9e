"""An order that calls documents by the letters of a list is read as if it named them."""

from __future__ import annotations

import pytest

from clausecheck.contracts.precedence.letters import with_letters_named

LIST = "Kontrakten består af: (a) svar på spørgsmål, (b) dette dokument, (c) Leverandørens tilbud."


@pytest.mark.parametrize(
    ("told", "around", "named"),
    [
        (
            "Ved modstrid har (a) forrang for (b), og (b) har forrang for (c).",
            LIST,
            "Ved modstrid har svar på spørgsmål forrang for dette dokument, og dette dokument har forrang for "
            "Leverandørens tilbud.",
        ),
        (
            "In case of conflict (a) prevails over (b) and (b) over (c).",
            "The agreement comprises (a) the Order Form, (b) these terms and (c) the Price List.",
            "In case of conflict the Order Form prevails over these terms and these terms over the Price List.",
        ),
    ],
)
def test_letters_are_replaced_by_what_the_list_gives_them(told: str, around: str, named: str) -> None:
    assert with_letters_named(told, around) == named


@pytest.mark.parametrize(
    ("told", "around"),
    [
        ("Kunden må ikke (a) udleje systemet, (b) fjerne mærker eller (c) bruge robotter.", LIST),
        ("Ved modstrid har (a) forrang for (d).", LIST),
        ("Ved modstrid har (a) forrang for (b).", f"{LIST} (a) prisbilaget, (b) kontrakten."),
        ("Ved modstrid har (a) forrang.", LIST),
    ],
)
def test_a_sentence_stays_as_it_is_where_a_letter_is_given_nothing_or_two_things(told: str, around: str) -> None:
    assert with_letters_named(told, around) == told
