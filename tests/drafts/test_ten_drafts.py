"""Ten drafts: what the reader gets back opens everywhere, keeps what others wrote, and keeps its promise."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from lxml import etree

from clausecheck.contracts.model import Verdict
from clausecheck.documents.limits import Limits
from clausecheck.documents.model import View
from clausecheck.documents.reading import read_bytes
from clausecheck.drafts.reading import Judge, read_draft
from clausecheck.drafts.word_changes import AUTHOR
from tests.drafts import libreoffice
from tests.drafts.conftest import Handled
from tests.drafts.make_drafts import DRAFTS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVERY = pytest.mark.parametrize("name", DRAFTS)
BEFORE = {
    "silent": Verdict.MISSING,
    "consent": Verdict.CONDITIONAL,
    "ban_by_change": Verdict.RESTRICTED,
    "natural_person": Verdict.RESTRICTED,
    "requirements": Verdict.MISSING,
    "english": Verdict.RESTRICTED,
    "soft_with_notes": Verdict.CONDITIONAL,
    "unnumbered": Verdict.MISSING,
    "listed": Verdict.RESTRICTED,
    "people_and_fee": Verdict.RESTRICTED,
}


def text(data: bytes, view: View = View.ACCEPTED) -> str:
    return read_bytes(data, "udkast.docx", Limits(), view).text


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def by_others(data: bytes) -> list[tuple[str, str | None, str]]:
    """Return the tracked changes that are not the tool's, joined where they were cut: kind, author and words."""
    found: list[tuple[str, str | None, str]] = []
    body = etree.fromstring(parts(data)["word/document.xml"])
    for change in body.iter(f"{W}ins", f"{W}del"):
        author = change.get(f"{W}author")
        words = "".join(node.text or "" for node in change.iter(f"{W}t", f"{W}delText") if not own(node))
        if author == AUTHOR or not words:
            continue
        if found and found[-1][:2] == (change.tag, author):
            words = found.pop()[2] + words
        found.append((change.tag, author, words))
    return found


def own(node: etree._Element) -> bool:
    return any(above.get(f"{W}author") == AUTHOR for above in node.iterancestors(f"{W}ins"))


@EVERY
def test_the_draft_is_judged_as_it_was_meant(handled: dict[str, Handled], name: str) -> None:
    assert handled[name].check.contract.verdict is BEFORE[name]


@EVERY
def test_all_changes_accepted_the_draft_is_compliant(handled: dict[str, Handled], judge: Judge, name: str) -> None:
    mended = handled[name].mended
    assert read_draft(mended.content, f"{name}.docx", judge).contract.verdict is Verdict.COMPLIANT
    assert mended.compliant
    assert mended.changed
    assert not mended.left


@EVERY
def test_all_changes_rejected_the_text_is_the_originals(handled: dict[str, Handled], name: str) -> None:
    given, mended = handled[name].data, handled[name].mended
    assert text(mended.content, View.REJECTED) == text(given, View.REJECTED)
    assert mended.rejects_to_original


@EVERY
def test_other_parts_and_others_changes_are_as_they_were(handled: dict[str, Handled], name: str) -> None:
    given, mended = handled[name].data, handled[name].mended.content
    before, after = parts(given), parts(mended)
    assert [part for part in before if before[part] != after.get(part)] == ["word/document.xml"]
    assert after.keys() == before.keys()
    assert by_others(mended) == by_others(given)


@EVERY
def test_annotating_leaves_every_word_and_adds_to_the_comments(handled: dict[str, Handled], name: str) -> None:
    given, annotated = handled[name].data, handled[name].annotated
    for view in View:
        assert text(annotated.content, view) == text(given, view)
    was = docx.Document(io.BytesIO(given)).comments
    now = docx.Document(io.BytesIO(annotated.content)).comments
    assert len(now) == len(was) + annotated.comments
    assert [comment.text for comment in now][: len(was)] == [comment.text for comment in was]
    assert annotated.unplaced == ()
    touched = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    before, after = parts(given), parts(annotated.content)
    assert {part for part in after if before.get(part) != after[part]} <= touched


@EVERY
def test_comments_lie_on_the_deciding_words(handled: dict[str, Handled], name: str) -> None:
    given = handled[name]
    read = read_bytes(given.annotated.content, "udkast.docx", Limits())
    body = etree.fromstring(parts(given.annotated.content)["word/document.xml"])
    marked = [commented(body, comment) for comment in ids(body)]
    for advice in given.check.advice:
        own = advice.finding.quote.split(": ")[-1]
        assert any(squeezed(own) in squeezed(words) for words in marked), marked
    assert len(read.comments) == len(marked)


def ids(body: etree._Element) -> list[str]:
    return [start.get(f"{W}id") for start in body.iter(f"{W}commentRangeStart")]


def commented(body: etree._Element, comment: str) -> str:
    said, inside = "", False
    for element in body.iter():
        if element.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd") and element.get(f"{W}id") == comment:
            inside = element.tag == f"{W}commentRangeStart"
        elif inside and element.tag == f"{W}t":
            said += element.text or ""
    return said


def squeezed(words: str) -> str:
    return "".join(words.split())


def test_the_new_clause_has_the_next_free_number(handled: dict[str, Handled]) -> None:
    numbers = {name: given.mended.numbers[:1] for name, given in handled.items()}
    assert numbers["silent"] == ("2.3",)
    assert numbers["consent"] == ("3.4",)
    assert numbers["ban_by_change"] == ("3.4",)
    assert numbers["english"] == ("2.4",)
    assert numbers["natural_person"] == ("stk. 3",)
    assert numbers["unnumbered"] == ()


def test_an_automatic_number_is_counted_by_word_and_a_typed_one_is_written(handled: dict[str, Handled]) -> None:
    auto = read_bytes(handled["silent"].mended.content, "a.docx", Limits())
    new = next(p for p in auto.paragraphs if auto.text[p.start :].startswith("It-systemet kan uden"))
    assert new.label == "2.3"
    typed = text(handled["ban_by_change"].mended.content)
    assert "\n3.4 It-systemet kan uden hindringer" in typed
    assert "\nStk. 3. It-systemet kan uden hindringer" in text(handled["natural_person"].mended.content)


def test_the_numbers_of_other_clauses_do_not_change(handled: dict[str, Handled]) -> None:
    for given in handled.values():
        was = read_bytes(given.data, "a.docx", Limits())
        now = read_bytes(given.mended.content, "a.docx", Limits())
        new = ("It-systemet kan uden", "Automatisering", "The IT system can")
        kept = [p for p in now.paragraphs if not now.text[p.start : p.end].startswith(new)]
        assert [p.label for p in was.paragraphs if p.label] == [p.label for p in kept if p.label]


def test_a_table_of_requirements_gets_a_row(handled: dict[str, Handled]) -> None:
    mended = handled["requirements"].mended
    rows = [[cell.text for cell in row.cells] for row in docx.Document(io.BytesIO(mended.content)).tables[0].rows]
    assert mended.row is not None
    assert mended.row.startswith("K-10 | Systemet skal uden hindringer")
    assert len(rows) == 4


def test_who_wrote_a_ban_and_took_out_a_right_is_told(handled: dict[str, Handled]) -> None:
    found = handled["ban_by_change"].check
    ban = next(advice for advice in found.advice if advice.finding.deciding)
    assert ban.change is not None
    assert (ban.change.author, ban.change.date) == ("Nordlys Systemer, MBK", "2026-10-03T10:00:00Z")
    assert [advice.change.author for advice in found.removed if advice.change] == ["Nordlys Systemer, MBK"]
    assert found.verdicts_differ
    assert found.rejected is not None
    assert found.rejected.verdict is Verdict.COMPLIANT


def test_small_words_turn_what_small_words_can(handled: dict[str, Handled]) -> None:
    after = {name: [turned.after for turned in given.mended.turned] for name, given in handled.items()}
    assert len(after["consent"]) == 1
    assert after["consent"][0].startswith("Kunden må anvende softwarerobotter i Systemet ")
    assert "orienter" in after["consent"][0]
    assert after["natural_person"] == [
        "Ved Bruger forstås en fysisk person eller softwarerobot, der er oprettet i Systemet af Kunden."
    ]


@pytest.fixture(scope="session")
def opened(handled: dict[str, Handled], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every annotated and redlined draft as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("opened")
    files = []
    for name, given in handled.items():
        for kind, data in (("annotated", given.annotated.content), ("redlined", given.mended.content)):
            files.append(folder / f"{kind} {name}.docx")
            files[-1].write_bytes(data)
    libreoffice.to_pdf(files, folder)
    return folder


@libreoffice.NEEDED
@EVERY
@pytest.mark.parametrize("kind", ["annotated", "redlined"])
def test_the_files_open_as_a_reader_opens_them(handled: dict[str, Handled], opened: Path, name: str, kind: str) -> None:
    words = squeezed(handled[name].mended.inserted[0]) if kind == "redlined" else squeezed("Leverandøren")
    pdf = pdfium.PdfDocument(opened / f"{kind} {name}.pdf")
    shown = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    if name == "english" and kind == "annotated":
        words = "TheCustomershallnotuserobots"
    assert words in squeezed(shown).replace("\ufffe", "")


@pytest.fixture(scope="session")
def settled(handled: dict[str, Handled], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each redlined draft, all changes accepted or rejected by LibreOffice."""
    source, target = tmp_path_factory.mktemp("redlined"), tmp_path_factory.mktemp("settled")
    for name, given in handled.items():
        (source / f"{name}.docx").write_bytes(given.mended.content)
    libreoffice.settle_changes(source, target)
    return target


@libreoffice.NEEDED_WITH_COMMENTS
@EVERY
def test_libreoffice_accepting_all_gives_a_compliant_draft(settled: Path, judge: Judge, name: str) -> None:
    accepted = (settled / f"Accept {name}.docx").read_bytes()
    assert read_draft(accepted, f"{name}.docx", judge).contract.verdict is Verdict.COMPLIANT


@libreoffice.NEEDED_WITH_COMMENTS
@EVERY
def test_libreoffice_rejecting_all_gives_the_original(handled: dict[str, Handled], settled: Path, name: str) -> None:
    rejected = text((settled / f"Reject {name}.docx").read_bytes(), View.REJECTED)
    assert rejected == text(handled[name].data, View.REJECTED)
