"""What moves the contract's terms without being called an amendment: a used option, a note below the signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clausecheck.clauses.model import Clause
from clausecheck.clauses.sentences import sentences
from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.vocabulary import fact_words, may_say, search_fact

_LONGEST_HEADING, _SIGNED_BEFORE = 80, 12


def with_acts(sources: Sequence[Source]) -> list[Source]:
    """Return ``sources`` with each act by which the parties have moved the contract's terms as an amendment of its own.

    A note that is signed below the signatures of the contract is cut from it. Of a letter or a mail that uses an
    option of the contract, the words from there on count; of letters in which one party confirms that the contract
    goes on, all do; minutes only tell what was said.
    """
    return [part for source in sources for part in _parts(source, sources)]


def _parts(source: Source, sources: Sequence[Source]) -> Iterator[Source]:
    if source.item.draft:
        yield source
    elif source.kind is DocumentKind.MAIN:
        at = _note(source.clauses)
        yield source if at is None else replace(source, clauses=source.clauses[:at])
        if at is not None:
            yield _amendment(source, source.clauses[at:])
    elif source.kind is DocumentKind.OTHER and (used := _used(source)) and _has_option(sources):
        yield _amendment(source, used)
    else:
        yield source


def _amendment(source: Source, clauses: Sequence[Clause]) -> Source:
    days = [date for clause in clauses[1:] for _, _, date in dates_in(clause.text)]
    dated = source.item.date if source.kind is not DocumentKind.MAIN else max(days, default=source.item.date)
    return Source(replace(source.item, kind=DocumentKind.AMENDMENT, date=dated), tuple(clauses))


def _note(clauses: Sequence[Clause]) -> int | None:
    """Return which clause heads a signed note below the contract's own signatures; None without one."""
    for index, clause in enumerate(clauses):
        if not may_say(clause.text, "changes.note") or not _heads_note(clause.text[:_LONGEST_HEADING]):
            continue
        before, after = clauses[max(0, index - _SIGNED_BEFORE) : index], clauses[index:]
        if any(map(_is_signature, before)) and any(map(_is_signature, after)):
            return index
    return None


def _heads_note(text: str) -> bool:
    return fact_words("changes", "note").match(text) is not None


def _is_signature(clause: Clause) -> bool:
    return bool(search_fact("changes", "signature", clause.text))


def _used(source: Source) -> tuple[Clause, ...]:
    """Return what a document says from where it uses an option to prolong, all of it where the other party confirms.

    Empty where it does not, or is minutes.
    """
    named = f"{source.title} {source.item.document.path}"
    if fact_words("changes", "minutes").search(named):
        return ()
    if any(map(_confirms, source.clauses)):
        return tuple(source.clauses)
    for index, clause in enumerate(source.clauses):
        if not may_say(clause.text, "changes.option_used", "changes.hereby"):
            continue
        for start, end in sentences(clause.text):
            if _uses(clause.text[start:end]):
                return (replace(clause, text=clause.text[start:]), *source.clauses[index + 1 :])
    return ()


def _confirms(clause: Clause) -> bool:
    """Tell whether a clause takes up what the other party has written of prolonging, before it or in a mail below."""
    if not may_say(clause.text, "changes.may_prolong"):
        return False
    told = (clause.text[start:end] for start, end in sentences(clause.text))
    return any(
        fact_words("changes", "confirmed").search(sentence) and not fact_words("changes", "not_used").search(sentence)
        for sentence in told
    )


def _uses(sentence: str) -> bool:
    if fact_words("changes", "not_used").search(sentence):
        return False
    return bool(search_fact("changes", "option_used", sentence) or search_fact("changes", "hereby", sentence))


def _has_option(sources: Sequence[Source]) -> bool:
    """Tell whether the contract lets somebody prolong it, so that a letter can do so."""
    contract = [source for source in sources if source.kind is DocumentKind.MAIN and not source.item.draft]
    return any(search_fact("changes", "may_prolong", clause.text) for source in contract for clause in source.clauses)
