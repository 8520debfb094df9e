"""What is in the source is in the package that is installed."""

import configparser
from pathlib import Path

ROOT = Path(__file__).parents[1]


def options() -> configparser.SectionProxy:
    parser = configparser.ConfigParser()
    parser.read(ROOT / "setup.cfg", encoding="utf-8")
    return parser["options"]


def test_every_package_is_installed() -> None:
    there = {".".join(path.parent.relative_to(ROOT).parts) for path in (ROOT / "clausecheck").rglob("*.py")} - {
        "clausecheck.texts.da",
        "clausecheck.texts.en",
    }
    assert set(options()["packages"].split()) == there | {"clausecheck_models"}
