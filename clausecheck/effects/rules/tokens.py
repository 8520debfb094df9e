"""Text to tokens: words with their hyphens, numbers and single signs; every character keeps its place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# A word broken at a line's end ("soft-\nwarerobot") is one token; its lemma is mended.
_TOKEN = re.compile(r"[^\W_]+(?:(?:[-‐‑’'.\xad]|-[ \t]*\r?\n\s*)[^\W_]+)*|\s+|.", re.DOTALL)


class ClauseTokenizer:
    """A tokenizer for spaCy that also sets the lemma of each word."""

    def __init__(self, vocab: Vocab, lemma: Callable[[str], str]) -> None:
        self._vocab = vocab
        self._lemma = lemma

    def __call__(self, text: str) -> Doc:
        """Return ``text`` as a Doc; a single space belongs to the word before it, any other blank is its own token."""
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        for found in _TOKEN.findall(text):
            if found == " " and words and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(found)
                spaces.append(False)
        lemma = self._lemma
        return Doc(self._vocab, words=words, spaces=spaces, lemmas=[lemma(word) for word in words])
