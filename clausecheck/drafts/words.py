"""What a check says to the reader, in words: the same on the screen, in comments and in notes."""

from __future__ import annotations

from clausecheck.contracts.model import Finding
from clausecheck.documents.model import Change, ParagraphKind
from clausecheck.drafts.checking import Advice, Check, Missing
from clausecheck.drafts.library import Library, Position
from clausecheck.drafts.quoting import quoted
from clausecheck.drafts.turning import HINDERING
from clausecheck.effects.model import Effect
from clausecheck.reports.view import date_words, effect_words, place
from clausecheck.texts import text


def meaning(advice: Advice, language: str) -> str:
    """Return what a finding means for the customer's automation, one sentence for each condition."""
    finding = advice.finding
    if finding.effect is Effect.CONDITIONAL and finding.conditions:
        return " ".join(text(f"drafts.means.{kind.value}", language) for kind in finding.conditions)
    return text(f"drafts.means.{finding.effect.value}", language)


def suggestion(advice: Advice, check: Check, library: Library, language: str) -> str | None:
    """Return what to write instead; None where nothing needs to be written."""
    if advice.finding.effect is Effect.CREDENTIALS:
        return text(
            "drafts.write_add", language, words=quoted(library.credentials.paragraphs("short", check.language)[0])
        )
    if advice.through is not None:
        return text("drafts.by_definition", language, place=point(advice.through, check, language))
    if advice.suggestion is None:
        return text("drafts.no_edit", language) if advice.finding.effect in HINDERING else None
    if not advice.suggestion:
        return text("drafts.delete", language)
    return text("drafts.write", language, words=quoted(advice.suggestion))


def note(advice: Advice, check: Check, library: Library, language: str) -> list[str]:
    """Return the lines of a comment on a finding: what it is, what it means and why, and what to write."""
    lines = [effect_words(advice.finding, language) + ".", meaning(advice, language)]
    if in_footnote(advice.finding, check):
        lines.append(text("drafts.check.in_footnote", language))
    written = suggestion(advice, check, library, language)
    if written is not None:
        topic = library.credentials if advice.finding.effect is Effect.CREDENTIALS else library.automation
        lines += [text("drafts.why", language, why=topic.why[language]), written]
    if advice.finding.needs_review:
        lines.append(text("review.sentence", language))
    return lines


def point(finding: Finding, check: Check, language: str) -> str:
    """Return where a finding stands: its point alone where that is in the draft itself."""
    if finding.document != check.draft.document.path or not finding.section:
        return place(finding, language)
    section = finding.section
    return section if section.startswith("§") else text("place.section", language, section=section)


def in_footnote(finding: Finding, check: Check) -> bool:
    """Tell whether the deciding words stand in a note of the draft and not in its text."""
    document = check.draft.document
    return finding.document == document.path and any(
        paragraph.kind is ParagraphKind.FOOTNOTE and paragraph.start < finding.end and finding.start < paragraph.end
        for paragraph in document.paragraphs
    )


def fallbacks(check: Check, library: Library) -> list[Position]:
    """Return what is second best where a condition of the draft can be answered with it; for the user's eyes only."""
    conditions = {kind.value for advice in check.advice for kind in advice.finding.conditions}
    return [position for position in library.automation.fallback if conditions & set(position.on)]


def missing_note(missing: Missing, library: Library, language: str) -> list[str]:
    """Return the lines of a comment on the clause that is missing."""
    return [
        text("drafts.missing_short", language),
        text("drafts.why", language, why=library.automation.why[language]),
        text("drafts.write_here", language, where=where(missing, language)),
        *(quoted(words) for words in missing.paragraphs),
    ]


def where(missing: Missing, language: str) -> str:
    """Return where the missing clause belongs: "som pkt. 6.5 under »Brugsret«"."""
    here = missing.place
    if here is None:
        return text("drafts.where.anywhere", language)
    number = here.numbers(1)[0] if here.number else None
    if number and number[:1].isdigit():
        number = text("place.section", language, section=number)
    if number and here.within:
        return text("drafts.where.numbered_within", language, number=number, title=here.within)
    if number:
        return text("drafts.where.numbered", language, number=number)
    if here.within:
        return text("drafts.where.within", language, title=here.within)
    return text(f"drafts.where.{here.kind}", language)


def change_words(change: Change, language: str) -> str:
    """Return who made a tracked change and when: "tilføjet af Anna Holm den 03.10.2026"."""
    import datetime as dt

    author = change.author or text("drafts.someone", language)
    try:
        day = date_words(dt.date.fromisoformat((change.date or "")[:10]), language)
    except ValueError:
        return text(f"drafts.change.{change.kind.value}", language, author=author)
    return text(f"drafts.change.{change.kind.value}_on", language, author=author, day=day)
