"""Where a finding stands is named so that a reader finds it."""

from __future__ import annotations

import pytest

from clausecheck.contracts.material import place


@pytest.mark.parametrize(
    ("document", "section", "named"),
    [
        ("Kontrakt/Bilag 3.pdf", "4.2", "Bilag 3.pdf (4.2)"),
        ("Bilag 3.pdf", "5 d)", "Bilag 3.pdf (5 d)"),
        ("Bilag 3.pdf", None, "Bilag 3.pdf"),
        ("Kontrakt/Bilag 3.DOCX/image1.png", "1.3", "Bilag 3.DOCX/image1.png (1.3)"),
        ("Indgået.eml/Bilag 3.pdf/underbilag.txt", None, "Bilag 3.pdf/underbilag.txt"),
        ("Eksport.zip/Sag 18.04466/Bilag 3.pdf", None, "Bilag 3.pdf"),
        ("Eksport.zip/Bilag 3.pdf", None, "Bilag 3.pdf"),
    ],
)
def test_a_place_names_the_document_and_what_holds_it_but_no_folder(
    document: str, section: str | None, named: str
) -> None:
    assert place(document, section) == named
