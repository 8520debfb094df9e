"""The sample contracts: their markup, that they render the same every time, and that what is expected of them holds."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from .hyphens import SOFT_HYPHEN, with_soft_hyphens
from .markup import Block, Change, Footnote, MarkupError, Text, parse, plain
from .portfolio import SAMPLES, TEXTS, render, render_file, sources, target_name

EXPECTED = json.loads((Path(__file__).parent / "expected.json").read_text(encoding="utf-8"))
NAMES = [entry.get("folder") or entry["file"] for entry in EXPECTED]
VERDICTS = {"compliant", "conditional", "restricted", "conflicting", "missing", "unreadable"}
CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)


def only_block(body: str) -> Block:
    (block,) = parse(f"format: docx\n\n{body}").blocks
    return block


@pytest.mark.parametrize(
    ("body", "kind", "number", "level", "text"),
    [
        ("= Kontrakt om drift", "title", "", 0, "Kontrakt om drift"),
        ("# 4 Priser", "heading", "4", 1, "Priser"),
        ("# § 4 Priser", "heading", "§ 4", 1, "Priser"),
        ("## 4.2 Betaling", "heading", "4.2", 2, "Betaling"),
        ("# Bilag 3 – Priser", "heading", "", 1, "Bilag 3 – Priser"),
        ("4.2.1 Kunden betaler\nmånedligt.", "numbered", "4.2.1", 3, "Kunden betaler månedligt."),
        ("7. Alle priser er faste.", "numbered", "7.", 1, "Alle priser er faste."),
        ("5 arbejdsdage er nok.", "plain", "", 0, "5 arbejdsdage er nok."),
        ("12. marts er fristen.", "plain", "", 0, "12. marts er fristen."),
        ("- et punkt", "bullet", "•", 0, "et punkt"),
        ("b) et led,", "item", "b)", 0, "et led,"),
        ("(ii) et led", "item", "(ii)", 0, "et led"),
        ("[box: Bemærk]", "box", "", 0, "Bemærk"),
        ("---page---", "page", "", 0, ""),
    ],
)
def test_block_is_recognised(body: str, kind: str, number: str, level: int, text: str) -> None:
    block = only_block(body)
    assert (block.kind, block.number, block.level, plain(block.runs)) == (kind, number, level, text)


def test_consecutive_lines_that_each_begin_an_item_are_separate_blocks() -> None:
    blocks = parse("format: txt\n\nKunden må:\na) læse,\nb) skrive\n| A | B |\n| 1 | 2 |\n").blocks
    assert [block.kind for block in blocks] == ["plain", "item", "item", "table"]
    assert blocks[-1].rows == (("A", "B"), ("1", "2"))


def test_tracked_changes_and_footnotes_become_runs() -> None:
    block = only_block("Kunden må {-ikke |Jens Ø|2026-03-02-}{+altid |Jens Ø|2026-03-02+}læse[[fn: Aftalt i maj.]].")
    assert block.runs == (
        Text("Kunden må "),
        Change("ikke ", "Jens Ø", "2026-03-02", inserted=False),
        Change("altid ", "Jens Ø", "2026-03-02", inserted=True),
        Text("læse"),
        Footnote("Aftalt i maj."),
        Text("."),
    )
    assert plain(block.runs) == "Kunden må altid læse."


@pytest.mark.parametrize("source", ["format: odt\n\nTekst", "Tekst uden hoved\n\nmere", "columns: 2\n\nTekst"])
def test_a_text_without_a_usable_header_is_refused(source: str) -> None:
    with pytest.raises(MarkupError):
        parse(source)


def test_footnotes_changes_and_numbers_reach_word_as_word_writes_them() -> None:
    sample = parse(
        "format: docx\nauto_numbers: yes\nwatermark: UDKAST\n\n# 1 Brug\n\n"
        "1.1 Ret{+ten|A|2026-03-02+}[[fn: En note.]]\n\n[box: I en ramme]\n"
    )
    data, warnings = render(sample)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = package.read("word/document.xml").decode()
        notes = package.read("word/footnotes.xml").decode()
        headers = "".join(package.read(name).decode() for name in package.namelist() if "header" in name)
    assert warnings == []
    assert '<w:ins w:id="1" w:author="A" w:date="2026-03-02T10:00:00Z">' in body
    assert 'w:footnoteReference w:id="1"' in body
    assert "En note." in notes
    assert 'w:ilvl w:val="1"' in body
    assert "1.1" not in body
    assert "wps:txbx" in body
    assert 'string="UDKAST"' in headers


def test_a_typed_number_that_word_would_count_differently_is_told() -> None:
    _, warnings = render(parse("format: docx\nauto_numbers: yes\n\n# 1 Brug\n\n# 3 Pris\n"))
    assert warnings == ["automatic number 2 where the text says 3"]


def test_soft_hyphens_change_only_long_words_and_nothing_else() -> None:
    text = "Kunden har vedligeholdelsesforpligtelser."
    hyphenated = with_soft_hyphens(text)
    assert SOFT_HYPHEN in hyphenated
    assert hyphenated.startswith("Kunden har vedl")
    assert hyphenated.replace(SOFT_HYPHEN, "") == text


@pytest.mark.parametrize("source", sources(), ids=lambda path: str(path.relative_to(TEXTS)))
def test_committed_sample_is_what_its_text_renders_to(source: Path) -> None:
    data, warnings = render_file(source)
    assert warnings == []
    assert data == render_file(source)[0]
    assert same_content(data, (SAMPLES / target_name(source)).read_bytes(), target_name(source).suffix)


def same_content(one: bytes, other: bytes, suffix: str) -> bool:
    """Compare bytes, and where a library's version has changed them, what the files hold."""
    if one == other or suffix == ".txt":
        return one == other
    return contents(one, suffix) == contents(other, suffix)


def contents(data: bytes, suffix: str) -> list[str]:
    if suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return [package.read(name).decode() for name in sorted(package.namelist()) if name.startswith("word/d")]
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def test_the_folder_holds_the_rendered_texts_and_the_contract_list_only() -> None:
    found = {path.relative_to(SAMPLES) for path in SAMPLES.rglob("*") if path.is_file()}
    assert found == {target_name(source) for source in sources()} | {Path("kontrakter.csv")}


def test_every_contract_has_an_expectation() -> None:
    assert sorted(NAMES) == sorted({target_name(source).parts[0] for source in sources()})


def text_behind(entry: dict[str, str], document: str) -> str:
    target = Path(entry["folder"]) / document if "folder" in entry else Path(document)
    (source,) = [source for source in sources() if target_name(source) == target]
    return re.sub(r"\s+", " ", source.read_text(encoding="utf-8"))


def quotes(entry: dict[str, str | None]) -> list[tuple[str, str]]:
    """Return (key of the quote, quote) for every quote that the expectation gives."""
    return [(key, value) for key, value in entry.items() if key.endswith("_quote") and value]


@pytest.mark.parametrize("entry", EXPECTED, ids=NAMES)
def test_expected_quotes_stand_in_the_texts(entry: dict[str, str]) -> None:
    everything = " ".join(
        re.sub(r"\s+", " ", source.read_text(encoding="utf-8"))
        for source in sources()
        if target_name(source).parts[0] == (entry.get("folder") or entry["file"])
    )
    for key, quote in quotes(entry):
        document = entry.get(key.replace("_quote", "_document"))
        assert quote in (text_behind(entry, document) if document else everything)
    assert bool(entry["deciding_quote"]) == (entry["verdict"] != "missing")
    assert entry["verdict"] in VERDICTS
    assert entry["supplier"] in everything


@pytest.mark.parametrize("source", sources(), ids=lambda path: str(path.relative_to(TEXTS)))
def test_every_cvr_number_is_valid_under_modulus_11(source: Path) -> None:
    text = source.read_text(encoding="utf-8")
    for match in re.finditer(r"CVR[^\d\n]{0,12}((?:\d ?){7}\d)", text):
        digits = [int(digit) for digit in match[1] if digit.isdigit()]
        assert sum(weight * digit for weight, digit in zip(CVR_WEIGHTS, digits, strict=True)) % 11 == 0, match[0]


def test_the_contract_list_opens_in_danish_excel_and_leaves_two_contracts_out() -> None:
    raw = (SAMPLES / "kontrakter.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = {row["mappe"]: row for row in csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";")}
    assert len(set(NAMES) - set(rows)) == 2
    for name, entry in zip(NAMES, EXPECTED, strict=True):
        if name in rows:
            assert rows[name]["CVR"].replace(" ", "") == entry["cvr"]
            assert rows[name]["kontraktnr."] == entry["contract_number"]
