"""From clauses and their effects to findings: quoted, located and with an id that stays the same from run to run."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from clausecheck.clauses import sentences
from clausecheck.clauses.headings import is_sentence
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.facts import Source
from clausecheck.contracts.material import Classify, Doubtful, Found
from clausecheck.contracts.model import DocumentKind, Finding
from clausecheck.contracts.opposing import KNOWN, RIGHTS
from clausecheck.contracts.relevance import Bearing, bearing_of, may_limit_use, names_software, only_announces
from clausecheck.contracts.vocabulary import search, words
from clausecheck.effects.combine import RESTRICTIONS
from clausecheck.effects.model import Classification, Condition, Effect, Evidence
from clausecheck.effects.narrow import is_narrow, is_on_terms_elsewhere

# A classifier that gives an effect without evidence leaves its certainty unsaid.
_UNSAID = 0.5
# Of the clauses in doubt below this, two of nineteen restrict (authors that no model has seen, four in ten of whose
# clauses do); in contracts, where hardly any clause does, nearly none.
FAINT = 0.2
# Of 636 restricting clauses by authors that no model has seen, two are in doubt below this.
_NO_DOUBT = 0.08
# A restriction that the classifier is so sure of is looked at where all else is fine, whatever its words bear on.
_PLAIN = 0.9
# Effects that are no gap by themselves, and may hide one that is.
_NO_GAP = frozenset({Effect.CREDENTIALS, Effect.HUMAN_NOT_REQUIRED})
# A label, or what leads up to the terms, is in doubt for what is told below it, unless it is likelier to bar than not.
_LIKELY = 0.5
# A heading that restricts as surely is looked at, unless one of so many clauses below it restricts too.
_SURE_TITLE, _BELOW = 0.9, 12
# A yes or a no to a heading has no more words.
_LONGEST_ANSWER = 12
# A yes or a no to a question in the clause before stands in its first letters, after a greeting.
_EARLY = 60
# A note without a subject is read with that of the right: "kræver samtykke".
_SUBJECT = {"da": "Brug af softwarerobotter: ", "en": "Use of software robots: "}
# Who speaks in a letter is told in its first lines.
OPENING = 400
_SPACES = re.compile(r"\s+")


def findings_of(sources: Iterable[Source], classify: Classify) -> tuple[list[Found], list[Doubtful]]:
    """Return the findings of ``sources`` in reading order, and the clauses that left the classifier in doubt.

    A clause in doubt has no effect but asks for review. Headings are not judged by themselves, but one that bars in a
    whole sentence is in doubt. What is on something else than the use of the system is left out; where that cannot be
    told, it asks for review.
    """
    found: list[Found] = []
    doubtful: list[Doubtful] = []
    for source in sources:
        for index, clause in enumerate(source.clauses):
            if clause.kind is not ClauseKind.HEADING and clause.text.strip():
                judged = _judged(source, index, classify)
                doubtful += _in_doubt(source, index, judged)
                told = list(_told(source, index, judged))
                found += [item for item in told if isinstance(item, Found)]
                doubtful += [item for item in told if isinstance(item, Doubtful)]
            elif clause.kind is ClauseKind.HEADING and _bars_by_title(source, index, classify):
                doubtful.append(Doubtful(source, index))
    return _with_unique_ids(found), doubtful


def _judged(source: Source, index: int, classify: Classify) -> Classification:
    """Return the effects of a clause, read with what stands beside it where it tells too little or too much alone."""
    clause = source.clauses[index]
    judged = classify(clause.text, clause.language)
    if not judged.effects:
        return (
            _with_its_question(clause, classify)
            or _with_the_question_before(source, index, classify)
            or _with_the_one_before(source, index, classify)
            or judged
        )
    if Effect.PERMITTED in judged.effects:
        return _with_its_note(source, index, classify) or judged
    if Effect.CONDITIONAL in judged.effects:
        return _without_ordinary_price(clause, classify) or judged
    return judged


def _in_doubt(source: Source, index: int, judged: Classification) -> Iterator[Doubtful]:
    """Yield a clause that the classifier was in doubt of; words that limit nothing known matter where all is fine."""
    if not judged.needs_review or set(judged.effects) - _NO_GAP:
        return
    limits, faint = _may_limit(source.clauses[index], source.kind, judged), judged.doubt < FAINT
    if limits or not faint:
        yield Doubtful(source, index, faint=faint or not limits)


def _told(source: Source, index: int, judged: Classification) -> Iterator[Found | Doubtful]:
    """Yield the findings of a clause; as a doubt what may bear on something else than the use of the system."""
    clause = source.clauses[index]
    for effect in judged.effects:
        finding = _finding(clause, source, judged, effect)
        bearing = bearing_of(finding, clause, source.text[:OPENING])
        if bearing is Bearing.DOUBTFUL:
            yield Doubtful(source, index)
        elif bearing is not Bearing.NONE:
            idle = _is_mere_guess(finding, judged) or _is_weighed_later(finding, clause, judged)
            review = (finding.needs_review and not idle) or bearing is Bearing.UNSURE
            yield Found(replace(finding, needs_review=review), source, index)
        elif effect in RESTRICTIONS and finding.confidence >= _PLAIN:
            yield Doubtful(source, index, faint=True)


def _may_limit(clause: Clause, kind: DocumentKind, judged: Classification) -> bool:
    """Tell whether a clause that the classifier was in doubt of may restrict the use, and is not likely to be idle."""
    if judged.doubt < _NO_DOUBT or (judged.doubt < _LIKELY and only_announces(clause)):
        return False
    return may_limit_use(clause, kind)


def _bars_by_title(source: Source, index: int, classify: Classify) -> bool:
    """Tell whether a heading has words that surely restrict, and what stands below it says nothing of the kind."""
    heading = source.clauses[index]
    says = is_sentence(heading.text) or words("subject", "bar").search(heading.text) is not None
    if not says or not names_software(heading.text):
        return False
    judged = classify(heading.text, heading.language)
    if not any(item.effect in RESTRICTIONS and item.confidence >= _SURE_TITLE for item in judged.evidence):
        return False
    title = heading.headings[-1:]
    below = (clause for clause in source.clauses[index + 1 :][:_BELOW] if title and title[0] in clause.headings)
    return not any(
        effect in RESTRICTIONS for clause in below for effect in classify(clause.text, clause.language).effects
    )


def _is_mere_guess(finding: Finding, judged: Classification) -> bool:
    """Tell whether a right is a guess behind which hardly any restriction can stand: beside a sure one it is idle."""
    return finding.effect in RIGHTS and finding.confidence < KNOWN and judged.doubt < FAINT


def _is_weighed_later(finding: Finding, clause: Clause, judged: Classification) -> bool:
    """Tell whether a right is in doubt for its bounds or terms alone, which are weighed with the other documents."""
    if finding.effect is not Effect.PERMITTED or judged.doubt >= FAINT:
        return False
    return is_narrow(clause.text, finding.quote_end) or is_on_terms_elsewhere(clause.text, finding.quote_end)


def _with_the_one_before(source: Source, index: int, classify: Classify) -> Classification | None:
    """Return the restrictions of a clause on "such use" that show when it is read after the clause that tells of it."""
    clause, before = source.clauses[index], source.clauses[index - 1] if index else None
    if before is None or before.kind is ClauseKind.HEADING or before.headings != clause.headings:
        return None
    if search("relevance", "refers_back", clause.text) is None or not names_software(before.text):
        return None
    shift = len(before.text) + 1
    judged = classify(f"{before.text} {clause.text}", clause.language)
    moved = (replace(item, start=item.start - shift, end=item.end - shift) for item in judged.evidence)
    evidence = tuple(item for item in moved if item.start >= 0 and item.effect in RESTRICTIONS)
    effects = tuple(dict.fromkeys(item.effect for item in evidence))
    return replace(judged, effects=effects, evidence=evidence) if effects else None


def _without_ordinary_price(clause: Clause, classify: Classify) -> Classification | None:
    """Return the effects of a clause without the sentence that counts a robot among the users; None if none is left."""
    rest = clause.text
    for left, right in sentences(clause.text):
        if words("relevance", "counts_as_user").search(clause.text[left:right]):
            rest = rest[:left] + " " * (right - left) + rest[right:]
    if rest == clause.text or not rest.strip():
        return None
    judged = classify(rest, clause.language)
    return judged if judged.effects else None


def _with_its_question(clause: Clause, classify: Classify) -> Classification | None:
    """Return the effects of a short answer to the question that is its heading: "Må robotter anvendes?" "Nej."."""
    question = clause.headings[-1] if clause.headings else ""
    short = len(clause.text.split()) <= _LONGEST_ANSWER and words("relevance", "short_answer").match(clause.text)
    if not short or not question.rstrip().endswith("?") or not names_software(question):
        return None
    judged = classify(f"{question} {clause.text}", clause.language)
    whole = tuple(replace(item, start=0, end=len(clause.text), quote=clause.text) for item in judged.evidence)
    return replace(judged, evidence=whole, needs_review=True) if judged.effects else judged


def _with_the_question_before(source: Source, index: int, classify: Classify) -> Classification | None:
    """Return the effects of an answer to what the clause before asks: "Må robotten logge på?", "Hej. Ja, gerne."."""
    clause = source.clauses[index]
    answer = words("relevance", "answers").search(clause.text, 0, _EARLY)
    if answer is None:
        return None
    # Between the two may stand who writes and when.
    near = [before.text for before in source.clauses[max(0, index - 2) : index] if names_software(before.text)]
    asked = [text for text in near[-1:] if words("relevance", "asks").search(text)]
    if not asked:
        return None
    judged = classify(f"{asked[0]} {clause.text[answer.start('said') :]}", clause.language)
    whole = tuple(replace(item, start=0, end=len(clause.text), quote=clause.text) for item in judged.evidence)
    return replace(judged, evidence=whole, needs_review=True) if judged.effects else None


def _with_its_note(source: Source, index: int, classify: Classify) -> Classification | None:
    """Return what a right says with the note that its mark leads to ("robotter.**"), if that takes something from it.

    The whole clause is then the evidence.
    """
    clause = source.clauses[index]
    mark = words("relevance", "note_mark").search(clause.text)
    if mark is None:
        return None
    opening = re.compile(rf"\s*{re.escape(mark['mark'])}\)?(?![*†‡])\s*(?=\w)")
    note = next((other.text for other in source.clauses if other is not clause and opening.match(other.text)), None)
    if note is None:
        return None
    said = opening.sub("", note, count=1)
    for before in (f"{clause.text.rstrip('*†‡¹²³ ')} ", _SUBJECT.get(clause.language, _SUBJECT["da"])):
        judged = classify(f"{before}{said}", clause.language)
        taking = [item for item in judged.evidence if item.effect in RESTRICTIONS]
        if taking:
            break
    else:
        return None
    whole = tuple(replace(item, start=0, end=len(clause.text), quote=clause.text) for item in taking)
    effects = tuple(dict.fromkeys(item.effect for item in whole))
    return replace(judged, effects=effects, evidence=whole, needs_review=True)


def effects_in(clause: Clause, source: Source, judged: Classification, shift: int) -> list[Finding]:
    """Return the findings of ``clause`` where only its text from ``shift`` on was judged."""
    evidence = tuple(replace(item, start=item.start + shift, end=item.end + shift) for item in judged.evidence)
    moved = replace(judged, evidence=evidence)
    return [_finding(clause, source, moved, effect, shift) for effect in judged.effects]


def finding_id(text: str, effect: Effect) -> str:
    """Return the id of ``effect`` in a clause: twelve hexadecimal digits that ignore case, spaces and line breaks."""
    plain = _SPACES.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()
    return hashlib.sha256(f"{effect.value}\n{plain}".encode()).hexdigest()[:12]


def _finding(clause: Clause, source: Source, judged: Classification, effect: Effect, begin: int = 0) -> Finding:
    document = source.item.document
    evidence = _strongest(judged.evidence, effect)
    left, right = (evidence.start, evidence.end) if evidence else (max(begin, clause.own_start), len(clause.text))
    located = clause.locate(left, right) or clause.locate(0, len(clause.text)) or (0, 0)
    return Finding(
        id=finding_id(clause.text, effect),
        effect=effect,
        conditions=_conditions(judged) if effect is Effect.CONDITIONAL else (),
        document=document.path,
        page=document.page_at(located[0]) or clause.page,
        section=clause.section,
        quote=clause.text[left:right],
        context=clause.text,
        quote_start=left,
        quote_end=right,
        start=located[0],
        end=located[1],
        language=clause.language,
        confidence=evidence.confidence if evidence else _UNSAID,
        needs_review=judged.needs_review,
        by=evidence.by if evidence else (),
    )


def _strongest(evidence: Sequence[Evidence], effect: Effect) -> Evidence | None:
    return max((item for item in evidence if item.effect is effect), key=_strength, default=None)


def _strength(evidence: Evidence) -> tuple[float, int]:
    return evidence.confidence, evidence.end - evidence.start


def _conditions(judged: Classification) -> tuple[Condition, ...]:
    return tuple(kind for kind in Condition if kind in judged.conditions)


def _with_unique_ids(found: list[Found]) -> list[Found]:
    """Give the second and later copies of the same clause a number after their id."""
    seen: Counter[str] = Counter()
    unique = []
    for item in found:
        plain = item.finding.id
        seen[plain] += 1
        if seen[plain] > 1:
            item = replace(item, finding=replace(item.finding, id=f"{plain}-{seen[plain]}"))
        unique.append(item)
    return unique
