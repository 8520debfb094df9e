"""The tokenizer: the encoder's own vocabulary, cut to the pieces that Danish, English, Norwegian and Swedish use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from encoder_weights import Vocabulary
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

# Letters of the four languages, digits, and the signs that contracts use.
_KEPT = re.compile(r"▁?[\w\s!-/:-@\[-`{-~§€£°«»“”„‘’–—…•·−½¼¾×²³]*", re.ASCII)
_LETTERS = re.compile(r"[a-zæøåäöéüèêóáí]+", re.IGNORECASE)
_SPACE = "▁"


def full_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """Return the tokenizer with the whole vocabulary, whose ids are those of the encoder's embeddings."""
    return _tokenizer(vocabulary, list(range(len(vocabulary.pieces))))


def cut_tokenizer(vocabulary: Vocabulary, keep: list[int]) -> Tokenizer:
    """Return the tokenizer with the pieces ``keep`` only; the id of a piece is its place in ``keep``."""
    return _tokenizer(vocabulary, keep)


def pieces_to_keep(vocabulary: Vocabulary, texts: Iterable[str], words: Iterable[str]) -> list[int]:
    """Return the ids of the pieces of ``texts`` and ``words``, of every short Latin piece, and of the special ones."""
    full = full_tokenizer(vocabulary)
    kept = {vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unknown}
    for encoded in full.encode_batch(list(texts)):
        kept.update(encoded.ids)
    for encoded in full.encode_batch(list(words)):
        kept.update(encoded.ids)
    for number, piece in enumerate(vocabulary.pieces):
        bare = piece.removeprefix(_SPACE)
        sign = len(bare) <= 1 and _KEPT.fullmatch(piece)
        if sign or (len(bare) <= 3 and _LETTERS.fullmatch(bare)):
            kept.add(number)
    return sorted(kept)


def _tokenizer(vocabulary: Vocabulary, keep: list[int]) -> Tokenizer:
    places = {number: place for place, number in enumerate(keep)}
    pieces = [(vocabulary.pieces[number], vocabulary.scores[number]) for number in keep]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=places[vocabulary.unknown], byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex(r"[\u00ad\u200b-\u200f\ufeff]"), ""),
            normalizers.Replace(Regex(r"\s+"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement=_SPACE, prepend_scheme="always")
    bos, eos = vocabulary.pieces[vocabulary.bos], vocabulary.pieces[vocabulary.eos]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}", special_tokens=[(bos, places[vocabulary.bos]), (eos, places[vocabulary.eos])]
    )
    return tokenizer
