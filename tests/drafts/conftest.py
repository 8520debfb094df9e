"""The ten drafts, each checked, annotated and mended once for all tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from clausecheck.documents.guarded import GuardedExecutor
from clausecheck.drafts import check_in_worker, remedy_in_worker
from clausecheck.drafts.annotating import Annotated, annotate_word
from clausecheck.drafts.checking import Check, check
from clausecheck.drafts.library import Library, own_library
from clausecheck.drafts.mending import Mend, mend
from clausecheck.drafts.reading import Judge
from clausecheck.effects.judging import classify
from tests.drafts.make_drafts import DRAFTS

DATE = "2026-11-26T12:00:00Z"


@dataclass(frozen=True)
class Handled:
    """A draft and what was made of it."""

    data: bytes
    check: Check
    annotated: Annotated
    mended: Mend


class SharedExecutor(GuardedExecutor):
    """A real worker that the checks of all tests share, so that the models are loaded once."""

    def stop(self) -> None:
        """Stay, for the next test."""

    def __exit__(self, *_: object) -> None:
        """Stay, for the next test."""


@pytest.fixture(scope="session")
def executor() -> Iterator[GuardedExecutor]:
    shared = SharedExecutor()
    yield shared
    GuardedExecutor.stop(shared)


@pytest.fixture(autouse=True)
def shared_worker(monkeypatch: pytest.MonkeyPatch, executor: GuardedExecutor) -> None:
    for module in (check_in_worker, remedy_in_worker):
        monkeypatch.setattr(module, "GuardedExecutor", lambda *_, **__: executor)


@pytest.fixture(scope="session")
def judge() -> Judge:
    return classify


@pytest.fixture(scope="session")
def library() -> Library:
    return own_library()


@pytest.fixture(scope="session")
def handled(judge: Judge, library: Library) -> dict[str, Handled]:
    made = {}
    for name, make in DRAFTS.items():
        data = make()
        found = check(data, f"{name}.docx", library, judge)
        annotated = annotate_word(data, found, library, "da", DATE)
        made[name] = Handled(data, found, annotated, mend(data, found.draft, library, judge, DATE))
    return made
