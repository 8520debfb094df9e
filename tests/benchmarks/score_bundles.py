"""Scores contracts made of several documents against an ``expected.json``: verdicts, deciding quotes and facts.

``python tests/benchmarks/score_bundles.py FOLDER … [--expected FILE] [--verbose]``, where each FOLDER holds one folder
(or file) per contract as text, Word, PDF or scans, and its ``expected.json`` unless ``--expected`` names it. Of several
folders the measures are those of all their contracts together.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from clausecheck.contracts.assemble import build_contract
from clausecheck.contracts.bundles.grouping import ContractFiles
from clausecheck.contracts.model import Contract, Verdict

FACTS = ("cvr", "supplier", "contract_number", "effective_date", "expiry_date", "notice_period_months")
_WORD = re.compile(r"\w+")
# Scans and line breaks cost a quote some of its words.
_SHARE_OF_QUOTE = 0.6


@dataclass(frozen=True)
class Scored:
    """One contract beside what was expected of it."""

    expected: dict[str, Any]
    contract: Contract

    @property
    def exact(self) -> bool:
        """Whether the verdict is the expected one."""
        return self.contract.verdict.value == self.expected["verdict"]

    @property
    def system(self) -> bool | None:
        """Whether the system is called as expected, more or less of its name aside; None where nothing is expected."""
        wanted, told = (_plain(name or "") for name in (self.expected.get("system"), self.contract.facts.system))
        if not wanted:
            return None
        return bool(told) and (wanted in told or (told in wanted and len(told) >= _SHARE_OF_QUOTE * len(wanted)))

    @property
    def false_compliant(self) -> bool:
        """Whether it is called compliant without review and is not."""
        contract = self.contract
        return contract.verdict is Verdict.COMPLIANT and not contract.needs_review and not self.exact

    @property
    def rightly_compliant(self) -> bool:
        """Whether it is called compliant, with or without review, and is."""
        return self.exact and self.contract.verdict is Verdict.COMPLIANT

    @property
    def quoted(self) -> bool | None:
        """Whether the expected quote is among the deciding ones; None where none is expected."""
        wanted = self.expected.get("deciding_quote")
        if not wanted:
            return None
        deciding = [finding for finding in self.contract.findings if finding.deciding]
        return any(
            same_words(wanted, finding.context if whole else finding.quote) for finding in deciding for whole in (0, 1)
        )

    def told(self, name: str) -> object:
        """What the tool says of a fact."""
        facts = self.contract.facts
        return {"cvr": facts.supplier.cvr, "supplier": facts.supplier.name}.get(name, getattr(facts, name, None))

    def fact(self, name: str) -> bool | None:
        """Whether a fact is the expected one; None where the expectation does not speak of it."""
        if name not in self.expected:
            return None
        got, wanted = self.told(name), self.expected[name]
        if name == "notice_period_months" or wanted is None or got is None:
            return bool(got == wanted)
        if name == "supplier":
            return same_name(wanted, str(got))
        return plain(str(got)) == plain(str(wanted))


def plain(text: str) -> str:
    """Return ``text`` without case, spaces and the signs that contract numbers are parted by."""
    return re.sub(r"[\s./_–-]", "", text).casefold()


def same_name(wanted: str, got: str) -> bool:
    """Tell whether two company names are the same, dots and spaces aside."""
    return re.sub(r"[\W_]", "", wanted).casefold() == re.sub(r"[\W_]", "", got).casefold()


def same_words(wanted: str, got: str) -> bool:
    """Tell whether most of the words of ``wanted`` are in ``got``, or the other way round."""
    first, second = set(_WORD.findall(wanted.lower())), set(_WORD.findall(got.lower()))
    if not first or not second:
        return False
    return len(first & second) / min(len(first), len(second)) >= _SHARE_OF_QUOTE


def contract_files(folder: Path, name: str) -> ContractFiles:
    """Return the files of the contract in ``folder / name``."""
    path = folder / name
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return ContractFiles(name, tuple(file for file in files if file.is_file()))


def score(folder: Path, expected: list[dict[str, Any]]) -> list[Scored]:
    """Return every expected contract in ``folder`` with what the tool makes of it."""
    names = [item.get("bundle") or item.get("folder") or item["file"] for item in expected]
    return [
        Scored(item, build_contract(contract_files(folder, name), folder))
        for item, name in zip(expected, names, strict=True)
    ]


def share(values: list[bool | None]) -> tuple[int, int]:
    """Return how many of the values that are known are true, and how many are known."""
    known = [value for value in values if value is not None]
    return sum(known), len(known)


def _plain(name: str) -> str:
    return "".join(_WORD.findall(name.lower()))


def summary(scored: list[Scored]) -> dict[str, tuple[int, int]]:
    """Return each measure as a count and what it is out of."""
    measures = {
        "exact verdicts": share([item.exact for item in scored]),
        "false compliants": (sum(item.false_compliant for item in scored), len(scored)),
        "needs review": share([item.contract.needs_review for item in scored]),
        "review of compliants": share([item.contract.needs_review for item in scored if item.rightly_compliant]),
        "deciding quote": share([item.quoted for item in scored]),
    }
    measures |= {name: share([item.fact(name) for item in scored]) for name in FACTS}
    return measures | {"system": share([item.system for item in scored])}


def main() -> None:
    """Print the measures, and with ``--verbose`` what is wrong with each contract."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--expected", type=Path)
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    scored: list[Scored] = []
    for folder in arguments.folders:
        file = arguments.expected or folder / "expected.json"
        scored += score(folder, json.loads(file.read_text(encoding="utf-8")))
    for item in scored if arguments.verbose else ():
        print_faults(item)
    for name, (count, total) in summary(scored).items():
        print(f"{name:24} {count:3} of {total:3}  {100 * count / total if total else 0:5.1f} %")


def print_faults(item: Scored) -> None:
    """Print what is wrong with a contract, if anything."""
    wrong = [name for name in FACTS if item.fact(name) is False]
    if item.exact and item.quoted is not False and not wrong:
        return
    told = f"{item.contract.verdict.value}{' (review)' if item.contract.needs_review else ''}"
    print(f"{item.contract.folder}: {told}, expected {item.expected['verdict']}; quote {item.quoted}")
    for name in wrong:
        print(f"    {name}: {item.told(name)!r}, expected {item.expected[name]!r}")


if __name__ == "__main__":
    main()
