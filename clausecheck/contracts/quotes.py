"""What a reader is shown of a clause: the whole sentence that decides, with the one that it points back to."""

from __future__ import annotations

from clausecheck.clauses import sentences
from clausecheck.contracts.model import Finding
from clausecheck.contracts.relevance import names_software

# A longer quote is cut around the words that decide.
LONGEST = 500
_CUT = "[…]"


def quoted_words(finding: Finding) -> str:
    """Return the words of the document that stand for ``finding``: whole sentences, or the middle of very long ones."""
    left, right = _within(finding, _sentences_of(finding), LONGEST)
    return finding.context[left:right]


def quoted(finding: Finding, longest: int = LONGEST) -> str:
    """Return what a reader is shown of ``finding``, hardly more than ``longest`` signs, "[…]" where it is cut."""
    whole = _sentences_of(finding)
    left, right = _within(finding, whole, longest)
    before = f"{_CUT} " if left > whole[0] else ""
    after = f" {_CUT}" if right < whole[1] else ""
    return f"{before}{finding.context[left:right]}{after}"


def _sentences_of(finding: Finding) -> tuple[int, int]:
    """Return the span of the sentences that the deciding words stand in.

    Where those name no software ("uden vederlag herfor"), what it is about stands in a sentence before them.
    """
    text, start, end = finding.context, finding.quote_start, finding.quote_end
    spans = sentences(text)
    told = [span for span in spans if span[0] < end and start < span[1]]
    if not told:
        return start, end
    left, right = min(start, told[0][0]), max(end, told[-1][1])
    if not names_software(text[left:right]):
        named = [span for span in spans if span[1] <= left and names_software(text[slice(*span)])]
        left = named[-1][0] if named else left
    # A sentence that ends a cell leaves the line between the cells to the next.
    return min(start, right - len(text[left:right].lstrip("| "))), right


def _within(finding: Finding, whole: tuple[int, int], longest: int) -> tuple[int, int]:
    """Return the part of ``whole`` around the deciding words that has room in ``longest``, cut between words."""
    left, right = whole
    if right - left <= longest:
        return whole
    start, end = finding.quote_start, min(finding.quote_end, finding.quote_start + longest)
    room = longest - (end - start)
    begins = max(left, min(start - room // 2, right - longest))
    ends = min(right, max(end, begins + longest))
    text = finding.context
    if begins > left and begins < start:
        begins = min(start, text.find(" ", begins, start) + 1 or start)
    if ends < right:
        gap = text.rfind(" ", begins + 1, ends + 1)
        ends = gap if gap > start else ends
    return begins, ends
