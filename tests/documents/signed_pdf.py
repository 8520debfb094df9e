"""A contract's last page as a PDF that is signed digitally, built object by object since no library here signs."""

from __future__ import annotations

from collections.abc import Sequence

_PAGE = 3
_FONT = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def signed_pdf(lines: Sequence[str], shown: Sequence[str], *, empty: int = 0, stamp: str = "") -> bytes:
    """Return a page that says ``lines`` and has a digital signature for each of ``shown``, which is what it shows.

    ``empty`` signature fields hold no signature; ``stamp`` is what a rubber stamp shows.
    """
    said = " ".join(f"1 0 0 1 60 {740 - 20 * row} Tm ({line}) Tj" for row, line in enumerate(lines))
    notes = []
    bodies: list[str] = []
    first = _PAGE + 2

    def add(body: str) -> int:
        bodies.append(body)
        return first + len(bodies) - 1

    fields = []
    for row, text in enumerate([*shown, *[""] * empty, *([stamp] if stamp else [])]):
        appearance = add(_stream(f"/Type /XObject /Subtype /Form /BBox [0 0 300 30] /Resources {_FONT}", _words(text)))
        box = f"/Rect [60 {300 - 40 * row} 360 {330 - 40 * row}] /F 4 /AP << /N {appearance} 0 R >>"
        if row == len(shown) + empty:
            notes.append(add(f"<< /Type /Annot /Subtype /Stamp {box} >>"))
            continue
        value = f"/V << /Type /Sig /Filter /Adobe.PPKLite /Contents <{'30' * 40}> >>" if row < len(shown) else ""
        notes.append(add(f"<< /Type /Annot /Subtype /Widget /FT /Sig /T (felt {row}) {box} {value} >>"))
        fields.append(notes[-1])
    refs = " ".join(f"{number} 0 R" for number in notes)
    form = " ".join(f"{number} 0 R" for number in fields)
    page = f"/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {_FONT} /Contents {_PAGE + 1} 0 R"
    return _file(
        f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [{form}] >> >>",
        f"<< /Type /Pages /Kids [{_PAGE} 0 R] /Count 1 >>",
        f"<< {page} /Annots [{refs}] >>",
        _stream("", f"BT /F1 11 Tf {said} ET"),
        *bodies,
    )


def _words(text: str) -> str:
    return f"BT /F1 9 Tf 2 12 Td ({text}) Tj ET" if text else ""


def _stream(entries: str, content: str) -> str:
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(*objects: str) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return bytes(out) + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode()
