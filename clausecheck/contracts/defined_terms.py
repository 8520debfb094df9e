"""Which terms a clause defines: "En Autoriseret Bruger er enhver", "Her betyder: Bruger: ..."."""

from __future__ import annotations

import re

from clausecheck.clauses.model import Clause
from clausecheck.contracts.vocabulary import words

# "En Autoriseret Bruger er enhver": what is defined has no article.
_ARTICLE = re.compile(r"^(?:en|et|den|det|an?|the)\s+(?=\S)", re.IGNORECASE)


def terms_in(clause: Clause) -> list[str]:
    """Return the terms that ``clause`` defines, an item of a list ("Her betyder: Bruger: ...") by its own words."""
    own = _terms_of(clause.text[clause.own_start :]) if clause.own_start else []
    return own or _terms_of(clause.text)


def _terms_of(text: str) -> list[str]:
    """Return the terms that ``text`` defines."""
    found = [
        next((group for group in match.groups() if group), "") for match in words("definition", "form").finditer(text)
    ]
    return [term for told in found if (term := _ARTICLE.sub("", told.strip()))]
