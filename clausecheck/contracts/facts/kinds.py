"""What a document is within its contract: kind, title, number, date, draft or not, signed or not."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePosixPath

from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.model import ContractDocument, DocumentKind
from clausecheck.documents.model import Document, ParagraphKind

# Title first, file name second; the first pattern that fits decides.
_KINDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    (
        DocumentKind.AMENDMENT,
        re.compile(
            r"(?i)\b(?:allonge|tillæg(?:saftale|skontrakt)?|aftaletillæg|kontrakttillæg|ændringsaftale|addendum|amendment|tilleggsavtale|endringsavtale|tilläggsavtal)\b"
        ),
    ),
    (
        DocumentKind.DPA,
        re.compile(
            r"(?i)databehandleraftale|databehandlingsaftale|\bDBA\b|data processing (?:agreement|addendum)|\bDPA\b|databehandleravtale"
        ),
    ),
    (
        DocumentKind.LICENCE_TERMS,
        re.compile(
            r"(?i)licens(?:betingelser|vilkår|aftale)|licens- og|EULA|end[- ]user|slutbruger|brugsvilkår|brugs(?:betingelser)|abonnements(?:betingelser|vilkår)|forretningsbetingelser|standard(?:vilkår|betingelser)|terms (?:of|and)|acceptable use|licen[cs]e terms|licen[cs]e agreement|(?:generelle|almindelige|særlige) (?:vilkår|betingelser)|vilkår for"
        ),
    ),
    (
        DocumentKind.TENDER,
        re.compile(
            r"(?i)udbudsbetingelser|udbudsmateriale|tilbudsbrev|leverandørens tilbud|spørgsmål og svar|evaluering|instruktion til tilbudsgiver|opfordringsskrivelse|invitation to tender|tilbudsliste"
        ),
    ),
    (DocumentKind.SLA, re.compile(r"(?i)\bSLA\b|servicemål|serviceaftale|service level|driftsaftale|driftsvilkår")),
    (DocumentKind.PRICE, re.compile(r"(?i)\bpris(?:bilag|er|liste|blad)?\b|vederlag|price|fees|betalingsplan")),
    (
        DocumentKind.ANNEX,
        re.compile(
            r"(?i)\b(?:under|kontrakt)?bilag\b|\bannex\b|\bappendix\b|\bschedule\b|\bexhibit\b|kravspecifikation|løsningsbeskrivelse|\bvedlegg\b|\bbilaga\b"
        ),
    ),
    (
        DocumentKind.MAIN,
        re.compile(r"(?i)kontrakt|ordreformular|order form|ordrebekræftelse|aftale\b|agreement|contract|avtale|avtal"),
    ),
)
_ANNEX_FIRST = re.compile(r"(?i)^\W*(?:under|kontrakt)?bilag\b|^\W*(?:annex|appendix|schedule|exhibit)\b")
_MAIN_FIRST = re.compile(
    r"(?i)\b(?:hovedkontrakt|hovedaftale|leveringskontrakt|leveranceaftale|master (?:service|subscription)|main agreement|abonnementsaftale|driftskontrakt|leverancekontrakt)\b|^\W*kontrakt\b|^\W*aftale om\b"
)
_NUMBER = re.compile(
    r"(?i)\b(?:allonge|tillæg(?:saftale)?|bilag|addendum|amendment|annex|appendix|schedule|ændringsaftale)\s*(?:nr\.?|no\.?|nummer)?\s*([0-9]+(?:\.[0-9]+)*\s?[a-z]?\b|[A-ZÆØÅ]\d*(?:\.\d+)?\b)"
)
_DRAFT_NAME = re.compile(
    r"(?i)(?:^|[\W_])(?:udkast|draft|kladde|ikke[ _-]underskrevet|unsigned|til kommentering)(?:[\W_]|$)"
)
_DRAFT_TITLE = re.compile(
    r"(?i)(?:^|\n)\W{0,3}(?:udkast|draft|kladde)\b|[–\-(\[]\s*(?:udkast|draft)\b|\budkast (?:til|af|version|v\.?\s?\d|\d)|\b(?:udkast|draft)\s*[\])]|ikke godkendt|foreløbigt? udkast|forslag til allonge|not (?:yet )?(?:agreed|signed)"
)
_PLACEHOLDER = re.compile(
    r"\[(?:dato|indsæt|navn|beløb|antal|xx?|\.\.\.|…|\s*|date|name|sted|underskrift|måned|år|tbd|udfyldes)[^\]\n]{0,40}\]",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?i)\(\s*(?:digitalt |elektronisk )?(?:underskrevet|sign\.?|signed|signeret|undertegnet)\s*\)|penneo dokumentnøgle|penneo document|digitalt underskrevet|elektronisk underskrevet|underskrevet (?:digitalt|elektronisk)|underskrevet den \d|digitally signed|signed by:|signeret (?:den \d|med mitid|digitalt)|\bsign\.\s|/s/\s|visma addo|addo sign|\bmitid[- ]?(?:underskrift|signatur)|underskrifter:? (?:afgivet|påført)|undertegnet den"
)
_BLANK = re.compile(
    r"(?i)(?:underskrift|signatur|signature|sted(?: og |/|, )dato|dato|date|navn|sted)[^\n\w]{0,8}[_.…]{4,}|[_]{6,}|\[underskrift\]|\[signature\]|ikke underskrevet|(?:mangler|afventer) underskrift|unsigned|not signed"
)
_SIGNATURE_WORDS = re.compile(
    r"(?i)underskrift|for (?:kunden|leverandøren|kommunen|licensgiver)|signature|for the (?:customer|supplier)|underskriver"
)
_PERSON_LINE = re.compile(
    r"(?m)^(?:[A-ZÆØÅ][\wæøåé.\-]+ ){1,3}[A-ZÆØÅ][\wæøåé\-]+,? (?:direktør|adm\.|borgmester|kommunaldirektør|chef|afdelingschef|CEO|Director|digitaliseringschef|kontorchef|partner|salgs|it-chef)",
    re.IGNORECASE,
)


def describe(document: Document) -> ContractDocument:
    """Return what ``document`` is; an unreadable one is told by its file name alone."""
    name = PurePosixPath(document.path).stem.replace("_", " ")
    title = _title(document)
    kind = _kind(title, name)
    tail = document.text[-3_500:]
    signed = _signed(document, tail, name)
    return ContractDocument(
        document=document,
        kind=kind,
        title=title,
        number=_number(title or "", name),
        date=_date(document, tail, kind),
        draft=_draft(document, name, title or "", signed),
        signed=signed,
    )


def kind_of_title(title: str) -> DocumentKind:
    """Return what a document with ``title`` is."""
    return _kind(title, "")


def number_in(title: str) -> str | None:
    """Return the number of the annex or amendment that ``title`` names."""
    return _number(title, "")


def _title(document: Document) -> str | None:
    """Return the first paragraphs that read as a title, joined; None for a document without words."""
    lines = []
    for paragraph in document.paragraphs[:4]:
        text = document.text[paragraph.start : paragraph.end]
        if len(text) > 160 or paragraph.kind is ParagraphKind.TABLE_ROW:
            break
        lines.append(text)
        if paragraph.kind is ParagraphKind.HEADING and len(" ".join(lines)) > 25:
            break
    if lines:
        return lines[0] if len(lines[0]) > 15 else " – ".join(lines[:2])
    first = document.paragraphs[0] if document.paragraphs else None
    return document.text[first.start : min(first.end, first.start + 160)] if first else None


def _kind(title: str | None, name: str) -> DocumentKind:
    for text in (title or "", name):
        if not text:
            continue
        if _MAIN_FIRST.search(text) and not _KINDS[0][1].search(text) and not _ANNEX_FIRST.search(text):
            return DocumentKind.MAIN
        for kind, pattern in _KINDS:
            if pattern.search(text):
                return kind
    return DocumentKind.OTHER


def _number(title: str, name: str) -> str | None:
    for text in (title, name):
        found = _NUMBER.search(text)
        if found:
            return found[1].strip()
    return None


def _draft(document: Document, name: str, title: str, signed: bool | None) -> bool:
    if _DRAFT_NAME.search(name) or _DRAFT_TITLE.search(title):
        return True
    first_page = (
        document.text[:600]
        + "\n"
        + document.properties.get("header", "")
        + "\n"
        + document.properties.get("footer", "")
    )
    if _DRAFT_TITLE.search(first_page):
        return True
    return signed is not True and len(_PLACEHOLDER.findall(document.text)) >= 3


def _signed(document: Document, tail: str, name: str) -> bool | None:
    if re.search(r"(?i)ikke[ -]underskrevet|usigneret|unsigned", name):
        return False
    if _SIGNED.search(tail) or re.search(r"(?i)\b(?:underskrevet|signeret|signed)\b", name):
        return True
    if _SIGNED.search(document.properties.get("footer", "")):
        return True
    block = _SIGNATURE_WORDS.search(tail)
    if _BLANK.search(tail):
        return False
    if block and _PERSON_LINE.search(tail[block.start() :]) and dates_in(tail[block.start() :]):
        return True
    return None


def _date(document: Document, tail: str, kind: DocumentKind) -> dt.date | None:
    """Return the day of the document: the last date over its signatures, else the first on its first page."""
    block = list(_SIGNATURE_WORDS.finditer(tail))
    signed = dates_in(tail[block[0].start() :]) if block else []
    if signed:
        return max(date for _, _, date in signed)
    first = dates_in(document.text[:1500])
    own = [
        date
        for start, _, date in first
        if not re.search(
            r"(?i)kontrakt[^.]{0,40}af\s*$|aftale[^.]{0,30}af (?:den )?\s*$", document.text[max(0, start - 60) : start]
        )
    ]
    return own[0] if own else None
