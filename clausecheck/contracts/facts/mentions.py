"""The companies and authorities that a text names, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from clausecheck.contracts.vocabulary import fact_expression, fact_list, fact_words

_FORM = (
    r"(?:[Aa]/[Ss]|A[Pp][Ss]|aps|AB|ASA|AS|GmbH(?:[ \t]&[ \t]Co\.?[ \t]KG)?|AG|Ltd\.?|Limited|Inc\.?|INC\.?|LLC|LLP|PLC"
    r"|[IPK]/S|IVS|SE|Oyj?|B\.V\.|BV|N\.V\."
    r"|S\.A\.|Corp\.?|Corporation|G/S|S/I|SMBA|[Aa]mba|AmbA|AMBA"
    r"|[AaFfSsPp]\.[Mm]\.[Bb]\.[Aa]\.?|fmba|FMBA)"
)
# "Corbin Ledger, Inc." has a comma before it.
_AFTER_COMMA = r"(?:Inc|INC|LLC|L\.L\.C|Ltd|LTD|LLP|L\.P|PLC|Corp|Corporation)\b\.?"
# Forms that are also words where everything is in capitals: "THIS AGREEMENT AS".
_WORDLIKE = ("AS", "SE", "AB", "AG", "LIMITED")
# Also "eGov", "e-Boks", "d60" and "itm8".
_WORD = r"(?:(?!\d{4,})(?:[a-zæøå]{1,4}-?(?=[A-ZÆØÅ0-9]))?[A-ZÆØÅÄÖ0-9][\wæøåäöÆØÅÄÖé.'’+\-]{0,60}|&)"
_SMALL = r"og|of|the|for|i|and|de|van|von|it(?:-[a-zæøå]+)?|af[ \t]+(?:19|20)\d\d"
# A branch is part of the name: "Nordlys Ltd., dansk filial".
_SUFFIX = (
    r"(?:,?[ \t]+\(?(?:(?:[Dd]ansk|[Nn]orsk|[Ss]vensk) (?:filial|avdeling)"
    r"|(?:[Ff]ilial(?:en)?|[Bb]ranch)(?: i| in)? (?:Danmark|Denmark)"
    r"|(?:Danmark|Denmark),? [Ff]ilial|Danish [Bb]ranch(?: [Oo]ffice)?)\)?)?"
)
_OF_BRANCH = re.compile(f"{_SUFFIX[:-1]}$")
_COMPANY = re.compile(
    rf"(?<![\w/])({_WORD}(?:[ \t]+(?:{_WORD}|{_SMALL})|,?[ \t]+[Ff]ilial af){{0,12}}?"
    rf"(?:[ \t]+{_FORM}|,[ \t]+{_AFTER_COMMA}){_SUFFIX})(?![\w/])"
)
_FORMS = re.compile(rf"[ \t](?:{_FORM}|{_AFTER_COMMA})(?![\w/])")
_BRANCH = re.compile(rf"(?<![\w/])({_WORD}(?:[ \t]+{_WORD})*,?[ \t]+[Ff]ilial af[ \t]+)$")
_TRADE_NAME = re.compile(rf"(?<![\w/])({_WORD}(?:[ \t]+(?:{_WORD}|{_SMALL})){{0,4}},?[ \t]+[Vv]/[ \t]?)$")
# A person who signs for a company: "Mille Kjær for Quillmark Records A/S".
_SIGNED_FOR = re.compile(r"^(?:[A-ZÆØÅ][a-zæøåé]+ ){1,3}[A-ZÆØÅ][a-zæøåé]+ for (?=[A-ZÆØÅ])")
_CAPITAL = re.compile(r"(?i)[ \t](?:A/S|ApS|IVS|P/S|A\.?m\.?b\.?a|AB|AS|ASA|Ltd|GmbH|Inc)\.?$")
_AUTHORITY = re.compile(
    r"((?:[A-ZÆØÅ][\wæøåé\-]+(?:[- ](?:og |& )?[A-ZÆØÅ][\wæøåé\-]*)?(?:s|s')?[ \t]+(?:[Kk]ommune|KOMMUNE|Amt)(?!\w))"
    r"|Region[ \t]+[A-ZÆØÅ]\w+(?:[ \t]+[A-ZÆØÅ]\w+)?|(?:Municipality|City)[ \t]+of[ \t]+[A-ZÆØÅ]\w+(?:-\w+)?"
    r"|[A-ZÆØÅ]\w+[ \t]+(?:Municipality|Council|Borough Council))"
)
_AUTHORITIES = re.compile(r"[Kk]ommune|KOMMUNE|Amt|Region|Municipality|City|Council")
_REGION = r"Region (?:Nordjylland|Midtjylland|Syddanmark|Sjælland|Hovedstaden|Østdanmark)"
# "Ringsø Kommune og Plan & Profil IT ApS" are two parties, and so are they side by side without a word between.
_TWO = re.compile(
    rf"^(?:.*?\s|(?={_REGION}))(?:{_REGION}|[Kk]ommune|KOMMUNE|Municipality|Council)(?:\s*\([^)]*\))?,?\s+"
    rf"(?:(?:og|and|&)\s+|(?={_WORD}[ \t]+\S))"
)
# Also "Ad 1. Vejdata A/S", "A.2 Vejdata A/S" and "Bilag 3 Vejdata A/S".
_NUMBERING = re.compile(
    r"^(?:(?:[Aa]d|AD|[Rr]e|[Pp]kt\.?|[Pp]unkt|PUNKT|Part|PART|Bilag|BILAG|Tillæg|TILLÆG|Stk\.)"
    r"[ \t]+(?:\d+(?:\.\d+)*|[A-H])[.:)]?[ \t]+)?"
    r"(?:(?:(?:[A-Z]\.)?\d+(?:\.\d+)+\.?|[A-Z]\.\d+\.?|\d+\.)[ \t]+)?"
)
# A sentence's last word, not a shortened one, is no part of a name: "Underdatabehandlere. Klintedata A/S".
# What stands in another cell, or is another party's with its number, is no part of a name either.
_OTHERS_BEFORE = re.compile(r"^.*(?:\t|\b(?i:cvr)[^\d\n]{0,12}\d(?:[ .]?\d){7}[\s,;|]+)(?=\S+[ \t]+\S)")
_SENTENCE_BEFORE = re.compile(r"^.*[a-zæøå]{4,}\.[ \t]+(?=\S+[ \t]+\S)")
_PERSON = r"[A-ZÆØÅ][\wæøåé'’\-]*\.?(?:[ \t]+[A-ZÆØÅ][\wæøåé'’\-]*\.?){1,4}"
# "Lars Vind, Skolebakken 7, 8900 Randers, CVR 12345678" at the head of a letter.
_LETTERHEAD = re.compile(
    rf"^[ \t]*(?P<name>{_PERSON}),[ \t]+[A-ZÆØÅ][\wæøå. ]{{2,30}}[ \t]\d{{1,3}}[A-Za-z]?\b[^\n]{{0,70}}?\b(?i:cvr)",
    re.MULTILINE,
)
_SHORT_FORMS = {
    "aktieselskabet": "a/s",
    "anpartsselskabet": "aps",
    "interessentskabet": "i/s",
    "partnerselskabet": "p/s",
    "kommanditselskabet": "k/s",
}
_OPENING = 400
_NUMBERED = re.compile("cvr", re.IGNORECASE)
_CALLED_FIRST, _LONGEST_BRANCH = 90, 120
# The beginning and end of a document are read for its place among the files, its facts and whose they are.
_MOST_WINDOWS = 128


@dataclass(frozen=True, slots=True)
class Mention:
    """A company or an authority as a text names it at ``start:end``."""

    name: str
    start: int
    end: int
    authority: bool


@lru_cache(_MOST_WINDOWS)
def mentions_in(text: str) -> tuple[Mention, ...]:
    """Return the companies and authorities that ``text`` names, in order: by their form, or by a label and a number."""
    found = [mention for match in _in_lines(_COMPANY, _FORMS, text) if (mention := _company(text, match))]
    for match in _after_companies(text, list(_in_lines(_AUTHORITY, _AUTHORITIES, text)), found):
        name = without_lead(match[1])
        start = match.end(1) - len(name)
        taken = is_taken(found, start, match.end(1))
        if name and not taken and name.split()[0] not in fact_list("parties", "not_authority"):
            found.append(Mention(_plain(name), start, match.end(1), authority=True))
    for match in _formless(text) if _NUMBERED.search(text) else ():
        name = without_lead(match["name"])
        start = match.start("name") + len(match["name"]) - len(name)
        if name and not is_taken(found, start, match.end("name")):
            found.append(Mention(_plain(name), start, match.end("name"), authority=False))
    for match in _sole_traders().finditer(text) if _NUMBERED.search(text) else ():
        name = without_lead(match["name"])
        start = match.end("name") - len(name)
        if name and not is_taken(found, start, match.end("name")) and not is_part(text, found, start):
            found.append(Mention(_plain(name), start, match.end("name"), authority=False))
    return tuple(sorted(_unwrapped(text, found), key=lambda mention: mention.start))


def _company(text: str, match: re.Match[str]) -> Mention | None:
    name = without_lead(_TWO.sub("", match[1]))
    start = match.end(1) - len(name)
    before = text[max(0, start - _LONGEST_BRANCH) : start]
    branch = _BRANCH.search(before) if "ilial af" in before else None
    # A company with capital of its own has a legal name; "BookHal v/ Kloster I/S" is what such a business is called.
    branch = branch or (None if _CAPITAL.search(name) else _trade_name(before))
    if branch:
        name = without_lead(branch[1]) + name
    name = _SIGNED_FOR.sub("", name)
    *words, form = name.split() or [""]
    if not words or (form.upper() in _WORDLIKE and form.isupper() and " ".join(words).isupper()):
        return None
    return Mention(_plain(name), match.end(1) - len(name), match.end(1), authority=False)


def _trade_name(before: str) -> re.Match[str] | None:
    """Return the name that a company does business by, with the sign after it: "BookHal v/ " before "Kloster I/S"."""
    found = _TRADE_NAME.search(before) if "v/" in before.lower() else None
    if found is None or not fact_words("parties", "trade_name_after").search(before[: found.start()]):
        return None
    name = found[1].split("/")[0][:-1].strip(" ,")
    own = without_lead(f"{name} ") and name not in fact_list("parties", "lead") and not _AUTHORITIES.search(name)
    return found if own and not _FORMS.search(f" {name}") else None


def is_branch(name: str, company: str) -> bool:
    """Tell whether ``name`` is that of a branch of ``company``."""
    return name.casefold().startswith(company.casefold()) and _OF_BRANCH.fullmatch(name[len(company) :]) is not None


def written_alike(name: str) -> str:
    """Return ``name`` as it is compared with others: case aside, and the form before it for short."""
    first, _, rest = name.casefold().partition(" ")
    return f"{_SHORT_FORMS.get(first, first)} {rest}".rstrip()


def is_trade_name(name: str, company: str) -> bool:
    """Tell whether ``name`` is that of ``company`` with the one that it does business by before it."""
    return name.casefold().endswith(f"v/ {company}".casefold()) or name.casefold().endswith(f"v/{company}".casefold())


def _after_companies(text: str, matches: Sequence[re.Match[str]], found: Sequence[Mention]) -> Iterator[re.Match[str]]:
    """Yield ``matches``, one that begins in a company's name from that on: "Vejdata ApS og Elbæk Kommune"."""
    for match in matches:
        within = [mention.end for mention in found if mention.start <= match.start(1) < mention.end < match.end(1)]
        later = _AUTHORITY.search(text, max(within), match.end()) if within else None
        yield later or match


def is_taken(found: Sequence[Mention], start: int, end: int) -> bool:
    """Tell whether any of the mentions ``found`` stands within ``start:end``."""
    return any(other.start < end and start < other.end for other in found)


def _plain(name: str) -> str:
    return " ".join(name.split())


def _unwrapped(text: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions, those that a line break cuts in two with the name that the text has elsewhere in one."""
    names = {mention.name for mention in found}
    for mention in found:
        at_line = mention.start > 0 and text[mention.start - 1] == "\n"
        whole = [name for name in names if at_line and name.endswith(f" {mention.name}")]
        begun = [
            name for name in whole if text[: mention.start].rstrip().endswith(name.removesuffix(mention.name).strip())
        ]
        yield replace(mention, name=begun[0]) if begun else mention


def _in_lines(pattern: re.Pattern[str], told_by: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield where ``text`` fits ``pattern``, which runs over no line break, trying lines with ``told_by`` alone."""
    done = 0
    for sign in told_by.finditer(text):
        if sign.start() < done:
            continue
        start, end = text.rfind("\n", 0, sign.start()) + 1, text.find("\n", sign.start())
        done = end if end >= 0 else len(text)
        yield from pattern.finditer(text, start, done)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"^(?:\d{{1,2}}[)]?[ \t]+)?(?:(?:{'|'.join(fact_list('parties', 'lead'))})[\s:]+)+")


def without_lead(name: str) -> str:
    """Return ``name`` without the end of a sentence, another cell, the numbering and the role words before it."""
    name = _OTHERS_BEFORE.sub("", _SENTENCE_BEFORE.sub("", name))
    return _lead().sub("", _NUMBERING.sub("", name))


def _formless(text: str) -> Iterator[re.Match[str]]:
    """Yield where a company without a form may be named: by a role, as one of two parties, or at the text's head."""
    yield from _labelled().finditer(text)
    yield from _one_of_two().finditer(text)
    yield from _LETTERHEAD.finditer(text, 0, _OPENING)
    yield from _form_first().finditer(text)


@cache
def _labelled() -> re.Pattern[str]:
    """Return how a company without a form is known: by a role before it in its line, and a number after it."""
    roles = rf"(?i:{fact_expression('shared', 'supplier')}|{fact_expression('shared', 'customer')})"
    whole = _whole_name()
    number = rf"(?:[^\n]{{0,{_CALLED_FIRST}}}\n?[^\n]{{0,30}}?|\n)(?i:cvr)"
    return re.compile(
        rf"(?:(?:^|(?<=\d)[,;.]?)[ \t]*\b{roles}[ \t]*[:|\t][ \t]*{whole}(?=[ \t]*(?:[,(|\t\n]{number}|(?i:cvr))))",
        re.MULTILINE,
    )


@cache
def _one_of_two() -> re.Pattern[str]:
    """Return how a company without a form is known as one of two parties: its place between them, and a number."""
    lead = r"(?:\b(?i:mellem|between)|(?:(?<=\d)|(?<=[)»\"”])),?[ \t]+(?:og|and|samt))[ \t]+"
    return re.compile(rf"{lead}{_whole_name()}(?=[ \t]*(?:[,(][^\n]{{0,{_CALLED_FIRST}}}?)?\b(?i:cvr))")


@cache
def _form_first() -> re.Pattern[str]:
    """Return how a company is known whose form stands first: where a party's name begins, and a number after it."""
    form = fact_expression("parties", "form_first")
    lead = r"(?:\A|\n[ \t]*\n[ \t]*|[:|][ \t]*|\b(?i:mellem|between|og|and|samt)\s+)"
    return re.compile(
        rf"{lead}(?P<name>{form}[ \t]+{_WORD}(?:[ \t]+(?:{_WORD}|{_SMALL})){{0,4}})"
        rf"(?=[ \t]*(?:[,(|][^\n]{{0,{_CALLED_FIRST}}}?|\n[^\n]{{0,{_CALLED_FIRST}}}?)?\b(?i:cvr))"
    )


def _whole_name() -> str:
    one = r"[A-ZÆØÅ][\wæøåé.'’+\-]*"
    none = fact_expression("parties", "no_name")
    return rf"(?P<name>(?!(?i:{none})){one}(?:[ \t]+(?:{one}|&|og|v/[ \t]?{one}|ved[ \t]{one})){{0,4}})"


@cache
def sole_traders() -> re.Pattern[str]:
    """Return how a person's own business is written: the group ``name`` is a name, "v/" and the group ``person``."""
    owner = fact_expression("parties", "owner")
    return re.compile(
        rf"(?<![\w/])(?P<name>{_WORD}(?:[ \t]+(?:{_WORD}|{_SMALL})){{0,5}},?[ \t]+{owner}[ \t]*(?P<person>{_PERSON}))"
    )


@cache
def _sole_traders() -> re.Pattern[str]:
    """Return how a person's own business is known: a name, "v/" and a person, and a number after it."""
    return re.compile(
        sole_traders().pattern
        + rf"(?=(?!\w)[^\n]{{0,{_CALLED_FIRST}}}?(?:\n(?!\n|og\b|and\b)[^\n]{{0,{_CALLED_FIRST}}}?){{0,3}}?(?i:cvr))"
    )


def is_part(text: str, found: Sequence[Mention], start: int) -> bool:
    """Tell whether what begins at ``start`` is part of a party in its line: "Elbæk Kommune, Teknik v/ Bo Ek"."""
    line = text.rfind("\n", 0, start) + 1
    before = [mention.end for mention in found if line <= mention.start and mention.end <= start]
    return bool(before) and fact_words("parties", "another_party").search(text[max(before) : start]) is None
