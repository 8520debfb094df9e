"""Word's automatic multi-level numbering for the sample documents."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from .markup import Block, depth

_LEVELS = 4
_PLAIN_NUMBER = re.compile(r"(§ ?)?(\d+(?:\.\d+)*)(\.?)")


@dataclass(slots=True)
class AutoNumbers:
    """One multi-level list; counts along, so that it can tell where Word's number is not the typed one."""

    num_id: int
    counts: list[int]
    warnings: list[str]

    def number(self, paragraph: Paragraph, typed: str) -> bool:
        """Number the paragraph automatically; return False for a number that Word's list cannot make."""
        if not (match := _PLAIN_NUMBER.fullmatch(typed)) or depth(match[2]) > _LEVELS:
            return False
        level = depth(match[2])
        self.counts[level - 1] += 1
        self.counts[level:] = [0] * (_LEVELS - level)
        counted = ".".join(str(count) for count in self.counts[:level])
        if counted != match[2]:
            self.warnings.append(f"automatic number {counted} where the text says {typed}")
            self.counts[:level] = [int(part) for part in match[2].split(".")]
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level - 1
        properties.get_or_add_numId().val = self.num_id
        return True


def add_auto_numbers(document: Document, blocks: tuple[Block, ...]) -> AutoNumbers:
    """Define the list in the document's numbering part, in the form that the first numbered block has."""
    typed = [block.number for block in blocks if block.number and _PLAIN_NUMBER.fullmatch(block.number)]
    first = _PLAIN_NUMBER.fullmatch(typed[0]) if typed else None
    sign, dot = (first[1] or "", first[3]) if first else ("", "")
    start = int(first[2].split(".")[0]) if first else 1
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start if level == 0 else 1}"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{sign if level == 0 else ""}{".".join(f"%{n + 1}" for n in range(level + 1))}{dot}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="851" w:hanging="851"/></w:pPr></w:lvl>'
        for level in range(_LEVELS)
    )
    abstract_id = 90
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
    )
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    num_id = 91
    number.set(qn("w:numId"), str(num_id))
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), str(abstract_id))
    number.append(reference)
    numbering.append(number)
    return AutoNumbers(num_id, [start - 1] + [0] * (_LEVELS - 1), [])
