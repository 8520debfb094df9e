"""A sample as a plain text file, wrapped as an exported text usually is."""

from __future__ import annotations

import textwrap

from .markup import Block, Change, Footnote, Run, Sample

WIDTH = 88


def render(sample: Sample) -> bytes:
    """Return the text file's bytes with Windows line ends, in the encoding that the header names."""
    lines: list[str] = []
    notes: list[str] = []
    counted = 0
    for block in sample.blocks:
        if block.kind == "heading" and block.level == 1:
            lines += _note_lines(notes)
            notes.clear()
        marked, counted = _text(block.runs, notes, counted)
        lines += [*_lines(block, marked, sample), ""]
    lines += _note_lines(notes)
    return "\r\n".join(lines).encode(sample.header.get("encoding", "utf-8"))


def _text(runs: tuple[Run, ...], notes: list[str], counted: int) -> tuple[str, int]:
    text = ""
    for run in runs:
        if isinstance(run, Footnote):
            counted += 1
            notes.append(f"{counted}) {run.text}")
            text += f"[{counted}]"
        elif not isinstance(run, Change) or run.inserted:
            text += run.text
    return text, counted


def _note_lines(notes: list[str]) -> list[str]:
    return ["-----", *(line for note in notes for line in _wrap(note, "", "   ")), ""] if notes else []


def _lines(block: Block, text: str, sample: Sample) -> list[str]:
    match block.kind:
        case "title":
            return [text.upper(), "=" * min(len(text), WIDTH)]
        case "heading":
            return ["", f"{block.number}  {text}".strip()]
        case "numbered":
            return _wrap(text, f"{block.number}  ", "    ")
        case "bullet":
            return _wrap(text, "  - ", "    ")
        case "item":
            return _wrap(text, f"  {block.number} ", "     ")
        case "table":
            return ["\t".join(row) for row in block.rows]
        case "box":
            return ["*" * WIDTH, *_wrap(text, "* ", "* "), "*" * WIDTH]
        case "page":
            return ["\f"]
        case "toc":
            return [
                f"  {other.number} {''.join(run.text for run in other.runs)}"
                for other in sample.blocks
                if other.kind == "heading" and other.level == 1
            ]
        case "signed" | "unsigned":
            return _signatures(block)
        case _:
            return _wrap(text, "", "")


def _signatures(block: Block) -> list[str]:
    parts = block.rows[0]
    if block.kind == "unsigned":
        return [
            line for party in parts for line in (f"For {party}", "Dato: ____________  Underskrift: ____________", "")
        ]
    lines = [f"Sted, dato: {parts[0]}", ""]
    for party, person in zip(parts[1::2], parts[2::2], strict=True):
        lines += [f"For {party}", "(underskrevet)", person, ""]
    return lines


def _wrap(text: str, first: str, later: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=later, break_on_hyphens=False) or [""]
