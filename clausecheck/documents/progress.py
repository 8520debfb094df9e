"""How far the reading of one file is: what the readers tell, and what whoever reads may listen to.

In a worker process each of these lines is a sign of life, and the last one before a crash names what caused it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from clausecheck.documents.limits import UnreadableError
from clausecheck.documents.model import Reason


@dataclass(frozen=True, slots=True)
class Step:
    """What is being read: a document (that of a file, or one inside it) and, while its pages are recognised, which.

    ``page`` counts from 1 among the ``pages`` that text recognition has to read; both are 0 where none is.
    """

    document: str
    page: int = 0
    pages: int = 0


Listener = Callable[[Step], None]
"""Told of every step."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)
_refused: ContextVar[Mapping[str, Reason] | None] = ContextVar("refused", default=None)


def begin(document: str) -> None:
    """Tell that ``document`` is read from here on.

    Raises:
        UnreadableError: reading it has ended a worker before.
    """
    refused = _refused.get()
    if refused and document in refused:
        raise UnreadableError(refused[document], "ended the worker that read it")
    tell(Step(document))


def tell(step: Step) -> None:
    """Tell of ``step``."""
    listener = _listener.get()
    if listener is not None:
        listener(step)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Call ``listener`` for every step within the block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


@contextmanager
def refusing(refused: Mapping[str, Reason]) -> Iterator[None]:
    """Refuse to read these documents within the block, each for its reason."""
    token = _refused.set(refused)
    try:
        yield
    finally:
        _refused.reset(token)
