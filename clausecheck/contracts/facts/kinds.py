"""What a document is within its contract: kind, title, number, date."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import PurePosixPath

from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.facts.mentions import mentions_in
from clausecheck.contracts.facts.signatures import is_draft, is_signed, signature_block
from clausecheck.contracts.model import ContractDocument, DocumentKind
from clausecheck.contracts.vocabulary import fact_expression, fact_words
from clausecheck.documents.model import Document, ParagraphKind

# Tried in this order once it is settled that a title is not plainly the main contract's.
_KINDS = (
    DocumentKind.AMENDMENT,
    DocumentKind.DPA,
    DocumentKind.LICENCE_TERMS,
    DocumentKind.TENDER,
    DocumentKind.SLA,
    DocumentKind.PRICE,
    DocumentKind.ANNEX,
    DocumentKind.MAIN,
)
# A mail's subject and file name speak of contracts and signatures that are attached or told of.
_MAILS = frozenset({"eml", "msg"})
_LONGEST_TITLE, _SHORT_TITLE, _FULL_TITLE = 160, 15, 25
_TAIL, _FIRST_PAGE = 3_500, 1_500
# Dates over signatures stand in short lines; what the contract says of other days runs on.
_LONGEST_DATED_LINE = 110
# "1. Kunden opretter konti." under a title is the first point, not the rest of the title.
_FIRST_POINT = re.compile(r"1\.?\s+\w[^\n]*\.$")
# The contract's number over every page, and the page's: no title, where one follows that names a part of it.
_RUNNING_HEAD = re.compile(
    r"(?i)(?:kontrakt|aftale|contract|agreement)(?:s|ens)?[ \t-]*(?:nr|nummer|no|number|ref)?\b[.: \t]*"
    r"(?=\S*\d)[\w/.\-–]+(?:[ \t·|–-]*(?:side|page)[ \t]*\d+(?:[ \t]*(?:af|of|/)[ \t]*\d+)?)?\W*"
)
# "12. maj 2025" is no point.
_POINT = re.compile(r"\s*(?:§\s*)?\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=[A-ZÆØÅ])")
_LONGEST_SIGNATURE = 8
_OF_ANOTHER = re.compile(r"(?i)(?:kontrakt|aftale|agreement|contract)[^.]{0,40}(?:af|of|dated)\s*(?:den )?$")


def describe(document: Document) -> ContractDocument:
    """Return what ``document`` is; an unreadable one is told by its file name alone."""
    name = PurePosixPath(document.path).stem.replace("_", " ")
    title = _title(document)
    kind = _kind(title, name)
    if kind is DocumentKind.MAIN and document.format in _MAILS and not _is_itself_a_contract(title or name):
        kind = DocumentKind.OTHER
    tail = document.text[-_TAIL:]
    signed = is_signed(document, tail, "" if document.format in _MAILS else name)
    return ContractDocument(
        document=document,
        kind=kind,
        title=title,
        number=_number(title or "", name),
        date=_date(document),
        draft=is_draft(document, name, title or "", signed) or (kind is DocumentKind.AMENDMENT and signed is False),
        signed=signed,
    )


def _is_itself_a_contract(subject: str) -> bool:
    """Tell whether a mail's subject begins with what a contract is called: "Ordrebekræftelse 70881"."""
    return any(fact_words("kinds", key).match(subject) for key in ("main", "main_first"))


def kind_of_title(title: str) -> DocumentKind:
    """Return what a document with ``title`` is."""
    return _kind(title, "")


def number_in(title: str) -> str | None:
    """Return the number of the annex or amendment that ``title`` names."""
    return _number(title, "")


def _title(document: Document) -> str | None:
    """Return the first paragraphs that read as a title, joined; None for a document without words."""
    lines: list[str] = []
    for paragraph in document.paragraphs[:4]:
        text = document.text[paragraph.start : paragraph.end]
        text = text if lines else _without_running_head(text, document.text[paragraph.end :][:_LONGEST_TITLE])
        if not text:
            continue
        if len(text) > _LONGEST_TITLE or paragraph.kind is ParagraphKind.TABLE_ROW:
            break
        if lines and _FIRST_POINT.match(text):
            break
        lines.append(text)
        if paragraph.kind is ParagraphKind.HEADING and len(" ".join(lines)) > _FULL_TITLE:
            break
    if lines:
        alone = len(lines[0]) > _SHORT_TITLE and not _is_company(lines[0])
        return lines[0] if alone else " – ".join(lines[:2])
    first = document.paragraphs[0] if document.paragraphs else None
    return document.text[first.start : min(first.end, first.start + _LONGEST_TITLE)] if first else None


def _without_running_head(line: str, after: str) -> str:
    """Return ``line`` without the contract's number over the page, where the rest or what stands ``after`` is a part.

    Empty where nothing is left of it.
    """
    head = _RUNNING_HEAD.match(line)
    if head is None:
        return line
    rest = line[head.end() :]
    return rest if _names_part(rest or after.lstrip()) else line


def _names_part(line: str) -> bool:
    """Tell whether a line begins with what a part of a contract is called."""
    return any(fact_words("kinds", key).match(line) for key in ("annex_first", "amendment"))


def _kind(title: str | None, name: str) -> DocumentKind:
    """Return the kind that the title tells, else the one that the file's name does."""
    for text in (_without_companies(title or ""), name):
        if not text:
            continue
        first = fact_words("kinds", "main_first").search(text)
        if first and not _amends(text) and not fact_words("kinds", "annex_first").search(text):
            return DocumentKind.MAIN
        for kind in _KINDS:
            if fact_words("kinds", kind.value).search(text):
                covers = kind is DocumentKind.MAIN and fact_words("kinds", "cover").match(text)
                return DocumentKind.OTHER if covers else kind
    return DocumentKind.OTHER


def _is_company(line: str) -> bool:
    """Tell whether a line is the name of a company and nothing else, as letterheads are."""
    return any(not mention.authority and mention.name == line.strip() for mention in mentions_in(line))


def _without_companies(title: str) -> str:
    """Return ``title`` without the companies that it names after something else: "Tal & Bilag A/S" is no annex."""
    for mention in reversed(mentions_in(title)):
        if not mention.authority and not fact_words("kinds", "annex_first").search(mention.name):
            title = f"{title[: mention.start]}{title[mention.end :]}"
    return title


def _amends(text: str) -> bool:
    return bool(fact_words("kinds", "amendment").search(text))


def _number(title: str, name: str) -> str | None:
    for text in (title, name):
        found = _numbered().search(text)
        if found:
            return found[1].strip()
    return None


def _of_the_term(lead: str) -> bool:
    """Tell whether what stands before a date makes it one of the contract's own term."""
    return any(fact_words("terms", key).search(lead) for key in ("starts", "ends", "not_ends"))


@cache
def _numbered() -> re.Pattern[str]:
    value = r"([0-9]+(?:\.[0-9]+)*(?:\s?[a-zæøå]\b)?|(?-i:[A-ZÆØÅ])\d*(?:\.\d+)?\b|(?-i:[IVX]{1,4})\b)"
    return re.compile(f"{fact_expression('kinds', 'numbered')}{value}", re.IGNORECASE)


def signing_day(document: Document) -> dt.date | None:
    """Return the last day that stands among the signatures of ``document``; None where none does."""
    tail = document.text[-_TAIL:]
    block = signature_block(tail)
    lines = tail[tail.rfind("\n", 0, block) + 1 :].splitlines() if block is not None else ()
    short = [line for line in lines if len(line) <= _LONGEST_DATED_LINE and not _is_text(line)]
    return max((date for line in short for at, _, date in dates_in(line) if not _of_the_term(line[:at])), default=None)


def _is_text(line: str) -> bool:
    """Tell whether a line is a point or a sentence of the document itself, which no one signs."""
    if fact_words("signed", "block").search(line):
        return False
    return _POINT.match(line) is not None or (line.rstrip().endswith(".") and len(line.split()) > _LONGEST_SIGNATURE)


def _date(document: Document) -> dt.date | None:
    """Return the day of the document: the last date among its signatures, else the first of its own at its start."""
    signed = signing_day(document)
    if signed is not None:
        return signed
    head = document.text[:_FIRST_PAGE]
    own = [date for start, _, date in dates_in(head) if not _OF_ANOTHER.search(head[max(0, start - 60) : start])]
    return own[0] if own else None
