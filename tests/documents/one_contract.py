"""One contract, as Word XML, and what every format of it must give.

Run as a program it makes the files beside it anew, with LibreOffice: ``python -m tests.documents.one_contract``.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

FILES = Path(__file__).with_name("files")
NAME = "kontrakt"
FORMATS = ("doc", "odt", "fodt", "rtf", "html", "pdf")
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# What stands before each paragraph, and its words; a tab parts the cells of a row.
EXPECTED = [
    ("", "Kontrakt om fagsystemet Arkiva"),
    ("", "Kontrakten er indgået mellem Østby Kommune (»Kunden«) og Æblegård Data A/S (»Leverandøren«)."),
    ("1", "Formål"),
    ("1.1", "Kontrakten angår levering, drift og vedligeholdelse af Arkiva."),
    ("1.2", "Bilagene er en del af Kontrakten."),
    ("2", "Kundens brug af Arkiva"),
    ("2.1", "Kunden må ikke lade softwarerobotter anvende Arkiva uden Leverandørens skriftlige samtykke."),
    ("2.2", "Kunden har ret til:"),
    ("a)", "at lade medarbejdere hos samarbejdspartnere bruge Arkiva,"),
    ("b)", "at udtrække egne data."),
    ("2.3", "Krav og svar:"),
    ("", "Krav nr.\tKrav\tSvar"),
    ("", "K-1\tArkiva skal kunne betjenes af softwarerobotter.\tNej"),
    ("", "K-2\tArkiva skal kunne udstille data gennem en snitflade.\tJa"),
    ("2.4", "Leverandøren må opsige robotlicensen med 30 dages varsel."),
    ("3", "Ophør"),
    ("3.1", "Kontrakten løber til den 31. december 2027."),
]
FOOTNOTE = "Samtykke gives af Leverandørens direktion."
CLAUSE_WITH_NOTE = "2.1"

_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/>'
    '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="1440" w:hanging="720"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="160"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:before="240" w:after="160"/>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def docx_bytes() -> bytes:
    """Return the contract as a Word file with automatic numbers, a table and a footnote."""
    body = ""
    row: list[str] = []
    for label, text in [*EXPECTED, ("", "")]:
        if "\t" in text:
            cells = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{_paragraph("", cell)}</w:tc>'
                for cell in text.split("\t")
            )
            row.append(f"<w:tr>{cells}</w:tr>")
            continue
        if row:
            grid = '<w:gridCol w:w="3000"/>' * 3
            body += (
                f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
                f"<w:tblGrid>{grid}</w:tblGrid>{''.join(row)}</w:tbl>"
            )
            row = []
        body += _paragraph(label, text) if text else ""
    note = '<w:footnote w:id="2"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:footnoteRef/></w:r>'
    note += '<w:r><w:t xml:space="preserve"> '
    parts = {
        "[Content_Types].xml": types("document", "styles", "numbering", "footnotes"),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(
            ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("footnotes", "footnotes.xml")
        ),
        "word/document.xml": f"<w:document {NAMESPACE}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACE}>{_STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {NAMESPACE}>{_NUMBERING}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {NAMESPACE}>{note}{FOOTNOTE}</w:t></w:r></w:p></w:footnote></w:footnotes>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + content)
    return stream.getvalue()


def _paragraph(label: str, text: str) -> str:
    properties = ""
    if label.isdigit():
        properties = '<w:pStyle w:val="Heading1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    elif label:
        level = 2 if label.endswith(")") else 1
        properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    elif text == EXPECTED[0][1]:
        properties = '<w:pStyle w:val="Title"/>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>' if label == CLAUSE_WITH_NOTE else ""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r>{note}</w:p>'


def types(*parts: str) -> str:
    """Return the list of content types of a package with these parts below "word/"."""
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{CONTENT}.{"document.main" if name == "document" else name}+xml"/>'
        for name in parts
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relations(*targets: tuple[str, str]) -> str:
    """Return relations (kind and target), "rId1" and so on."""
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def convert(folder: Path, name: str, content: bytes, formats: Sequence[str]) -> None:
    """Make a Word file called ``name``, and the other ``formats`` of it with LibreOffice, which must be there."""
    source = folder / f"{name}.docx"
    source.write_bytes(content)
    office = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"
    with tempfile.TemporaryDirectory() as profile:
        for form in formats:
            command = [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", form]
            subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True)


if __name__ == "__main__":
    FILES.mkdir(exist_ok=True)
    convert(FILES, NAME, docx_bytes(), FORMATS)
