"""What a worker hands back, as bytes: packed fast, and opened without trusting who packed it."""

from __future__ import annotations

import copyreg
import io
import pickle
import pickletools
import re
import sys
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from operator import attrgetter
from typing import Any

_OWN = "clausecheck."
# Of what is not loaded yet only the modules that hold nothing but data classes are: loading another may run it.
_DATA = re.compile(r"clausecheck\.[a-z_]+\.model")
# What may stand in an answer beside the project's own data classes and plain values.
_PLAIN = frozenset(
    {
        ("builtins", "set"),
        ("builtins", "frozenset"),
        ("datetime", "date"),
        ("datetime", "datetime"),
        ("datetime", "timezone"),
        ("datetime", "timedelta"),
        ("pathlib", "PosixPath"),
        ("pathlib", "WindowsPath"),
        ("pathlib", "PurePosixPath"),
    }
)
# It changes what is there already, be it a class or a member of an enumeration; `pack` never needs it.
_CHANGES = "BUILD"


def pack(answer: object) -> bytes:
    """Return ``answer`` as bytes: the project's data classes, enums and plain values.

    Raises:
        pickle.PicklingError, TypeError, AttributeError: it holds something else.
    """
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(answer)
    return stream.getvalue()


def unpack(packed: bytes) -> Any:
    """Return what `pack` was given.

    Raises:
        pickle.UnpicklingError: these bytes are no answer; nothing that they name was called, loaded or changed.
    """
    try:
        if any(code.name == _CHANGES for code, _, _ in pickletools.genops(packed)):
            raise pickle.UnpicklingError(f"{_CHANGES} has no place in an answer")
        return _Answers(io.BytesIO(packed)).load()
    except pickle.UnpicklingError:
        raise
    except Exception as error:  # rubbish fails in as many ways as there are opcodes
        raise pickle.UnpicklingError(f"{type(error).__name__}: {error}") from error


class _Answers(pickle.Unpickler):
    """Finds data classes and enums of this project and a few plain types; a worker taken over can name no other."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        if (module_name, global_name) in _PLAIN:
            return super().find_class(module_name, global_name)
        found = None
        if "." not in global_name and (module_name in sys.modules or _DATA.fullmatch(module_name)):
            found = super().find_class(module_name, global_name) if module_name.startswith(_OWN) else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        raise pickle.UnpicklingError(f"{module_name}.{global_name} has no place in an answer")


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How to take an object apart: data classes by their fields, four times as fast as the default."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        if not is_dataclass(kind):
            raise KeyError(kind)
        return self.setdefault(kind, _reducer(kind))


def _reducer(kind: type[Any]) -> Callable[[Any], tuple[type, tuple[object, ...]]]:
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda thing: (kind, (getattr(thing, names[0]),))
    values = attrgetter(*names)
    return lambda thing: (kind, values(thing))


_REDUCERS = _Reducers(copyreg.dispatch_table)
