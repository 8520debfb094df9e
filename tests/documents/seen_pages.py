"""Pages as a scanner gives them: text drawn with a real font at a real size, turned, askew, speckled."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from clausecheck.documents.limits import OcrEngine, OcrOptions
from clausecheck.documents.ocr import engine_for
from clausecheck.documents.ocr_model import Picture

WIDTH, HEIGHT = 420, 300
DPI = 200

ENGINES = [engine for engine in (OcrEngine.TESSERACT, OcrEngine.RAPIDOCR) if engine_for(OcrOptions(engine=engine))]


def drawn(draw, width: float = WIDTH, height: float = HEIGHT, dpi: float = DPI) -> Image.Image:
    """Return what ``draw`` puts on a page of this size in points, as a grey picture."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(width, height))
    canvas.setFont("Times-Roman", 12)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    document = pdfium.PdfDocument(stream.getvalue())
    image = document[0].render(scale=dpi / 72).to_pil().convert("L")
    document.close()
    return image


def written(lines: Sequence[str], left: float = 40, top: float = 250, leading: float = 16):
    """Return what draws ``lines`` one below the other."""

    def draw(canvas: Canvas) -> None:
        for index, line in enumerate(lines):
            canvas.drawString(left, top - leading * index, line)

    return draw


def picture(image: Image.Image, dpi: float = DPI) -> Picture:
    return Picture(np.ascontiguousarray(np.asarray(image.convert("L"))), dpi)


def as_pdf(path: Path, images: Sequence[Image.Image], dpi: float = DPI) -> Path:
    """Write a PDF whose pages are these pictures, as scanners do."""
    canvas = Canvas(str(path))
    for image in images:
        width, height = image.width / dpi * 72, image.height / dpi * 72
        canvas.setPageSize((width, height))
        canvas.drawImage(ImageReader(image), 0, 0, width, height)
        canvas.showPage()
    canvas.save()
    return path
