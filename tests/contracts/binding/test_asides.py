"""Text beside the agreed text gives no right; what would hinder automation in it asks for review."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument

from clausecheck.contracts.assemble import assemble
from clausecheck.contracts.model import Contract, Verdict
from clausecheck.documents.builder import DocumentBuilder
from clausecheck.documents.limits import Limits
from clausecheck.documents.model import AsideKind, Comment, Document
from clausecheck.documents.reading import read_bytes
from clausecheck.effects import Classification, judging
from clausecheck.texts import render

from ..conftest import BAN, RIGHT, classify, contract, keys

BESIDE = {AsideKind.MARGIN: "Sidehoved/sidefod i Kontrakt.docx", AsideKind.HIDDEN: "Skjult tekst i Kontrakt.docx"}
LONG = "Leverandøren leverer og driver systemet for Kunden i hele løbetiden, og Kunden betaler for det hver måned."
FEE = "Robotter kan kun bruges efter samtykke."


def made(
    *points: str,
    asides: tuple[tuple[AsideKind, str], ...] = (),
    comments: tuple[str, ...] = (),
    by: Callable[[str, str], Classification] = classify,
) -> Contract:
    """Return the contract of one signed document with ``points`` and what stands beside them."""
    builder = DocumentBuilder("Kontrakt.docx", "docx")
    for line in contract(*points).split("\n\n"):
        builder.add(line.strip())
    for kind, text in asides:
        builder.put_aside(kind, text)
    builder.comments += [Comment(text, 0, 0, "A. Holm") for text in comments]
    return assemble([builder.build()], "sag", classify=by)


def of_word(fill: Callable[[WordDocument], object]) -> Contract:
    """Return the contract of a Word file that ``fill`` fills."""
    word = docx.Document()
    word.add_paragraph("Kontrakt om systemet mellem Prøve Kommune (Kunden) og Testdata A/S (Leverandøren).")
    fill(word)
    stream = io.BytesIO()
    word.save(stream)
    document: Document = read_bytes(stream.getvalue(), "Kontrakt.docx", Limits())
    return assemble([document], "sag", classify=classify)


def test_a_contract_with_nothing_beside_it_asks_for_nothing() -> None:
    assert (made(RIGHT).verdict, made(RIGHT).needs_review) == (Verdict.COMPLIANT, False)


@pytest.mark.parametrize("kind", BESIDE)
@pytest.mark.parametrize("said", [BAN, FEE, "Brugere er fysiske personer."])
def test_a_hindrance_beside_the_text_asks_for_review_and_is_quoted(kind: AsideKind, said: str) -> None:
    asked = made(RIGHT, asides=((kind, said),))
    assert (asked.verdict, asked.needs_review) == (Verdict.COMPLIANT, True)
    told = [render(reason, "da") for reason in asked.reasons]
    assert any(reason.startswith(BESIDE[kind]) and "»" in reason for reason in told)


def test_a_condition_in_a_header_that_reads_like_a_title_asks_for_review() -> None:
    said = "Robotter må ikke anvendes uden samtykke – se Leverandørens vilkår"
    asked = made(RIGHT, asides=((AsideKind.MARGIN, said),), by=judging.classify)
    assert (asked.needs_review, "aside_margin" in keys(asked)) == (True, True)


def test_a_hindrance_in_a_comment_asks_for_review() -> None:
    asked = made(RIGHT, comments=(BAN,))
    assert (asked.verdict, asked.needs_review, "aside_comment" in keys(asked)) == (Verdict.COMPLIANT, True, True)


@pytest.mark.parametrize("kind", BESIDE)
def test_a_right_beside_the_text_gives_none(kind: AsideKind) -> None:
    asked = made(LONG, asides=((kind, RIGHT),))
    assert (asked.verdict, asked.needs_review) == (Verdict.MISSING, False)


def test_margins_and_comments_without_effect_ask_for_nothing() -> None:
    margins = ("Kontrakt om softwarerobotter", "Side 1 af 9", "Fortroligt – må ikke videregives")
    asked = made(RIGHT, asides=tuple((AsideKind.MARGIN, said) for said in margins), comments=("Skal vi tale om den?",))
    assert (asked.verdict, asked.needs_review) == (Verdict.COMPLIANT, False)


def test_a_hidden_bar_changes_nothing_in_a_contract_that_is_barred() -> None:
    assert made(BAN, asides=((AsideKind.HIDDEN, BAN),)).needs_review is False


@pytest.mark.parametrize("said", [BAN, RIGHT])
def test_a_clause_that_is_struck_out_does_not_hold_and_asks_for_review(said: str) -> None:
    def fill(word: WordDocument) -> None:
        word.add_paragraph("2. Ydelsen er systemet.")
        word.add_paragraph().add_run(said).font.strike = True

    asked = of_word(fill)
    assert (asked.verdict, asked.needs_review, "aside_struck" in keys(asked)) == (Verdict.MISSING, True, True)


def test_words_that_are_struck_out_of_a_clause_ask_for_review() -> None:
    def fill(word: WordDocument) -> None:
        paragraph = word.add_paragraph("2. Kunden må ")
        paragraph.add_run("ikke ").font.strike = True
        paragraph.add_run("bruge robotter.")

    asked = of_word(fill)
    assert (asked.verdict, asked.needs_review) == (Verdict.COMPLIANT, True)
    assert {"struck_words"} <= keys(asked)


def test_words_that_are_struck_out_elsewhere_ask_for_nothing() -> None:
    def fill(word: WordDocument) -> None:
        word.add_paragraph("2. Prisen er ").add_run("10 kr. ").font.strike = True
        word.add_paragraph(f"3. {RIGHT}")

    assert (of_word(fill).verdict, of_word(fill).needs_review) == (Verdict.COMPLIANT, False)


def test_words_that_led_up_to_a_clause_and_are_struck_out_ask_for_review() -> None:
    def fill(word: WordDocument) -> None:
        word.add_paragraph("2. Ydelsen er systemet.")
        word.add_paragraph().add_run("Følgende gælder ikke:").font.strike = True
        word.add_paragraph(RIGHT)

    assert "struck_words" in keys(of_word(fill))


@pytest.mark.parametrize(("signed", "review"), [(True, False), (False, True)])
def test_a_bar_that_a_tracked_change_deletes_asks_unless_the_document_is_signed(signed: bool, review: bool) -> None:
    builder = DocumentBuilder("Kontrakt.docx", "docx")
    text = contract("Ydelsen.", RIGHT) if signed else contract("Ydelsen.", RIGHT).split("Underskrevet")[0]
    for line in text.split("\n\n"):
        builder.add(line.strip())
    builder.put_aside(AsideKind.DELETED, BAN)
    asked = assemble([builder.build()], "sag", classify=classify)
    assert ("aside_deleted" in keys(asked)) is review
    assert asked.verdict is Verdict.COMPLIANT
    assert asked.needs_review is review


def test_only_a_few_of_a_kind_are_named_and_long_ones_are_cut() -> None:
    bars = tuple((AsideKind.HIDDEN, f"Kunden må ikke bruge robotter {'x' * 300} {number}.") for number in range(9))
    told = [reason for reason in made(RIGHT, asides=bars).reasons if reason.key.endswith("aside_hidden")]
    assert 0 < len(told) <= 3
    assert all(len(dict(reason.values)["quote"]) <= 160 for reason in told)
