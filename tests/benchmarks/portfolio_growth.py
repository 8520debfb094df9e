"""How time, memory and the store grow with the portfolio: small contracts by the hundred, cold and warm.

    python -m tests.benchmarks.portfolio_growth [COUNT ...]

The contracts are short text files, each with clauses of its own, so that what is seen is the cost of the machinery, not
that of reading PDF files. Memory is that of the largest process.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.portfolio_speed import batch, measured

CLAUSES = (
    "Kunden kan uden hindringer lade it-systemet indgå i automatiseringer, fx RPA, jf. sag {}.",
    "Kunden må kun anvende softwarerobotter efter Leverandørens skriftlige samtykke, jf. sag {}.",
    "Det er ikke tilladt at anvende softwarerobotter i Systemet, jf. sag {}.",
)


def make(root: Path, count: int) -> None:
    """Write so many contracts below ``root``."""
    for number in range(count):
        folder = root / f"{number:05} System{number}"
        folder.mkdir(parents=True)
        filler = "\n\n".join(f"{part}. Leverandøren leverer ydelse {number}-{part} til tiden." for part in range(2, 30))
        clause = CLAUSES[number % 3].format(number)
        text = f"Kontrakt om System{number}\n\nKontraktnr. 26/{number:05}\n\n1. {clause}\n\n{filler}\n"
        (folder / "kontrakt.txt").write_text(text, encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    for count in [int(argument) for argument in arguments] or [100, 1_000, 10_000]:
        with tempfile.TemporaryDirectory() as scratch:
            root, store = Path(scratch, "portfolio"), Path(scratch, "store.sqlite")
            make(root, count)
            for name in ("cold", "warm"):
                found = measured(name, batch(root, store, 2))
                print(
                    f"{count:6} contracts {name}: {found.processor:8.2f} s, {found.clock:8.2f} s by the clock, "
                    f"{found.megabytes:5.0f} MB, store {store.stat().st_size / 1e6:.1f} MB",
                    flush=True,
                )


if __name__ == "__main__":
    main(sys.argv[1:])
