"""The phrase language of the vocabulary files."""

from __future__ import annotations

import pytest

from clausecheck.effects.rules.phrases import PhraseError, WordPatterns, parse, plain, spans


def ends(phrase: str, text: str) -> list[int]:
    pieces = parse(phrase)
    words = text.split()
    patterns = WordPatterns(word for piece in pieces for word in piece.words)
    fitting = [patterns.fitting(word) for word in words]
    return list(spans(pieces, fitting, [word in {",", "."} for word in words], 0))


@pytest.mark.parametrize(
    ("word", "pattern", "fitting"),
    [
        ("robotter", "robot*", True),
        ("softwarerobot", "robot*", False),
        ("softwarerobot", "*robot", True),
        ("softwarerobotter", "*robot", False),
        ("softwarerobotter", "*robot*", True),
        ("må", "må", True),
        ("måske", "må", False),
    ],
)
def test_a_star_stands_for_any_letters_at_that_end(word: str, pattern: str, fitting: bool) -> None:
    assert (pattern in WordPatterns([pattern, "*zz*"]).fitting(word)) is fitting


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("må ikke", "må ikke bruges", [2]),
        ("må|kan ikke", "kan ikke", [2]),
        ("må ikke", "må gerne", []),
        ("uden .. samtykke", "uden forudgående skriftligt samtykke", [4]),
        ("uden .. samtykke", "uden et eneste ord om samtykke", []),
        ("uden ... samtykke", "uden et eneste ord om samtykke", [6]),
        ("uden ... samtykke", "uden varsel , men med samtykke", []),
        ("helt? fri", "helt fri", PhraseError),
        ("er helt? fri", "er fri", [2]),
        ("er helt? fri", "er helt fri", [3]),
    ],
)
def test_a_phrase_ends_where_its_last_word_stands(phrase: str, text: str, expected: object) -> None:
    if expected is PhraseError:
        with pytest.raises(PhraseError):
            parse(phrase)
    else:
        assert ends(phrase, text) == expected


@pytest.mark.parametrize("phrase", ["", "Må ikke", "må  ikke", ".. ikke", "ikke ..", "*", "ro*bot", "a|* b"])
def test_a_malformed_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        parse(phrase)


def test_a_sign_after_a_word_is_a_place_of_its_own() -> None:
    assert [sorted(piece.words) for piece in parse("svar: ja")] == [["svar"], [":"], ["ja"]]


def test_only_phrases_of_exact_words_are_plain() -> None:
    assert plain(parse("på|under samme vilkår")) == [("på", "samme", "vilkår"), ("under", "samme", "vilkår")]
    assert plain(parse("robot* på")) == []
    assert plain(parse("uden .. samtykke")) == []
