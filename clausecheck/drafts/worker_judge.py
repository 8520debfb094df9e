"""The judge of a worker: it gives signs of life, and works beside what else is done with a draft."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from clausecheck.documents.progress import Step, tell
from clausecheck.effects.judge_process import JudgeProcess

if TYPE_CHECKING:
    from clausecheck.drafts.reading import Judge, Prepare
    from clausecheck.effects.model import Classification

# The first answers are there before the last clauses are sent; more at a time cost less.
_AT_A_TIME = 64


def worker_judge(name: str) -> Judge:
    """Return the judge of a worker that does one contract after another: a sign of life for ``name`` at each clause."""

    def judge(text: str, language: str) -> Classification:
        from clausecheck.effects.judging import classify

        tell(Step(name))
        return classify(text, language)

    return judge


@contextmanager
def judge_beside(name: str, threads: int = 1) -> Iterator[tuple[Judge, Prepare]]:
    """Give a judge in a process of its own, as `worker_judge` does, and what has it judge clauses ahead.

    The encoder reads ``threads`` batches of clauses at a time. What goes wrong there is raised by the judge.
    """
    known: dict[tuple[str, str], Classification] = {}
    ahead: deque[Future[None]] = deque()
    with JudgeProcess(threads) as process, ThreadPoolExecutor(1) as beside:

        def ask(clauses: Sequence[tuple[str, str]]) -> None:
            known.update(zip(clauses, process.classify_all(clauses), strict=True))

        def judge(text: str, language: str) -> Classification:
            while ahead:
                tell(Step(name))
                ahead.popleft().result()
            tell(Step(name))
            if (text, language) not in known:
                ask([(text, language)])
            return known[text, language]

        def prepare(clauses: Sequence[tuple[str, str]]) -> None:
            asked = [clause for clause in dict.fromkeys(clauses) if clause not in known]
            for start in range(0, len(asked), _AT_A_TIME):
                ahead.append(beside.submit(ask, asked[start : start + _AT_A_TIME]))

        try:
            yield judge, prepare
        finally:
            while ahead:
                ahead.popleft().cancel()
