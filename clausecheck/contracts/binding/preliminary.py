"""Papers from before a contract or by one side alone: which they are, whether it takes them in, what shuts them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause
from clausecheck.contracts.facts import Source
from clausecheck.contracts.masking import masked_by
from clausecheck.contracts.material import Found, place, place_of
from clausecheck.contracts.model import AGREED, CONTRACTUAL, DocumentKind
from clausecheck.contracts.names import is_annex, is_called_annex, names_in
from clausecheck.contracts.opposing import side_of
from clausecheck.contracts.precedence.statements import Statement
from clausecheck.contracts.vocabulary import may_say, search, words
from clausecheck.contracts.work import Work
from clausecheck.texts import message

_PROMISES = frozenset({"offer", "answer"})
_TALK = frozenset({"correspondence", "minutes", "sales"})
_KINDS = (*sorted(_PROMISES), *sorted(_TALK), "tender", "requirements")
_SAYING = ("papers.complete", "papers.fallen", "papers.overtakes", "papers.signed_only")
_TAKING_IN = ("papers.lists", "papers.complete", "papers.fallen", "not_contract.part", "names.annex")
# A title stands in the first short lines.
_HEAD, _LINES, _LONGEST_LINE = 600, 7, 90
_OPENING, _ENDING = 1_500, 700
# What a document is is asked at many places.
_MOST_KEPT = 1_024
_ITSELF = ("main", "own_or_main", "own")
# "Bilag 3 (Leverandørens tilbud)", "tilbuddet, der er vedlagt som bilag 3".
_AFTER_NUMBER = re.compile(r"[\s:(–—,-]{0,4}(?:\w+s\s)?(?:\w+\s)?")
_BEFORE_NUMBER = re.compile(
    r"[\s(,]*(?:(?:som|der|er|vedlagt|vedhæftet|optaget|vedlægges|jf\.?|i|af|attached|as|in|hereto|dated|[\d./-]+"
    r"|\w+ \d{4})[\s,]*){0,8}\(?"
)
_LEAD = re.compile(r"^[\W\d_]*(?:(?:af|den|the|from|dated|d)\b[\W\d_]*)?(?:\w+s\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Exclusion:
    """What a clause at ``place`` shuts out: the ``kinds`` named, all that is ``earlier``, or what one side wrote."""

    place: str
    kinds: frozenset[str] = frozenset()
    earlier: bool = False
    signed_only: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that does not count, the clause that shuts it out (None: none does), and what it is.

    ``sure`` is set where the contract or an amendment has that clause, not terms that are another's.
    """

    source: Source
    by: str | None
    kinds: frozenset[str]
    sure: bool = False

    @property
    def may_hold(self) -> bool:
        """Whether it is an offer or an answer that no clause shuts out, so that it may have become part of the deal."""
        return self.by is None and bool(self.kinds & _PROMISES)


def kinds_of(source: Source) -> frozenset[str]:
    """Return what a document is by its title or file name: offer, answer, minutes ...; empty for any other."""
    contractual = source.kind in CONTRACTUAL
    may_be_letter = not (contractual and source.item.signed)
    return _kinds(
        source.file_name, source.title, contractual, may_be_letter, source.text[:_OPENING], source.text[-_ENDING:]
    )


@lru_cache(_MOST_KEPT)
def _kinds(file: str, title: str, contractual: bool, may_be_letter: bool, opening: str, ending: str) -> frozenset[str]:
    """Return what a document is by its names and form; what is ``contractual``, only where a title begins with it."""
    whole = "" if contractual else f"{file}\n{title}"
    titles = [_LEAD.sub("", line, count=1) for line in (file, title, *(() if contractual else _title_lines(opening)))]
    found = {
        kind
        for kind in _KINDS
        if words("papers", kind).search(whole) or any(words("papers", kind).match(text) for text in titles)
    }
    if may_be_letter and _has_form_of_letter(opening, ending):
        found.add("correspondence")
    if "requirements" in found and not words("papers", "asked").search(opening) and not found & _PROMISES:
        found.discard("requirements")
    return frozenset(found)


def _title_lines(opening: str) -> list[str]:
    """Return the first short lines that do not end as sentences do."""
    lines = [line.strip() for line in opening[:_HEAD].splitlines() if line.strip()][:_LINES]
    return [line for line in lines if len(line) <= _LONGEST_LINE and not line.endswith((".", ",", ";"))]


def _is_preliminary(source: Source) -> bool:
    """Tell whether a document is a paper from before the contract or by one side alone, and no annex by its name."""
    return bool(kinds_of(source)) and not is_called_annex(source) and not is_taken(source)


def papers_aside(sources: Sequence[Source], statements: Sequence[Statement]) -> list[Source]:
    """Return the papers that the contract does not take in; none where there is no contract for them to precede."""
    mains = [source for source in sources if source.kind in AGREED and not kinds_of(source)]
    return [
        source for source in sources if mains and _is_preliminary(source) and not is_taken_in(source, mains, statements)
    ]


def is_taken_in(source: Source, contracts: Sequence[Source], statements: Sequence[Statement]) -> bool:
    """Tell whether a contract makes a paper part of itself: in a list, as an annex, or in its order of precedence."""
    kinds = kinds_of(source)
    # Where offers are shut out by name, the answers that are taken in are another paper.
    shut = any(said.kinds & kinds for contract in contracts for said in _exclusions(contract))
    own = kinds if shut else _specific(kinds)
    ranked = [
        name.text
        for statement in statements
        if statement.speaker is not source and statement.speaker.kind is not DocumentKind.TENDER
        for group in statement.groups
        for name in group
    ]
    return bool(own) and (
        any(own & _named(text) for text in ranked)
        or any(own & named for contract in contracts for clause in contract.clauses for named in _included(clause))
    )


def set_aside(papers: Sequence[Source], counting: Sequence[Source]) -> list[Paper]:
    """Return ``papers`` with the clause of the documents that count which shuts each of them out."""
    if not papers:
        return []
    exclusions = [said for source in counting for said in _exclusions(source)]
    days = [source.item.date for source in counting if source.kind is DocumentKind.MAIN and source.item.date]
    signed = min(days, default=None)
    made = []
    for source in papers:
        kinds = kinds_of(source)
        late = signed is not None and source.item.date is not None and source.item.date > signed
        said = _shut_out_by(_specific(kinds), late, exclusions)
        made.append(Paper(source, said.place, kinds, said.sure) if said is not None else Paper(source, None, kinds))
    return made


def is_all_there_is(contract: Source) -> str | None:
    """Return where a contract says that it is the entire agreement; None where it does not."""
    return next((said.place for said in _exclusions(contract) if said.earlier and not said.kinds), None)


def without_shut_out(contract: Source) -> str:
    """Return what a contract says, but for the sentences that say of something that it is no part of it."""
    said = [" ".join(clause.headings[-1:]) for clause in contract.clauses]
    said += [clause.text[left:right] for clause in contract.clauses for left, right in sentences(clause.text)]
    return "\n".join(text for text in said if not _says_no_part(text))


def _says_no_part(text: str) -> bool:
    if search("papers", "fallen", text) is not None:
        return True
    return (
        search("not_contract", "part", text) is not None and words("not_contract", "no_part").search(text) is not None
    )


def report_promises(papers: Sequence[Paper], found: Sequence[Found], stands: Sequence[Found], work: Work) -> None:
    """Ask for review where nothing stands and an offer or an answer that no clause shuts out speaks of automation."""
    if any(side_of(item.finding.effect) for item in stands):
        return
    open_papers = [paper.source for paper in papers if paper.may_hold]
    for item in found:
        if side_of(item.finding.effect) and any(item.source is source for source in open_papers):
            work.doubt = True
            work.notes.append(message("reason_contract.only_promised", place=place_of(item.finding)))


def _has_form_of_letter(opening: str, ending: str) -> bool:
    greets = words("papers", "greeting").search(opening)
    return greets is not None and words("papers", "closing").search(ending) is not None


def is_plain_paper(source: Source) -> bool:
    """Tell whether a document is a letter, a mail or minutes by its own name: nobody takes that for contract text."""
    if is_annex(source) or source.kind is DocumentKind.AMENDMENT:
        return False
    return any(words("papers", "letter").match(name) for name in (source.file_name, source.title))


def is_talk(source: Source) -> bool:
    """Tell whether a document is a letter, minutes or sales material, and no annex by its name."""
    return bool(kinds_of(source) & _TALK) and not is_called_annex(source)


def is_taken(source: Source) -> bool:
    """Tell whether the customer's acceptance of an offer stands in it."""
    if not kinds_of(source) & _PROMISES:
        return False
    return bool(words("papers", "taken").search(f"{source.called}\n{source.text[-_ENDING:]}"))


def _specific(kinds: frozenset[str]) -> frozenset[str]:
    """Return what clauses call a paper by: offers and answers are one, and are no tender papers."""
    return _PROMISES if kinds & _PROMISES else kinds


def _named(text: str) -> set[str]:
    return {kind for kind in _KINDS if words("papers", kind).search(text)}


def _included(clause: Clause) -> Iterator[set[str]]:
    """Yield the papers that a clause takes in, sentence by sentence."""
    if not may_say(clause.text, *_TAKING_IN):
        return
    for left, right in sentences(clause.text):
        text = clause.text[left:right]
        kept = words("papers", "spared").search(text)
        shut = _shut_out_in(text)
        if kept is not None and shut is not None:
            yield _named(kept[0])
        elif shut is None and _includes(text):
            yield _named(text)
        elif shut is None:
            yield _beside_annexes(text)


def _includes(text: str) -> bool:
    """Tell whether a sentence lists what the contract is made of, or calls something a part of it."""
    text = masked_by(text, words("papers", "for_good"))
    if words("not_contract", "no_part").search(text) or not any(name.kind in _ITSELF for name in names_in(text)):
        return False
    said = search("papers", "lists", text) or search("not_contract", "part", text) or search("papers", "complete", text)
    return said is not None


def _beside_annexes(text: str) -> set[str]:
    """Return the papers that a text gives the number of an annex."""
    annexes = [name for name in names_in(text) if name.kind == "annex" and name.numbers]
    return {
        kind
        for kind in _KINDS
        for match in (words("papers", kind).finditer(text) if annexes and kind != "correspondence" else ())
        for name in annexes
        if _AFTER_NUMBER.fullmatch(text[name.end : match.start()])
        or _BEFORE_NUMBER.fullmatch(text[match.end() : name.start])
    }


def _shut_out_in(text: str) -> tuple[str, re.Match[str]] | None:
    """Return the part of a sentence that names what has no force, and the verb that says so."""
    over = search("papers", "overtakes", text)
    if over is not None and _speaks_of_papers(text[over.end() :]):
        return text[over.end() :], over
    for fallen in words("papers", "fallen").finditer(text) if may_say(text, "papers.fallen") else ():
        for part in (text[: fallen.start()], text[fallen.end() :]):
            if _speaks_of_papers(part):
                return part, fallen
    return None


def _speaks_of_papers(text: str) -> bool:
    return bool(_named(text)) or words("papers", "earlier").search(text) is not None


def _exclusions(source: Source) -> Iterator[_Exclusion]:
    if source.kind is DocumentKind.DPA:
        return
    sure = source.kind in AGREED
    for clause in source.clauses:
        if not may_say(clause.text, *_SAYING):
            continue
        said = place(source.item.document.path, clause.section)
        for left, right in sentences(clause.text):
            text = words("papers", "spared").sub("", clause.text[left:right])
            shut = _shut_out_in(text)
            complete = search("papers", "complete", text)
            if shut is not None:
                earlier = words("papers", "earlier").search(shut[0]) is not None
                yield _Exclusion(said, frozenset(_named(shut[0])), earlier, sure=sure)
            if complete is not None and not words("papers", "of_a_part").match(text, complete.end()):
                yield _Exclusion(said, earlier=True, sure=sure)
            if search("papers", "signed_only", text) is not None:
                yield _Exclusion(said, signed_only=True, sure=sure)


def _shut_out_by(kinds: frozenset[str], late: bool, exclusions: Sequence[_Exclusion]) -> _Exclusion | None:
    """Return the clause that shuts a paper out: one that names it, else one on all that went before or came after."""
    for said in exclusions:
        if said.kinds & kinds:
            return said
    for said in exclusions:
        if (said.earlier and not late) or (said.signed_only and kinds & _TALK):
            return said
    return None
