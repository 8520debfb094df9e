"""Letters that end the contract: a notice of termination, or a rescission, that lies among its documents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausecheck.clauses import sentences
from clausecheck.contracts.amendments.successors import mentions
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import place
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import words
from clausecheck.texts import Message, message

# What a contract's own text says of ending is what may happen, not what has.
_SPEAKING = (DocumentKind.OTHER, DocumentKind.AMENDMENT)
_NUMBERED = re.compile(
    r"(?i)\b(?:kontrakt|aftale|contract|agreement)\w*\s+(?:nr\.?\s*|no\.?\s*)?([\w./-]*\d[\w./-]*\w)"
)


def endings(sources: Sequence[Source]) -> tuple[Message, ...]:
    """Return the question whether the contract still holds, for each document in which a party ends it."""
    known = "\n".join(source.text for source in sources if source.kind is DocumentKind.MAIN)
    told = []
    for source in sources:
        if source.kind in _SPEAKING and not source.item.draft:
            for clause in source.clauses:
                said = (clause.text[left:right] for left, right in sentences(clause.text))
                if any(_ends(sentence, known) for sentence in said):
                    told.append(
                        message("reason_contract.ended", place=place(source.item.document.path, clause.section))
                    )
                    break
    return tuple(told)


def _ends(sentence: str, known: str) -> bool:
    """Tell whether a sentence ends the contract, not another one and not perhaps; ``known`` is the contract's text."""
    if not words("ending", "ends").search(sentence) or words("ending", "perhaps").search(sentence):
        return False
    numbers = [match[1] for match in _NUMBERED.finditer(sentence)]
    return not numbers or any(mentions(known, number) for number in numbers)
