"""The verdict on a contract, from the findings in force and how well its documents could be read.

Two axes are kept apart: what the contract says on automation (permitted, conditional, prohibited) and what it says on
people (human required, human not required). Credentials tied to one person never decide.

A contract that demands no people but gives no right to automate is ``missing`` with review, not ``compliant``: the
absence of a demand is not a promise, and a contract manager who is told "Sikret" would stop asking for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from clausecheck.contracts.legibility import is_illegible, is_partly_noise, legible_share, says_something
from clausecheck.contracts.model import BY_DEFINITION, ContractDocument, DocumentKind, Finding, FindingStatus, Verdict
from clausecheck.contracts.opposing import CONTESTED, GUESS, KNOWN, RIGHTS, is_beyond_doubt
from clausecheck.contracts.vocabulary import fact_words
from clausecheck.documents.model import Status
from clausecheck.effects.model import Effect

# Below this, a finding is the classifier's guess more than its answer.
_LOW_CONFIDENCE = KNOWN
# Below this, a finding asks to be looked at but does not turn a verdict that surer findings give.
_FAINT = GUESS
# A right that no rule has found must be so sure to secure a contract by itself.
_BY_MODELS = 0.9
# At least this part of a main contract's pages, and of its text, must be read for its silence to mean anything.
_ENOUGH_PAGES = 0.5
_ON_AUTOMATION = (Effect.PERMITTED, Effect.CONDITIONAL, Effect.PROHIBITED, Effect.HUMAN_REQUIRED)
_FIRST_LINES = 400
_CONTRACT_TEXT = (DocumentKind.MAIN, DocumentKind.OTHER)


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict, whether someone must look at it, and the findings with the deciding ones marked."""

    verdict: Verdict
    needs_review: bool
    findings: tuple[Finding, ...]

    @property
    def deciding(self) -> tuple[Finding, ...]:
        """The findings that decide the verdict."""
        return tuple(finding for finding in self.findings if finding.deciding)


def decide(
    findings: Sequence[Finding], documents: Sequence[ContractDocument], *, doubt: bool = False, unclear: bool = False
) -> Decision:
    """Return the verdict on a contract with ``findings`` (their status already settled) in ``documents``.

    ``doubt`` says that something beside the findings asks for review, such as a signature that cannot be seen;
    ``unclear`` that a clause's effect could not be told, which cannot change a verdict that is restricted already.
    """
    in_force = [finding for finding in findings if finding.status is FindingStatus.IN_FORCE]
    verdict, deciding = _by_the_surer(in_force)
    faint = verdict is not _verdict(in_force)[0] or _leaves_doubts(verdict, in_force)
    if verdict is Verdict.MISSING and documents and not _enough_read(documents):
        verdict = Verdict.UNREADABLE
    silent = verdict in (Verdict.MISSING, Verdict.UNREADABLE)
    half_said = silent and any(finding.effect is Effect.HUMAN_NOT_REQUIRED for finding in in_force)
    unsure = _unsure(verdict, deciding)
    deciding = _surest(deciding)
    chosen = {finding.id for finding in deciding} | _behind(deciding)
    if verdict is Verdict.COMPLIANT:
        chosen |= {finding.id for finding in in_force if finding.effect is Effect.HUMAN_NOT_REQUIRED}
    asks = (
        doubt
        or half_said
        or unsure
        or faint
        or verdict is Verdict.UNREADABLE
        or (unclear and verdict is not Verdict.RESTRICTED)
    )
    return Decision(
        verdict,
        asks or not _all_read(documents),
        tuple(replace(finding, deciding=finding.id in chosen) for finding in findings),
    )


def _leaves_doubts(verdict: Verdict, in_force: Sequence[Finding]) -> bool:
    """Tell whether a contract that seems secured has a clause on automation that could not be read surely enough."""
    return verdict is Verdict.COMPLIANT and any(
        finding.needs_review and finding.confidence < _FAINT and finding.effect in _ON_AUTOMATION
        for finding in in_force
    )


def _behind(deciding: Sequence[Finding]) -> set[str]:
    """Return the ids of the definitions that ``deciding`` lean on."""
    told = (name for finding in deciding for name in finding.by if name.startswith(BY_DEFINITION))
    return {name.removeprefix(BY_DEFINITION) for name in told}


def _all_read(documents: Sequence[ContractDocument]) -> bool:
    """Tell whether every page of every document was read."""
    return all(is_read(item) for item in documents)


def is_read(item: ContractDocument) -> bool:
    """Tell whether every page of a document was read, and none of it is noise."""
    document = item.document
    if document.status is not Status.READ or document.unread_pages:
        return False
    return not is_illegible(document.text) and not is_partly_noise(document.text)


def is_sure(finding: Finding) -> bool:
    """Tell whether ``finding`` can stand without a second look."""
    return not finding.needs_review and finding.confidence >= _LOW_CONFIDENCE


def _surest(deciding: Sequence[Finding]) -> list[Finding]:
    """Return the findings of each effect that can stand without a second look; all of an effect that has none."""
    sure = {finding.effect for finding in deciding if is_sure(finding)}
    return [finding for finding in deciding if finding.effect not in sure or is_sure(finding)]


def _without_echoes(deciding: Sequence[Finding]) -> list[Finding]:
    """Return ``deciding`` without what a definition adds to an effect that a clause has surely by itself."""
    sure = {finding.effect for finding in deciding if is_sure(finding) and not _is_derived(finding)}
    return [finding for finding in deciding if finding.effect not in sure or not _is_derived(finding)]


def _is_derived(finding: Finding) -> bool:
    return any(name.startswith(BY_DEFINITION) for name in finding.by)


def _by_the_surer(in_force: Sequence[Finding]) -> tuple[Verdict, list[Finding]]:
    """Return what the findings say that are more than a guess; all findings where those say nothing."""
    barred = any(map(is_beyond_doubt, in_force))
    least = {effect: CONTESTED if barred and effect in RIGHTS else _FAINT for effect in Effect}
    verdict, deciding = _verdict([finding for finding in in_force if finding.confidence >= least[finding.effect]])
    guessed = _verdict(in_force) if verdict is Verdict.MISSING else (verdict, deciding)
    # A mere guess at a right secures nothing.
    return (verdict, deciding) if guessed[0] is Verdict.COMPLIANT else guessed


def _verdict(in_force: Sequence[Finding]) -> tuple[Verdict, list[Finding]]:
    def having(*effects: Effect) -> list[Finding]:
        return [finding for finding in in_force if finding.effect in effects]

    permitted = having(Effect.PERMITTED)
    conditional = having(Effect.CONDITIONAL)
    restrictions = having(Effect.PROHIBITED, Effect.HUMAN_REQUIRED)
    people = having(Effect.HUMAN_REQUIRED)
    no_people = having(Effect.HUMAN_NOT_REQUIRED)
    if permitted and restrictions:
        return Verdict.CONFLICTING, permitted + restrictions
    if people and no_people and len(people) == len(restrictions) and not conditional:
        return Verdict.CONFLICTING, no_people + people
    if restrictions:
        return Verdict.RESTRICTED, restrictions
    if conditional:
        return Verdict.CONDITIONAL, conditional
    if permitted:
        return Verdict.COMPLIANT, permitted
    return Verdict.MISSING, []


def _unsure(verdict: Verdict, deciding: Sequence[Finding]) -> bool:
    """One sure bar is enough to be restricted; every other verdict is as sure as its weakest deciding finding."""
    if not deciding:
        return False
    if verdict is Verdict.RESTRICTED:
        return not any(is_sure(finding) for finding in deciding)
    if verdict is Verdict.COMPLIANT and not any(map(_is_plain, deciding)):
        return True
    deciding = _without_echoes(deciding)
    if verdict is Verdict.COMPLIANT and any(map(is_sure, deciding)):
        # A right that is a mere guess, and hides no restriction, changes nothing beside one that is sure.
        return any(finding.needs_review for finding in deciding)
    return not all(is_sure(finding) for finding in deciding)


def _is_plain(finding: Finding) -> bool:
    """Tell whether a rule has found ``finding``, or the models are surer of it than of most."""
    return finding.confidence >= _BY_MODELS or any(name.startswith("rule:") for name in finding.by)


def _enough_read(documents: Sequence[ContractDocument]) -> bool:
    """Tell whether enough was read for silence to count: the contract itself, not merely something beside it."""
    unread = [item for item in documents if not _says_something(item)]
    read = [item for item in documents if _says_something(item)]
    terms = [item for item in read if not _is_beside(item)] if unread else read
    if not terms:
        return False
    main = [item for item in terms if item.kind is DocumentKind.MAIN]
    if not main and any(item.kind in _CONTRACT_TEXT or _is_called_contract(item) for item in unread):
        return False
    return all(_share_read(item) >= _ENOUGH_PAGES for item in main or terms)


def _is_beside(item: ContractDocument) -> bool:
    """Tell whether a document is a cover, a letter, minutes or a note, which hold none of a contract's terms."""
    named = (item.title or "", _name(item))
    by_name = any(fact_words("beside", "paper").search(text) for text in named)
    return by_name or fact_words("beside", "sent").search(item.document.text[:_FIRST_LINES]) is not None


def _is_called_contract(item: ContractDocument) -> bool:
    return fact_words("kinds", "main").search(_name(item)) is not None


def _name(item: ContractDocument) -> str:
    return PurePosixPath(item.document.path).stem.replace("_", " ")


def _says_something(item: ContractDocument) -> bool:
    return item.document.status is not Status.UNREADABLE and says_something(item.document.text)


def _share_read(item: ContractDocument) -> float:
    pages = item.document.pages
    of_pages = 1.0 - len(item.document.unread_pages) / len(pages) if pages else 1.0
    return min(of_pages, legible_share(item.document.text))
