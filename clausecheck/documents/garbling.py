"""Tells text that says nothing, as a PDF's fonts give it where they do not tell what their signs mean."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from clausecheck.documents.formats import names
from clausecheck.documents.mending import beyond_ascii

# Characters that a font without a usable mapping leaves behind: private use, replacement.
_UNMAPPED = re.compile("[\ue000-\uf8ff\ufffd]")
_CONTROLS = re.compile("[\x00-\x01\x03-\x08\x0e-\x1f\x7f-\x9f]")
_WORD = re.compile(r"[^\W\d_]+")
# What some readers put for a sign without a meaning.
_CODES, _CODE_LENGTH = re.compile(r"\(cid:\d+\)"), 8
_ODD = frozenset("!\"#$%&'()*+<=>?@[\\]^`{|}~")
_FEWEST_UNMAPPED, _FEWEST_SIGNS, _FEWEST_PAIRS = 20, 200, 150
_COMMON_SHARE, _PAIR_SHARE = 0.02, 0.25
_FIRST_WORDS = 200
_FEWEST_WORDS, _MOST_SINGLE = 50, 0.2
# In the letters that most texts are in, which are sooner told than all that there are.
_VOWELLED = re.compile(r"(?=[a-zæøåäöéü]{4})[a-zæøåäöéü]*?[aeiouyæøåäöéü][a-zæøåäöéü]*")
_LONG_WORD = 4
# No language is written mostly in the letters that Latin has been given for single languages and for sounds.
_RARE_LETTER = re.compile("[\u0100-\u02ff]")
_FEWEST_LETTERS, _MOST_RARE, _MOST_MIXED = 100, 0.5, 0.3
_OTHER_SCRIPT = re.compile("[\u0370-\u052f]")
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f]")
# What is left of words that could not be recognised: signs within and around groups of a few letters.
_BROKEN = re.compile(r"(?=.*[^\W\d_]).*(?:[^\W_][^\w\s.,:;/\-–'’&()%@_]+[^\W_]|[{}\[\]\\^~<>¢¤£¦#=+*|!§°])")
_VOWEL = re.compile(r"[aeiouyæøåäöéü]")
_FEWEST_TOKENS, _MOST_BROKEN, _LITTLE_WORDS = 30, 0.25, 0.35
_FEWEST_GROUPS, _HARDLY_WORDS, _FEW_COMMON = 25, 0.2, 0.08


def is_garbled(text: str) -> bool:
    """Return whether a page's text cannot be what the page shows.

    Signs without a meaning are proof; else a page of words of which hardly any is a common one, and that are not built
    as words are. A page of names, numbers or a language unknown here is none.
    """
    rare = beyond_ascii(text)
    if len(_UNMAPPED.findall(rare)) > max(_FEWEST_UNMAPPED, len(text) // 4):
        return True
    if _is_in_foreign_letters(text, rare) or _is_in_codes(text):
        return True
    is_common = names("text", "common").__contains__
    # Of most pages the first words are enough, however many follow.
    if sum(map(is_common, text.split(None, _FIRST_WORDS)[:_FIRST_WORDS])) > _COMMON_SHARE * (len(text) // 2 + 1):
        return False
    tokens = text.split()
    if sum(map(is_common, tokens)) > _COMMON_SHARE * len(tokens):
        return False
    signs = sum(map(len, tokens))
    if signs < _FEWEST_SIGNS:
        return False
    return len(_CONTROLS.findall(rare)) > signs // 10 or _is_built_wrong(text, signs)


def is_in_pieces(text: str) -> bool:
    """Return whether the words of a scanned page were torn apart: "Robotte r må bruge s".

    Of the first pages of some 1,100 PDF files, most from public test suites, only such have more than a fifth of their
    words in single letters and a picture behind them.
    """
    found = _WORD.findall(text)
    return len(found) >= _FEWEST_WORDS and sum(len(word) == 1 for word in found) > _MOST_SINGLE * len(found)


def _is_in_codes(text: str) -> bool:
    """Return whether much of the text is what some readers put for signs without a meaning: "(cid:12)"."""
    if "(cid:" not in text:
        return False
    return len(_CODES.findall(text)) * _CODE_LENGTH > max(_FEWEST_SIGNS, len(text)) // 2


def _is_built_wrong(text: str, signs: int) -> bool:
    """Return whether most of the text is not built as words or numbers are."""
    found = [word for word in _WORD.findall(_without_marks(text.lower())) if len(word) >= _LONG_WORD]
    pairs = [first + second for word in found for first, second in pairwise(word)]
    if len(pairs) < _FEWEST_PAIRS:
        odd = sum(char in _ODD for char in text)
        return odd > signs // 4
    if not all(map(str.isalpha, found)) or sum("a" <= char <= "ÿ" for word in found for char in word) < signs // 4:
        # Other alphabets, and tables of figures with a few words, are not judged.
        return False
    return sum(pair in names("text", "pairs") for pair in pairs) < _PAIR_SHARE * len(pairs)


def _without_marks(text: str) -> str:
    """Return ``text`` with the plain letter for one with a mark that Danish does not have."""
    if not _RARE_LETTER.search(text):
        return text
    return "".join(unicodedata.normalize("NFKD", char)[0] if _RARE_LETTER.match(char) else char for char in text)


def _is_in_foreign_letters(text: str, rare: str) -> bool:
    """Return whether most letters are such as no language has many of, or words are written in two scripts at once."""
    other, strange = len(_OTHER_SCRIPT.findall(rare)), len(_RARE_LETTER.findall(rare))
    if other + strange < _FEWEST_LETTERS:
        return False
    if strange > _MOST_RARE * sum(map(str.isalpha, text)):
        return True
    found = [word for word in _WORD.findall(text) if len(word) >= _LONG_WORD]
    mixed = sum(bool(_OTHER_SCRIPT.search(word)) and bool(_LATIN.search(word)) for word in found)
    return mixed > _MOST_MIXED * max(1, len(found))


def _is_mostly_words(text: str) -> bool:
    """Return whether words of some length, with a vowel, are too many of all signs for noise; soon told."""
    return sum(map(len, _VOWELLED.findall(text.lower()))) > _LITTLE_WORDS * (len(text) - text.count(" "))


def is_noise(text: str) -> bool:
    """Return whether ``text`` is what is left where words could not be recognised: signs and groups of a few letters.

    Tables, figures and names have few broken words and many whole ones; a text of a few words is not judged.
    """
    if _is_mostly_words(text):
        return False
    tokens = text.split()
    lettered = [token for token in tokens if any(map(str.isalpha, token))]
    if len(lettered) < _FEWEST_TOKENS:
        return False
    words = _WORD.findall(_without_marks(text.lower()))
    whole = sum(len(word) for word in words if len(word) >= _LONG_WORD and _VOWEL.search(word))
    share = whole / sum(map(len, words))
    if share >= _LITTLE_WORDS:
        return False
    if sum(_BROKEN.match(token) is not None for token in tokens) > _MOST_BROKEN * len(tokens):
        return True
    common = sum(word in names("text", "common") for word in words if len(word) > 1)
    groups = {word for word in words if len(word) < _LONG_WORD}
    return share < _HARDLY_WORDS and len(groups) >= _FEWEST_GROUPS and common < _FEW_COMMON * len(words)
