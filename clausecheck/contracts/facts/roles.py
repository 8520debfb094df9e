"""Which of the parties is the supplier and which the customer, told by the words around their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache

from clausecheck.contracts.facts.mentions import Mention
from clausecheck.contracts.vocabulary import fact_expression, fact_words

_QUOTE = r"[»«\"“”„'‘’(\[]*"
_CLOSING = re.compile(r"[)\]»«\"“”'’]")
_BRACKETED = re.compile(r"\(([^()\n]{2,40})\)")
# Whoever writes the contract is the supplier by these, but an authority buys.
_SPEAKERS = ("vi", "os")
_NEXT_PARTY, _BEFORE = 320, 80
_BETWEEN_COLUMNS = re.compile(r"[ \t|]*")
# Where one sentence ends and another begins: what that calls somebody is not about a name in the first.
_ENDS = re.compile(r"[\w)]{4,}\.(?=\s)")
_FULL_STOP = re.compile(r"\s*\.\s+")
# How two are named in turn: "i det følgende kaldet "Kunden" og "Firmaet"", "henholdsvis Kunden og Firmaet".
_LONGEST_NAME = 40
_AROUND_NAME = re.compile(r"^[\s»«\"“”„‘'’]*(?:the\s+)?|[\s»«\"“”„‘'’]+$", re.IGNORECASE)
_CONTINUES = r"\s*(?:[,.;:)\n]|og\b|and\b|$)"


class Role(Enum):
    """A party's part in the contract."""

    SUPPLIER = "supplier"
    CUSTOMER = "customer"


def roles_in(text: str, mentions: Sequence[Mention]) -> list[Role | None]:
    """Return the role of each of the ``mentions`` in ``text``; None for those that no word gives one."""
    roles: list[Role | None] = []
    for index, mention in enumerate(mentions):
        previous = mentions[index - 1] if index else None
        roles.append(_before(text, mention, previous, roles[-1] if roles else None) or _after(text, mentions, index))
    if not _has_authority(text, mentions):
        roles = [
            Role.CUSTOMER if role is not Role.CUSTOMER and _may_buy(text, mentions, index, role) else role
            for index, role in enumerate(roles)
        ]
    for group in columns(text, mentions):
        told = _of_columns(text, mentions, group) or _of_authority(mentions, group)
        for index, role in zip(group, told, strict=False):
            roles[index] = role
    for (first, second), told in _in_turn(text, mentions):
        if {roles[first], roles[second]} != set(Role):
            roles[first], roles[second] = told
    return roles


def columns(text: str, mentions: Sequence[Mention]) -> Iterator[range]:
    """Yield the runs of mentions that stand side by side with nothing between, as the columns of a page do."""
    start = 0
    for index in range(1, len(mentions) + 1):
        joined = index < len(mentions) and _BETWEEN_COLUMNS.fullmatch(
            text[mentions[index - 1].end : mentions[index].start]
        )
        if not joined:
            if index - start > 1:
                yield range(start, index)
            start = index


def owner_by_label(before: str) -> Role | None:
    """Return whose number it is that a label after ``before`` gives: "Leverandørens CVR-nr."."""
    found = _patterns()["genitive"].search(before)
    return _role(found) if found else None


def owner_in_brackets(label: str) -> Role | None:
    """Return whose number it is that a label says in brackets: "CVR-nr. (Leverandøren): "."""
    found = _patterns()["bracketed"].match(label)
    return _role(found) if found else None


def _before(text: str, mention: Mention, previous: Mention | None, role_of_previous: Role | None) -> Role | None:
    """Return the role that a label or an apposition before the name gives: "Leverandør: ", "Kunden, "."""
    start = max(previous.end if previous else 0, mention.start - _BEFORE)
    lead = text[start : mention.start]
    found = _patterns()["lead"].search(lead)
    if found is None:
        return None
    if mention.authority and (found["s"] or "").lower() in _SPEAKERS:
        return Role.CUSTOMER
    gap = found["gap"]
    if ":" in gap or "|" in gap or "\t" in gap or re.search(r"\b(?:er|is)\b", gap):
        return _role(found)
    if _CLOSING.search(gap) or _FULL_STOP.fullmatch(gap) or _patterns()["as"].search(lead[: found.start()]):
        return None
    claimed = previous is not None and start == previous.end and role_of_previous is _role(found)
    return None if claimed else _role(found)


def _after(text: str, mentions: Sequence[Mention], index: int) -> Role | None:
    """Return the role that stands after the name: in quotes, in brackets, "som kunde", ", leverandør"."""
    mention = mentions[index]
    following = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
    after = text[mention.end : min(following, mention.end + _NEXT_PARTY)]
    quoted = _patterns()["quoted"].search(after)
    if quoted is not None and _goes_on(after[: quoted.start()], after[quoted.start() :]):
        quoted = None
    trailing = _patterns()["direct"].match(after) or _patterns()["trailing"].match(after)
    found = trailing or quoted or _patterns()["worded"].search(after)
    # "(selskabet er 100 % ejet af Havn Kommune)" gives no role: the word is part of who owns it.
    owned = fact_words("parties", "jointly_owned").match(text[mention.end : mention.end + _NEXT_PARTY])
    if found is not None and not (owned and found.start() < owned.end()):
        return _role(found)
    return Role.CUSTOMER if not mention.authority and _buys_for_others(mention.name, after) else None


def _goes_on(between: str, rest: str) -> bool:
    """Tell whether another matter is come to before a role is named: a span of time, as of notices, or a sentence.

    A sentence that itself calls somebody by the role is none.
    """
    if _patterns()["span"].search(between):
        return True
    ends = [found.end() for found in _ENDS.finditer(between)]
    return bool(ends) and _patterns()["calls"].match(f"{between}{rest}"[ends[0] :]) is None


def _buys_for_others(name: str, after: str) -> bool:
    """Tell whether a company is a body through which authorities buy."""
    return fact_words("parties", "buys_for_others").search(name) is not None or (
        fact_words("parties", "buys_for_others").match(after) is not None
    )


def _has_authority(text: str, mentions: Sequence[Mention]) -> bool:
    """Tell whether an authority stands among the parties, with a number of its own."""
    ends = [*(mention.start for mention in mentions[1:]), len(text)][: len(mentions)]
    return any(
        mention.authority and "cvr" in text[mention.end : min(end, mention.end + _NEXT_PARTY)].lower()
        for mention, end in zip(mentions, ends, strict=True)
    )


def _may_buy(text: str, mentions: Sequence[Mention], index: int, role: Role | None) -> bool:
    """Tell whether a body that municipalities own together is a party that no word but "vi" calls the supplier."""
    mention = mentions[index]
    start = max(mentions[index - 1].end if index else 0, mention.start - _BEFORE)
    before, after = text[start : mention.start], text[mention.end : mention.end + _NEXT_PARTY]
    if mention.authority or not (
        fact_words("parties", "joint").search(before) or fact_words("parties", "jointly_owned").match(after)
    ):
        return False
    return role is None or _called_by_speaker(text, mentions, index)


def _called_by_speaker(text: str, mentions: Sequence[Mention], index: int) -> bool:
    """Tell whether what makes a party the supplier is "vi" alone."""
    mention = mentions[index]
    following = mentions[index + 1].start if index + 1 < len(mentions) else len(text)
    around = text[max(0, mention.start - _BEFORE) : mention.start], text[mention.end : following][:_NEXT_PARTY]
    lead = _patterns()["lead"].search(around[0])
    said = lead or _patterns()["direct"].match(around[1]) or _patterns()["quoted"].search(around[1])
    return said is not None and (said["s"] or "").lower() in _SPEAKERS


def _of_columns(text: str, mentions: Sequence[Mention], group: range) -> Sequence[Role | None]:
    """Return the roles over or under names that stand side by side, in their order; none where their number differs.

    Of two in brackets under two names one is a role and the other what the party is called for short.
    """
    first, last = mentions[group[0]], mentions[group[-1]]
    start = mentions[group[0] - 1].end if group[0] else 0
    over = _patterns()["headings"].search(text[max(start, first.start - _BEFORE) : first.start])
    end = mentions[group[-1] + 1].start if group[-1] + 1 < len(mentions) else len(text)
    below = text[last.end : min(end, last.end + _NEXT_PARTY)]
    for told in (over[0] if over else "", below):
        pattern = _patterns()["word"] if told is not below else _patterns()["quoted"]
        roles = [_role(found) for found in pattern.finditer(told)]
        if len(roles) >= len(group) and len(set(roles[: len(group)])) == len(group):
            return roles[: len(group)]
    called = [_patterns()["word"].fullmatch(found[1].strip()) for found in _BRACKETED.finditer(below)]
    if len(group) == len(called) == 2 and sum(found is not None for found in called) == 1:
        one = next(_role(found) for found in called if found is not None)
        return [one if found is not None else _opposite(one) for found in called]
    return []


def _of_authority(mentions: Sequence[Mention], group: range) -> Sequence[Role | None]:
    """Return the roles of an authority and a company side by side; what stands below them is of both columns."""
    public = [mentions[index].authority for index in group]
    if len(public) != 2 or sum(public) != 1:
        return []
    return [Role.CUSTOMER if one else Role.SUPPLIER for one in public]


def _in_turn(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[tuple[int, int], list[Role]]]:
    """Yield the places of two parties of a paragraph, and their roles as it then says what they are called in turn.

    Where one of the two words is no role, it is what that party is called for short: the name that has it tells whose.
    """
    for found in _patterns()["in_turn"].finditer(text):
        start = text.rfind("\n\n", 0, found.start()) + 1
        within = [index for index, one in enumerate(mentions) if start <= one.start and one.end <= found.start()]
        called = [_AROUND_NAME.sub("", found[key]) for key in ("first", "second")]
        told = [_role(word) if (word := _patterns()["word"].fullmatch(name)) else None for name in called]
        if len(within) != len(called) or told[0] is told[1]:
            continue
        roles = [role or _opposite(other) for role, other in zip(told, reversed(told), strict=True)]
        short = next((name.casefold() for name, role in zip(called, told, strict=True) if role is None), None)
        named = [short is not None and short in mentions[index].name.casefold() for index in within]
        if any(named) and told[named.index(True)] is not None:
            roles.reverse()
        yield (within[0], within[1]), roles


def _opposite(role: Role | None) -> Role:
    return Role.CUSTOMER if role is Role.SUPPLIER else Role.SUPPLIER


def _role(found: re.Match[str]) -> Role:
    return Role.SUPPLIER if found["s"] else Role.CUSTOMER


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    supplier, customer = fact_expression("shared", "supplier"), fact_expression("shared", "customer")
    called, person = fact_expression("parties", "called"), fact_expression("parties", "as")
    role = rf"(?:(?P<s>{supplier})|(?P<c>{customer}))"
    bare = rf"(?:{supplier}|{customer})"
    turn = rf"(?:[»«\"“„‘'](?:[^»«\"“”„‘'’\n]{{2,{_LONGEST_NAME}}})[»«\"“”'’]|(?:the\s+)?{bare}\b)"
    name, opened = fact_expression("parties", "name_label"), fact_expression("shared", "contract")
    told = {
        "lead": (
            rf"(?<![\w/-]){role}\b(?P<gap>(?:\s*/\s*\w+|\s*\([^)\n]{{1,30}}\)(?=\s*:))?[^\w\n]{{0,6}}\s*(?:{name})?"
            r"[\s:–\-|»«\"(,]*)$"
        ),
        "as": rf"(?:\b(?:{person})|{called})\s+(?:the\s+)?{_QUOTE}$",
        "quoted": (
            rf"(?:[(\[]|(?:^|[,;\n]|\b{opened})\s*[»«\"“”„‘'](?=[^\n]{{0,30}}[»«\"“”'’])|\b{called}\s+(?:the\s+)?)"
            rf"\s*{_QUOTE}\s*(?:the\s+|{called}\s+)*{_QUOTE}{role}\b(?<!ns)"
        ),
        "worded": rf"(?:^|[\s,])(?:{person})\s+(?:the\s+)?{role}\b{_CONTINUES}",
        "direct": rf"\s*(?:[,–-]\s*|\s(?:er|is|som|as)\s+(?:the\s+)?){role}\b{_CONTINUES}",
        # "Prøve Kommune, CVR-nr. 12345678 – Kunden": at the end of the party's own line.
        "trailing": rf"[^\n]{{0,60}}?\s[–—-]\s*(?:the\s+)?{role}\s*?(?=\n|$)",
        "span": fact_expression("shared", "span"),
        "calls": rf"\W*(?:{called}|{_QUOTE[:-1]}+{bare}\b|{bare}\b)",
        "headings": rf"\b{bare}(?:\s*[:|\t]?\s*(?:og\s+)?{bare})+\W*(?:{name})?\W*$",
        "in_turn": (
            rf"\b(?:{called})\s+(?:(?:i aftalen|i kontrakten|her|herefter|in the following)\s+)?"
            rf"(?:(?:henholdsvis|hhv\.?|respectively)\s+)?(?P<first>{turn})\s*(?:og|and|samt|&)\s+"
            rf"(?P<second>{turn})"
        ),
        "word": rf"(?<![\w/-]){role}\b",
        "bracketed": rf"[^\d(\n]{{2,16}}\((?:hos )?(?:the )?{role}\)",
        "genitive": rf"(?<![\w/-]){role}s?[\s:'’,–-]{{0,4}}$",
    }
    return {key: re.compile(pattern, re.IGNORECASE) for key, pattern in told.items()}
