"""Whether a right stands in a document that binds: the contract, its amendments, or what these take in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from clausecheck.contracts.binding.editions import is_accepted
from clausecheck.contracts.binding.preliminary import is_all_there_is, is_taken_in, is_talk, kinds_of, without_shut_out
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.date_words import dates_in
from clausecheck.contracts.facts.mentions import mentions_in
from clausecheck.contracts.material import Found, place, place_of
from clausecheck.contracts.model import AGREED, DocumentKind, FindingStatus
from clausecheck.contracts.names import Name, fits, is_annex, is_called_annex, names_in
from clausecheck.contracts.opposing import Side, side_of
from clausecheck.contracts.precedence.exceptions import Reach, links_of
from clausecheck.contracts.vocabulary import fact_list
from clausecheck.contracts.work import Work
from clausecheck.effects.model import Effect
from clausecheck.texts import message

# What a paper begins with tells whose it is.
_LETTERHEAD = 300
_BINDING = (DocumentKind.MAIN, DocumentKind.AMENDMENT, DocumentKind.DPA, DocumentKind.SLA, DocumentKind.PRICE)
# What may hold the terms that a right is given on.
_HOLDING_TERMS = ("annex", "licence_terms", "price")
_WORD = re.compile(r"[^\W\d_]{6,}")
# The beginning of a word is enough to know it by in another form.
_STEM = 9


def report_authority(stands: Sequence[Found], counting: Sequence[Source], work: Work) -> None:
    """Ask for review where every right to automate stands in documents that the contract does not know.

    Without a contract it asks where they all stand in offers, letters and the like.
    """
    mains = [source for source in counting if source.kind is DocumentKind.MAIN]
    rights = [item for item in stands if item.finding.effect is Effect.PERMITTED]
    bound = [item for item in rights if (_binds(item.source, mains) if mains else not kinds_of(item.source))]
    if not rights or bound:
        return
    work.doubt = True
    for item in rights:
        work.notes.append(message("reason_contract.no_authority", place=place_of(item.finding)))


def report_unseen_terms(stands: Sequence[Found], sources: Sequence[Source], work: Work) -> None:
    """Ask for review where a right is given on the terms of a document that is not among ``sources``."""
    for item in stands:
        if item.finding.effect is not Effect.PERMITTED:
            continue
        for link in links_of(item.source, item.index):
            for name in link.names if link.reach is Reach.SUBORDINATION else ():
                if name.kind not in _HOLDING_TERMS or (name.kind == "annex" and not name.numbers):
                    continue
                if any(fits(name, source, item.source) for source in sources):
                    continue
                work.doubt = True
                at = place_of(item.finding)
                work.notes.append(message("reason_contract.missing_terms", place=at, name=_called(name)))


def _called(name: Name) -> str:
    return " ".join((name.text, *name.numbers))


def let_unsigned_rights_fall(found: Sequence[Found], counting: Sequence[Source], work: Work) -> None:
    """Let rights fall that stand in a document with empty lines for signatures and that the signed contract knows not.

    What such a document bars is kept, since it may have been signed elsewhere.
    """
    mains = [source for source in counting if source.kind is DocumentKind.MAIN]
    if not any(main.item.signed for main in mains):
        return
    for source in counting:
        if source.kind is DocumentKind.MAIN or source.item.signed is not False or _is_known(source, mains):
            continue
        for item in found:
            if item.source is source and side_of(item.finding.effect) is Side.OPEN:
                why = message("reason_contract.draft", document=source.item.document.path)
                work.fall(item, None, why, FindingStatus.DRAFT, certain=False)
                work.doubt = True


def let_overtaken_amendments_fall(found: Sequence[Found], counting: Sequence[Source], work: Work) -> list[Source]:
    """Return ``counting`` without the amendments older than a contract that says it is all there is; their rights fall.

    What such a paper bars is kept in doubt: it falls, and someone is asked to look.
    """
    out: list[Source] = []
    for source in counting:
        if source.kind is not DocumentKind.AMENDMENT or source.item.date is None:
            continue
        for main in (one for one in counting if one.kind is DocumentKind.MAIN):
            closed = is_all_there_is(main)
            day = main.item.date or _day_told(main, closed)
            if closed is None or day is None or source.item.date >= day:
                continue
            out.append(source)
            for item in found:
                if item.source is source:
                    why = message("reason_contract.shut_out", place=place_of(item.finding), by=closed)
                    work.fall(item, closed, why, certain=False)
            break
    return [source for source in counting if not any(source is one for one in out)]


def _day_told(main: Source, at: str | None) -> dt.date | None:
    """Return the last day named in the clause at ``at`` of a contract: "everything signed before 30 March 2023"."""
    told = [clause.text for clause in main.clauses if place(main.item.document.path, clause.section) == at]
    return max((date for text in told for _, _, date in dates_in(text)), default=None)


def let_unknown_rights_fall(found: Sequence[Found], counting: Sequence[Source], work: Work) -> None:
    """Let rights fall that stand in a document the contract does not know, where it says that it is all there is.

    What such a document bars is kept, since it may be known by another name.
    """
    mains = [source for source in counting if source.kind is DocumentKind.MAIN]
    for item in found:
        if item.source.kind is not DocumentKind.OTHER or side_of(item.finding.effect) is not Side.OPEN:
            continue
        closed = next((said for main in mains if (said := is_all_there_is(main)) is not None), None)
        if closed is not None and item.source in counting and not _binds(item.source, mains):
            why = message("reason_contract.shut_out", place=place_of(item.finding), by=closed)
            work.fall(item, closed, why, certain=True)
            work.doubt = True


def _is_known(source: Source, mains: Sequence[Source]) -> bool:
    return is_annex(source) or any(_is_named(source, main) for main in mains)


def _binds(source: Source, mains: Sequence[Source]) -> bool:
    if is_talk(source):
        return is_taken_in(source, mains, ())
    if _is_another_companys(source, mains):
        return False
    if source.kind in _BINDING or is_called_annex(source) or is_accepted(source):
        return True
    if source.kind is DocumentKind.ANNEX and any(_is_titled(source, main) for main in mains):
        return True
    if source.kind is DocumentKind.LICENCE_TERMS:
        return any(name.kind == "licence_terms" for main in mains for name in names_in(main.text))
    return any(_is_named(source, main) for main in mains)


def _is_another_companys(source: Source, mains: Sequence[Source]) -> bool:
    """Tell whether an annex without a number begins with companies that the contract knows nothing of."""
    if source.kind in AGREED or source.item.number is not None:
        return False
    head = source.head[:_LETTERHEAD]
    companies = {mention.name.casefold() for mention in mentions_in(head) if not mention.authority}
    text = " ".join(main.text.casefold() for main in mains)
    return bool(companies) and not any(name in text for name in companies)


def _is_titled(source: Source, main: Source) -> bool:
    """Tell whether a contract speaks of a document by what it is called: "kravspecifikationen"."""
    return any(name.kind == "titled" and fits(name, source, main) for name in names_in(main.text))


def _is_named(source: Source, main: Source) -> bool:
    """Tell whether a contract speaks of a document by a word of its title or file name, and not to shut it out."""
    common = {*fact_list("systems", "common"), *fact_list("systems", "generic")}
    title = main.title.lower()
    told = {word for word in _WORD.findall(source.called.lower()) if word not in common and word not in title}
    text = without_shut_out(main).lower() if told else ""
    return any(re.search(rf"\b{re.escape(word[:_STEM])}", text) for word in told)
