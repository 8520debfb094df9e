"""Text layers that say nothing are told from text that is only unusual."""

from __future__ import annotations

import random
import string

import pytest

from clausecheck.documents.garbling import is_garbled, is_in_pieces
from clausecheck.documents.mending import clean

CLAUSE = (
    "Kunden er berettiget til at lade softwarerobotter anvende Systemet på samme vilkår som medarbejdere, og "
    "Leverandøren må ikke opkræve særskilt vederlag herfor. "
) * 4


def shifted(text: str, by: int, gap: str) -> str:
    return "".join(gap if char == " " else chr(ord(char) - by) for char in text)


def swapped(text: str, letters: str) -> str:
    other = random.Random(7).sample(letters, len(letters))
    return text.translate(str.maketrans(letters, "".join(other)))


@pytest.mark.parametrize(
    "text",
    [
        shifted(CLAUSE, 29, "\x03"),
        shifted(CLAUSE, 29, " "),
        shifted(CLAUSE, 3, " "),
        swapped(CLAUSE.lower(), string.ascii_lowercase),
        swapped(CLAUSE, string.ascii_letters),
        "(cid:12)(cid:44) " * 50,
        "\uf04b\uf055\uf04e " * 60,
        "\x01\x02\x0e" * 200,
        "\ufffd" * 300,
    ],
)
def test_signs_without_meaning(text):
    assert is_garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        CLAUSE,
        CLAUSE.upper(),
        "Klient jest uprawniony do korzystania przez roboty programowe systemu na tych samych warunkach. " * 5,
        "Asiakkaalla on oikeus antaa ohjelmistorobottien käyttää järjestelmää samoin ehdoin kuin työntekijät. " * 5,
        "Ο Πελάτης δικαιούται να χρησιμοποιεί το σύστημα " * 10,
        "\n".join(f"Modul {index}  12.{index:03d},00  kr.  {index * 3}" for index in range(60)),
        "Anders Jensen, Teknik\nBodil Kvist, Økonomi\nMette Bach Nørgaard, Indkøb\n" * 15,
        "SELECT * FROM dbo.TblXRef WHERE Id = 12;\nCREATE TABLE x (a INT);\n" * 10,
        "https://www.example.dk/abc/def?x=1&y=%20 " * 12,
        "12 34 56 78\n" * 60,
        "\n".join(f"{index}. Bestemmelser ........ {index}" for index in range(40)),
        "\uf0b7 Robotter er tilladt.\n" * 12,
        "Side 1",
        "",
    ],
)
def test_unusual_text(text):
    assert not is_garbled(text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("LeverandÃ¸ren mÃ¥ Ã¦ndre Â§ 7 â€“ uden â€œvilkÃ¥râ€\x9d", "Leverandøren må ændre § 7 – uden “vilkår”"),
        ("Ã†blet pÃ¥ Ã˜en i Ã…rhus koster 5 â‚¬", "Æblet på Øen i Århus koster 5 €"),
        ("PÂTÉ à la Ãœber", "PÂTÉ à la Über"),
        ("K O N T R A K T", "KONTRAKT"),
        ("K O N T R A K T  O M  D R I F T", "KONTRAKT OM DRIFT"),
        ("1 .  a  b", "1 . a b"),
        ("bi\ufb01nans o\ufb03cielt \ufb02ag", "bifinans officielt flag"),
    ],
)
def test_what_typesetting_and_misreading_did_is_mended(written, meant):
    assert clean(written) == meant


def test_codes_for_signs_are_garbled_whatever_running_head_stands_among_them() -> None:
    codes = "".join(f"(cid:{code})" for code in range(3, 90))
    assert is_garbled(f"Kontrakt SLK-2017/22 Side 2 af 9\n{codes} {codes}\n")
    assert not is_garbled("Tegnet (cid:3) står for et mellemrum i den fil, som leverandøren sendte til os i maj. " * 5)


def torn(text: str) -> str:
    """Return ``text`` with the last letter of every longer word apart, as some scanners' recognition writes it."""
    return " ".join(f"{word[:-1]} {word[-1]}" if len(word) > 3 else word for word in text.split())


def test_words_torn_apart_are_told_from_whole_ones() -> None:
    assert is_in_pieces(torn(CLAUSE.replace(",", "").replace(".", "")))
    assert not is_in_pieces(CLAUSE)


def test_a_few_single_letters_tear_no_text_apart() -> None:
    assert not is_in_pieces("a b c d e " + CLAUSE)
    assert not is_in_pieces("A B C D E F G H")
