"""What is kept comes back the same, and what an older version kept stays readable."""

from __future__ import annotations

import datetime as dt
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausecheck.contracts.model import Contract, ContractFacts, Supplier, Verdict
from clausecheck.documents.model import Change, ChangeKind, Document, Page, Paragraph, ParagraphKind, Reason, Status
from clausecheck.effects.model import Classification, Condition, Effect, Evidence
from clausecheck.portfolio import codec
from clausecheck.texts import message

texts = st.text(max_size=30)
numbers = st.integers(0, 10**6)


@given(texts, texts, numbers, st.sampled_from(ParagraphKind), st.none() | st.sampled_from(Reason))
def test_a_document_comes_back_the_same(
    path: str, text: str, number: int, kind: ParagraphKind, reason: Reason | None
) -> None:
    document = Document(
        path,
        "pdf",
        text,
        (Paragraph(0, number, kind, label=text or None, cells=((0, 1), (number, number))), Paragraph(0, 0)),
        (Page(number, 0, 0, readable=reason is None, reason=reason),),
        Status.PARTLY_READ,
        changes=(Change(0, 1, path, None, ChangeKind.DELETED),),
        properties={path: text},
    )
    assert codec.unpack(codec.pack(document), Document) == document


@given(st.lists(st.sampled_from(Effect)), st.lists(st.sampled_from(Condition)), st.floats(0, 1))
def test_a_classification_comes_back_the_same(effects: list[Effect], kinds: list[Condition], sure: float) -> None:
    evidence = tuple(Evidence(effect, 0, 1, "x", sure, ("rule:a", "model")) for effect in effects)
    found = Classification(tuple(effects), tuple(kinds), evidence, bool(kinds), "en")
    assert codec.unpack(codec.pack(found), Classification) == found


def test_a_contract_comes_back_the_same() -> None:
    facts = ContractFacts("Sag", Supplier("A/S", None), effective_date=dt.date(2020, 1, 31), notice_period_months=0)
    said = (message("reason_contract.missing"), message("x", place="Bilag 1 (4.2)"))
    contract = Contract("k", "01 Sag", facts, Verdict.MISSING, True, said, (), (), ())
    assert codec.unpack(codec.pack(contract), Contract) == contract


def test_what_an_older_or_newer_version_wrote_is_read_with_defaults() -> None:
    assert codec.decode({"path": "a", "format": "pdf", "invented": 1}, Document) == Document("a", "pdf")


@pytest.mark.parametrize(
    "data",
    [b"", b"\x80\x04.", zlib.compress(b"{"), zlib.compress(b"[1]"), zlib.compress(b'{"path": "a"}')],
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(codec.CodecError):
        codec.unpack(data, Document)


def test_an_unknown_word_is_refused() -> None:
    with pytest.raises(codec.CodecError):
        codec.decode({"path": "a", "format": "b", "status": "made_up"}, Document)
