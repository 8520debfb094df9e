"""Whether a right stands in a document that binds: the contract, its amendments, or what these take in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from clausecheck.contracts.editions import is_accepted
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found, place_of
from clausecheck.contracts.model import DocumentKind
from clausecheck.contracts.names import is_annex, names_in
from clausecheck.contracts.vocabulary import fact_list
from clausecheck.contracts.work import Work
from clausecheck.effects.model import Effect
from clausecheck.texts import message

_BINDING = (DocumentKind.MAIN, DocumentKind.AMENDMENT, DocumentKind.DPA, DocumentKind.SLA, DocumentKind.PRICE)
_WORD = re.compile(r"[^\W\d_]{6,}")
# The beginning of a word is enough to know it by in another form.
_STEM = 9


def report_authority(stands: Sequence[Found], counting: Sequence[Source], work: Work) -> None:
    """Ask for review where every right to automate stands in documents that the contract does not know."""
    mains = [source for source in counting if source.kind is DocumentKind.MAIN]
    rights = [item for item in stands if item.finding.effect is Effect.PERMITTED]
    if not mains or not rights or any(_binds(item.source, mains) for item in rights):
        return
    work.doubt = True
    for item in rights:
        work.notes.append(message("reason_contract.no_authority", place=place_of(item.finding)))


def _binds(source: Source, mains: Sequence[Source]) -> bool:
    if source.kind in _BINDING or is_annex(source) or is_accepted(source):
        return True
    if source.kind is DocumentKind.LICENCE_TERMS:
        return any(name.kind == "licence_terms" for main in mains for name in names_in(main.text))
    return any(_is_named(source, main) for main in mains)


def _is_named(source: Source, main: Source) -> bool:
    """Tell whether a contract speaks of a document by a word of its title or file name."""
    called = f"{source.item.title or ''} {PurePosixPath(source.item.document.path).stem}".lower()
    common = {*fact_list("systems", "common"), *fact_list("systems", "generic")}
    title = f"{main.item.title or ''}".lower()
    told = {word for word in _WORD.findall(called) if word not in common and word not in title}
    return any(re.search(rf"\b{re.escape(word[:_STEM])}", main.text.lower()) for word in told)
