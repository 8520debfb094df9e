"""Which terms a clause defines ("En Autoriseret Bruger er enhver", "Her betyder: Bruger: ..."), and what finds them."""

from __future__ import annotations

import re

from clausecheck.clauses.model import Clause
from clausecheck.contracts.vocabulary import words

# "En Autoriseret Bruger er enhver": what is defined has no article.
_ARTICLE = re.compile(r"^(?:en|et|den|det|an?|the)\s+(?=\S)", re.IGNORECASE)
# The forms that say in words that a term is defined; what stands before a colon may be a heading.
_IN_WORDS = ("da", "means", "quoted")
_ENDINGS = r"(?:e|en|n|er|ere|et|t|ne|erne|rne|s|es|ens|ers|ets|nes|ernes)?"
_ADJECTIVE = re.compile(r"(?<=\w{3})(?:ede|et|te|e|t)$")


def terms_in(clause: Clause) -> list[str]:
    """Return the terms that ``clause`` defines, an item of a list ("Her betyder: Bruger: ...") by its own words."""
    own = _terms_of(clause.text[clause.own_start :]) if clause.own_start else []
    return own or _terms_of(clause.text)


def defines_software(text: str) -> bool:
    """Tell whether ``text`` is the definition of a term for users that robots are meant by: "Non-Human User means"."""
    told = words("definition", "form").search(text)
    term = next((told[kind] for kind in _IN_WORDS if told[kind]), "") if told else ""
    return bool(term and words("definition", "role").search(term) and words("definition", "software").search(text))


def _terms_of(text: str) -> list[str]:
    """Return the terms that ``text`` defines."""
    found = [
        next((group for group in match.groups() if group), "") for match in words("definition", "form").finditer(text)
    ]
    return [term for told in found if (term := _ARTICLE.sub("", told.strip()))]


def occurrence_of(term: str) -> re.Pattern[str]:
    """Return what finds ``term`` in a text, in any of its forms; "ending" is what stands behind it as defined."""
    first = re.escape(term[0]) if term[0].isupper() else f"[{term[0].upper()}{re.escape(term[0])}]"
    *before, last = term[1:].split(" ")
    rest = " ".join([*map(_inflected, before), re.escape(last)])
    return re.compile(rf"(?<!\w){first}{rest}(?P<ending>{_ENDINGS})(?!\w)")


def _inflected(word: str) -> str:
    """Return an adjective of a term in any of its forms: "Autoriseret", "Autoriserede", "Digital", "Digitale"."""
    return rf"{re.escape(_ADJECTIVE.sub('', word))}(?:et|ede|e|t)?"
