"""Small contracts by an author who sought what the tool would wrongly call fine; each holds one trap.

None of the 83 gives the customer a plain right. All of them were called compliant without a reservation when they were
first measured; those in `OPEN` still are.
"""

from __future__ import annotations

from clausecheck.contracts.model import Verdict

from ..benchmarks.score_traps import contracts, is_called_fine

OPEN = {"73", "111", "116", "154", "173"}


def test_a_trap_is_called_fine_without_a_reservation_only_where_that_is_known() -> None:
    made = dict(contracts())
    assert len(made) == 83
    assert not [name for name, contract in made.items() if contract.verdict is Verdict.UNREADABLE]
    assert {name.split("-", 1)[0] for name, contract in made.items() if is_called_fine(contract)} <= OPEN
