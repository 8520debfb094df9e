"""A sample as a PDF, laid out through reportlab with the same bytes on every run."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from .markup import Sample
from .pdf_story import Outline, story
from .pdf_style import Styles, styles_for

_WIDTH, _HEIGHT = A4
_MOST_PASSES = 5


def render(sample: Sample) -> bytes:
    """Return the PDF's bytes.

    The page total and the contents list are known only when the document has been laid out, so it is laid out
    again until they no longer change.
    """
    outline = Outline(pages=1, headings=())
    for _ in range(_MOST_PASSES):
        data, found = _lay_out(sample, outline)
        if found == outline:
            break
        outline = found
    return data


class _Template(BaseDocTemplate):
    """A document that remembers on which page each heading came."""

    def __init__(self, target: io.BytesIO, **options: object) -> None:
        super().__init__(target, **options)
        self.found: list[int] = []

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - reportlab's hook
        """Note the page of a heading that the story marked."""
        if getattr(flowable, "is_listed", False):
            self.found.append(self.page)


def _lay_out(sample: Sample, outline: Outline) -> tuple[bytes, Outline]:
    styles = styles_for(sample.header)
    target = io.BytesIO()
    document = _Template(
        target,
        pagesize=A4,
        invariant=1,
        title=sample.title,
        author=sample.header.get("author", ""),
        lang="en-GB" if sample.header.get("language") == "en" else "da-DK",
    )
    two_columns = sample.header.get("columns") == "2"
    left, bottom, gap = (17 * mm if two_columns else 25 * mm), 24 * mm, 7 * mm
    room, tall = _WIDTH - 2 * left, _HEIGHT - bottom - 28 * mm
    wide = (room - gap) / 2 if two_columns else room
    places = [left, left + wide + gap] if two_columns else [left]
    frames = [Frame(x, bottom, wide, tall, 0, 0, 0, 0, id=f"column{n}") for n, x in enumerate(places)]

    def furniture(canvas: Canvas, document: _Template) -> None:
        _draw_furniture(canvas, sample.header, styles, document.page, outline.pages, left)

    document.addPageTemplates(PageTemplate("page", frames, onPage=furniture))
    document.build(story(sample, styles, outline, wide))
    return target.getvalue(), Outline(document.page, tuple(document.found))


def _draw_furniture(canvas: Canvas, header: dict[str, str], styles: Styles, page: int, pages: int, left: float) -> None:
    """Draw what stands outside the text: watermark, running header, footer and the signing service's key."""
    canvas.saveState()
    if mark := header.get("watermark"):
        canvas.saveState()
        canvas.setFillGray(0.88)
        canvas.setFont(styles.bold, 96)
        canvas.translate(_WIDTH / 2, _HEIGHT / 2)
        canvas.rotate(52)
        canvas.drawCentredString(0, -30, mark)
        canvas.restoreState()
    canvas.setFont(styles.roman, 7.5)
    canvas.setFillGray(0.25)
    if running := header.get("page_header"):
        canvas.drawString(left, _HEIGHT - 17 * mm, _filled(running, page, pages))
        canvas.setLineWidth(0.3)
        canvas.line(left, _HEIGHT - 19 * mm, _WIDTH - left, _HEIGHT - 19 * mm)
    if footer := header.get("page_footer"):
        canvas.drawRightString(_WIDTH - left, 13 * mm, _filled(footer, page, pages))
    if key := header.get("stamp"):
        canvas.setFont(styles.roman, 5.5)
        canvas.translate(_WIDTH - 7 * mm, _HEIGHT / 2)
        canvas.rotate(90)
        canvas.drawCentredString(0, 0, key if ":" in key else f"Penneo dokumentnøgle: {key}")
    canvas.restoreState()


def _filled(text: str, page: int, pages: int) -> str:
    return text.replace("{page}", str(page)).replace("{pages}", str(pages))
