"""The plan of the house holds: data moves up, imports point down, and heavy libraries wait until they are used."""

import ast
import subprocess
import sys
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import clausecheck

PACKAGE = Path(clausecheck.__file__).parent
FLOORS = ("texts", "documents", "clauses", "effects", "contracts", "portfolio", "reports", "drafts", "kitos", "cli")
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = ("spacy", "pdfplumber", "pdfminer", "pypdfium2", "docx", "lxml", "openpyxl", "jinja2", "rich", "numpy")


def floor_of(module: str) -> int | None:
    parts = module.split(".")
    return FLOORS.index(parts[1]) if parts[0] == "clausecheck" and len(parts) > 1 and parts[1] in FLOORS else None


def room_of(module: str) -> str | None:
    """Return the room that ``module`` lies in: a folder of its floor or a file that stands beside the folders."""
    return ".".join(module.split(".")[1:3]) if module.count(".") > 1 and floor_of(module) is not None else None


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.append(node.module or "")
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_floor_imports_a_higher_one(path: Path) -> None:
    own = floor_of(".".join(("clausecheck", *path.relative_to(PACKAGE).parts)))
    for name in imports(path):
        other = floor_of(name)
        assert own is None or other is None or other <= own, f"{path} imports {name}"


def test_the_rooms_of_a_floor_import_each_other_one_way() -> None:
    leading_to: dict[str, set[str]] = defaultdict(set)
    for path in MODULES:
        own = room_of(".".join(("clausecheck", *path.relative_to(PACKAGE).with_suffix("").parts)))
        for other in map(room_of, imports(path)):
            if own is not None and other not in (None, own):
                leading_to[own].add(str(other))
    TopologicalSorter(leading_to).prepare()


@pytest.mark.parametrize("arguments", [["--help"], ["scan", "--help"], ["classify", "--help"]])
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    program = (
        "import sys; from clausecheck.cli.main import run; run(sys.argv[1:]); "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines()[-1] == "[]"


def test_importing_the_package_loads_no_heavy_library() -> None:
    program = f"import sys, clausecheck; print([name for name in {HEAVY} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
