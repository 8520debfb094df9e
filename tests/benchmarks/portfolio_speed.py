"""A batch run cold, warm and with 1% changed, beside what a user would do instead, over the same files in one run.

    python -m tests.benchmarks.portfolio_speed FOLDER [--jobs N] [--only NAME ...]

Make the folder with `portfolio_generate`. Time of the processor is compared (that of a busy machine is the same), time
by the clock stands beside it; memory is that of the largest process. The two rivals search for words only: `pdftotext`
with `rg` (or `grep`), and pdfplumber with a spaCy matcher.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.speed_reading import adopt_orphans

WORDS = "robot|RPA|automatiser|fysisk person|script|automat"
BARE = """
import sys, pypdfium2
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.pdf"):
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().get_text_range()
"""
PLAIN = """
import sys, pdfplumber, spacy
from pathlib import Path
from spacy.matcher import Matcher
nlp = spacy.blank("da")
nlp.add_pipe("sentencizer")
matcher = Matcher(nlp.vocab)
matcher.add("robot", [[{"LOWER": {"REGEX": "robot|rpa|automatiser|script"}}]])
for path in Path(sys.argv[1]).rglob("*.pdf"):
    with pdfplumber.open(path) as document:
        for page in document.pages:
            matcher(nlp(page.extract_text() or ""))
            page.close()
"""
SEARCH = (
    'find "$1" -name "*.pdf" -print0 | xargs -0 -n1 sh -c \'pdftotext "$1" - | {} -c -i {} "{}" ; true\' _ >/dev/null'
)


@dataclass(frozen=True)
class Result:
    name: str
    processor: float
    clock: float
    megabytes: float


def measured(name: str, work: Callable[[], object]) -> Result:
    """Run ``work``, in a process of its own so that memory is its own, and return what it cost."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        adopt_orphans()
        started = time.perf_counter()
        work()
        with suppress(ChildProcessError):
            while True:
                os.wait()
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock = time.perf_counter() - started
        os.write(write, f"{usage.ru_utime + usage.ru_stime} {clock} {usage.ru_maxrss / 1024}".encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        numbers = [float(part) for part in answer.read().split()]
    os.waitpid(child, 0)
    return Result(name, *numbers)


def run(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=False)


def batch(folder: Path, store: Path, jobs: int) -> Callable[[], object]:
    return run(
        sys.executable, "-m", "clausecheck", "batch", str(folder), "--store", str(store), "--jobs", str(jobs), "-q"
    )


def change_one_percent(folder: Path) -> int:
    """Put one of a hundred contracts (at least one) in the place of another; return how many files changed."""
    from tests.benchmarks.portfolio_generate import generate

    contracts = sorted(path for path in folder.iterdir() if path.is_dir())
    few = max(1, len(contracts) // 100)
    with tempfile.TemporaryDirectory() as scratch:
        generate(Path(scratch), few, 0.6, seed=99)
        changed = 0
        for old, new in zip(contracts, sorted(Path(scratch).iterdir()), strict=False):
            shutil.rmtree(old)
            shutil.copytree(new, old)
            changed += len(list(old.iterdir()))
    return changed


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--only", nargs="*", default=["bare", "search", "plain", "cold", "warm", "changed", "workers"])
    chosen = parser.parse_args(arguments)
    grep, as_pattern = ("rg", "-e") if shutil.which("rg") else ("grep", "-E")
    with tempfile.TemporaryDirectory() as scratch:
        root, store = Path(scratch, "portfolio"), Path(scratch, "store.sqlite")
        shutil.copytree(chosen.folder, root)
        runs: dict[str, tuple[str, Callable[[], object]]] = {
            "bare": ("pypdfium2, text alone", run(sys.executable, "-c", BARE, str(root))),
            "search": (f"pdftotext + {grep}", run("sh", "-c", SEARCH.format(grep, as_pattern, WORDS), "_", str(root))),
            "plain": ("pdfplumber + spaCy", run(sys.executable, "-c", PLAIN, str(root))),
            "cold": ("clausecheck batch, cold", batch(root, store, chosen.jobs)),
            "warm": ("clausecheck batch, warm", batch(root, store, chosen.jobs)),
            "changed": ("clausecheck batch, 1% changed", batch(root, store, chosen.jobs)),
        }
        results = []
        for name in (name for name in runs if name in chosen.only):
            if name == "changed":
                print(f"{change_one_percent(root)} files changed")
            results.append(measured(*runs[name]))
            show(results[-1], results[0])
        if "cold" in chosen.only:
            print(f"store: {store.stat().st_size / 1e6:.1f} MB")
        if "workers" in chosen.only:
            for jobs in (1, 2):
                other = Path(scratch, f"store{jobs}.sqlite")
                show(measured(f"clausecheck batch, {jobs} worker(s)", batch(root, other, jobs)), results[0])


def show(result: Result, base: Result) -> None:
    print(
        f"{result.name:34}{result.processor:9.2f} s{result.clock:9.2f} s by the clock{result.megabytes:8.0f} MB"
        f"{result.processor / base.processor:8.2f} times {base.name}",
        flush=True,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
