"""The spaCy pipeline: blank language, own tokens and normal forms, cues by Matcher, polarity by context."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from clausecheck.clauses import sentences
from clausecheck.effects.rules.context import Mention, carry, polarise
from clausecheck.effects.rules.knowledge import FAMILIES, cues
from clausecheck.effects.rules.phrases import Normaliser, Piece, narrower, parse
from clausecheck.effects.rules.tokens import ClauseTokenizer

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@cache
def patterns(family: str) -> frozenset[str]:
    """Return every word pattern in the vocabulary of a language family ("da" or "en")."""
    words: set[str] = set()
    for cue in cues().values():
        for language in FAMILIES[family]:
            for phrase in cue.phrases[language]:
                for piece in parse(phrase):
                    words.update(piece.words)
    return frozenset(words)


@cache
def normaliser(family: str) -> Normaliser:
    """Return the normaliser of a language family."""
    return Normaliser(patterns(family))


@cache
def pipeline(family: str) -> Language:
    """Return the pipeline of a language family; it sets ``doc.user_data["sentences"]`` to lists of mentions."""
    import spacy
    from spacy.language import Language
    from spacy.matcher import Matcher

    nlp = spacy.blank(family)
    nlp.tokenizer = ClauseTokenizer(nlp.vocab, normaliser(family))
    matcher = Matcher(nlp.vocab)
    known = patterns(family)
    for cue in cues().values():
        forms = [
            form
            for language in FAMILIES[family]
            for phrase in cue.phrases[language]
            for form in _forms(parse(phrase), known)
        ]
        if forms:
            matcher.add(cue.name, forms, greedy="LONGEST")
    Language.component(f"clausecheck_cues_{family}", func=_CueFinder(matcher))
    nlp.add_pipe(f"clausecheck_cues_{family}")
    return nlp


def _forms(pieces: tuple[Piece, ...], known: frozenset[str]) -> list[list[dict[str, Any]]]:
    """Return the patterns of a phrase: one for each word that it can begin with, for such patterns are the cheapest."""
    rest: list[dict[str, Any]] = []
    for piece in pieces[1:]:
        if not piece.words:
            rest.append({"IS_PUNCT": False, "OP": piece.repeat})
            continue
        lemmas = _lemmas(piece, known)
        step: dict[str, Any] = {"LEMMA": lemmas[0] if len(lemmas) == 1 else {"IN": lemmas}}
        rest.append({**step, "OP": piece.repeat} if piece.repeat else step)
    return [[{"LEMMA": lemma}, *rest] for lemma in _lemmas(pieces[0], known)]


def _lemmas(piece: Piece, known: frozenset[str]) -> list[str]:
    return list(dict.fromkeys(form for word in piece.words for form in narrower(word, known)))


class _CueFinder:
    """The pipeline's component: finds the cues of each sentence and gives them their polarity."""

    def __init__(self, matcher: Any) -> None:
        self._matcher = matcher

    def __call__(self, doc: Doc) -> Doc:
        known = cues()
        strings = doc.vocab.strings
        mentions = sorted(
            (Mention(known[strings[name]], start, end) for name, start, end in self._matcher(doc)),
            key=lambda mention: (mention.start, mention.end),
        )
        spans = [doc.char_span(left, right, alignment_mode="expand") for left, right in sentences(doc.text)]
        doc.user_data["sentences"] = carry(
            [
                polarise(doc, [item for item in mentions if span.start <= item.start < span.end])
                for span in spans
                if span is not None
            ]
        )
        return doc
