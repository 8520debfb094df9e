"""What a checked file says: clauses to read are marked, once, and what is only form is not taken for more."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from clausecheck.cli.check import check_command
from clausecheck.contracts.model import Verdict
from clausecheck.documents.limits import Limits
from clausecheck.documents.reading import read_bytes
from clausecheck.drafts.annotating import annotate_word, remark
from clausecheck.drafts.as_text import check_lines, mend_lines
from clausecheck.drafts.checking import Check, asks_review, check
from clausecheck.drafts.doubts import doubts_in
from clausecheck.drafts.library import Library
from clausecheck.drafts.mending import Mend, mend
from clausecheck.drafts.reading import Judge, read_draft
from clausecheck.drafts.word_changes import AUTHOR
from clausecheck.texts import message
from tests.drafts.conftest import DATE, Handled
from tests.drafts.make_drafts import Desk

RIGHT = (
    "Systemet kan uden hindringer indgå i automatiseringer, fx RPA. "
    "Der stilles ikke krav om, at handlinger i Systemet udføres af mennesker."
)
UNCLEAR = "Adgang for ikke-menneskelige brugere aftales nærmere mellem parterne."


def draft(*clauses: str, signed: bool = False) -> bytes:
    desk = Desk("typed")
    desk.title("Kontrakt om KulturNet")
    desk.section("Brugsret")
    for words in clauses:
        desk.clause(words)
    desk.filling("Drift")
    if signed:
        desk.document.add_paragraph("Dato:", style="Kontrakttekst")
        desk.signatures()
    return desk.content()


def comments(data: bytes) -> list[tuple[str, str]]:
    """Return the words that each comment lies on, and what it says."""
    read = read_bytes(data, "udkast.docx", Limits())
    return [(read.text[comment.start : comment.end], comment.text) for comment in read.comments]


def mended(data: bytes, judge: Judge, library: Library) -> tuple[Check, Mend]:
    found = check(data, "udkast.docx", library, judge)
    return found, mend(data, found.draft, library, judge, DATE)


def shown(lines: Iterable[str]) -> str:
    return " ".join(" ".join(lines).split())


def test_a_clause_to_read_has_a_comment_that_says_so(judge: Judge, library: Library) -> None:
    data = draft(RIGHT, UNCLEAR)
    found = check(data, "udkast.docx", library, judge)
    assert [doubt.clause.text for doubt in found.doubts] == [UNCLEAR]
    told = comments(annotate_word(data, found, library, "da", DATE).content)
    said = [said for on, said in told if "ikke-menneskelige" in on]
    assert said == ["Pkt. 1.2 nævner måske automatisering, uden at virkningen er klar. Læs bestemmelsen."]


@pytest.mark.parametrize("key", ["doubt", "narrow_right"])
def test_what_is_to_be_read_of_a_finding_stands_in_its_comment(judge: Judge, library: Library, key: str) -> None:
    data = draft("Kunden har brugsret.", RIGHT)
    found = check(data, "udkast.docx", library, judge)
    reason = message(f"reason_contract.{key}", place="udkast.docx (1.2)")
    asked = replace(found, doubts=tuple(doubts_in(found.draft, [reason], judge)))
    before = comments(annotate_word(data, found, library, "da", DATE).content)
    after = comments(annotate_word(data, asked, library, "da", DATE).content)
    assert [on for on, _ in after] == [on for on, _ in before]
    told = [said for (_, said), (_, was) in zip(after, before, strict=True) if said != was]
    assert len(told) == 1
    assert "pkt. 1.2" in told[0].casefold()


def test_a_draft_that_asks_to_be_read_is_not_called_in_order(judge: Judge, library: Library) -> None:
    found, made = mended(draft(RIGHT, UNCLEAR), judge, library)
    assert made.compliant
    assert asks_review(made.after)
    told = shown(mend_lines(made, "rettet.docx", found, "da"))
    assert "Udkastet er i orden" not in told
    assert "(skal vurderes)" in told
    assert "udkast.docx (1.2) nævner måske automatisering" in told


def test_the_verdict_told_is_that_of_the_file_with_the_changes_accepted(judge: Judge, library: Library) -> None:
    found, made = mended(draft(UNCLEAR, "Robotter må ikke anvendes i Systemet."), judge, library)
    assert made.changed
    assert asks_review(made.after)
    assert "(skal vurderes)" in shown(mend_lines(made, "rettet.docx", found, "da"))


def test_the_tools_own_comments_are_not_read_and_not_doubled(
    handled: dict[str, Handled], judge: Judge, library: Library
) -> None:
    for name in ("consent", "requirements", "natural_person"):
        given = handled[name]
        again = check(given.annotated.content, f"{name}.docx", library, judge)
        assert again.contract.reasons == given.check.contract.reasons
        twice = annotate_word(given.annotated.content, again, library, "da", DATE)
        assert twice.comments == 0
        assert len(comments(twice.content)) == len(comments(given.annotated.content))


def test_what_could_not_be_mended_has_a_comment_in_the_mended_copy(judge: Judge, library: Library) -> None:
    desk = Desk("typed")
    desk.title("Bilag 2 – Kravspecifikation")
    desk.section("Krav")
    answer = "Nej. Softwarerobotter må ikke anvendes i Løsningen."
    desk.table(("Nr.", "Krav", "Leverandørens svar"), ("1", "Løsningen skal levere rapporter.", answer))
    data = desk.content()
    found, made = mended(data, judge, library)
    assert not made.turned
    content = remark(made, "udkast.docx", "da", DATE).content
    told = [said for on, said in comments(content) if "Softwarerobotter må ikke" in on]
    assert len(told) == 1
    assert "Aftal en ny ordlyd med leverandøren." in told[0]
    assert "har en kommentar i kopien" in shown(mend_lines(made, "rettet.docx", found, "da"))
    own = {comment.author for comment in read_bytes(content, "udkast.docx", Limits()).comments}
    assert own == {AUTHOR}


def test_words_that_are_only_struck_out_are_no_tracked_changes(judge: Judge, library: Library) -> None:
    document = docx.Document(io.BytesIO(draft("Kunden har brugsret.")))
    paragraph = next(one for one in document.paragraphs if "brugsret." in one.text)
    struck = f'<w:r {nsdecls("w")}><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve"> {RIGHT}</w:t></w:r>'
    paragraph._p.append(parse_xml(struck))
    written = io.BytesIO()
    document.save(written)
    found = check(written.getvalue(), "udkast.docx", library, judge)
    assert found.rejected is None
    assert not found.removed
    told = shown(check_lines(found, library, "da"))
    assert "sporede ændringer" not in told
    assert "Overstreget tekst" in told


def test_a_draft_is_not_asked_for_its_signature(judge: Judge, library: Library) -> None:
    found, made = mended(draft(RIGHT, signed=True), judge, library)
    assert found.contract.verdict is Verdict.COMPLIANT
    assert not asks_review(found.contract)
    told = shown([*check_lines(found, library, "da"), *mend_lines(made, "rettet.docx", found, "da")])
    assert "underskrevet" not in told
    assert "Udkastet er i orden" in told


def test_the_end_of_a_contract_is_after_its_tables_and_before_its_signatures(judge: Judge, library: Library) -> None:
    desk = Desk("none")
    desk.title("Aftale om parkeringsapp")
    desk.document.add_paragraph("Leverandøren stiller Systemet til rådighed for Kundens medarbejdere.")
    desk.table(("Post", "Beløb"), ("Oprettelse", "20.000 kr."))
    desk.document.add_paragraph("Sted og dato: ________", style="Kontrakttekst")
    desk.signatures()
    _, made = mended(desk.content(), judge, library)
    lines = read_draft(made.content, "udkast.docx", judge).document.text.splitlines()
    at = next(at for at, words in enumerate(lines) if words.startswith("It-systemet kan uden"))
    assert lines[at - 1].startswith("Oprettelse")
    assert lines[at + 1].startswith("Sted og dato")


def test_two_copies_by_one_name_are_told_of_as_that(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, copy = tmp_path / "udkast.docx", tmp_path / "kopi.docx"
    path.write_bytes(draft(RIGHT))
    told = [str(path), "--annotate", str(copy), "--redline", str(copy)]
    assert check_command("da").main(told, standalone_mode=False) == 2
    assert "Giv de to kopier hver sit navn" in capsys.readouterr().err
    assert not copy.exists()
