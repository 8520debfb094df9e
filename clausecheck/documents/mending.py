"""Mends what typesetting does to text: hyphens at line ends, ligatures, letter-spaced titles, odd spaces."""

from __future__ import annotations

import re
import unicodedata

# Soft hyphen, and the code points that PDF readers put where a hyphen ended the line.
SOFT_HYPHENS = "\u00ad\u0002\ufffe"
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
    }
)
_INVISIBLE = re.compile("[\u200b\u200c\u200d\ufeff\u2060\x00-\x08\x0b\x0e-\x1f\x7f]")
# Short words that Danish writes with a hyphen before the next: "it-system", "e-mail", "ikke-ekspert".
_KEEP_HYPHEN = frozenset({"it", "e", "ikke"})
_DAYS = frozenset({"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"})
_WORD_BEFORE, _WORD_AFTER = re.compile(r"\w+(?=-$)"), re.compile(r"\w+")
# After a hyphen that stands for an omitted word part these follow: "drifts- og vedligeholdelsesaftale".
_SUSPENDED = re.compile(r"(og|eller|samt|hhv\.?|henholdsvis|til|and|or|och|og/eller|and/or)\b", re.IGNORECASE)
_LETTER_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
# The same, its words parted by wider gaps: "K O N T R A K T  O M  D R I F T".
_SPACED_WORDS = re.compile(r"(?<!\S)[^\W\d_](?: +[^\W\d_](?!\S))+")
_FEWEST_LETTERS = 6
_SPACES = re.compile(" {2,}")
# UTF-8 that was read as Windows-1252 on its way here: "pÃ¥", "Â§", "â€“".
_MISREAD = re.compile("[\u00c2\u00c3\u00e2][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}")
_CONTROLS_TO_SPACE = re.compile(r"[\t\r\f\v\u2028\u2029]+")
# Without two single signs after each other nothing is letter-spaced.
_SINGLE_SIGNS = re.compile(r" \S +\S ")
_ASCII = bytes([0x0A, *range(0x20, 0x7F)])
# Of the other signs those that stay as they are: letters of western languages, dashes, quotation marks, bullets.
_SOUND = frozenset(map(chr, (*range(0xA1, 0x250), *range(0x2010, 0x2028), 0x20AC, 0x2122, *range(0x25A0, 0x2600))))
_SOUND -= frozenset("ÂÃâ")


def clean(text: str) -> str:
    """Return text with composed letters, without ligatures and invisible signs; soft hyphens stay for `join`.

    Line breaks stay as they are, so a page can be cleaned at once, which costs a tenth of cleaning its lines.
    """
    # What is taken away or composed may leave signs side by side that are a misread letter in their turn.
    while not _SOUND.issuperset(beyond_ascii(text)) and (mended := _mended(text)) != text:
        text = mended
    if _SINGLE_SIGNS.search(text):
        text = _SPACED_WORDS.sub(_closed_up, text)
        text = _LETTER_SPACED.sub(lambda found: found[0].replace(" ", ""), text)
    return _SPACES.sub(" ", text) if "  " in text else text


def _mended(text: str) -> str:
    text = text if text.isascii() else _MISREAD.sub(_reread, text).translate(_LIGATURES)
    return unicodedata.normalize("NFC", _CONTROLS_TO_SPACE.sub(" ", _without_invisible(text)))


def beyond_ascii(text: str) -> str:
    """Return the signs of ``text`` that are neither printable ASCII nor line breaks, in their order; there are few."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _closed_up(found: re.Match[str]) -> str:
    letters = found[0].replace(" ", "")
    if "  " not in found[0] or len(letters) < _FEWEST_LETTERS:
        return found[0]
    return " ".join(word.replace(" ", "") for word in re.split(" {2,}", found[0]))


def _reread(found: re.Match[str]) -> str:
    """Return signs that one letter in UTF-8 was misread as, read rightly; as they are where they make no letter."""
    raw = b"".join(bytes([ord(sign)]) if sign < "\u0100" else sign.encode("cp1252") for sign in found[0])
    for length in (2, 3):
        try:
            return raw[:length].decode("utf-8") + found[0][length:]
        except UnicodeDecodeError:
            continue
    return found[0]


def _without_invisible(line: str) -> str:
    return _INVISIBLE.sub(lambda found: found[0] if found[0] in SOFT_HYPHENS else "", line)


def join(before: str, after: str, said: str = "") -> str:
    """Return two lines of one paragraph as one text.

    A word broken over the line end is mended ("til-" + "gængelig"); a hyphen before a capital or a digit ("KMD-" +
    "Sag"), or one that stands for an omitted part ("drifts-" + "og"), is kept.

    Args:
        before: the first line.
        after: the second line.
        said: all the document's text in lower case: how it writes the word elsewhere decides.
    """
    if before and before[-1] in SOFT_HYPHENS:
        return before[:-1] + after
    if not before.endswith(("-", "\u2010")) or len(before) < 2 or not before[-2].isalpha():
        return f"{before} {after}" if before and after else before + after
    if _SUSPENDED.match(after):
        return f"{before} {after}"
    if after[:1].islower() and before[-2].islower() and not _keeps_hyphen(before, after, said):
        return before[:-1] + after
    return before + after


def _keeps_hyphen(before: str, after: str, said: str) -> bool:
    """Return whether a hyphen between two lower-case letters at a line's end belongs to the word."""
    first, second = _WORD_BEFORE.search(before), _WORD_AFTER.match(after)
    if first is None or second is None:
        return False
    opening, ending = first[0].lower(), second[0].lower()
    if f"{opening}-{ending}" in said:
        return f"{opening}{ending}" not in said
    return opening in _KEEP_HYPHEN or (opening in _DAYS and ending in _DAYS)


def finish(text: str) -> str:
    """Return a whole paragraph with leftover soft hyphens dropped."""
    for sign in SOFT_HYPHENS:
        text = text.replace(sign, "")
    return text
