"""A contract under negotiation, as Word XML: tracked changes, comments, hidden words, margins, notes, a merged table.

Run as a program it makes the files of it anew, with LibreOffice: ``python -m tests.documents.negotiated``.
"""

from __future__ import annotations

import io
import zipfile

from tests.documents import one_contract
from tests.documents.one_contract import FILES, NAMESPACE, RELATIONS, relations, types

NAME, FORMATS = "forhandlet", ("doc", "odt", "rtf")
# As Word shows it with every change accepted.
EXPECTED = [
    "Kunden må ikke bruge robotter.",
    "Alle må logge på.",
    "Dog ikke uden for åbningstid.",
    "Sammenføjet afsnit.",
    "Dog kun i drift.",
    "Nr.\tKrav\tSvar",
    "K-1\tUdgår\t",
    "K-2\tRobotter\tNej",
]
AUTHOR, DATE = "Leverandøren", "2025-03-04T10:00:00Z"
_BY = f'w:id="1" w:author="{AUTHOR}" w:date="{DATE}"'


def _r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _p(inside: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def _cell(text: str, span: int = 1) -> str:
    width = f'<w:tcPr><w:tcW w:w="{3000 * span}" w:type="dxa"/><w:gridSpan w:val="{span}"/></w:tcPr>'
    return f"<w:tc>{width}{_p(_r(text))}</w:tc>"


def _table() -> str:
    border = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right", "insideV"))
    rows = (
        f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{_cell('Nr.')}{_cell('Krav')}{_cell('Svar')}</w:tr>"
        f"<w:tr>{_cell('K-1')}{_cell('Udgår', 2)}</w:tr>"
        f"<w:tr>{_cell('K-2')}{_cell('Robotter')}{_cell('Nej')}</w:tr>"
    )
    grid = '<w:gridCol w:w="3000"/>' * 3
    properties = f'<w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>{border}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def docx_bytes() -> bytes:
    """Return the contract as a Word file."""
    gone = f"<w:rPr><w:del {_BY}/></w:rPr>"
    deleted = f'<w:del {_BY}><w:r><w:delText xml:space="preserve">gerne </w:delText></w:r></w:del>'
    commented = (
        f'<w:commentRangeStart w:id="7"/>{_r("bruge robotter.")}<w:commentRangeEnd w:id="7"/>'
        '<w:r><w:commentReference w:id="7"/></w:r>'
    )
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    endnote = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    margins = '<w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
    body = (
        _p(_r("Kunden må ") + f"<w:ins {_BY}>{_r('ikke ')}</w:ins>" + deleted + commented)
        + _p(_r("Alle må logge på.") + note + _r(" Skjult.", "<w:vanish/>"))
        + _p(
            f"<w:del {_BY}><w:r><w:delText>Hele afsnittet udgår.</w:delText></w:r></w:del>",
            gone,
        )
        + _p(_r("Sammen"), gone)
        + _p(_r("føjet afsnit.") + endnote)
        + _table()
        + _p("")
        + f"<w:sectPr>{margins}</w:sectPr>"
    )
    names = f'{NAMESPACE} xmlns:r="{RELATIONS}"'
    kinds = ("footnotes", "endnotes", "comments", "styles", "header", "footer")
    parts = {
        "[Content_Types].xml": types("document", *kinds),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*((kind, f"{kind}.xml") for kind in kinds)),
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACE}/>",
        "word/header.xml": f"<w:hdr {NAMESPACE}>{_p(_r('UDKAST'))}</w:hdr>",
        "word/footer.xml": f"<w:ftr {NAMESPACE}>{_p(_r('Fortroligt'))}</w:ftr>",
    }
    for kind, text in (("footnote", "Dog ikke uden for åbningstid."), ("endnote", "Dog kun i drift.")):
        said = _p(f"<w:r><w:{kind}Ref/></w:r>{_r(text)}")
        parts[f"word/{kind}s.xml"] = f'<w:{kind}s {NAMESPACE}><w:{kind} w:id="2">{said}</w:{kind}></w:{kind}s>'
    who = f'w:author="{AUTHOR}" w:date="{DATE}" w:initials="L"'
    comment = f'<w:comment w:id="7" {who}>{_p(_r("Kan ikke godkendes."))}</w:comment>'
    parts["word/comments.xml"] = f"<w:comments {NAMESPACE}>{comment}</w:comments>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + content)
    return stream.getvalue()


if __name__ == "__main__":
    one_contract.convert(FILES, NAME, docx_bytes(), FORMATS)
