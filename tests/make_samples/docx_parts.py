"""Parts of a Word document that python-docx has no words for: footnotes, fields, text boxes, tracked changes."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_WORD = nsdecls("w")
_RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_SHAPES = (
    f'{_WORD} {nsdecls("wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def add_footnotes(document: Document, notes: list[str]) -> None:
    """Add the footnotes part; note n has id n, counted from 1."""
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>'
        for number, kind, element in (
            (-1, "separator", "separator"),
            (0, "continuationSeparator", "continuationSeparator"),
        )
    )
    bodies = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r>{_RAISED}<w:footnoteRef/></w:r>'
        f'<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve"> {escape(note)}</w:t>'
        "</w:r></w:p></w:footnote>"
        for number, note in enumerate(notes, start=1)
    )
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    xml = f"{declaration}<w:footnotes {_WORD}>{separators}{bodies}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode("utf-8"), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def add_footnote_mark(paragraph: Paragraph, number: int) -> None:
    """Put the mark of footnote `number` at the paragraph's end."""
    paragraph._p.append(parse_xml(f'<w:r {_WORD}>{_RAISED}<w:footnoteReference w:id="{number}"/></w:r>'))


def add_change(paragraph: Paragraph, text: str, author: str, date: str, number: int, *, inserted: bool) -> None:
    """Put a tracked insertion or deletion at the paragraph's end; `number` is its id, `date` is ISO."""
    element, content = ("ins", "t") if inserted else ("del", "delText")
    paragraph._p.append(
        parse_xml(
            f'<w:{element} {_WORD} w:id="{number}" w:author={quoteattr(author)} w:date="{date}T10:00:00Z">'
            f'<w:r><w:{content} xml:space="preserve">{escape(text)}</w:{content}></w:r></w:{element}>'
        )
    )


def add_field(paragraph: Paragraph, code: str, shown: str) -> None:
    """Put a field such as PAGE at the paragraph's end, with what it shows until Word counts."""
    for inner in (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {_WORD}>{inner}</w:r>"))


def add_text_box(paragraph: Paragraph, text: str, number: int) -> None:
    """Put a text box in the paragraph, in both forms that Word writes: the drawing and the older fallback."""
    content = f'<w:txbxContent><w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:txbxContent>'
    lines = 2 + len(text) // 70
    high = 180000 + 170000 * lines
    paragraph._p.append(
        parse_xml(
            f'<w:r {_SHAPES}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="5400000" cy="{high}"/>'
            f'<wp:docPr id="{number}" name="Tekstfelt {number}"/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
            f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="{high}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>'
            f"</a:solidFill></a:ln></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
            "</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f'<v:shape id="tekstfelt{number}" type="#_x0000_t202" style="width:425pt;height:{high // 12700}pt">'
            f"<v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )


def add_watermark(paragraph: Paragraph, text: str) -> None:
    """Put Word's own kind of watermark in a header paragraph."""
    paragraph._p.append(
        parse_xml(
            f"<w:r {_SHAPES}><w:pict>"
            '<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136"'
            ' style="position:absolute;margin-left:0;margin-top:0;width:440pt;height:150pt;rotation:315;'
            "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
            'mso-position-vertical-relative:margin" fillcolor="silver" stroked="f"><v:fill opacity=".5"/>'
            f'<v:textpath style="font-family:&quot;Calibri&quot;;font-size:1pt" string={quoteattr(text)}/></v:shape>'
            "</w:pict></w:r>"
        )
    )
