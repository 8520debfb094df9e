"""Numbered points: lists of letters and items, ranges, and letters told before the point they are of."""

import pytest

from clausecheck.contracts.points import part_of, points_in


def told(text: str, *, bare: bool = False) -> list[str]:
    return [".".join(point.path) for point in points_in(text, bare=bare)]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("Section 3.4, letters (c) and (e), of the Terms", ["3.4.c", "3.4.e"]),
        ("pkt. 3.4, litra c og e, i vilkårene", ["3.4.c", "3.4.e"]),
        ("section 3(c), (d) and 4(a)", ["3.c", "3.d", "4.a"]),
        ("§ 4, litra a-c", ["4.a", "4.b", "4.c"]),
        ("§ 7, stk. 2 og 3", ["7.2", "7.3"]),
        ("§ 7, stk. 2, litra b, og stk. 4", ["7.2.b", "7.4"]),
        ("§ 4 litra b og § 9", ["4.b", "9"]),
        ("§ 8, nr. 2 og 5.1", ["8.2", "5.1"]),
        ("pkt. 3 til 5", ["3", "4", "5"]),
    ],
)
def test_letters_and_items_stand_below_the_point_before_them(text: str, points: list[str]) -> None:
    assert told(text) == points


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("litra c og e i licensvilkårenes pkt. 3.4 finder ikke anvendelse", ["3.4.c", "3.4.e"]),
        ("letters (c) and (e) of section 3.4 and section 8.1", ["3.4.c", "3.4.e", "8.1"]),
        ("sub-clauses (a) to (c) of clause 5.2", ["5.2.a", "5.2.b", "5.2.c"]),
        ("stk. 2 i § 7", ["7.2"]),
        ("bogstav d i afsnit 2.3", ["2.3.d"]),
    ],
)
def test_letters_before_their_point_are_of_it_and_the_rest_of_the_point_is_not_named(
    text: str, points: list[str]
) -> None:
    assert told(text, bare=True) == points


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("3.4(c) og (e) udgår", ["3.4.c", "3.4.e"]),
        ("betales efter pkt. 4 og 30 dage efter levering", ["4"]),
        ("pkt. 5 eller i bilag 2", ["5"]),
        ("a letter of intent and a copy", []),
    ],
)
def test_what_is_no_point_is_none(text: str, points: list[str]) -> None:
    assert told(text, bare=True) == points


@pytest.mark.parametrize(
    ("letter", "part"), [("a", "(a) copy; "), ("B", None), ("b", "(b) use robots; "), ("c", "(c) resell."), ("d", None)]
)
def test_a_lettered_part_ends_where_the_next_begins(letter: str, part: str | None) -> None:
    text = "The customer shall not (a) copy; (b) use robots; (c) resell."
    found = part_of(text, letter)
    assert (text[found[0] : found[1]] if found is not None else None) == part
