"""What stands beside the agreed text: margins, hidden words, comments, what is struck out or deleted.

None of it gives a right. A bar, a demand for people or a condition in it asks for review, since it may be meant to
hold; so do words that were struck out of a clause on automation, or a right that was.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from clausecheck.clauses import segment
from clausecheck.contracts.facts import Source
from clausecheck.contracts.findings import findings_of
from clausecheck.contracts.material import Classify, place, place_of
from clausecheck.contracts.model import Finding, FindingStatus
from clausecheck.contracts.opposing import GUESS, Side, side_of
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.model import Aside, AsideKind, Document
from clausecheck.texts import Message, message

_COMMENT = "comment"
_GONE = (AsideKind.STRUCK, AsideKind.DELETED)
# A reader takes in a few reasons of a kind; the document holds the rest.
_MOST_OF_A_KIND = 3
_LONGEST_QUOTE = 160


@dataclass(slots=True)
class Asides:
    """What is to be told of the text beside the agreed text.

    ``unclear`` says that something in it would hinder automation if it held; ``doubt`` that words were taken out of a
    clause that a finding in force stands in.
    """

    notes: list[Message] = field(default_factory=list)
    unclear: bool = False
    doubt: bool = False


def asides_of(sources: Sequence[Source], findings: Sequence[Finding], classify: Classify) -> Asides:
    """Return what the text beside the agreed text of ``sources`` asks.

    Args:
        sources: the contract's documents; drafts count only where there is nothing else.
        findings: what the contract says, its status settled.
        classify: judges a clause.
    """
    agreed = [source for source in sources if not source.item.draft] or list(sources)
    asked = Asides()
    told: dict[str, int] = {}
    for source in agreed:
        path = source.item.document.path
        here = [item for item in findings if item.document == path and item.status is FindingStatus.IN_FORCE]
        _tell_gone(source, here, asked)
        for kind, texts in _texts(source):
            for asking in _asking(kind, texts, source, classify):
                asked.unclear = True
                told[kind] = told.get(kind, 0) + 1
                if told[kind] <= _MOST_OF_A_KIND:
                    quote = _short(asking)
                    asked.notes.append(
                        message(f"reason_contract.aside_{kind}", document=place(path, None), quote=quote)
                    )
    return asked


def _tell_gone(source: Source, findings: Sequence[Finding], asked: Asides) -> None:
    """Tell of findings in force that words were struck out of, or deleted by tracked changes, beside."""
    gone = [aside for aside in source.item.document.asides if aside.kind in _GONE]
    told = 0
    for finding in findings if gone else ():
        aside = next((aside for aside in gone if _meets(aside, finding, source.item.document)), None)
        if aside is None or side_of(finding.effect) is None:
            continue
        told += 1
        if told > _MOST_OF_A_KIND:
            return
        if aside.kind is AsideKind.STRUCK:
            asked.doubt = True
            quote = _short(aside.text)
            asked.notes.append(message("reason_contract.struck_words", place=place_of(finding), quote=quote))
        else:
            asked.doubt |= source.item.signed is not True
            asked.notes.append(message("reason_contract.changes", place=place_of(finding)))


def _meets(aside: Aside, finding: Finding, document: Document) -> bool:
    """Tell whether words are gone from what ``finding`` stands in, or were what led up to it."""
    if aside.start == aside.end:
        at = bisect_left(document.paragraphs, aside.start, key=lambda one: one.start)
        following = document.paragraphs[at : at + 1] if aside.text.endswith(":") else ()
        return any(after.start <= finding.start < after.end for after in following)
    return aside.start < finding.end and finding.start < aside.end


def _texts(source: Source) -> Iterator[tuple[str, list[str]]]:
    """Yield the texts beside the agreed text of a document, by what they are; each text once."""
    document = source.item.document
    for kind in AsideKind:
        # Whoever signs a document has seen what its tracked changes take out.
        if kind is not AsideKind.DELETED or source.item.signed is not True:
            yield kind.value, [aside.text for aside in document.asides if aside.kind is kind]
    yield _COMMENT, [comment.text for comment in document.comments]


def _asking(kind: str, texts: Sequence[str], source: Source, classify: Classify) -> Iterator[str]:
    """Yield the words that ask for review if ``texts`` are read as clauses of ``source``."""
    builder = DocumentBuilder(source.item.document.path, source.item.document.format)
    for text in dict.fromkeys(" ".join(text.split()) for text in texts):
        builder.add(text)
    if not builder.paragraphs:
        return
    document = builder.build()
    beside = Source(replace(source.item, document=document), tuple(segment(document)))
    asking = {Side.CLOSED, Side.HALF} | ({Side.OPEN} if kind in _GONE else set())
    found, doubtful = findings_of([beside], classify)
    for item in found:
        if side_of(item.finding.effect) in asking and item.finding.confidence >= GUESS:
            yield item.finding.quote
    for doubted in doubtful:
        judged = classify(doubted.clause.text, doubted.clause.language)
        if any(side_of(item.effect) in asking and item.confidence >= GUESS for item in judged.evidence):
            yield doubted.clause.text


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST_QUOTE else plain[: _LONGEST_QUOTE - 1].rstrip() + "…"
