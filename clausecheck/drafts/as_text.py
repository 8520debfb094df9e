"""A check on the screen: verdict, clauses with point and quote, what is missing, what to write and where."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from clausecheck.contracts import quotes
from clausecheck.contracts.model import Contract, Finding, FindingStatus, Verdict
from clausecheck.drafts.checking import Advice, Check, Missing, Previous, asks_review, notes
from clausecheck.drafts.comparing import ChangeOf, Difference
from clausecheck.drafts.library import Library
from clausecheck.drafts.mending import Mend
from clausecheck.drafts.quoting import quoted
from clausecheck.drafts.turning import HINDERING, Size
from clausecheck.drafts.words import change_words, fallbacks, in_footnote, meaning, suggestion, where
from clausecheck.effects.model import Effect
from clausecheck.reports import view
from clausecheck.reports.safe import for_terminal
from clausecheck.texts import render, text

WIDTH = 100
_LONGEST_QUOTE = 240
_MOST_REASONS = 4


def check_lines(check: Check, library: Library, language: str, *, path: str | None = None) -> Iterator[str]:
    """Yield the lines of ``check`` on the screen; ``path``, the draft as it was typed, adds how to have it mended."""
    contract = check.contract
    yield for_terminal(check.name)
    sentence = text(f"verdict.{contract.verdict.value}.sentence", language)
    yield from _wrapped(f"{_badge(contract, language)}. {sentence}")
    yield from _changes(check, language)
    for told in [render(reason, language) for reason in notes(contract)[:_MOST_REASONS]]:
        if told != sentence:
            yield from _wrapped(told, "  ")
    if check.advice or contract.verdict is not Verdict.UNREADABLE:
        yield from _found(check, library, language)
    if check.removed:
        yield ""
        yield text("drafts.check.removed", language).upper()
        for advice in check.removed:
            yield from _removed(advice, language)
    if check.missing:
        yield ""
        yield from _missing(check.missing, check, library, language)
    positions = fallbacks(check, library)
    if positions:
        yield ""
        yield from _wrapped(text("drafts.check.alternatives", language))
        for position in positions:
            yield from _wrapped(quoted(position.text[check.language]), "  - ", "    ")
    if check.previous:
        yield ""
        yield from _previous(check.previous, check, language)
    if path and contract.verdict is not Verdict.COMPLIANT and check.draft.document.format == "docx":
        yield ""
        # In one line: it is there to be copied.
        yield "→ " + for_terminal(text("drafts.check.mend_hint", language, path=_quoted(path)))


def _found(check: Check, library: Library, language: str) -> Iterator[str]:
    yield ""
    yield text("drafts.check.findings", language).upper()
    if not check.advice:
        yield from _wrapped(text("drafts.check.none", language), "  ")
    for number, advice in enumerate(check.advice, 1):
        yield from _advice(number, advice, check, library, language)


def mend_lines(mend: Mend, path: str, check: Check, language: str) -> Iterator[str]:
    """Yield the lines on what a mend changed."""
    yield ""
    yield text("drafts.redline.title", language, path=for_terminal(path))
    if not mend.changed:
        yield from _unchanged(mend, language)
        return
    for turned in mend.turned:
        yield from _wrapped(f"{_point(turned.section, language)}: {quoted(turned.before)}", "- ", "  ")
        if turned.size != Size.ROW.value:
            yield from _wrapped(quoted(turned.after), "+ ", "  ")
        if turned.size != Size.WORDS.value:
            yield from _wrapped(text(f"drafts.redline.by.{turned.size}", language), "  ")
    if mend.inserted and check.missing is not None:
        place = where(check.missing, language)
        for index, words in enumerate(mend.inserted):
            told = text("drafts.redline.inserted", language, where=place) if index == 0 else ""
            number = mend.numbers[index] if mend.numbers and index else ""
            yield from _wrapped(" ".join(part for part in (told, number, quoted(words)) if part), "+ ", "  ")
    if mend.row:
        yield from _wrapped(text("drafts.redline.row", language, row=mend.row), "+ ", "  ")
    key = "compliant" if mend.compliant else "not_compliant"
    yield from _wrapped(text(f"drafts.redline.{key}", language, badge=_verdict(mend.after, language)), "  ")
    if mend.compliant and asks_review(mend.after):
        yield from _to_read(text("drafts.redline.read", language), mend.after, language)
    yield from _standing(mend, language)
    if not mend.rejects_to_original:
        yield from _wrapped(text("drafts.redline.not_original", language), "! ", "  ")


def _standing(mend: Mend, language: str) -> Iterator[str]:
    """Yield the hindrances that the mend left as they were."""
    for finding in mend.left:
        quote = quoted(quotes.quoted(finding, _LONGEST_QUOTE))
        told = text("drafts.redline.left", language, place=view.place(finding, language), quote=quote)
        yield from _wrapped(told, "  ")
    for finding in mend.set_aside:
        where_to = f"{view.place(finding, language)} {quoted(quotes.quoted(finding, _LONGEST_QUOTE))}"
        yield from _wrapped(f"{where_to}: {text('drafts.redline.yields', language)}", "  ", "    ")
    if mend.left or mend.set_aside:
        yield from _wrapped(text("drafts.redline.commented", language), "  ")


def _unchanged(mend: Mend, language: str) -> Iterator[str]:
    if mend.compliant and not asks_review(mend.after):
        yield from _wrapped(text("drafts.nothing_to_mend", language), "  ")
        return
    said = text("drafts.nothing_to_change", language, badge=_verdict(mend.after, language))
    yield from _to_read(said, mend.after, language)
    for finding in mend.left:
        yield from _wrapped(
            f"{view.place(finding, language)} {quoted(quotes.quoted(finding, _LONGEST_QUOTE))}", "  - ", "    "
        )


def _to_read(said: str, contract: Contract, language: str) -> Iterator[str]:
    """Yield what a reader must look at before a verdict that asks for review can be relied on."""
    yield from _wrapped(said, "  ")
    for reason in notes(contract)[:_MOST_REASONS]:
        yield from _wrapped(render(reason, language), "  - ", "    ")


def _badge(contract: Contract, language: str) -> str:
    return f"{view.VERDICT_SIGN[contract.verdict]} {_verdict(contract, language)}"


def _verdict(contract: Contract, language: str) -> str:
    """Return the verdict in words, with what it asks for."""
    badge = view.badge(contract, language)
    return badge + (f" ({text('review.short', language)})" if asks_review(contract) else "")


def _changes(check: Check, language: str) -> Iterator[str]:
    if check.rejected is None:
        return
    if check.verdicts_differ:
        badge = _badge(check.rejected, language)
        yield from _wrapped(text("drafts.check.if_rejected", language, badge=badge), "  ")
    else:
        yield from _wrapped(text("drafts.check.same_either_way", language), "  ")
    if check.authors:
        yield from _wrapped(text("drafts.check.authors", language, names="; ".join(check.authors)), "  ")


def _advice(number: int, advice: Advice, check: Check, library: Library, language: str) -> Iterator[str]:
    finding = advice.finding
    head = f"{number}. {_where(finding, check, language)} · {view.effect_words(finding, language)}"
    if finding.status is FindingStatus.DRAFT:
        head += f" ({text('drafts.check.draft', language)})"
    elif not finding.deciding:
        key = "also_hinders" if finding.effect in HINDERING else "attention"
        head += f" ({text(f'drafts.check.{key}', language)})"
    yield from _wrapped(head, " ", "    ")
    yield from _wrapped(quoted(quotes.quoted(finding, _LONGEST_QUOTE)), "    ")
    if in_footnote(finding, check):
        yield from _wrapped(text("drafts.check.in_footnote", language), "    ")
    if advice.change is not None:
        yield from _wrapped(change_words(advice.change, language), "    ")
    if finding.effect not in (Effect.PERMITTED, Effect.HUMAN_NOT_REQUIRED):
        yield from _wrapped(meaning(advice, language), "    ")
    written = suggestion(advice, check, library, language)
    if written is not None:
        yield from _wrapped(written, "    → ", "      ")


def _removed(advice: Advice, language: str) -> Iterator[str]:
    finding = advice.finding
    told = f"{_point(finding.section, language)} · {view.effect_words(finding, language)}"
    if advice.change is not None:
        told += f" · {change_words(advice.change, language)}"
    yield from _wrapped(told, "  ", "    ")
    yield from _wrapped(quoted(_short(finding.context)), "    ")


def _missing(missing: Missing, check: Check, library: Library, language: str) -> Iterator[str]:
    yield text("drafts.check.missing", language).upper()
    yield from _wrapped(text("drafts.write_here", language, where=where(missing, language)), "  ")
    for words in missing.paragraphs:
        yield from _wrapped(quoted(words), "    ")
    if missing.row is not None:
        row = " | ".join(cell or "" for cell in missing.row.cells)
        yield from _wrapped(text("drafts.check.row", language, row=row), "  ", "    ")
        yield from _wrapped(text("drafts.check.tender", language), "  ")


def _previous(previous: Previous, check: Check, language: str) -> Iterator[str]:
    badge = text(f"verdict.{previous.verdict.value}.badge", language)
    yield text("drafts.check.against", language, name=for_terminal(previous.name), badge=badge)
    if not previous.differences:
        yield from _wrapped(text("drafts.check.no_difference", language), "  ")
    for made in previous.differences:
        yield from _difference(made, language)


def _difference(made: Difference, language: str) -> Iterator[str]:
    point = _point(made.section or made.section_before, language)
    if made.section and made.section_before and made.section != made.section_before:
        before = _point(made.section_before, language)
        point = text("drafts.check.renumbered", language, now=point, before=before)
    effects = [
        ", ".join(text(f"effect.{effect.value}", language) for effect in effects) or "–"
        for effects in (made.effects_before, made.effects_after)
    ]
    kind = text(f"drafts.check.kind.{made.kind.value}", language)
    if made.kind is ChangeOf.MOVED:
        yield from _wrapped(f"{point} · {kind}: {effects[1]}", "  ", "    ")
        yield from _wrapped(quoted(_short(made.after or "")), "    ", "      ")
        return
    trend = text(f"drafts.check.trend.{made.trend.value}", language)
    review = f" ({text('review.short', language)})" if made.needs_review else ""
    yield from _wrapped(f"{point} · {kind}, {trend}: {' → '.join(effects)}{review}", "  ", "    ")
    if made.before is not None and made.kind is not ChangeOf.REDIRECTED:
        yield from _wrapped(f"{text('drafts.check.was', language)} {quoted(_short(made.before))}", "    ", "      ")
    if made.after is not None:
        yield from _wrapped(f"{text('drafts.check.is', language)} {quoted(_short(made.after))}", "    ", "      ")


def _where(finding: Finding, check: Check, language: str) -> str:
    if finding.document != check.draft.document.path:
        return view.place(finding, language)
    point = _point(finding.section, language)
    page = text("place.page", language, page=finding.page) if finding.page else ""
    return ", ".join(part for part in (point, page) if part)


def _point(section: str | None, language: str) -> str:
    if not section:
        return "–"
    return section if section.startswith("§") else text("place.section", language, section=section)


def _short(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rstrip() + " …"


def _quoted(path: str) -> str:
    """Return ``path`` as it is typed in a shell."""
    return path if all(letter.isalnum() or letter in "._-/\\:" for letter in path) else f'"{path}"'


def _wrapped(words: str, first: str = "", following: str | None = None) -> Sequence[str]:
    following = " " * len(first) if following is None else following
    return textwrap.wrap(
        for_terminal(words), WIDTH, initial_indent=first, subsequent_indent=following, break_long_words=False
    )
