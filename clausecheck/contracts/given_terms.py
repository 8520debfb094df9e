"""Conditions that stand apart from the right they limit: in the annex it is given on the terms of, or told as a bar.

"På de vilkår, der fremgår af bilag 4" makes what bilag 4 says on price, order or bounds a condition of the right, and
"en arbejdsgang, der ikke er bestilt, må ikke køre" bars only what does not meet such a condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.findings import effects_in, finding_id
from clausecheck.contracts.material import Found, sentence_of
from clausecheck.contracts.model import DocumentKind, Finding
from clausecheck.contracts.names import is_annex
from clausecheck.contracts.points import covers, path_of, points_in
from clausecheck.contracts.precedence.exceptions import Link, Reach, links_of
from clausecheck.contracts.vocabulary import search, words
from clausecheck.effects.model import Classification, Condition, Effect

# The first cell of a row that is called by a letter or a number: "D | Konto uden person | 24.000".
_ROW = re.compile(r"(?:\w+:\s*)?(?P<name>[A-ZÆØÅ]\d{0,2}|\d{1,2})\s*\|")
_GIVEN = (Effect.PERMITTED, Effect.CONDITIONAL)
# A table of prices or a list of terms holds what a right costs; the contract's own text is judged by itself.
_HOLDS_TERMS = (DocumentKind.PRICE, DocumentKind.LICENCE_TERMS, DocumentKind.ANNEX, DocumentKind.SLA)


def bars_that_are_conditions(found: Sequence[Found]) -> list[tuple[Found, Found]]:
    """Return the bars on what does not meet a condition, each with the condition that takes its place.

    The condition must be there beside the bar: in the same document, as a right on the terms of that document, or both
    are on accounts that no person uses.
    """
    bars = [item for item in found if item.finding.effect is Effect.PROHIBITED and _is_on_the_unmet(item)]
    if not bars:
        return []
    conditions = [item for item in found if item.finding.effect is Effect.CONDITIONAL]
    conditional = {id(item.source) for item in conditions}
    on_accounts = any(_is_on_unmanned(item.clause) for item in conditions)
    links = [link for item in found if item.finding.effect in _GIVEN for link in _terms_of(item)]
    return [
        (bar, replace(bar, finding=_as_condition(bar)))
        for bar in bars
        if id(bar.source) in conditional
        or any(link.meets(bar) for link in links)
        or (on_accounts and _is_on_unmanned(bar.clause))
    ]


def terms_of_rights(found: Sequence[Found], sources: Sequence[Source]) -> list[Found]:
    """Return the conditions that documents put on rights given on their terms, where they were not found already."""
    judged = {(id(item.source), item.index) for item in found}
    made: list[Found] = []
    for item in found:
        links = _terms_of(item) if item.finding.effect is Effect.PERMITTED else []
        for source in sources if links else ():
            if not (source.kind in _HOLDS_TERMS or is_annex(source)) or source is item.source:
                continue
            for index, clause in enumerate(source.clauses):
                place = (id(source), index)
                if place not in judged and any(link.reaches(source, index) for link in links) and _limits(clause, item):
                    judged.add(place)
                    made += _condition(source, index)
                    made += _on_the_row(source, index, judged)
    return made


def _on_the_row(source: Source, index: int, judged: set[tuple[int, int]]) -> Iterator[Found]:
    """Yield what notes put on a row of a table by its name: "betaling for type D erlægges, før kontoen åbnes"."""
    row = _ROW.match(source.clauses[index].text)
    if row is None or source.clauses[index].kind is not ClauseKind.TABLE_ROW:
        return
    named = re.compile(rf"\b\w+ {re.escape(row['name'])}\b(?!\s*\|)")
    for at, clause in enumerate(source.clauses):
        note = clause.kind is not ClauseKind.HEADING and named.search(clause.text) is not None
        paid = note and words("given", "put").search(clause.text) is not None and not _is_free(clause.text)
        if paid and (id(source), at) not in judged:
            judged.add((id(source), at))
            yield from _condition(source, at)


def priced_unmanned(found: Sequence[Found], sources: Sequence[Source]) -> list[Found]:
    """Return the prices of accounts that no person uses, where no right is given and nothing was found in their rows.

    Beside a right that is not on their terms they say nothing sure.
    """
    if any(item.finding.effect is Effect.PERMITTED for item in found):
        return []
    judged = {(id(item.source), item.index) for item in found}
    made: list[Found] = []
    for source in sources:
        for index, clause in enumerate(source.clauses if source.kind in _HOLDS_TERMS or is_annex(source) else ()):
            if (
                (id(source), index) not in judged
                and clause.kind is not ClauseKind.HEADING
                and search("given", "unmanned", clause.text)
                and words("given", "priced").search(clause.text)
                and not _is_free(clause.text)
            ):
                made += _condition(source, index)
    return made


def _terms_of(item: Found) -> list[Link]:
    reaches = (Reach.SUBORDINATION, Reach.ALL_USE)
    return [link for link in links_of(item.source, item.index) if link.reach in reaches]


def _is_on_unmanned(clause: Clause) -> bool:
    return any(words("given", key).search(clause.text) for key in ("unmanned", "technical"))


def _is_on_the_unmet(bar: Found) -> bool:
    """Tell whether the sentence that bars does so only for what is not ordered, paid or approved."""
    sentence = sentence_of(bar.finding, bar.clause)
    return bool(words("given", "unmet").search(sentence)) and not words("given", "absolute").search(sentence)


def _as_condition(bar: Found) -> Finding:
    return replace(
        bar.finding,
        id=finding_id(bar.clause.text, Effect.CONDITIONAL),
        effect=Effect.CONDITIONAL,
        conditions=_kinds(bar.clause.text),
    )


def _kinds(text: str) -> tuple[Condition, ...]:
    told = tuple(kind for kind in Condition if words("answer", kind.value).search(text))
    return told or ((Condition.FEE,) if words("given", "put").search(text) else (Condition.SCOPE,))


def _limits(clause: Clause, right: Found) -> bool:
    """Tell whether a clause puts a price, an order or a bound on ``right``: on its very point, or on automation."""
    text = clause.text
    if clause.kind is ClauseKind.HEADING or not words("given", "put").search(text) or _is_free(text):
        return False
    section = path_of(right.clause.section)
    named = any(section and covers(point.path, section) for point in points_in(text))
    on_software = (("subject", "automation"), ("given", "unmanned"), ("given", "technical"))
    return named or any(words(*key).search(text) for key in on_software)


def _is_free(text: str) -> bool:
    """Tell whether a clause says that nothing is paid; a zero beside an amount is a number of something."""
    if words("given", "amount").search(text):
        text = words("given", "zero").sub("|", text)
    return words("given", "none").search(text) is not None


def _condition(source: Source, index: int) -> Iterator[Found]:
    clause = source.clauses[index]
    judged = Classification((Effect.CONDITIONAL,), _kinds(clause.text), (), True, clause.language)
    for finding in effects_in(clause, source, judged, 0):
        yield Found(finding, source, index)
