"""The store: one SQLite file (WAL) that keeps what is known of a portfolio from run to run.

`Store` opens it; each table has a module here that reads and writes it, and no SQL stands elsewhere.

| table | one row is | key |
|---|---|---|
| ``versions`` | the name of a version of the reader, of rules and model, or of the contract floor | ``id`` |
| ``runs`` | a run: name, root, when, tool, totals; ``finished`` is NULL while it runs or was cut off | ``id`` |
| ``locks`` | the run at work on a root, with process, host and last sign of life | ``root`` |
| ``files`` | a file as last seen: size, time, and the SHA-256 of its content | ``root, path`` |
| ``documents`` | a content as read (zlib JSON), and its clauses as judged; under any name | ``content, suffix`` |
| ``clauses`` | a clause text as judged, by 16 bytes of its SHA-256; no ``data``: no effect | ``text, version`` |
| ``contracts`` | a state of a contract (without its findings), by the hash of all it was made from | ``state`` |
| ``findings`` | a finding in a state of a contract; ``clause`` is the whole clause | ``state, position`` |
| ``verdicts`` | which state a contract had, from its first to its last run | ``root, contract, first_run`` |
| ``decision_log`` | a decision by a person; rows are only ever added (triggers refuse the rest) | ``id`` |
| ``decisions`` | a view: the last entry of the log for each contract and finding | ``contract, finding`` |

What the tool computed is written with ``synchronous = NORMAL`` (a kill loses nothing, a power cut may lose the last
moments, which are computed again), what people wrote with ``FULL``. Deleting what can be computed again never touches
the log of decisions.
"""

from __future__ import annotations

from clausecheck.portfolio.store.connection import Store
from clausecheck.portfolio.store.decisions import Decision, DecisionState
from clausecheck.portfolio.store.errors import StoreError

__all__ = ["Decision", "DecisionState", "Store", "StoreError"]
