"""Whether a PDF is signed, told by its digital signatures where lines for pens were left open."""

from __future__ import annotations

import pytest

from clausecheck.contracts.facts.kinds import describe
from clausecheck.documents import Limits
from clausecheck.documents.reading import read_bytes
from tests.documents.signed_pdf import signed_pdf

CONTRACT = ("KONTRAKT OM RUTEPLAN", "1. Kunden kan bruge systemet.", "Underskrift: ______________ Dato: ____________")
ANNE, BO = "Digitally signed by Anne Holm", "Digitally signed by Bo Terp"


@pytest.mark.parametrize(
    ("shown", "signed"), [((ANNE, BO), True), (("Anne Holm", "Bo Terp"), True), (("Anne Holm",), None), ((), False)]
)
def test_two_signatures_sign_a_contract_whatever_lines_are_left_open(
    shown: tuple[str, ...], signed: bool | None
) -> None:
    assert describe(read_bytes(signed_pdf(CONTRACT, shown), "kontrakt.pdf", Limits())).signed is signed
