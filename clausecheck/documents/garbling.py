"""Tells text that says nothing, as a PDF's fonts give it where they do not tell what their signs mean."""

from __future__ import annotations

import re
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
_LONG_WORD = 4


def is_garbled(text: str) -> bool:
    """Return whether a page's text cannot be what the page shows.

    Signs without a meaning are proof; else a page of words of which hardly any is a common one, and that are not built
    as words are. A page of names, numbers or a language unknown here is none.
    """
    rare = beyond_ascii(text)
    if len(_UNMAPPED.findall(rare)) > max(_FEWEST_UNMAPPED, len(text) // 4):
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


def _is_built_wrong(text: str, signs: int) -> bool:
    """Return whether most of the text is not built as words or numbers are."""
    if len(_CODES.findall(text)) * _CODE_LENGTH > signs // 2:
        return True
    found = [word for word in _WORD.findall(text.lower()) if len(word) >= _LONG_WORD]
    pairs = [first + second for word in found for first, second in pairwise(word)]
    if len(pairs) < _FEWEST_PAIRS:
        odd = sum(char in _ODD for char in text)
        return odd > signs // 4
    if not all(map(str.isalpha, found)) or sum("a" <= char <= "ÿ" for word in found for char in word) < signs // 4:
        # Other alphabets, and tables of figures with a few words, are not judged.
        return False
    return sum(pair in names("text", "pairs") for pair in pairs) < _PAIR_SHARE * len(pairs)
