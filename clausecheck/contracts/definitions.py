"""Defined terms at work: what a definition of "Bruger" does to every clause that says "Bruger", in any document."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from clausecheck.clauses import sentences
from clausecheck.clauses.model import Clause, ClauseKind
from clausecheck.contracts.defined_terms import occurrence_of, terms_in
from clausecheck.contracts.facts import Source
from clausecheck.contracts.findings import OPENING, finding_id
from clausecheck.contracts.material import Classify, Found
from clausecheck.contracts.model import BY_DEFINITION, Finding
from clausecheck.contracts.relevance import Bearing, bearing_of
from clausecheck.contracts.vocabulary import words
from clausecheck.effects.model import Classification, Condition, Effect, Evidence

# A finding that leans on two clauses is less certain than either.
_TWO_STEPS = 0.9
# What the models alone read in a clause with the term written out is a guess below this.
_SURE_ENOUGH = 0.7
_MOST_CLAUSES = 80
_DEFINED_WITHIN = 120
_AND = re.compile(r"[,;]\s+(?:og|men|och|and|but)\s+(?=[A-ZÆØÅ])")
_PLURAL = re.compile(r"(?:er|e|ne|erne|rne|s|ers|nes|ernes)$")
# What a term stands for once it is written out, singular and plural.
_WRITTEN_OUT = {
    ("da", Effect.HUMAN_REQUIRED): ("fysisk person", "fysiske personer"),
    ("da", Effect.HUMAN_NOT_REQUIRED): ("softwarerobot", "softwarerobotter"),
    ("en", Effect.HUMAN_REQUIRED): ("natural person", "natural persons"),
    ("en", Effect.HUMAN_NOT_REQUIRED): ("software robot", "software robots"),
}
_DERIVED = {
    Effect.HUMAN_REQUIRED: (Effect.HUMAN_REQUIRED,),
    Effect.HUMAN_NOT_REQUIRED: (Effect.PERMITTED,),
}
# What bars a term that stands for software alone bars the customer's robots; whose codes they may not use is told.
_OF_SOFTWARE = (Effect.CONDITIONAL, Effect.PROHIBITED)


@dataclass(frozen=True, slots=True)
class Definition:
    """A defined term, the finding that its definition is, and whether it adds to another ("omfatter også").

    ``software`` says that the term stands for software alone ("ved enhed forstås alt andet end et menneske").
    """

    term: str
    found: Found
    adds: bool
    software: bool = False

    @property
    def demands_people(self) -> bool:
        """Whether the term stands for a human being alone."""
        return self.found.finding.effect is Effect.HUMAN_REQUIRED and not self.software

    @property
    def gives(self) -> tuple[Effect, ...]:
        """The effects that a clause can have by the term alone."""
        if self.software:
            return _OF_SOFTWARE
        return _DERIVED[self.found.finding.effect]

    def closes_by_itself(self, text: str) -> bool:
        """Tell whether ``text`` only keeps the use of the system to those that the term stands for."""
        closing = words("definition", "closes").search(text)
        return closing is not None and bool(occurrence_of(self.term).search(text, closing.end()))

    def lifts(self, bar: Found) -> bool:
        """Tell whether a term that software is meant by too takes a bar away.

        Such a bar is on what is no "Bruger" ("robotter, der ikke er Brugere"), or only keeps the use to those who are.
        """
        if bar.clause is self.found.clause:
            return self.software and bar.finding.effect is Effect.HUMAN_REQUIRED
        if self.demands_people or bar.finding.effect is not Effect.PROHIBITED:
            return False
        text = bar.clause.text
        told = (text[left:right] for left, right in sentences(text) if left <= bar.finding.quote_start < right)
        if any(self._spares(sentence) for sentence in told):
            return True
        return self.closes_by_itself(text) and words("definition", "software").search(text) is None

    def _spares(self, sentence: str) -> bool:
        return any(
            occurrence_of(self.term).match(sentence, spared.end())
            for spared in words("definition", "spares").finditer(sentence)
        )


def definitions_of(found: Iterable[Found]) -> list[Definition]:
    """Return the definitions among the findings that say who a term stands for: only people, or software too."""
    found = list(found)
    bars = [item for item in found if item.finding.effect is Effect.PROHIBITED]
    made = []
    for item in found:
        if item.finding.effect not in (Effect.HUMAN_REQUIRED, Effect.HUMAN_NOT_REQUIRED):
            continue
        software = _means_software(item, bars)
        for term in terms_in(item.clause):
            if software or words("definition", "role").search(term):
                adds = words("definition", "adds").search(item.clause.text) is not None
                made.append(Definition(term, item, adds, software))
                break
    return [one for one in made if not (one.software and any(_is_same(one, other) for other in made))]


def _means_software(item: Found, bars: Iterable[Found]) -> bool:
    """Tell whether a clause says that software is meant; one that bars "andre end mennesker" defines nothing by it."""
    said = words("definition", "software_alone").search(item.clause.text)
    return said is not None and not any(
        bar.clause is item.clause and bar.finding.quote_start < said.end() and said.start() < bar.finding.quote_end
        for bar in bars
    )


def _is_same(one: Definition, other: Definition) -> bool:
    """Tell whether ``other`` is the same definition of a term for software, from the finding that says so."""
    effects = one.found.finding.effect, other.found.finding.effect
    return one.found.clause is other.found.clause and effects == (Effect.HUMAN_REQUIRED, Effect.HUMAN_NOT_REQUIRED)


def lifted(
    definitions: Iterable[Definition], bars: Iterable[Found], gone: Container[tuple[int, int]] = ()
) -> list[tuple[Found, Found]]:
    """Return the bars that a definition takes away, each with the finding that is the definition.

    A document that defines the term for itself means its own by it, unless that no longer holds (as for `derive`).
    """
    wide = [made for made in definitions if not made.demands_people]
    return [
        (bar, made.found)
        for bar in bars
        for made in wide
        if made.lifts(bar) and (bar.source is made.found.source or not _defines(bar.source, made.term, gone))
    ]


def derive(
    definition: Definition,
    sources: Sequence[Source],
    known: Sequence[Found],
    classify: Classify,
    gone: Container[tuple[int, int]] = (),
) -> list[Found]:
    """Return the findings that clauses give once the defined term in them is written out.

    Clauses that have such an effect by themselves, headings and the definition are left out, and so are clauses that no
    longer hold (``gone``: identity of the document and index) and documents that define the term for themselves.
    """
    told = (*definition.gives, *((Effect.CREDENTIALS,) if definition.software else ()))
    own = {(id(item.source), item.index) for item in known if item.finding.effect in told}
    made: list[Found] = []
    tried = 0
    for source in sources:
        if source is not definition.found.source and _defines(source, definition.term, gone):
            continue
        for index, clause in enumerate(source.clauses):
            here = source is definition.found.source and index == definition.found.index
            passed = (id(source), index)
            if here or passed in own or passed in gone or not _acts(clause, definition):
                continue
            tried += 1
            if tried > _MOST_CLAUSES:
                return made
            made += [item for item in _derived(definition, source, index, classify) if _bears_on_use(item)]
    return made


def _bears_on_use(item: Found) -> bool:
    """Tell whether what a definition gives a clause is on the use of the system, and more than the models' guess."""
    finding = item.finding
    if finding.confidence < _SURE_ENOUGH and not any(name.startswith("rule:") for name in finding.by):
        return False
    bearing = bearing_of(finding, item.clause, item.source.text[:OPENING])
    return bearing not in (Bearing.NONE, Bearing.DOUBTFUL)


def _acts(clause: Clause, definition: Definition) -> bool:
    """Tell whether a clause says what those whom the term stands for may or must do."""
    if clause.kind is ClauseKind.HEADING or not occurrence_of(definition.term).search(clause.text):
        return False
    if not words("definition", "use").search(clause.text):
        return False
    if definition.software:
        return True
    if definition.demands_people:
        return bool(words("definition", "only").search(clause.text))
    return any(map(_opens, _parts(clause.text, definition.term)))


def _opens(sentence: str) -> bool:
    """Tell whether a sentence gives those whom it names a right, or holds the supplier to something on them."""
    if words("definition", "suppliers").search(sentence):
        return True
    if words("rights", "suppliers_own").search(sentence):
        return False
    closes = words("definition", "closes").search(sentence)
    return closes is None and words("definition", "right").search(sentence) is not None


def _parts(text: str, term: str) -> Iterator[str]:
    """Yield the sentences that name the term, and their parts that do: "…, og Leverandøren må ikke …" is one."""
    for left, right in sentences(text):
        sentence = text[left:right]
        yield from (part for part in (sentence, *_AND.split(sentence)) if occurrence_of(term).search(part))


def _defines(source: Source, term: str, gone: Container[tuple[int, int]]) -> bool:
    wanted = term.lower()
    return any(
        wanted == other.lower()
        for index, clause in enumerate(source.clauses)
        if (id(source), index) not in gone and occurrence_of(term).search(clause.text[:_DEFINED_WITHIN])
        for other in terms_in(clause)
    )


def _derived(definition: Definition, source: Source, index: int, classify: Classify) -> list[Found]:
    clause = source.clauses[index]
    meant = Effect.HUMAN_REQUIRED if definition.demands_people else Effect.HUMAN_NOT_REQUIRED
    forms = _WRITTEN_OUT[("en" if clause.language == "en" else "da", meant)]

    def written_out(match: re.Match[str]) -> str:
        return forms[1] if _PLURAL.search(match["ending"]) else forms[0]

    for left, right in sentences(clause.text):
        sentence = clause.text[left:right]
        if not occurrence_of(definition.term).search(sentence):
            continue
        opens = any(map(_opens, _parts(sentence, definition.term)))
        if not (opens or definition.demands_people or definition.software):
            continue
        judged = classify(occurrence_of(definition.term).sub(written_out, sentence), clause.language)
        for derived in definition.gives:
            if derived in judged.effects:
                return [Found(_finding(definition, source, clause, (left, right), judged, derived), source, index)]
    return []


def _finding(
    definition: Definition,
    source: Source,
    clause: Clause,
    span: tuple[int, int],
    judged: Classification,
    effect: Effect,
) -> Finding:
    located = clause.locate(*span) or (0, 0)
    weight = max((item.confidence for item in judged.evidence if item.effect is effect), default=0.6)
    weakest = min(weight, definition.found.finding.confidence)
    return Finding(
        id=finding_id(f"{definition.term}\n{clause.text}", effect),
        effect=effect,
        conditions=tuple(kind for kind in Condition if kind in judged.conditions)
        if effect is Effect.CONDITIONAL
        else (),
        document=source.item.document.path,
        page=source.item.document.page_at(located[0]) or clause.page,
        section=clause.section,
        quote=clause.text[span[0] : span[1]],
        context=clause.text,
        quote_start=span[0],
        quote_end=span[1],
        start=located[0],
        end=located[1],
        language=clause.language,
        confidence=weakest * _TWO_STEPS,
        needs_review=judged.needs_review or definition.found.finding.needs_review,
        by=(f"{BY_DEFINITION}{definition.found.finding.id}", *_by(judged.evidence, effect)),
    )


def _by(evidence: Sequence[Evidence], effect: Effect) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for item in evidence if item.effect is effect for name in item.by))


def renumbered(found: Sequence[Found], known: Sequence[Found]) -> list[Found]:
    """Return ``found`` with ids that no finding in ``known`` has."""
    taken = {item.finding.id for item in known}
    made = []
    for item in found:
        plain = name = item.finding.id
        number = 1
        while name in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name)
        made.append(replace(item, finding=replace(item.finding, id=name)))
    return made
