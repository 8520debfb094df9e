"""Command line: `python -m tests.make_samples [--only TEXT] [--out FOLDER]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .markup import MarkupError
from .portfolio import SAMPLES, render_file, sources, target_name


def main() -> int:
    """Render every text; return 1 when one could not be rendered."""
    parser = argparse.ArgumentParser(description="Render the sample contracts.")
    parser.add_argument("--only", default="", help="render only the texts whose path contains this")
    parser.add_argument("--out", type=Path, default=SAMPLES, help="folder to write to")
    options = parser.parse_args()
    failed = 0
    for source in sources():
        name = target_name(source)
        if options.only not in str(name):
            continue
        try:
            data, warnings = render_file(source)
        except MarkupError as error:
            failed += 1
            print(f"error: {error}", file=sys.stderr)
            continue
        for warning in warnings:
            print(f"warning: {name}: {warning}", file=sys.stderr)
        target = options.out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != data:
            target.write_bytes(data)
            print(f"wrote {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
