"""Pages per second: pdfium's text alone, clausecheck's reading and whole scan, and other tools, on the same PDF files.

    python tests/benchmarks/speed_reading.py [FOLDER] [--repeat N] [--only TOOL ...] [--pages N]

Without a folder the sample contracts are read, ``--repeat`` times over; ``--pages`` adds a made document of so many
pages. Every tool runs once, in a process of its own on one core's worth of work; its imports are not counted, except in
the scan, which is timed as a user starts it. Time of the processor is what is compared, since that is the same on a
busy machine; time by the clock stands beside it.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "sample_contracts"
_PR_SET_CHILD_SUBREAPER = 36
BARE = "pypdfium2, text alone"


def bare_pdfium() -> Callable[[Path], object]:
    import pypdfium2

    def read(path: Path) -> None:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                textpage = page.get_textpage()
                textpage.get_text_range()
                textpage.close()
                page.close()

    return read


def documents_floor() -> Callable[[Path], object]:
    from clausecheck.documents import Limits, pdf, read_all
    from clausecheck.documents.limits import OcrEngine, OcrOptions

    assert pdf
    limits = Limits(ocr=OcrOptions(engine=OcrEngine.OFF))
    return lambda path: read_all(path, limits=limits)


def pdftotext() -> Callable[[Path], object]:
    return lambda path: subprocess.run(["pdftotext", str(path), "-"], stdout=subprocess.DEVNULL, check=True)


def pdfplumber() -> Callable[[Path], object]:
    import pdfplumber as library

    def read(path: Path) -> None:
        with library.open(path) as document:
            for page in document.pages:
                page.extract_text()
                page.close()

    return read


def kreuzberg() -> Callable[[Path], object]:
    import kreuzberg as library

    return lambda path: library.extract_file_sync(str(path))


READERS: dict[str, Callable[[], Callable[[Path], object]]] = {
    BARE: bare_pdfium,
    "clausecheck.documents": documents_floor,
    "pdftotext": pdftotext,
    "pdfplumber": pdfplumber,
    "kreuzberg": kreuzberg,
}
SCAN = "clausecheck scan"


def is_installed(tool: str) -> bool:
    if tool == "pdftotext":
        return shutil.which(tool) is not None
    return tool not in {"pdfplumber", "kreuzberg"} or find_spec(tool) is not None


def spent() -> float:
    """Return the processor's time of this process and those it has waited for, in seconds."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that ``work`` takes, of the processor and by the clock."""
    processor, clock = spent(), time.perf_counter()
    work()
    return spent() - processor, time.perf_counter() - clock


def time_reader(tool: str, folder: Path) -> tuple[float, float]:
    read = READERS[tool]()
    paths = sorted(folder.rglob("*.pdf"))
    # What is loaded when first used belongs to the imports.
    read(paths[0])

    def work() -> None:
        for path in paths:
            read(path)

    return timed(work)


def time_scan(folder: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "clausecheck", "scan", str(folder), "--format", "json", "--quiet", "--exit-zero"]
    adopt_orphans()

    def work() -> None:
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        with suppress(ChildProcessError):
            while True:
                os.wait()

    return timed(work)


def adopt_orphans() -> None:
    """Become the parent of what the scan leaves behind when it ends (the server of its workers): its time counts."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)


def in_own_process(tool: str, folder: Path) -> tuple[float, float]:
    command = [sys.executable, __file__, str(folder), "--worker", tool]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    processor, clock = json.loads(done.stdout.splitlines()[-1])
    return processor, clock


def prepared(source: Path, repeat: int, pages: int, target: Path) -> int:
    """Copy the PDF files of ``source`` to ``target``, those of a folder as one contract; return how many pages it is.

    Files that lie in ``source`` itself are contracts of their own.
    """
    import pypdfium2

    count = 0
    for path in sorted(source.rglob("*.pdf")):
        try:
            with pypdfium2.PdfDocument(path) as document:
                length = len(document)
        except pypdfium2.PdfiumError:
            continue
        for turn in range(repeat):
            name = path.stem if path.parent == source else path.parent.name
            folder = target / f"{turn} {name[:60]}"
            folder.mkdir(exist_ok=True)
            shutil.copyfile(path, folder / path.name)
            count += length
    if pages:
        long_document(target / "lang.pdf", pages)
    return count + pages


def long_document(path: Path, pages: int) -> None:
    """Write a contract of so many pages."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    for page in range(pages):
        canvas.setFont("Times-Roman", 11)
        for line in range(45):
            number = f"{page + 1}.{line + 1}"
            canvas.drawString(60, 780 - 16 * line, f"{number} Leverandøren skal levere ydelse {number} til Kunden.")
        canvas.showPage()
    canvas.save()


def print_table(results: Sequence[tuple[str, float, float]], pages: int) -> None:
    base = next((processor for tool, processor, _ in results if tool == BARE), None)
    print(f"{'':28}{'pages/s':>10}{'s':>9}{'s by clock':>12}{'times the bare text':>22}")
    for tool, processor, clock in results:
        ratio = f"{processor / base:.2f}" if base else ""
        print(f"{tool:28}{pages / processor:10.1f}{processor:9.2f}{clock:12.2f}{ratio:>22}")


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--pages", type=int, default=0)
    parser.add_argument("--only", nargs="*", choices=[*READERS, SCAN], default=[*READERS, SCAN])
    parser.add_argument("--worker", choices=[*READERS, SCAN], help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.worker:
        timing = time_scan(chosen.folder) if chosen.worker == SCAN else time_reader(chosen.worker, chosen.folder)
        print(json.dumps(timing))
        return
    with tempfile.TemporaryDirectory() as folder:
        pages = prepared(chosen.folder, chosen.repeat, chosen.pages, Path(folder))
        print(f"{pages} pages, {os.cpu_count()} cores")
        tools = [tool for tool in chosen.only if is_installed(tool)]
        print_table([(tool, *in_own_process(tool, Path(folder))) for tool in tools], pages)


if __name__ == "__main__":
    main(sys.argv[1:])
