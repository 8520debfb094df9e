"""A program that ends with 130, and says nothing, when it is interrupted while its workers start."""

from __future__ import annotations

import sys

from clausecheck.documents.worker_pool import GuardedExecutor

if __name__ == "__main__":
    try:
        with GuardedExecutor(1, preload=("tests.documents.slow_to_load",)) as executor:
            executor.submit(len, ()).result()
    except KeyboardInterrupt:
        sys.exit(130)
