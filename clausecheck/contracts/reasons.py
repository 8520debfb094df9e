"""Why a contract has its verdict, as sentences for the catalogue, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausecheck.contracts.defined_terms import defines_software
from clausecheck.contracts.material import place_of
from clausecheck.contracts.model import ContractDocument, Finding, FindingStatus, Verdict
from clausecheck.contracts.verdict import Decision, is_read, is_sure
from clausecheck.documents.model import Status
from clausecheck.effects.model import Effect
from clausecheck.texts import Message, message

# A reader takes in a few reasons; the findings themselves are listed apart.
_MOST_OF_A_KIND = 4
# Reasons that tell what is so and leave nothing open.
_PLAIN = frozenset(
    {"permitted", "prohibited", "human_required", "no_human", "defines_software", "credentials", "one_condition"}
)


def reasons_for(
    decision: Decision, documents: Sequence[ContractDocument], notes: Sequence[Message] = ()
) -> tuple[Message, ...]:
    """Return the reasons for ``decision``; ``notes`` are what the order of precedence had to say on the way to it."""
    said = [
        *_why(decision, documents),
        *notes,
        *_unread(documents),
        *_attention(decision.findings),
    ]
    if decision.needs_review and all(_asks_nothing(reason) for reason in said):
        said += [message("reason_contract.doubt", place=place_of(finding)) for finding in _in_doubt(decision)]
    return tuple(dict.fromkeys(said))


def _in_doubt(decision: Decision) -> Sequence[Finding]:
    """Return the findings that may turn the verdict, or what decides it where none is known to."""
    unsure = [item for item in decision.findings if item.status is FindingStatus.IN_FORCE and not is_sure(item)]
    return unsure[:_MOST_OF_A_KIND] or decision.deciding[:1]


def _asks_nothing(reason: Message) -> bool:
    """Tell whether a reason says what a contract holds and not why someone should look at it."""
    key = reason.key.removeprefix("reason_contract.")
    return key in _PLAIN or key.startswith("by_")


def _why(decision: Decision, documents: Sequence[ContractDocument]) -> Iterator[Message]:
    verdict = decision.verdict
    in_force = [finding for finding in decision.findings if finding.status is FindingStatus.IN_FORCE]
    if not documents:
        yield message("reason_contract.no_documents")
        return
    if verdict in (Verdict.MISSING, Verdict.UNREADABLE):
        human = [finding for finding in in_force if finding.effect is Effect.HUMAN_NOT_REQUIRED]
        if verdict is Verdict.UNREADABLE:
            yield message("reason_contract.unreadable")
        else:
            yield message("reason_contract.only_no_human" if human else "reason_contract.missing")
    for finding in decision.deciding[: 2 * _MOST_OF_A_KIND]:
        yield from _says(finding)
    for finding in in_force:
        if finding.effect is Effect.HUMAN_NOT_REQUIRED and not finding.deciding:
            yield from _says(finding)
    if verdict is Verdict.MISSING:
        guessed = [finding for finding in in_force if finding.effect is Effect.PERMITTED]
        yield from (message("reason_contract.doubt", place=place_of(finding)) for finding in guessed)
    effects = {finding.effect for finding in decision.deciding}
    beside = [finding for finding in in_force if finding.needs_review and finding.effect in effects]
    for finding in decision.deciding if verdict is not Verdict.COMPLIANT else (*decision.deciding, *beside):
        if decision.needs_review and not is_sure(finding):
            yield message("reason_contract.doubt", place=place_of(finding))


def _says(finding: Finding) -> Iterator[Message]:
    place = place_of(finding)
    match finding.effect:
        case Effect.PERMITTED:
            yield message("reason_contract.permitted", place=place)
        case Effect.PROHIBITED:
            yield message("reason_contract.prohibited", place=place)
        case Effect.HUMAN_REQUIRED:
            yield message("reason_contract.human_required", place=place)
        case Effect.HUMAN_NOT_REQUIRED if defines_software(finding.context):
            yield message("reason_contract.defines_software", place=place)
        case Effect.HUMAN_NOT_REQUIRED:
            yield message("reason_contract.no_human", place=place)
        case Effect.CONDITIONAL if not finding.conditions:
            yield message("reason_contract.conditional", place=place)
        case Effect.CONDITIONAL:
            for kind in finding.conditions:
                yield message(f"reason_contract.condition_{kind.value}", place=place)
        case Effect.CREDENTIALS:
            yield message("reason_contract.credentials", place=place)


def _unread(documents: Sequence[ContractDocument]) -> Iterator[Message]:
    for item in documents:
        document = item.document
        if document.status is Status.UNREADABLE and document.reason is not None:
            yield message(f"reason_unread.{document.reason.value}", document=document.path)
        elif document.status is Status.UNREADABLE:
            yield message("reason_contract.unread_document", document=document.path)
        elif document.status is Status.PARTLY_READ and document.reason is not None:
            yield message(f"reason_partly.{document.reason.value}", document=document.path)
        elif not is_read(item):
            yield message("reason_contract.unread_pages", document=item.document.path)


def _attention(findings: Sequence[Finding]) -> Iterator[Message]:
    personal = [
        finding
        for finding in findings
        if finding.effect is Effect.CREDENTIALS and finding.status is FindingStatus.IN_FORCE
    ]
    for finding in personal[:_MOST_OF_A_KIND]:
        yield from _says(finding)
