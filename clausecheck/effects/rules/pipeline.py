"""The spaCy pipeline: blank language, own tokens and lemmas, cues by phrase, polarity and actor by context."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from clausecheck.clauses import sentences
from clausecheck.effects.rules.context import Mention, carry, polarise
from clausecheck.effects.rules.knowledge import FAMILIES, Cue, cues
from clausecheck.effects.rules.lists import unfold
from clausecheck.effects.rules.phrases import Piece, WordPatterns, parse, plain, spans
from clausecheck.effects.rules.spacy_loading import load_spacy
from clausecheck.effects.rules.tokens import ClauseTokenizer
from clausecheck.effects.rules.words import lemmatiser

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

_LONGEST_SENTENCE = 2_000
COMPONENTS = ("clausecheck_cues", "clausecheck_context")


@cache
def pipeline(family: str) -> Language:
    """Return the pipeline of a language family ("da" or "en").

    It leaves in ``doc.user_data["sentences"]`` the mentions of each sentence.
    """
    load_spacy()
    from spacy.attrs import IS_PUNCT
    from spacy.lang.lex_attrs import is_punct
    from spacy.language import Language
    from spacy.vocab import Vocab

    # Of a new word only this is asked; whether it looks like an address or a number would cost more than the rest.
    vocab = Vocab(lex_attr_getters={IS_PUNCT: is_punct})
    # No language's own class: its tokenizer would be made ready, exceptions and all, only to be put aside.
    nlp = Language(vocab, create_tokenizer=_bare)
    finder = CueFinder(nlp, family)
    nlp.tokenizer = ClauseTokenizer(nlp.vocab, lemmatiser(finder.knows))
    functions: tuple[Callable[[Doc], Doc], ...] = (finder, add_context)
    for name, function in zip(COMPONENTS, functions, strict=True):
        Language.component(f"{name}_{family}", func=function)
        nlp.add_pipe(f"{name}_{family}")
    return nlp


def _bare(nlp: Language) -> Tokenizer:
    from spacy.tokenizer import Tokenizer

    return Tokenizer(nlp.vocab)


class CueFinder:
    """The component that finds cues.

    Exact phrases are found by spaCy's PhraseMatcher, those with stars, gaps or optional words by their first word.
    """

    def __init__(self, nlp: Language, family: str) -> None:
        from spacy.matcher import PhraseMatcher
        from spacy.tokens import Doc

        self._exact = PhraseMatcher(nlp.vocab, attr="LEMMA")
        self._loose: dict[str, list[tuple[Cue, tuple[Piece, ...]]]] = defaultdict(list)
        patterns: set[str] = set()
        for cue in cues().values():
            exact: list[Doc] = []
            for pieces in {parse(phrase) for language in FAMILIES[family] for phrase in cue.phrases[language]}:
                forms = plain(pieces)
                exact.extend(Doc(nlp.vocab, words=list(form), lemmas=list(form)) for form in forms)
                patterns.update(word for piece in pieces for word in piece.words)
                if not forms:
                    for word in pieces[0].words:
                        self._loose[word].append((cue, pieces))
            if exact:
                self._exact.add(cue.name, exact)
        self._words = WordPatterns(patterns)

    def knows(self, word: str) -> bool:
        """Return whether ``word`` has a place in the vocabulary."""
        return bool(self._words.fitting(word))

    def __call__(self, doc: Doc) -> Doc:
        """Leave the mentions of cues, unjudged, in ``doc.user_data["mentions"]``."""
        known = cues()
        strings = doc.vocab.strings
        found = {(strings[name], start, end) for name, start, end in self._exact(doc)}
        words = [self._words.fitting(token.lemma_) for token in doc]
        signs = [token.is_punct for token in doc]
        for start, patterns in enumerate(words):
            for pattern in patterns:
                for cue, pieces in self._loose.get(pattern, ()):
                    end = next(spans(pieces, words, signs, start), None)
                    if end is not None:
                        found.add((cue.name, start, end))
        mentions = [Mention(known[name], start, end) for name, start, end in found]
        doc.user_data["mentions"] = sorted(mentions, key=lambda item: (item.start, item.end, item.cue.name))
        return doc


def add_context(doc: Doc) -> Doc:
    """The component that sorts the mentions into sentences and judges their polarity and actor."""
    mentions: list[Mention] = doc.user_data["mentions"]
    places = [doc[item.start].idx for item in mentions]
    text = doc.text
    judged: list[list[Mention]] = []
    for left, right in _bounded(sentences(text)):
        judged.extend(polarise(doc, _within(mentions, places, ranges)) for ranges in unfold(text, left, right))
    doc.user_data["sentences"] = carry(judged)
    return doc


def _bounded(spans_: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans, the longest cut: the cost of a sentence grows with the square of its length."""
    for left, right in spans_:
        for start in range(left, right, _LONGEST_SENTENCE):
            yield start, min(right, start + _LONGEST_SENTENCE)


def _within(mentions: list[Mention], places: list[int], ranges: list[tuple[int, int]]) -> list[Mention]:
    """Return the mentions in a list item (the last of ``ranges``) and, as inherited, those in the intro before it.

    ``places`` are where the mentions begin in the text, in their order.
    """
    found = []
    for number, (left, right) in enumerate(ranges, 1):
        inside = mentions[bisect_left(places, left) : bisect_left(places, right)]
        found.extend(inside if number == len(ranges) else [replace(item, inherited=True) for item in inside])
    return found
