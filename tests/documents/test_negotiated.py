"""A contract under negotiation: changes in three views, comments apart, hidden words out, in every Word-like format."""

from __future__ import annotations

import pytest

from clausecheck.documents import View, read
from clausecheck.documents.model import ChangeKind, ParagraphKind, Status
from tests.documents.negotiated import AUTHOR, DATE, EXPECTED, FILES, FORMATS, NAME, docx_bytes


@pytest.mark.parametrize("form", ["docx", *FORMATS])
def test_every_change_is_accepted(texts, form):
    document = read(FILES / f"{NAME}.{form}")
    # LibreOffice marks the words before a deleted paragraph end as deleted in RTF.
    lost = "Sammen" if form == "rtf" else ""
    assert texts(document) == [text.removeprefix(lost) for text in EXPECTED]
    assert document.status is Status.READ
    assert document.deletions >= 2
    notes = [paragraph for paragraph in document.paragraphs if paragraph.kind is ParagraphKind.FOOTNOTE]
    assert len(notes) == 2
    assert [row.header_row for row in document.paragraphs[-3:]] == [True, False, False]


@pytest.mark.parametrize("form", ["docx", *FORMATS])
def test_margins_and_comments_stand_apart(form):
    document = read(FILES / f"{NAME}.{form}")
    assert {name: document.properties[name] for name in ("header", "footer")} == {
        "header": "UDKAST",
        "footer": "Fortroligt",
    }
    assert [(comment.text, comment.author) for comment in document.comments] == [("Kan ikke godkendes.", AUTHOR)]
    assert "godkendes" not in document.text


def test_a_comment_is_about_its_paragraph():
    document = read(FILES / f"{NAME}.docx")
    (comment,) = document.comments
    assert document.text[comment.start : comment.end] == EXPECTED[0]
    assert comment.date == DATE


def test_rejected_is_the_wording_before(texts):
    document = read(FILES / f"{NAME}.docx", view=View.REJECTED)
    assert texts(document) == [
        "Kunden må gerne bruge robotter.",
        "Alle må logge på.",
        "Dog ikke uden for åbningstid.",
        "Hele afsnittet udgår.",
        "Sammen",
        "føjet afsnit.",
        *EXPECTED[4:],
    ]
    assert document.changes == ()


def test_marked_keeps_both_wordings_in_their_order(texts):
    document = read(FILES / f"{NAME}.docx", view=View.MARKED)
    assert texts(document)[0] == "Kunden må ikke gerne bruge robotter."
    marked = [(document.text[change.start : change.end], change.kind, change.author) for change in document.changes]
    assert marked == [
        ("ikke", ChangeKind.INSERTED, AUTHOR),
        ("gerne", ChangeKind.DELETED, AUTHOR),
        ("Hele afsnittet udgår.", ChangeKind.DELETED, AUTHOR),
    ]


def test_the_committed_word_file_is_the_one_that_the_others_were_made_from(tmp_path):
    path = tmp_path / f"{NAME}.docx"
    path.write_bytes(docx_bytes())
    assert read(path) == read(FILES / f"{NAME}.docx")
