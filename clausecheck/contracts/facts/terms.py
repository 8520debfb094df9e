"""When a contract begins and ends, and the customer's notice period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.clauses.sentences import sentences
from clausecheck.contracts.facts.date_words import NUMBER, UNIT, dates_in, last_day, months
from clausecheck.contracts.facts.sources import Source, by_weight
from clausecheck.contracts.model import DocumentKind

_STARTS = re.compile(
    r"(?i)træder i kraft|ikrafttræd|ikrafttrædelse|gælder fra|gældende fra|har virkning fra|virkning fra|løber fra|løber i perioden|kontraktstart"
    r"|aftalestart|startdato|begynder|påbegyndes|gyldig fra|effective (?:date|from|as of)|commence|start date|enters? into force|comes? into force|in force from|\bfra den\b|\bfrom\b"
)
_ENDS = re.compile(
    r"(?i)udløber|slutter|udløb\b|udløbsdato|kontraktudløb|løber (?:frem )?(?:til|indtil)|løber[^.]{0,60}?(?:til|indtil)|ophører|gælder (?:frem )?(?:til|indtil)|til og med|slutdato"
    r"|\btil den\b|\btil\b|indtil|expire|expiry|ends? on|terminates? on|end date|until|\bto\b"
)
_STRONG_END = re.compile(r"(?i)slutter|udløb|ophører|løber|gælder|til og med|slutdato|expir|\bend|until|terminates")
_DURATION = re.compile(
    rf"(?i)(?:løber|løbetid|varighed|varer|indgås for|indgået for|gælder|term of|period of|duration|initial term)[^.]{{0,60}}?\b({NUMBER})[\s-]*({UNIT})\b"
)
_OF_CONTRACT = re.compile(r"(?i)kontrakt|aftale|agreement|contract|abonnement|subscription|løbetid|order form|licens")
_NOT_CONTRACT = re.compile(
    r"(?i)\blov(?:en|givning|ændring)?\b|bekendtgørelse|forordning|\bregler(?:ne)?\b|reform|satser|option|forlæng|renew|garanti|warranty|rabat|hidtidige|nuværende"
    r"|tilbud|vedståelse|certifikat|prøve|licensperiode|databehandler|uopsigelig|bestilling|levering(?:en)? sker|migrer"
)
_TERM_HEADING = re.compile(
    r"(?i)varighed|løbetid|ikraft|opsigelse|ophør|term\b|duration|kontraktperiode|aftaleperiode|periode|hovedoplysning|stamdata"
)
_NOTICE = re.compile(
    rf"(?i)(?:({NUMBER})\s*({UNIT})['’]?\s*(?:skriftligt?\s+|forudgående\s+|written\s+|prior\s+)*(?:varsel|opsigelsesvarsel|notice)"
    rf"|(?:varsel|opsigelsesvarsel|opsigelsesfrist|notice(?: period)?)[^.;]{{0,40}}?\b(?:på|of|:|er|is|udgør|mindst|at least)?\s*\b({NUMBER})\s*({UNIT}))\b"
)
_TERMINATION = re.compile(
    r"(?i)opsig|terminat|forlænge[sr]? automatisk|(?:extended|renewed?)[^.]{0,80}unless|non-renewal"
)
_SUPPLIER_ACTS = re.compile(
    r"(?i)\b(?:leverandøren|licensgiver|udbyderen|databehandleren|supplier|vendor|provider|vi|we)\b[^,.;]{0,40}\b(?:kan|må|may|har ret)\b"
)
_CUSTOMER_ACTS = re.compile(
    r"(?i)\b(?:kunden|kommunen|parterne|hver af parterne|hver part|begge parter|ordregiver|licenstager|customer|either party|each party|abonnenten|gensidig)\b"
)
_OTHER_NOTICE = re.compile(
    r"(?i)\bpris|vederlag|ændringer? (?:af|i)|regulering|vedligeholdelses|servicevindue|tilsyn|audit|inspektion|modul|misligholdelse|breach|funktioner|driftsstop|personale"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The contract's dates and the customer's notice period in months; None for what the documents do not say."""

    effective: dt.date | None = None
    expiry: dt.date | None = None
    notice_months: int | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    points: float
    order: int
    value: dt.date


def read_terms(sources: Sequence[Source]) -> Terms:
    """Return the terms, those of the main contract first; a signed amendment's new expiry goes before it."""
    starts: list[_Candidate] = []
    ends: list[_Candidate] = []
    notices: list[tuple[float, int]] = []
    spans: list[tuple[float, int]] = []
    for rank, source in enumerate(by_weight(sources)):
        if source.item.draft and rank:
            continue
        base = {DocumentKind.MAIN: 3.0, DocumentKind.AMENDMENT: 1.0}.get(source.kind, 0.5)
        for clause in source.clauses:
            for sentence in _sentences(clause):
                points = base + 2.0 * bool(
                    _TERM_HEADING.search(" ".join(clause.headings[-2:]) + " " + _row_label(clause))
                )
                _dates(sentence, points, starts, ends, spans)
                _notice(sentence, points, notices)
    effective = _first(starts)
    expiry = _first(ends)
    if expiry is None and effective is not None and spans:
        expiry = last_day(effective, max(spans, key=lambda span: span[0])[1])
    notice = max(notices, key=lambda found: found[0])[1] if notices else None
    return Terms(effective, expiry, notice)


def _sentences(clause: Clause) -> list[str]:
    if clause.kind is ClauseKind.TABLE_ROW:
        return [clause.text]
    return [clause.text[left:right] for left, right in sentences(clause.text)]


def _row_label(clause: Clause) -> str:
    return clause.text[:60] if clause.kind is ClauseKind.TABLE_ROW or ":" in clause.text[:40] else ""


def _first(candidates: Sequence[_Candidate]) -> dt.date | None:
    best = max(candidates, key=lambda candidate: (candidate.points, -candidate.order), default=None)
    return best.value if best is not None and best.points >= _ENOUGH else None


_ENOUGH = 3.0


def _dates(
    sentence: str,
    points: float,
    starts: list[_Candidate],
    ends: list[_Candidate],
    spans: list[tuple[float, int]],
) -> None:
    points += 2.0 * bool(_OF_CONTRACT.search(sentence)) - 3.0 * bool(_NOT_CONTRACT.search(sentence))
    found = dates_in(sentence)
    previous = 0
    for start, end, date in found:
        lead = sentence[previous:start]
        opening = [m.end() for m in _STARTS.finditer(lead)]
        closing = [m.end() for m in _ENDS.finditer(lead)]
        strength = 1.5 if re.search(r"(?i)kraft|gælder|virkning|effective|start|commence|løber", lead) else 0.0
        if (
            closing
            and (not opening or closing[-1] > opening[-1])
            and not re.search(r"(?i)tidligst|earliest|uopsigelig|senest", lead)
        ):
            ends.append(_Candidate(points + 1.5 * bool(_STRONG_END.search(sentence[:start])), len(ends), date))
        elif opening:
            starts.append(_Candidate(points + strength, len(starts), date))
        previous = end
    span = _DURATION.search(sentence)
    if span and not re.search(r"(?i)option|forlæng|renew|uopsigelig", sentence[: span.end()]):
        value = months(span[1], span[2])
        if value is not None and _OF_CONTRACT.search(sentence):
            spans.append((points, value))


def _notice(sentence: str, points: float, notices: list[tuple[float, int]]) -> None:
    for found in _NOTICE.finditer(sentence):
        number, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
        value = months(number, unit)
        lead = sentence[: found.start()]
        if value is None or not (_TERMINATION.search(sentence) or "opsigelse" in found[0].lower()):
            continue
        part = re.split(r"[,;](?=[^,;]*\b(?:kan|må|may)\b)", lead)[-1]
        supplier = bool(_SUPPLIER_ACTS.search(part)) and not _CUSTOMER_ACTS.search(part)
        weight = (
            points
            + 2.0 * bool(_CUSTOMER_ACTS.search(part))
            - 5.0 * supplier
            - 3.0 * bool(_OTHER_NOTICE.search(sentence))
        )
        if weight > 0:
            notices.append((weight - 0.001 * len(notices), value))
