"""The new clause gets the next free number, as a reader sees it, and no other number changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pypdfium2 as pdfium
import pytest

from clausecheck.documents.limits import Limits
from clausecheck.documents.reading import read_bytes
from clausecheck.drafts.library import Library
from clausecheck.drafts.mending import Mend, mend
from clausecheck.drafts.reading import Judge, read_draft
from tests.drafts import libreoffice
from tests.drafts.conftest import DATE
from tests.drafts.numbered_drafts import NUMBERED, by_levels, by_signs, by_signs_in_full, typed

EVERY = pytest.mark.parametrize("make", NUMBERED, ids=[make.__name__ for make in NUMBERED])
NEW = "It-systemet kan uden hindringer"
FULL = "Systemet kan uden hindringer indgå i Kundens automatiseringer"


def mended(make: Callable[[], bytes], library: Library, judge: Judge) -> Mend:
    return mend(make(), read_draft(make(), "udkast.docx", judge), library, judge, DATE)


@pytest.fixture(scope="session")
def printed(judge: Judge, library: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What LibreOffice prints of each draft with all changes accepted."""
    source, target = tmp_path_factory.mktemp("numbered"), tmp_path_factory.mktemp("shown")
    for make in NUMBERED:
        (source / f"{make.__name__}.docx").write_bytes(mended(make, library, judge).content)
    libreoffice.settle_changes(source, target)
    accepted = sorted(target.glob("Accept *.docx"))
    libreoffice.to_pdf(accepted, target)
    return {path.stem.removeprefix("Accept "): _printed(path.with_suffix(".pdf")) for path in accepted}


def _printed(path: Path) -> str:
    return squeezed("\n".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(path)))


def squeezed(words: str) -> str:
    """Return ``words`` without spaces and without the dot that a label may or may not end with."""
    return re.sub(r"\s+", "", words).replace("\ufffe", "")


@libreoffice.NEEDED
@EVERY
def test_the_reader_sees_the_next_free_number(printed: dict[str, str], make: Callable[[], bytes]) -> None:
    number, following = NUMBERED[make]
    words = printed[make.__name__]
    assert squeezed(f"{number} {NEW}") in words
    after = words[words.index(squeezed(NEW)) :]
    assert squeezed(f"udføres af mennesker. {following}") in after


@EVERY
def test_the_new_clause_is_read_with_the_next_free_number(
    judge: Judge, library: Library, make: Callable[[], bytes]
) -> None:
    made = mended(make, library, judge)
    document = read_bytes(made.content, "a.docx", Limits())
    lines = [f"{p.label or ''} {document.text[p.start : p.end]}".strip() for p in document.paragraphs]
    at, line = next((at, line) for at, line in enumerate(lines) if NEW in line)
    number, following = (words.replace(".", "").lower() for words in NUMBERED[make])
    assert line.replace(".", "").lower().startswith(f"{number} {NEW.lower()}")
    assert at + 1 == len(lines) if not following else lines[at + 1].replace(".", "").lower() == following
    assert made.numbers[0].lower() == NUMBERED[make][0].rstrip(".").lower()


@EVERY
def test_no_other_number_changes(judge: Judge, library: Library, make: Callable[[], bytes]) -> None:
    was = read_bytes(make(), "a.docx", Limits())
    now = read_bytes(mended(make, library, judge).content, "a.docx", Limits())
    new = [p for p in now.paragraphs if NEW in now.text[p.start : p.end]]
    kept = [(p.label, now.text[p.start : p.end]) for p in now.paragraphs if p not in new]
    assert len(new) == 1
    assert kept == [(p.label, was.text[p.start : p.end]) for p in was.paragraphs]


@pytest.mark.parametrize(
    ("make", "shape", "named"),
    [
        (typed, "12.{}", "pkt. 12.4"),
        (by_levels, "12.{}", "pkt. 12.4"),
        (by_signs_in_full, "§ 12, stk. {}", "§ 12, stk. 4"),
        (by_signs, "stk. {}", "stk. 4"),
    ],
)
def test_each_of_several_paragraphs_gets_its_own(
    judge: Judge, library: Library, make: Callable[[], bytes], shape: str, named: str
) -> None:
    topic = library.automation
    longer = replace(topic, forms=MappingProxyType({**topic.forms, "short": topic.forms["full"]}))
    made = mended(make, Library({**library.topics, "automation": longer}), judge)
    document = read_bytes(made.content, "a.docx", Limits())
    lines = [f"{p.label or ''} {document.text[p.start : p.end]}".strip() for p in document.paragraphs]
    first = next(at for at, line in enumerate(lines) if FULL in line)
    assert list(made.numbers) == [shape.format(number) for number in range(4, 10)]
    for line, number in zip(lines[first : first + 6], made.numbers, strict=True):
        assert re.match(rf"{number}\.? ", line, re.IGNORECASE)
    assert f"hindre automatiseringer omfattet af {named}." in lines[first + 4]
    assert f"Bestemmelserne i {named}-{'12.9' if shape[0] == '1' else '9'} har forrang" in lines[first + 5]
