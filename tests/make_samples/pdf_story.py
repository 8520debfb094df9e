"""The blocks of a sample as the flowables that reportlab lays out."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, KeepTogether, PageBreak, Paragraph, Spacer, Table

from .hyphens import with_soft_hyphens
from .markup import Block, Change, Footnote, Sample, Text, plain
from .pdf_style import Styles

# Signs that the fonts lack, and how a printed form would show them.
_SUBSTITUTES = str.maketrans(
    {"☐": "[ ]", "☒": "[X]", "☑": "[X]", "✓": "X", "→": "->", "\u2011": "-", "\u202f": "\u00a0"}
)


@dataclass(frozen=True, slots=True)
class Outline:
    """What an earlier layout found: the number of pages, and the 1-based page of each listed heading."""

    pages: int
    headings: tuple[int, ...]


@dataclass(slots=True)
class _Notes:
    """The footnotes met so far and not yet printed."""

    counted: int
    waiting: list[str]


def story(sample: Sample, styles: Styles, outline: Outline, width: float) -> list[Flowable]:
    """Return the flowables of the whole document; `width` is the column's width in points."""
    notes = _Notes(0, [])
    flowables: list[Flowable] = []
    for block in sample.blocks:
        if block.kind == "heading" and block.level == 1:
            flowables += _printed_notes(notes, styles)
        if block.kind == "toc":
            flowables += _contents(sample, styles, outline, width)
        else:
            flowables += _flowables(block, styles, notes, width)
    flowables += _printed_notes(notes, styles)
    signed = [block for block in sample.blocks if block.kind == "signed"]
    if signed and sample.header.get("stamp"):
        flowables += _signing_page(signed, styles)
    return flowables


def _flowables(block: Block, styles: Styles, notes: _Notes, width: float) -> list[Flowable]:
    match block.kind:
        case "title":
            return [Paragraph(_marked(block, styles, notes), styles.title)]
        case "heading":
            return _heading(block, styles, notes)
        case "numbered":
            return [Paragraph(_marked(block, styles, notes), styles.numbered, bulletText=block.number)]
        case "bullet" | "item":
            return [Paragraph(_marked(block, styles, notes), styles.item, bulletText=block.number)]
        case "table":
            return [_table(block.rows, styles, width), Spacer(1, styles.size)]
        case "box":
            box = Table([[Paragraph(_marked(block, styles, notes), styles.body)]], colWidths=[width * 0.9])
            box.setStyle([("BOX", (0, 0), (-1, -1), 0.8, colors.black)])
            return [box, Spacer(1, styles.size)]
        case "page":
            return [PageBreak()]
        case "signed" | "unsigned":
            return [_signatures(block, styles, width)]
        case _:
            return [Paragraph(_marked(block, styles, notes), styles.body)]


def _heading(block: Block, styles: Styles, notes: _Notes) -> list[Flowable]:
    style = styles.headings[block.level - 1]
    if not block.number:
        style = _unnumbered(style)
    paragraph = Paragraph(_marked(block, styles, notes, hyphens=False), style, bulletText=block.number or None)
    paragraph.is_listed = block.level == 1
    return [CondPageBreak(styles.size * 6), paragraph]


def _unnumbered(style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle("unnumbered", style, leftIndent=0)


def _marked(block: Block, styles: Styles, notes: _Notes, *, hyphens: bool = True) -> str:
    """Return the block's text in reportlab's own markup, with note numbers raised."""
    text = ""
    for run in block.runs:
        match run:
            case Footnote(note):
                notes.counted += 1
                notes.waiting.append(f"{notes.counted} {note}")
                text += f"<super>{notes.counted}</super>"
            case Change(changed, _, _, True) | Text(changed):
                text += _escaped(with_soft_hyphens(changed) if styles.hyphenate and hyphens else changed)
            case _:
                pass
    return text


def _escaped(text: str) -> str:
    return escape(text.translate(_SUBSTITUTES))


def _printed_notes(notes: _Notes, styles: Styles) -> list[Flowable]:
    if not notes.waiting:
        return []
    rule = HRFlowable(width="30%", thickness=0.4, hAlign="LEFT", color=colors.black, spaceAfter=3)
    printed = [Paragraph(_escaped(note), styles.note) for note in notes.waiting]
    notes.waiting.clear()
    return [rule, *printed]


def _table(rows: tuple[tuple[str, ...], ...], styles: Styles, width: float) -> Table:
    """Return a ruled table whose columns share the width by how much their cells hold."""
    columns = max(len(row) for row in rows)
    padded = [row + ("",) * (columns - len(row)) for row in rows]
    cells = [
        [Paragraph(_escaped(cell), styles.cell if number else styles.head_cell) for cell in row]
        for number, row in enumerate(padded)
    ]
    weights = [
        max(
            max(len(word) for row in padded for word in [*row[n].split(), ""]) * 1.5,
            max(len(row[n]) for row in padded) ** 0.75,
            6,
        )
        for n in range(columns)
    ]
    table = Table(
        cells,
        colWidths=[width * weight / sum(weights) for weight in weights],
        repeatRows=1,
        splitInRow=1,
        hAlign="LEFT",
    )
    table.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("BACKGROUND", (0, 0), (-1, 0), colors.Color(0.9, 0.9, 0.9)),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 3),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ]
    )
    return table


def _contents(sample: Sample, styles: Styles, outline: Outline, width: float) -> list[Flowable]:
    """Return the contents list: dotted lines from each main heading to its page."""
    headings = [block for block in sample.blocks if block.kind == "heading" and block.level == 1]
    pages = [str(page) for page in outline.headings] or ["0"] * len(headings)
    lines = []
    for block, page in zip(headings, pages, strict=True):
        name = f"{block.number} {plain(block.runs)}".strip()
        dots = max(3, int((width / styles.size * 1.55 - len(name)) * 1.1))
        lines.append([Paragraph(_escaped(f"{name} {'.' * dots}"), styles.cell), Paragraph(page, styles.cell)])
    table = Table(lines, colWidths=[width * 0.93, width * 0.07], hAlign="LEFT")
    table.setStyle([("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 2)])
    return [
        Paragraph("Indhold" if sample.header.get("language") != "en" else "Contents", _unnumbered(styles.headings[1])),
        table,
    ]


def _signatures(block: Block, styles: Styles, width: float) -> Flowable:
    """Return the signature block, the parties side by side."""
    parts = block.rows[0]
    line = "_" * min(30, int(width / styles.size / 1.4))
    if block.kind == "unsigned":
        cells = [
            f"<b>For {_escaped(party)}</b><br/><br/>Dato: ____________<br/><br/>Underskrift: __________________"
            for party in parts
        ]
    else:
        cells = [
            f"<b>For {_escaped(party)}</b><br/><br/>Sted, dato: {_escaped(parts[0])}<br/><br/>(underskrevet)<br/>"
            f"{line}<br/>{_escaped(person)}"
            for party, person in zip(parts[1::2], parts[2::2], strict=True)
        ]
    style = ParagraphStyle("signature", styles.body, alignment=0)
    paragraphs = [Paragraph(cell, style) for cell in cells]
    rows = [paragraphs[start : start + 2] for start in range(0, len(paragraphs), 2)]
    rows[-1] += [Paragraph("", style)] * (2 - len(rows[-1]))
    return KeepTogether([Spacer(1, styles.size * 2), Table(rows, colWidths=[width / 2] * 2, hAlign="LEFT")])


def _signing_page(signed: list[Block], styles: Styles) -> list[Flowable]:
    """Return the last page that an electronic signing service adds."""
    page: list[Flowable] = [
        PageBreak(),
        Paragraph("Elektroniske underskrifter", _unnumbered(styles.headings[0])),
        Paragraph(
            "Dokumentet er underskrevet elektronisk, og filen er låst. Hver underskrivers identitet er fastslået med"
            " MitID og registreret på tidspunktet for underskriften. Tidspunkter er angivet i dansk tid.",
            styles.body,
        ),
    ]
    for block in signed:
        place_and_date, *parties = block.rows[0]
        date = place_and_date.rpartition(", ")[2]
        for count, (party, person) in enumerate(zip(parties[::2], parties[1::2], strict=True)):
            page.append(Spacer(1, styles.size))
            page.append(
                Paragraph(
                    f"<b>{_escaped(person.partition(',')[0])}</b><br/>{_escaped(person.partition(',')[2].strip())}<br/>"
                    f"På vegne af: {_escaped(party)}<br/>"
                    f"Underskrevet: {_escaped(date)} kl. {9 + 3 * count}.{17 + 12 * count}",
                    styles.body,
                )
            )
    return page
