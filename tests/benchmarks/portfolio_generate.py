"""Makes a portfolio of any size from the texts of the sample contracts, varied so that caches do not flatter.

    python -m tests.benchmarks.portfolio_generate FOLDER [--contracts N] [--new SHARE] [--seed N]

Contracts share boilerplate in life, too: ``--new`` is the part of the paragraphs that get words no other contract has
(0.6 by default), so that their clauses are new to every cache. Every file has content of its own.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.make_samples.markup import MarkupError
from tests.make_samples.portfolio import TEXTS, render_file, sources, target_name

# A paragraph of running text: neither a heading, a table row, a list nor a direction for the renderer.
_PARAGRAPH = re.compile(r"^(?:\d[\d.]*|[A-ZÆØÅ§])[^|\n]{60,}\.$")
_SUBJECTS = ("Bestemmelsen", "Ydelsen", "Forholdet", "Leverancen", "Vilkåret", "Aftalen herom")
_VERBS = ("er omtalt i", "fremgår også af", "er drøftet i", "uddybes i", "er beskrevet i")
_OBJECTS = ("sag", "notat", "referat", "bilagsnote", "følgebrev", "driftsaftale")


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--contracts", type=int, default=200)
    parser.add_argument("--new", type=float, default=0.6)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    count = generate(chosen.folder, chosen.contracts, chosen.new, chosen.seed)
    print(f"{chosen.contracts} contracts, {count} files in {chosen.folder}")


def generate(folder: Path, contracts: int, new: float, seed: int) -> int:
    """Write so many contracts below ``folder``; return how many files they have."""
    files = 0
    with tempfile.TemporaryDirectory() as scratch:
        for number, group in zip(range(contracts), endless_groups(), strict=False):
            name = f"{number:05} {group[0].relative_to(TEXTS).parts[0].removesuffix('.txt')[:50]}"
            for source in group:
                files += write(source, folder / name, Path(scratch), random.Random(f"{seed} {number} {source}"), new)
    return files


def endless_groups() -> Iterator[list[Path]]:
    """Yield the texts of one sample contract after another, over and over."""
    groups: dict[str, list[Path]] = {}
    for source in sources():
        groups.setdefault(source.relative_to(TEXTS).parts[0], []).append(source)
    while True:
        yield from groups.values()


def write(source: Path, folder: Path, scratch: Path, dice: random.Random, new: float) -> int:
    varied = scratch / source.name
    varied.write_text(vary(source.read_text(encoding="utf-8"), dice, new), encoding="utf-8")
    try:
        data, _ = render_file(varied)
    except MarkupError:
        return 0
    target = folder / target_name(source).name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return 1


def vary(text: str, dice: random.Random, new: float) -> str:
    """Return ``text`` with a sentence of its own after a share of its paragraphs, and after the first in any case."""
    lines = []
    due = True
    for line in text.split("\n"):
        if _PARAGRAPH.match(line) and (due or dice.random() < new):
            line += f" {dice.choice(_SUBJECTS)} {dice.choice(_VERBS)} {dice.choice(_OBJECTS)} {dice.randrange(10**8)}."
            due = False
        lines.append(line)
    return "\n".join(lines)


if __name__ == "__main__":
    main(sys.argv[1:])
