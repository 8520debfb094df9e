"""Writes bundles of text files anew: ``python tests/benchmarks/bundles_as.py FOLDER OUT docx|pdf|scan``.

What comes out goes into ``score_bundles.py OUT --expected FOLDER/expected.json``. PDF and scans need LibreOffice
(``soffice``); a scan is the PDF's pages as grey pictures of 200 dots an inch, a little askew and with some dust.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import subprocess
from pathlib import Path

from docx import Document
from PIL import Image

DPI = 200
# A line this much as long as the longest was broken by the margin and goes on in the next.
_FULL = 0.8
_NEW_ITEM = re.compile(r"\s|§|\d+(?:\.\d+)*[.)]? |Stk\. |[-•*] |[a-z]\) |[A-ZÆØÅ]-?\d")
_MOST_ASKEW_DEGREES = 0.4
_DUST = 300


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of ``text``: lines that the margin broke are joined, all others stand alone."""
    lines = text.splitlines()
    full = _FULL * max(map(len, lines), default=0)
    made: list[str] = []
    last = ""
    for line in lines:
        if last and len(last) >= full and line.strip() and not _NEW_ITEM.match(line):
            made[-1] += " " + line.strip()
        elif line.strip():
            made.append(line.rstrip())
        last = line
    return made


def as_docx(source: Path, target: Path) -> None:
    """Write the text file ``source`` as the Word document ``target``."""
    document = Document()
    for paragraph in paragraphs(source.read_text(encoding="utf-8")):
        document.add_paragraph("".join(char for char in paragraph if char.isprintable()))
    document.save(str(target))


def as_pdf(word: Path, folder: Path) -> Path:
    """Write the Word document ``word`` as PDF into ``folder`` and return the PDF."""
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(word)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{word.stem}.pdf"


def as_scan(pdf: Path) -> None:
    """Put pictures of its pages in the place of ``pdf``."""
    import pypdfium2

    rng = random.Random(pdf.name)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [_picture(page.render(scale=DPI / 72).to_pil().convert("L"), rng) for page in document]
    made = io.BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:], resolution=DPI)
    pdf.write_bytes(made.getvalue())


def _picture(page: Image.Image, rng: random.Random) -> Image.Image:
    askew = rng.uniform(-_MOST_ASKEW_DEGREES, _MOST_ASKEW_DEGREES)
    turned = page.rotate(askew, Image.Resampling.BICUBIC, fillcolor=255)
    for _ in range(_DUST):
        turned.putpixel((rng.randrange(turned.width), rng.randrange(turned.height)), rng.randrange(160))
    return turned


def main() -> None:
    """Read the command line and write the bundles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("form", choices=["docx", "pdf", "scan"])
    options = parser.parse_args()
    for source in sorted(options.folder.rglob("*.txt")):
        folder = options.out / source.relative_to(options.folder).parent
        folder.mkdir(parents=True, exist_ok=True)
        word = folder / f"{source.stem}.docx"
        as_docx(source, word)
        if options.form == "docx":
            continue
        pdf = as_pdf(word, folder)
        word.unlink()
        if options.form == "scan":
            as_scan(pdf)


if __name__ == "__main__":
    main()
