"""What digital signatures and stamps show on a PDF page is read."""

from __future__ import annotations

from clausecheck.documents import Limits
from clausecheck.documents.reading import read_bytes
from tests.documents.signed_pdf import signed_pdf

CONTRACT = ("KONTRAKT OM RUTEPLAN", "1. Kunden kan bruge systemet.", "Underskrift: ______________ Dato: ____________")
ANNE, BO = "Digitally signed by Anne Holm", "Digitally signed by Bo Terp"


def read(*shown: str, **more: object):
    return read_bytes(signed_pdf(CONTRACT, shown, **more), "kontrakt.pdf", Limits())


def test_what_a_signature_shows_is_read_once_and_the_page_stays_as_it_is() -> None:
    text = read(ANNE).text
    assert text.count("Anne Holm") == 1
    assert all(line in text for line in CONTRACT[:2])


def test_signatures_are_counted_and_empty_fields_are_not() -> None:
    assert read(ANNE, BO, empty=1).properties["signatures"] == "2"
    assert "signatures" not in read(empty=2).properties


def test_what_a_stamp_shows_is_read() -> None:
    assert "UDKAST" in read(stamp="UDKAST").text
