"""What the line-of-business system is called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from clausecheck.contracts.facts.sources import Source, by_weight

_NAME = r"([A-ZÆØÅ][\wæøåÆØÅ.\-+&]*(?:[ \t]+(?:[A-ZÆØÅ][\wæøåÆØÅ.\-+&]*|\d+(?:\.\d+)*|og(?=[ \t]+[A-ZÆØÅ])))*)"
_KIND = r"(?:fag|it-|omsorgs|esdh-|løn|økonomi|journal|sags|administrations|\w{2,30}?)?(?:systemet|system|løsningen|platformen|platform|tjenesten|programmet|modulet|portalen|appen)"
_NAMED = (
    (
        5,
        re.compile(
            rf"(?i:\bsystemets navn\b|\bsystem\b|\bfagsystem\b|\bproduct\b|\bprodukt\b|\bløsning\b|\bsystem name\b)[ \t]*(?::|\||\t)[ \t]*{_NAME}"
        ),
    ),
    (5, re.compile(rf"(?i:\b{_KIND})\s*[,:]?\s*[»\"“(]*{_NAME}")),
    (
        4,
        re.compile(
            rf"[»\"“](?i:systemet|løsningen|fagsystemet|tjenesten|the service|the system|the solution|platformen|programmet)[«\"”]\s*(?i:betyder|er|:|means|forstås|omfatter)?\s*(?i:leverandørens|the supplier's|standardsystemet|systemet|fagsystemet)?\s*[»\"“]?{_NAME}"
        ),
    ),
    (
        3,
        re.compile(
            rf"(?i:\b(?:kontrakt|aftale|abonnementsaftale|hovedkontrakt|leveringskontrakt|licensaftale|agreement|vilkår)\b[^.\n]{{0,80}}?\b(?:om|for|vedrørende|af|on|regarding))\s+[»\"“]?{_NAME}"
        ),
    ),
    (
        3,
        re.compile(
            rf"{_NAME}[»\"”]?\s*\((?i:herefter|i det følgende|hereinafter)?[\s,]*[»\"“'](?i:systemet|løsningen|tjenesten|fagsystemet|the service|the system|platformen)[«\"”']"
        ),
    ),
    (3, re.compile(r"\((?i:herefter\s+)?[»\"“]" + _NAME + r"[«\"”]\)")),
)
_COMMON = frozenset(
    [
        "kunden",
        "kunde",
        "kundens",
        "leverandøren",
        "leverandør",
        "leverandørens",
        "systemet",
        "system",
        "løsningen",
        "kontrakten",
        "kontrakt",
        "aftalen",
        "aftale",
        "bilag",
        "parterne",
        "part",
        "parten",
        "tjenesten",
        "brugeren",
        "bruger",
        "brugere",
        "kommunen",
        "kommune",
        "kommunens",
        "customer",
        "supplier",
        "service",
        "services",
        "agreement",
        "the",
        "party",
        "parties",
        "provider",
        "data",
        "drift",
        "support",
        "licens",
        "licensen",
        "vilkår",
        "standard",
        "danmark",
        "denne",
        "dette",
        "leverancen",
        "ydelsen",
        "ydelser",
        "gdpr",
        "rpa",
        "esdh",
        "api",
        "saas",
        "sla",
        "eu",
        "kl",
        "mitid",
        "erhverv",
        "cpr",
        "cvr",
        "overtagelsesdagen",
        "programmet",
        "programmellet",
        "software",
        "dokumentation",
        "annex",
        "schedule",
        "section",
        "licensee",
        "licensor",
        "municipality",
        "hovedkontrakt",
        "allonge",
        "databehandleraftale",
        "databehandler",
        "for",
        "og",
        "samt",
        "arbejdsdage",
        "version",
        "kravspecifikation",
        "levering",
        "vedligeholdelse",
        "opsigelse",
        "pris",
        "priser",
        "region",
        "udkast",
        "ved",
        "der",
        "det",
        "order",
        "form",
        "authorised",
        "users",
        "user",
        "ordregiver",
        "udbyderen",
        "licensgiver",
        "licenstager",
        "abonnenten",
        "abonnementet",
    ]
)
_LEADING = re.compile(r"^[\d\s._-]+")


def read_system(sources: Sequence[Source], folder: str, parties: Sequence[str | None] = ()) -> str | None:
    """Return the system's name as the documents give it, else the folder's name without its number and department."""
    tail = folder_system(folder)
    points: Counter[str] = Counter()
    whole = "\n".join(source.text for source in sources)
    taken = {word.lower() for name in parties if name for word in name.split()}
    for rank, source in enumerate(by_weight(sources)):
        window = source.head
        for weight, pattern in _NAMED:
            for found in pattern.finditer(window):
                name = _trim(found[1], taken)
                if name:
                    points[name] += weight * (3 if rank == 0 else 1)
    for name in list(points):
        mentions = len(re.findall(rf"(?<!\w){re.escape(name)}(?:s|’s|'s)?(?!\w)", whole))
        points[name] += min(mentions, 30)
        if tail and name.lower() in tail.lower():
            points[name] += 60
        if mentions < 2:
            points[name] -= 10
    if tail:
        for word in re.findall(r"[A-ZÆØÅ][\wæøå]+(?: [A-ZÆØÅ][\wæøå]+)*", tail):
            counted = len(re.findall(rf"(?<!\w){re.escape(word)}s?(?!\w)", whole))
            if counted >= 3 and word.lower() not in _COMMON and word.lower() not in taken:
                points[word] += 40 + min(counted, 30)
    best = points.most_common(1)
    return best[0][0] if best and best[0][1] > 8 else (tail or None)


def _trim(name: str, taken: set[str]) -> str | None:
    words = name.strip(" .,-").split()
    while words and (words[0].lower() in _COMMON or words[0].lower() in taken):
        words.pop(0)
    for index, word in enumerate(words):
        if word.lower().strip(".,") in _COMMON or word.lower() in taken:
            words = words[:index]
            break
    while words and words[-1] in ("og", "&"):
        words.pop()
    result = " ".join(words[:4]).strip(" .,")
    return result if len(result) > 2 and not result.isdigit() else None


def folder_system(folder: str) -> str:
    """Return the system's name in a folder's or file's name: "09 Ældre og sundhed - Omsorgssystem Livana" without the rest."""
    name = re.sub(r"\.\w{2,5}$", "", folder.rsplit("/", 1)[-1])
    name = _LEADING.sub("", name)
    parts = re.split(r"\s+[-–]\s+", name)
    return parts[-1].replace("_", " ").strip()
