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


HOURS = "Anne Holm, Lunde Kommune, 19.02.2024 kl. 10.41\nBo Terp, Ruteplan ApS, 21.02.2024 kl. 08.15\n"


@pytest.mark.parametrize(("end", "draft"), [(HOURS, False), ("Anne Holm, 19.02.2024\nBo Terp, 21.02.2024\n", True)])
def test_what_both_have_signed_to_the_hour_is_no_draft_whatever_its_file_is_called(end: str, draft: bool) -> None:
    text = f"ALLONGE 2\n\n1. Pkt. 9.4 ophæves.\n\nUnderskrevet med digital signatur:\n{end}"
    described = describe(read_bytes(text.encode(), "UDKAST_allonge2_rev4.txt", Limits()))
    assert described.draft is draft
    assert described.signed is True
