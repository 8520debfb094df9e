"""Which documents count: neither drafts nor older versions of one that is there."""

from __future__ import annotations

from collections.abc import Sequence

from clausecheck.contracts.binding.editions import holding
from clausecheck.contracts.binding.versions import older_versions
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Found
from clausecheck.contracts.model import DocumentKind, FindingStatus
from clausecheck.contracts.work import Work
from clausecheck.texts import message


def counted(sources: Sequence[Source], found: Sequence[Found], work: Work) -> list[Source]:
    """Return the documents that are neither drafts nor older versions; where there are only drafts, those."""
    counting = [source for source in sources if not source.item.draft]
    drafts = [source for source in sources if source.item.draft]
    contract = [source for source in counting if source.kind in (DocumentKind.MAIN, DocumentKind.OTHER)]
    if drafts and not contract and any(source.kind is DocumentKind.MAIN for source in drafts):
        kept = [source for source in drafts if source.kind is not DocumentKind.AMENDMENT]
        counting, drafts = counting + kept, [source for source in drafts if source not in kept]
        work.notes.append(message("reason_contract.only_drafts"))
        work.doubt = True
    elif drafts and not counting:
        counting, drafts = list(drafts), []
        work.notes.append(message("reason_contract.only_drafts"))
        work.doubt = True
    for source in drafts:
        path = source.item.document.path
        work.notes.append(message("reason_contract.draft", document=path))
        for item in found:
            if item.source is source:
                work.fall(item, None, None, FindingStatus.DRAFT, certain=_is_plain_draft(source, counting))
    counting = holding(counting, found, work) if found else counting
    for older in older_versions(counting):
        path, by = older.source.item.document.path, older.by.item.document.path
        effects = [{item.finding.effect for item in found if item.source is one} for one in (older.source, older.by)]
        if not older.sure and effects[0] != effects[1]:
            work.notes.append(message("reason_contract.which_version", first=path, second=by))
            work.doubt = True
            continue
        counting = [source for source in counting if source is not older.source]
        why = message("reason_contract.older_version", document=path, by=by)
        work.notes.append(why)
        for item in found:
            if item.source is older.source:
                work.fall(item, by, why, certain=older.certain)
    return counting


def _is_plain_draft(source: Source, counting: Sequence[Source]) -> bool:
    """Tell whether a draft surely does not hold: an amendment nobody signed, or a contract that is there signed."""
    if source.kind is DocumentKind.AMENDMENT:
        return source.item.signed is not True
    return source.kind is DocumentKind.MAIN and any(
        other.kind is DocumentKind.MAIN and other.item.signed for other in counting
    )
