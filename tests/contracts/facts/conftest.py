"""Documents written as text files, read and described as the contracts floor does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clausecheck.clauses import segment
from clausecheck.contracts.facts import Source
from clausecheck.contracts.facts.kinds import describe
from clausecheck.contracts.facts.reading import read_facts
from clausecheck.contracts.model import ContractDocument, ContractFacts
from clausecheck.documents import read

Facts = Callable[..., ContractFacts]
Describe = Callable[[str, str], ContractDocument]


@pytest.fixture
def described(tmp_path: Path) -> Describe:
    """Return a function from a file's name (without ending) and text to what the document is."""

    def made(name: str, text: str) -> ContractDocument:
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        return describe(read(path, root=tmp_path))

    return made


@pytest.fixture
def facts(described: Describe) -> Facts:
    """Return a function from documents, by name with underscores for spaces, to the facts of the contract they make."""

    def made(**texts: str) -> ContractFacts:
        items = [described(name.replace("_", " "), text) for name, text in texts.items()]
        return read_facts([Source(item, segment(item.document)) for item in items], "sag")

    return made
