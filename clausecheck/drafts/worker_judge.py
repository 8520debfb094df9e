"""The judge of a worker: it gives signs of life, and the encoder is loaded while the documents are read."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Thread
from typing import TYPE_CHECKING

from clausecheck.documents.progress import Step, tell

if TYPE_CHECKING:
    from clausecheck.drafts.reading import Judge, Prepare
    from clausecheck.effects.model import Classification


def worker_judge(name: str, threads: int = 1) -> tuple[Judge, Prepare]:
    """Return the worker's judge, which gives a sign of life for ``name`` at each clause, and what judges ahead.

    The encoder, which needs no time of Python's, is loaded while the documents are read, to run in ``threads`` threads.
    """
    from clausecheck.effects import classify, classify_all
    from clausecheck.effects.encoder import load
    from clausecheck.portfolio.work import AT_A_TIME

    loading = Thread(target=load, args=(threads,))
    loading.start()

    def judge(text: str, language: str) -> Classification:
        loading.join()
        tell(Step(name))
        return classify(text, language)

    def prepare(clauses: Sequence[tuple[str, str]]) -> None:
        loading.join()
        for start in range(0, len(clauses), AT_A_TIME):
            tell(Step(name))
            classify_all(clauses[start : start + AT_A_TIME])

    return judge, prepare
