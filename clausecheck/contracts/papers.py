"""Which texts in a folder are no contract text: tender papers, letters and minutes, instructions to tenderers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from clausecheck.clauses import sentences
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import place
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.names import EXACT, Name, fits, is_annex, names_in
from clausecheck.contracts.orders import Statement
from clausecheck.contracts.points import points_in
from clausecheck.contracts.vocabulary import may_say, search, words

# The document stands right before the words that set it aside; its first letters tell it from others of its kind.
_CLOSE, _STEM = 25, 12
_FEWEST_TO_SPEAK = 2
_CONTRACTUAL = (DocumentKind.MAIN, DocumentKind.AMENDMENT, DocumentKind.DPA, DocumentKind.LICENCE_TERMS)


def side_papers(sources: Sequence[Source], statements: Sequence[Statement]) -> list[Source]:
    """Return the documents that are no contract text; none where nothing else would be left.

    Tender papers count where an order of precedence lists them or a clause makes them part of the contract.
    """
    aside = [source for source in sources if _is_paper(source) or _is_tender(source, sources, statements)]
    return aside if len(aside) < len(sources) else []


@dataclass(frozen=True, slots=True)
class Disapplied:
    """A document that does not apply as a whole, and where that is said."""

    source: Source
    place: str


def disapplied(sources: Sequence[Source]) -> list[Disapplied]:
    """Return the documents that another one says do not apply, or are there for information only."""
    found: dict[int, Disapplied] = {}
    if len(sources) < _FEWEST_TO_SPEAK:
        return []
    for speaker in sources:
        for clause in speaker.clauses:
            if not may_say(clause.text, "reference.disapply", "not_contract.informative"):
                continue
            for left, right in sentences(clause.text):
                name = _set_aside(clause.text[left:right])
                if name is None:
                    continue
                said = place(speaker.item.document.path, clause.section)
                for source in sources:
                    if source is not speaker and _is_called(name, source, speaker):
                        found.setdefault(id(source), Disapplied(source, said))
    return list(found.values())


def _set_aside(text: str) -> Name | None:
    """Return the document that a sentence says does not apply at all; None if it says so of none, or of parts only."""
    for section, key in (("reference", "disapply"), ("not_contract", "informative")):
        for match in words(section, key).finditer(text) if may_say(text, f"{section}.{key}") else ():
            rest = text[match.end() :]
            before = [name for name in names_in(text) if name.end <= match.start()]
            if not before or words("not_contract", "partly").match(rest) or points_in(text[: match.start()]):
                continue
            name = before[-1]
            gap = text[name.end : match.start()]
            owned = text[name.start : name.end].rstrip().endswith(("nes", "ts", "'s"))
            if len(gap) <= _CLOSE and not owned and not re.search(r"\bom\b|bestemmelse", gap):
                return name
    return None


def _is_called(name: Name, source: Source, speaker: Source) -> bool:
    """Tell whether ``source`` goes by that very name: terms by the word in their title, an annex by its number."""
    if name.kind == "annex":
        return fits(name, source, speaker) == EXACT
    if name.kind in ("main", "own", "own_or_main", "others", "amendment"):
        return False
    word = name.text.split()[-1][:_STEM]
    title = f"{source.item.title or ''} {PurePosixPath(source.item.document.path).stem}".lower()
    return bool(re.search(rf"\b{re.escape(word)}", title)) and fits(name, source, speaker) > 0


def instructions(source: Source) -> set[int]:
    """Return the clauses of ``source`` that only instruct those who fill in the document."""
    marked: set[int] = set()
    section: tuple[str, ...] | None = None
    for index, clause in enumerate(source.clauses):
        own = search("not_contract", "instruction", clause.text)
        above = any(search("not_contract", "instruction", heading) for heading in clause.headings[-1:])
        if own or above or (section is not None and section == (clause.section or "", *clause.headings)):
            marked.add(index)
        else:
            section = None
        if own and words("not_contract", "this_section").search(clause.text):
            section = (clause.section or "", *clause.headings)
    return marked


def _is_paper(source: Source) -> bool:
    name = PurePosixPath(source.item.document.path).stem.replace("_", " ")
    title = source.item.title or ""
    if source.kind is DocumentKind.AMENDMENT and not words("not_contract", "paper").search(name):
        return False
    return any(words("not_contract", "paper").search(text) for text in (title[:80], name)) and not (
        source.kind in _CONTRACTUAL
        and source.item.signed
        and not words("not_contract", "said").search(f"{name} {title}")
    )


def _is_tender(source: Source, sources: Sequence[Source], statements: Sequence[Statement]) -> bool:
    if source.kind is not DocumentKind.TENDER or is_annex(source):
        return False
    listed = any(name.kind == "tender" for statement in statements for group in statement.groups for name in group)
    return not listed and not any(_takes_in(other) for other in sources if other.kind is DocumentKind.MAIN)


def _takes_in(source: Source) -> bool:
    """Tell whether a contract makes the tender part of itself: "Tilbuddet er en del af Kontrakten"."""
    for clause in source.clauses:
        part = search("not_contract", "part", clause.text)
        if part is None or words("not_contract", "no_part").search(clause.text):
            continue
        if any(name.kind == "tender" for name in names_in(clause.text)):
            return True
    return False
