"""The judge of a worker: it gives signs of life, and the encoder works beside what else is done with the documents."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from clausecheck.documents.progress import Step, tell

if TYPE_CHECKING:
    from clausecheck.drafts.reading import Judge, Prepare
    from clausecheck.effects.model import Classification

_TURN_S = 0.0005


def worker_judge(name: str, threads: int = 1) -> tuple[Judge, Prepare]:
    """Return the worker's judge, which gives a sign of life for ``name`` at each clause, and what judges ahead.

    The encoder, which needs little of Python's time, is loaded while the documents are read, and reads clauses,
    ``threads`` batches at a time, until the judge is first asked. What goes wrong there is raised by the judge.
    """
    # Two threads that both load modules wait for each other less if they take turns more often.
    sys.setswitchinterval(_TURN_S)
    beside = ThreadPoolExecutor(1)
    ahead: deque[Future[object]] = deque([beside.submit(_load, threads)])

    def judge(text: str, language: str) -> Classification:
        from clausecheck.effects import classify

        while ahead:
            tell(Step(name))
            ahead.popleft().result()
        tell(Step(name))
        return classify(text, language)

    def prepare(clauses: Sequence[tuple[str, str]]) -> None:
        from clausecheck.effects import classify_all
        from clausecheck.effects.gate import passes
        from clausecheck.portfolio.work import AT_A_TIME

        asked = [clause for clause in clauses if passes(clause[0])]
        for start in range(0, len(asked), AT_A_TIME):
            ahead.append(beside.submit(classify_all, asked[start : start + AT_A_TIME]))

    return judge, prepare


def _load(threads: int) -> None:
    from clausecheck.effects.encoder import load

    load(threads)
