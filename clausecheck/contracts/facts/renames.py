"""What the supplier is called now, where the documents tell that it has another name or that another has taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clausecheck.clauses.sentences import sentences
from clausecheck.contracts.facts.mentions import Mention, mentions_in
from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words, may_say

# Minutes and terms may tell of other companies' names.
_TELLING = (DocumentKind.MAIN, DocumentKind.AMENDMENT, DocumentKind.OTHER)
_LONGEST_LEAD = 40


@dataclass(frozen=True, slots=True)
class Rename:
    """What was called ``old`` (None: the supplier) is called ``new``, which is another company if ``taken_over``."""

    old: str | None
    new: str
    taken_over: bool = False


def read_renames(sources: Sequence[Source]) -> list[Rename]:
    """Return the changes of name that documents in force tell, and the suppliers that signed amendments bring in."""
    telling = [source for source in sources if source.kind in _TELLING and not source.item.draft]
    beside = [rename for source in telling for rename in (*_beside(source.head), *_transferred(source))]
    return beside + [
        rename
        for source in telling
        for clause in source.clauses
        if may_say(clause.text, "parties.renamed", "parties.taken_over")
        for start, end in sentences(clause.text)
        for rename in _in_sentence(clause.text[start:end], source.kind)
    ]


def _beside(text: str) -> Iterator[Rename]:
    """Yield the names that stand just before the one a company has now: "Vejdata IVS, nu Vejdata ApS"."""
    for one, other in pairwise(mentions_in(text)):
        between = text[one.end : other.start]
        if not (one.authority or other.authority) and fact_words("parties", "now").fullmatch(between):
            yield Rename(one.name, other.name)


def _transferred(source: Source) -> Iterator[Rename]:
    """Yield who took the contract over from whom, by labels in an agreement of transfer: "Erhverver: Helios ApS"."""
    if source.item.signed is False:
        return
    named = [mention for mention in mentions_in(source.head) if not mention.authority]
    old, new = (
        next((one for one in named if _is_labelled(source.head, one, key) or _is_called(source.head, one, key)), None)
        for key in ("gives", "takes")
    )
    if old is not None and new is not None:
        yield Rename(old.name, new.name, taken_over=True)


def _is_labelled(text: str, mention: Mention, key: str) -> bool:
    return fact_words("parties", key).search(text[max(0, mention.start - _LONGEST_LEAD) : mention.start]) is not None


def _is_called(text: str, mention: Mention, key: str) -> bool:
    """Tell whether a party is called so in brackets after its name and number: "(»Erhverver«)"."""
    return fact_words("parties", f"{key}_after").match(text, mention.end) is not None


def followed(name: str, renames: Sequence[Rename]) -> tuple[str, bool]:
    """Return what the supplier ``name`` is called after all ``renames``, and whether it is another company."""
    taken_over = False
    for rename in renames:
        if rename.new.casefold() != name.casefold() and (
            rename.old is None or rename.old.casefold() == name.casefold()
        ):
            name, taken_over = rename.new, taken_over or rename.taken_over
    return name, taken_over


def _in_sentence(sentence: str, kind: DocumentKind) -> Iterator[Rename]:
    named = [mention for mention in mentions_in(sentence) if not mention.authority]
    enters = fact_words("parties", "steps_in")
    steps_in = next((one for one in named if enters.match(sentence, one.end)), None)
    renamed = fact_words("parties", "renamed").search(sentence)
    taken = kind is DocumentKind.AMENDMENT and fact_words("parties", "taken_over").search(sentence)
    if not (renamed or taken or steps_in) or fact_words("parties", "not_yet").search(sentence):
        return
    takes = next((one for one in named if taken and _takes_over(sentence, one)), None)
    new = steps_in or takes or next((one for one in named if _stands_after("new_name", sentence, one)), None)
    old = next((one for one in named if one is not new and _stands_after("old_name", sentence, one)), None)
    if new is None and taken and old is not None:
        new = next((one for one in named if one is not old), None)
    if new is None:
        return
    old = old or next((one for one in named if one.end <= new.start and one.name != new.name), None)
    if old is not None or new is takes or fact_words("parties", "supplier_named").search(sentence):
        yield Rename(old.name if old else None, new.name, taken_over=not renamed)


def _takes_over(sentence: str, one: Mention) -> bool:
    """Tell whether a company is what takes the contract over, named behind the verb: "overtager X alle rettigheder"."""
    return _stands_after("takes_over", sentence, one) and bool(fact_words("parties", "duties").match(sentence, one.end))


def _stands_after(key: str, sentence: str, mention: Mention) -> bool:
    lead = sentence[max(0, mention.start - _LONGEST_LEAD) : mention.start]
    return fact_words("parties", key).search(lead) is not None
