"""Takes the marks of Markdown out of a text and keeps its words."""

from __future__ import annotations

import re

_FRONT_MATTER = re.compile(r"\A---\n((?:[\w-]+:[^\n]*\n|[ \t]*\n)+)---\n")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_QUOTED = re.compile(r"^[ \t]*(?:> ?)+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_ATTRIBUTES = re.compile(r"[ \t]*\{(?=[:#.]):?[ \t]*(?:(?:[#.][\w-]+|[\w-]+=[\w-]+)[ \t]*){1,20}\}")
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\n\n).)+?)\1", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_UNDERLINED = re.compile(r"^(?=\S)([^\n]*\S)[ \t]*\n(=+|-{3,})[ \t]*$", re.MULTILINE)
_STRUCK = re.compile(r"~~(?=\S)((?:(?!\n\n|~~).){1,2000})~~|<(s|del|strike)>((?:(?!\n\n|<).){1,2000})</\2>", re.DOTALL)
_LISTED_HEADING = re.compile(r"^\s*[-*+]\s+(#{1,6} )", re.MULTILINE)
_LISTED_TWICE = re.compile(r"^(\s*)[-*+]\s+(?=[-·•–][\s\w])", re.MULTILINE)
_AFTER_HEADING = re.compile(r"^(#{1,6} .*)$", re.MULTILINE)
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")


def without_marks(text: str) -> str:
    """Return Markdown with its words, headings ("# …"), lists and tables; without links, emphasis and comments."""
    text = _COMMENT.sub("", _FRONT_MATTER.sub(r"\1", text))
    text = _QUOTED.sub("", text)
    text = _UNDERLINED.sub(lambda found: f"{'#' if found[2][0] == '=' else '##'} {found[1]}", text)
    text = _LISTED_TWICE.sub(r"\1", _LISTED_HEADING.sub(r"\1", text))
    text = _AFTER_HEADING.sub(r"\n\1\n", _ATTRIBUTES.sub("", text))
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\1", _STRONG.sub(r"\2", text))
    return _ESCAPED.sub(r"\1", text)


def without_struck(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return Markdown without what is struck out, and this, each with what is left of its paragraph around it."""
    gone: list[tuple[str, str]] = []
    if "~~" not in text and "<" not in text:
        return text, gone
    paragraphs = text.split("\n\n")
    for index, paragraph in enumerate(paragraphs):
        kept = _STRUCK.sub("", paragraph)
        if kept != paragraph:
            gone += [(found[1] or found[3], kept) for found in _STRUCK.finditer(paragraph)]
            paragraphs[index] = kept
    return "\n\n".join(paragraphs), gone


def heading(line: str) -> tuple[int, str]:
    """Return level (from 1; 0 for none) and words of a line that may be a Markdown heading."""
    found = _HEADING.match(line)
    return (len(found[1]), found[2]) if found else (0, line)
