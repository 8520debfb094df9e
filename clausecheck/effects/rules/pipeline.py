"""The spaCy pipeline: blank language, own tokens and normal forms, cues by Matcher, polarity by context."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

from clausecheck.clauses import sentences
from clausecheck.effects.rules.context import Mention, polarise
from clausecheck.effects.rules.knowledge import FAMILIES, cues
from clausecheck.effects.rules.phrases import Normaliser, Piece, narrower, parse
from clausecheck.effects.rules.tokens import ClauseTokenizer

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# A phrase whose starred words have more narrower forms than this has to be split in the data file.
_MOST_FORMS = 4_000


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
    spacy.Language.component(f"clausecheck_cues_{family}", func=_CueFinder(matcher))
    nlp.add_pipe(f"clausecheck_cues_{family}")
    return nlp


def _forms(pieces: tuple[Piece, ...], known: frozenset[str]) -> list[list[dict[str, Any]]]:
    choices: list[list[dict[str, Any]]] = []
    for piece in pieces:
        if not piece.words:
            choices.append([{"IS_PUNCT": False, "OP": piece.repeat}])
            continue
        lemmas = dict.fromkeys(form for word in piece.words for form in narrower(word, known))
        extra = {"OP": piece.repeat} if piece.repeat else {}
        choices.append([{"LEMMA": lemma, **extra} for lemma in lemmas])
    forms = [list(form) for form in product(*choices)]
    if len(forms) > _MOST_FORMS:
        raise ValueError(f"too many forms: {pieces}")
    return forms


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
        doc.user_data["sentences"] = [
            polarise(doc, [item for item in mentions if span.start <= item.start < span.end], span.start)
            for span in spans
            if span is not None
        ]
        return doc
