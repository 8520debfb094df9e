"""Where the texts and the rendered samples lie, and how one becomes the other."""

from __future__ import annotations

from pathlib import Path

from . import to_docx, to_pdf, to_txt
from .markup import MarkupError, Sample, read_sample

TEXTS = Path(__file__).parent / "texts"
SAMPLES = Path(__file__).parents[2] / "sample_contracts"


def sources() -> list[Path]:
    """Return every marked-up text, in the order of its path."""
    return sorted(TEXTS.rglob("*.txt"))


def target_name(source: Path) -> Path:
    """Return the rendered file's path relative to the samples' folder."""
    sample = read_sample(source)
    relative = source.relative_to(TEXTS)
    stem = relative.name.removesuffix(".txt").removesuffix(f".{sample.format}")
    return relative.with_name(f"{stem}.{sample.format}")


def render_file(source: Path) -> tuple[bytes, list[str]]:
    """Render one text; return the file's bytes and what should be looked at; raises `MarkupError`."""
    sample = read_sample(source)
    try:
        return render(sample)
    except UnicodeEncodeError as error:
        raise MarkupError(f"{source}: {error.object[error.start]!r} is not in {error.encoding}") from error
    except (ValueError, KeyError, IndexError) as error:
        raise MarkupError(f"{source}: {error!r}") from error


def render(sample: Sample) -> tuple[bytes, list[str]]:
    """Return the rendered bytes and warnings."""
    match sample.format:
        case "pdf":
            return to_pdf.render(sample), [*sample.warnings]
        case "docx":
            data, warnings = to_docx.render(sample)
            return data, [*sample.warnings, *warnings]
        case _:
            return to_txt.render(sample), [*sample.warnings]
