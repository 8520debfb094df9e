"""Loads spaCy without its command line, which is a third of what importing it costs and is never used here."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


def load_spacy() -> ModuleType:
    """Return the module ``spacy``; its command line is imported when somebody asks for it, as other modules are."""
    if "spacy" not in sys.modules:
        placeholders = {name: ModuleType(name) for name in _COMMAND_LINE}
        placeholders["spacy.cli"].__path__ = []
        placeholders["spacy.cli.info"].__dict__["info"] = _info
        sys.modules.update(placeholders)
        try:
            import spacy
        finally:
            for name, placeholder in placeholders.items():
                if sys.modules.get(name) is placeholder:
                    del sys.modules[name]
    import spacy

    return spacy


def _info(*arguments: Any, **options: Any) -> Any:
    """Do what ``spacy.info`` does, the module that does it being imported now."""
    from spacy.cli.info import info

    return info(*arguments, **options)
