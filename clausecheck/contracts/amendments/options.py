"""Options on robots that one party has exercised in a letter of its own.

What an option gives is read as what the contract may come to say. Where a letter exercises it, someone must read both:
whether the letter was in time and reached the other party cannot be told from the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import place
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.relevance import names_software
from clausecheck.contracts.vocabulary import may_say, search, words
from clausecheck.contracts.work import Work
from clausecheck.texts import message


def report_used_options(sources: Sequence[Source], work: Work) -> None:
    """Ask for review where a letter or an amendment exercises an option whose text is on automation."""
    used = {label: source for source in sources for label in _exercised(source)}
    if not used:
        return
    for source in sources:
        for clause in source.clauses:
            label = words("options", "text").match(clause.text)
            by = used.get(label["label"].casefold()) if label is not None else None
            if by is not None and by is not source and names_software(clause.text):
                work.doubt = True
                where = place(source.item.document.path, clause.section)
                work.notes.append(message("reason_contract.option_used", place=where, by=by.item.document.path))


def _exercised(source: Source) -> Iterator[str]:
    """Yield the numbers or letters of the options that ``source`` exercises, those of a list below it too."""
    if source.kind is DocumentKind.MAIN or "option" not in source.text.casefold():
        return
    listing = False
    for clause in source.clauses:
        if not listing and not may_say(clause.text, "options.exercises"):
            continue
        for said in words("options", "sentence_end").split(clause.text):
            act = search("options", "exercises", said)
            if act is None and not listing:
                continue
            refused = words("options", "not_exercised").search(said) is not None
            listing = (act is not None and not refused) or (listing and act is None)
            if listing and not refused:
                start = act.end() if act is not None else 0
                yield from (item["label"].casefold() for item in words("options", "labelled").finditer(said, start))
