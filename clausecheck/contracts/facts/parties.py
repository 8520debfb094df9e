"""Who the parties are: the supplier with its CVR number, and the customer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from clausecheck.contracts.facts.cvr import find_cvrs
from clausecheck.contracts.facts.sources import Source
from clausecheck.contracts.model import DocumentKind, Supplier

_FORM = r"(?:A/S|ApS|AB|AS|ASA|GmbH|Ltd\.?|Limited|Inc\.?|LLC|LLP|PLC|I/S|P/S|K/S|IVS|SE|Oy|B\.V\.|BV|N\.V\.|S\.A\.|Corp\.?|Corporation|a\.m\.b\.a\.?|A\.M\.B\.A\.?|G/S|S/I|SMBA|AmbA)"
_WORD = r"(?:[A-ZÆØÅÄÖ0-9][\wæøåäöÆØÅÄÖé.'’\-]*|&)"
_COMPANY = re.compile(
    rf"(?<![\w/])({_WORD}(?:[ \t]+(?:{_WORD}|og|of|the|for|i|and|de|van|von))*?[ \t]+{_FORM})(?![\w/])"
)
_AUTHORITY = re.compile(
    r"((?:[A-ZÆØÅ][\wæøåé.\-]+(?:[- ](?:og |& )?[A-ZÆØÅ][\wæøåé.\-]+)?(?:s|s')?[ \t]+(?:Kommune|kommune|Amt))"
    r"|Region[ \t]+[A-ZÆØÅ]\w+(?:[ \t]+[A-ZÆØÅ]\w+)?|(?:Municipality|City)[ \t]+of[ \t]+[A-ZÆØÅ]\w+(?:-\w+)?"
    r"|[A-ZÆØÅ]\w+[ \t]+(?:Municipality|Council|Borough Council))"
)
_SUPPLIER = (
    r"leverandør(?:en|ens)?|licensgiver(?:en)?|udbyder(?:en)?|sælger(?:en)?|databehandler(?:en)?|tjenesteudbyder(?:en)?"
    r"|supplier|vendor|provider|licensor|processor|contractor|service provider|company|leverantör(?:en)?|lisensgiver|os|vi"
)
_CUSTOMER = (
    r"kunde(?:n|ns)?|kommune(?:n|ns)?|ordregiver(?:en)?|licenstager(?:en)?|køber(?:en)?|dataansvarlig(?:e)?|abonnent(?:en)?"
    r"|bestiller(?:en)?|customer|client|licensee|controller|authority|subscriber|purchaser|municipality"
)
_QUOTE = r"[»\"“”„'‘’(\[]*"
_ALIAS = re.compile(
    rf"(?i)(?:herefter|i det følgende|benævnt|kaldet|omtalt|betegnet|hereinafter|hereafter|referred to as|the|kaldes|som)?[\s\w]{{0,25}}?{_QUOTE}(?P<supplier>\b(?:{_SUPPLIER})\b)|(?P<customer>\b(?:{_CUSTOMER})\b)"
)
_BEFORE = re.compile(
    rf"(?i)(?P<supplier>\b(?:for\s+)?(?:{_SUPPLIER}))\b[^\w\n]{{0,6}}(?:navn|name)?[\s:–\-|»«\"(]*$|(?P<customer>\b(?:for\s+)?(?:{_CUSTOMER}))\b[^\w\n]{{0,6}}(?:navn|name)?[\s:–\-|»«\"(]*$"
)
_OTHERS = re.compile(
    r"(?i)underleverandør|underdatabehandler|sub-?processor|sub-?contractor|bank\b|revisor|tidligere leverandør|hidtidige|driftsleverandør"
    r"|hosting|datacenter|rettighedshaver|moderselskab|koncern|tredjepart|garant|eller tilsvarende|konkurrent|advokat"
)
_LABEL_AT_END = re.compile(r"(?i)(?:kunde|kunden|leverandør|leverandøren|supplier|customer)$")
_LEAD_WORDS = re.compile(
    r"^(?:(?:Mellem|Og|Between|And|Hos|Fra|Til|Med|Leverandøren|Leverandør|Kunden|Supplier|Vendor|Firma|Firmaet|For|Selskabet|Licensgiver|By|The|Aftale|Kontrakt|Navn|Copyright|Licensvilkår)[\s:]+)+"
)


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    start: int
    end: int
    authority: bool


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a contract; None and empty for what the documents do not say."""

    supplier: Supplier = Supplier()
    customer: str | None = None


def read_parties(sources: Sequence[Source]) -> Parties:
    """Return the parties that the documents name, those of the main contract before those of its annexes."""
    supplier_points: Counter[str] = Counter()
    customer_points: Counter[str] = Counter()
    numbers: dict[str, Counter[str]] = {}
    for source in sources:
        weight = _weight(source.kind)
        for window, share in ((source.head, 1.0), (source.tail, 0.6)):
            _count(window, weight * share, supplier_points, customer_points, numbers)
    customer = _best(customer_points)
    for name in list(supplier_points):
        if name == customer:
            del supplier_points[name]
    supplier = _best(supplier_points)
    return Parties(Supplier(supplier, _number_of(supplier, customer, numbers)), customer)


def _weight(kind: DocumentKind) -> float:
    if kind is DocumentKind.MAIN:
        return 3.0
    return 2.0 if kind in (DocumentKind.AMENDMENT, DocumentKind.DPA) else 1.0


def _best(points: Counter[str]) -> str | None:
    ranked = points.most_common(1)
    return ranked[0][0] if ranked and ranked[0][1] > 0 else None


def _mentions(text: str) -> list[_Mention]:
    found = []
    for match in _COMPANY.finditer(text):
        name = _LEAD_WORDS.sub("", match[1])
        start = match.end(1) - len(name)
        if len(name.split()) >= 2:
            found.append(_Mention(" ".join(name.split()), start, match.end(1), False))
    for match in _AUTHORITY.finditer(text):
        name = _LEAD_WORDS.sub("", match[1])
        if not any(
            other.start < match.end(1) and match.end(1) - len(name) < other.end for other in found
        ) and name.split()[0] not in ("Denne", "En", "Den", "Hver", "Enhver", "Andre", "The"):
            found.append(_Mention(" ".join(name.split()), match.end(1) - len(name), match.end(1), True))
    return sorted(found, key=lambda mention: mention.start)


def _count(
    text: str,
    weight: float,
    suppliers: Counter[str],
    customers: Counter[str],
    numbers: dict[str, Counter[str]],
) -> None:
    mentions = _mentions(text)
    for index, mention in enumerate(mentions):
        following = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
        after = text[mention.end : min(following, mention.end + 320)]
        before = text[max(0, mention.start - 60) : mention.start]
        supplier, customer = _roles(before, after)
        near = text[max(0, mention.start - 90) : mention.end + 60]
        points = 0.5 - (4.0 if _OTHERS.search(near) and not supplier else 0.0)
        if mention.authority:
            customers[mention.name] += weight * (1.0 + 4.0 * customer - 3.0 * supplier)
        else:
            suppliers[mention.name] += weight * (points + 5.0 * supplier - 6.0 * customer)
            if customer:
                customers[mention.name] += weight * 3.0
    for start, digits in find_cvrs(text):
        owner = _owner(mentions, text, start)
        if owner is not None:
            numbers.setdefault(owner, Counter())[digits] += 1 if weight < 2 else 3


def _roles(before: str, after: str) -> tuple[bool, bool]:
    """Return whether what stands around a name makes it the supplier, and the customer."""
    lead = _BEFORE.search(before)
    if lead:
        return bool(lead["supplier"]), bool(lead["customer"])
    for alias in re.finditer(
        rf"(?i)(?:[»\"“”„(‘']|\b(?:herefter|benævnt|kaldet|betegnet|følgende|as)\s+(?:the\s+)?)\s*{_QUOTE}\s*(?:the\s+)?(?:(?P<s>{_SUPPLIER})|(?P<c>{_CUSTOMER}))\b",
        after,
    ):
        return bool(alias["s"]), bool(alias["c"])
    role = re.match(rf"(?i)[\s,]*(?:som|as|er)\s+(?:(?P<s>{_SUPPLIER})|(?P<c>{_CUSTOMER}))\b", after)
    return (bool(role["s"]), bool(role["c"])) if role else (False, False)


def _owner(mentions: Sequence[_Mention], text: str, at: int) -> str | None:
    """Return the party whose number stands at ``at``: the last one named before it, if nothing parts them."""
    before = [mention for mention in mentions if mention.end <= at and at - mention.end < 260]
    if before:
        return before[-1].name
    after = [mention for mention in mentions if 0 <= mention.start - at < 80]
    return after[0].name if after else None


def _number_of(supplier: str | None, customer: str | None, numbers: dict[str, Counter[str]]) -> str | None:
    if supplier is None:
        return None
    own = numbers.get(supplier)
    if own:
        return own.most_common(1)[0][0]
    stem = supplier.split()[0].lower()
    for name, counted in numbers.items():
        if name != customer and name.lower().startswith(stem):
            return counted.most_common(1)[0][0]
    return None
