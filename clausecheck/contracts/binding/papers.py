"""Which texts in a folder are no contract text: tender papers, letters and minutes, instructions to tenderers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause
from clausecheck.contracts.binding.agreed_mails import agreed_papers
from clausecheck.contracts.binding.preliminary import is_taken, is_taken_in, papers_aside
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import place
from clausecheck.contracts.model import AGREED, CONTRACTUAL, DocumentKind
from clausecheck.contracts.names import EXACT, KINDS, Name, fits, is_annex, names_in
from clausecheck.contracts.points import points_in
from clausecheck.contracts.precedence.orders import Statement
from clausecheck.contracts.vocabulary import matches, may_say, search, words

# The document stands right before the words that set it aside; its first letters tell it from others of its kind.
_CLOSE, _STEM = 25, 12
_FEWEST_TO_SPEAK = 2
# So many words of a title are no common word.
_TITLE_WORDS = 3
# Names that do not tell one document from others, words that set a document aside, and names of such a document.
_GENERAL = ("main", "own", "own_or_main", "others", "amendment")
_SETTING_ASIDE = (
    "reference.disapply",
    "reference.gone",
    "not_contract.informative",
    "not_contract.closed",
    "not_contract.instead",
)
_SET_ASIDE = tuple(f"names.{kind}" for kind in KINDS if kind not in _GENERAL)
# A pronoun is the document only early in its clause.
_STAMPED = 400
_OPENING = 300
_LONGEST_INSTRUCTION = 15
# What files are sorted by, and days, before a name.
_ORDER = re.compile(r"^[\W\d_]*(?:\d[\d.\-_ ]*)?\W*")
# "... består af dette dokument og bilag 1. Kundens vilkår gælder ikke": a number that ends a sentence.
_AFTER_NUMBER = re.compile(r"(?<=\d)\.\s+(?=[A-ZÆØÅ])")


def side_papers(sources: Sequence[Source], statements: Sequence[Statement]) -> list[Source]:
    """Return the documents that are no contract text; none where nothing else would be left.

    Papers count where an order of precedence lists them or a clause makes them part of the contract, and mails and
    minutes where they change a contract that may be changed by them.
    """
    contracts = [source for source in sources if source.kind in AGREED]
    before = papers_aside(sources, statements)
    agreed = agreed_papers(sources)
    aside = [
        source
        for source in sources
        if not any(source is paper for paper in agreed)
        and (
            any(source is paper for paper in before)
            or (_is_paper(source) and not is_taken_in(source, contracts, statements))
            or _is_tender(source, sources, statements)
        )
    ]
    return aside if len(aside) < len(sources) else []


@dataclass(frozen=True, slots=True)
class Disapplied:
    """A document that does not apply as a whole, where that is said, by whom, and whether of that very document.

    ``said`` is the sentence that says so.
    """

    source: Source
    place: str
    speaker: Source
    said: str = ""
    sure: bool = True


def disapplied(sources: Sequence[Source]) -> list[Disapplied]:
    """Return the documents that another one says do not apply, or are there for information only."""
    found: dict[int, Disapplied] = {}
    if len(sources) < _FEWEST_TO_SPEAK:
        return []
    for speaker in sources:
        if (stamp := _stamp(speaker)) is not None:
            found[id(speaker)] = Disapplied(
                speaker, place(speaker.item.document.path, None), speaker, stamp, sure=False
            )
        for clause in speaker.clauses:
            if may_say(clause.text, *_SETTING_ASIDE):
                for out in _by_clause(clause, speaker, sources):
                    found.setdefault(id(out.source), out)
    return list(found.values())


def _stamp(source: Source) -> str | None:
    """Return what is stamped over a document that another version took the place of: "[Erstattet af version 3.0]"."""
    match = words("not_contract", "stamp").search(source.text[:_STAMPED])
    return match[0] if match is not None else None


def _by_clause(clause: Clause, speaker: Source, sources: Sequence[Source]) -> Iterator[Disapplied]:
    said = place(speaker.item.document.path, clause.section)
    for left, right in sentences(clause.text) if may_say(clause.text, *_SET_ASIDE) else ():
        names = _set_aside(clause.text[left:right])
        if speaker.kind in AGREED:
            names += _given_up(clause.text[left:right])
        meant = [
            source
            for source in sources
            if source is not speaker and any(_is_called(name, source, speaker) for name in names)
        ]
        new = [one for one in meant if _is_new(one.called)]
        old = [one for one in meant if not _is_new(one.called)]
        for source in (new or old) if _is_new(clause.text[left:right]) else old:
            yield Disapplied(source, said, speaker, clause.text[left:right])
    if speaker.kind in AGREED:
        for source in sources:
            if source is not speaker and (told := _by_title(clause.text, source)):
                yield Disapplied(source, said, speaker, told)
    if speaker.kind is DocumentKind.MAIN and search("not_contract", "closed", clause.text):
        for source in sources:
            if source.kind is DocumentKind.LICENCE_TERMS and _is_unknown(source, speaker):
                yield Disapplied(source, said, speaker, sure=False)
    if speaker.kind not in AGREED and (told := _of_itself(clause.text, speaker)):
        yield Disapplied(speaker, said, speaker, told)


def _is_new(text: str) -> bool:
    return words("reference", "new_annex").search(text) is not None


def _set_aside(text: str) -> list[Name]:
    """Return the documents that a sentence says do not apply at all; none if it says so of none, or of parts only."""
    if not may_say(text, *_SET_ASIDE):
        return []
    for subject in _subjects_set_aside(text):
        before = [
            name
            for name in names_in(subject)
            if not subject[: name.end].endswith(("nes", "ts", "'s"))
            and not words("not_contract", "earlier_of").search(subject[: name.start])
        ]
        if not before or words("not_contract", "no_subject").search(subject[: before[0].start]):
            continue
        if not words("parts", "sentence").search(subject) and not words("papers", "on_parts").search(subject):
            return before
        gap = subject[before[-1].end :]
        if len(gap) <= _CLOSE and not words("papers", "on_parts").search(gap):
            return before[-1:]
    return []


def _subjects_set_aside(text: str) -> Iterator[str]:
    """Yield what stands before the words of a sentence that set something aside, unless they are on parts of it.

    The first of such words are on what the sentence begins with: "Vilkårene er ikke en del af aftalen og kan ikke ...".
    """
    ways = (("reference", "disapply"), ("reference", "gone"), ("not_contract", "informative"))
    told = [match for section, key in ways for match in matches(section, key, text)]
    for match in sorted(told, key=lambda match: match.start()):
        subject = _AFTER_NUMBER.split(text[: match.start()])[-1]
        if not (words("not_contract", "partly").match(text[match.end() :]) or points_in(subject)):
            yield subject


def _by_title(text: str, source: Source) -> str:
    """Return the sentence that says of a document, by its whole title, that it does not apply; empty if none does."""
    title = source.title.partition(" – ")[0].strip().casefold()
    if len(title.split()) < _TITLE_WORDS or title not in text.casefold():
        return ""
    for left, right in sentences(text):
        subjects = _subjects_set_aside(text[left:right])
        if any(title in subject.casefold() and not words("papers", "on_parts").search(subject) for subject in subjects):
            return text[left:right]
    return ""


def _given_up(text: str) -> list[Name]:
    """Return the document that another one holds in the stead of: "i stedet for licensvilkårene gælder bilag 7"."""
    match = search("not_contract", "instead", text)
    if match is None or points_in(text) or words("not_contract", "no_part").search(text):
        return []
    after = [name for name in names_in(text) if name.start >= match.end()]
    return after[:1] if after and words("papers", "determiner").fullmatch(text[match.end() : after[0].start]) else []


def _is_unknown(source: Source, main: Source) -> bool:
    """Tell whether terms are neither annex nor signed, and named only where the contract shuts others out."""
    if is_annex(source) or source.item.signed:
        return False
    told = (clause.text[left:right] for clause in main.clauses for left, right in sentences(clause.text))
    kept = (text for text in told if not search("not_contract", "closed", text))
    return not any(fits(name, source, main) for text in kept for name in names_in(text))


def _of_itself(text: str, source: Source) -> str:
    """Return the sentence in which a clause says of its own document that it is no part of the contract, if it does."""
    for left, right in sentences(text) if may_say(text, "not_contract.informative") else ():
        said = text[left:right]
        match = search("not_contract", "informative", said)
        if match is None or words("not_contract", "partly").match(said[match.end() :]):
            continue
        subject = said[: match.start()].strip()
        names = names_in(subject)
        if words("not_contract", "itself").fullmatch(subject) and left + match.start() < _OPENING:
            return said
        if (
            names
            and names[-1].end == len(subject)
            and names[0].start <= _CLOSE
            and _is_called(names[0], source, source)
        ):
            return said
    return ""


def _is_called(name: Name, source: Source, speaker: Source) -> bool:
    """Tell whether ``source`` goes by that very name: terms by the word in their title, an annex by its number."""
    if name.kind == "annex":
        return fits(name, source, speaker) == EXACT
    if name.kind in _GENERAL:
        return False
    word = name.text.split()[-1][:_STEM]
    return bool(re.search(rf"\b{re.escape(word)}", source.called.lower())) and fits(name, source, speaker) > 0


def instructions(source: Source) -> set[int]:
    """Return the clauses of ``source`` that only instruct those who fill in the document."""
    marked: set[int] = set()
    section: tuple[str, ...] | None = None
    opened: int | None = None
    for index, clause in enumerate(source.clauses):
        if opened is not None and index - opened <= _LONGEST_INSTRUCTION and _closes(clause.text):
            marked |= set(range(opened, index + 1))
            opened = None
        own = search("not_contract", "instruction", clause.text)
        above = any(search("not_contract", "instruction", heading) for heading in clause.headings[-1:])
        if own or above or (section is not None and section == (clause.section or "", *clause.headings)):
            marked.add(index)
        else:
            section = None
        if own and words("not_contract", "this_section").search(clause.text):
            section = (clause.section or "", *clause.headings)
        if own and not _closes(clause.text):
            opened = index
    return marked


def _closes(text: str) -> bool:
    return bool(words("not_contract", "instruction_end").search(text))


def _is_paper(source: Source) -> bool:
    name = source.file_name
    if source.kind is DocumentKind.AMENDMENT and not words("not_contract", "paper").search(name):
        return False
    paper, contractual = words("not_contract", "paper"), source.kind in CONTRACTUAL
    # A contract may be on a system that is called "Referat": there it is the first word that tells.
    finds = paper.match if contractual else paper.search
    return any(finds(_ORDER.sub("", text, count=1)) for text in (source.title[:80], name)) and not (
        contractual and source.item.signed and not words("not_contract", "said").search(source.called)
    )


def _is_tender(source: Source, sources: Sequence[Source], statements: Sequence[Statement]) -> bool:
    if source.kind is not DocumentKind.TENDER or is_annex(source) or is_taken(source):
        return False
    mains = [other for other in sources if other.kind is DocumentKind.MAIN]
    if is_taken_in(source, mains, statements):
        return False
    named = [
        name
        for statement in statements
        if statement.speaker.kind is not DocumentKind.TENDER
        for group in statement.groups
        for name in group
    ]
    named += [name for other in mains for name in _taken_in(other)]
    return not any(name.kind == "tender" and _is_offer(name.text) is _is_offer(source.called.lower()) for name in named)


def _taken_in(source: Source) -> Iterator[Name]:
    """Yield what a contract makes part of itself: "Tilbuddet er en del af Kontrakten"."""
    for clause in source.clauses:
        for left, right in sentences(clause.text) if search("not_contract", "part", clause.text) else ():
            text = clause.text[left:right]
            if search("not_contract", "part", text) and not words("not_contract", "no_part").search(text):
                yield from names_in(text)


def _is_offer(text: str) -> bool:
    """Tell whether a tender paper is the supplier's offer, not what the customer asked for."""
    return bool(words("not_contract", "offer").search(text))
