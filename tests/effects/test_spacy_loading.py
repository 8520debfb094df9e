"""spaCy is loaded without its command line, and nothing of it is lost by that."""

from __future__ import annotations

import subprocess
import sys


def said_by(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_the_command_line_is_not_loaded_with_spacy() -> None:
    code = "import sys; from clausecheck.effects.rules.spacy_loading import load_spacy; load_spacy()"
    assert said_by(f"{code}; print('spacy' in sys.modules, 'spacy.cli' in sys.modules)") == "True False"


def test_the_command_line_is_there_for_who_asks() -> None:
    code = "from clausecheck.effects.rules.spacy_loading import load_spacy; load_spacy()"
    assert said_by(f"{code}; from spacy.cli.info import info; print(info(silent=True)['spacy_version'])")


def test_what_spacy_says_of_itself_is_there_after_it_was_loaded_so() -> None:
    code = "from clausecheck.effects.rules.spacy_loading import load_spacy; spacy = load_spacy()"
    assert said_by(f"{code}; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)") == "True"


def test_spacy_that_is_there_already_is_taken_as_it_is() -> None:
    code = "import spacy; from clausecheck.effects.rules.spacy_loading import load_spacy"
    assert said_by(f"{code}; print(load_spacy() is spacy, callable(spacy.info))") == "True True"
