"""Dragoman reads news reports and keeps the book of who said what, to whom, when and where.

``read`` makes a record of reports, ``open`` opens one, ``analyse`` looks at one text. Manual: page 'python'.
"""

from __future__ import annotations

import sys

from dragoman import telemetry as _telemetry  # noqa: F401  (first of all: it turns off what libraries would send)

# Not `typing`, nor `importlib` before it is needed: a command that is stopped as it starts has less to be stopped in.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from dragoman.config import Settings, load_settings
    from dragoman.errors import DragomanError
    from dragoman.notebook import Analysis, analyse, analyse_many
    from dragoman.query import Table
    from dragoman.record import Record, read
    from dragoman.record import open_record as open  # noqa: A004
    from dragoman.run import code_pair

__all__ = [
    "Analysis",
    "DragomanError",
    "Record",
    "Settings",
    "Table",
    "__version__",
    "analyse",
    "analyse_many",
    "code_pair",
    "load_settings",
    "open",
    "read",
]

# Loaded when first asked for: `import dragoman` costs nothing, whatever is used of it.
_PLACES = {
    "Analysis": ("dragoman.notebook", "Analysis"),
    "DragomanError": ("dragoman.errors", "DragomanError"),
    "Record": ("dragoman.record", "Record"),
    "Settings": ("dragoman.config", "Settings"),
    "Table": ("dragoman.query", "Table"),
    "analyse": ("dragoman.notebook", "analyse"),
    "analyse_many": ("dragoman.notebook", "analyse_many"),
    "code_pair": ("dragoman.run", "code_pair"),
    "load_settings": ("dragoman.config", "load_settings"),
    "open": ("dragoman.record", "open_record"),
    "read": ("dragoman.record", "read"),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("dragoman")
    if name not in _PLACES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415

    module, attribute = _PLACES[name]
    value = getattr(import_module(module), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


if not TYPE_CHECKING:
    ModuleType = type(sys)


class _Package(ModuleType):
    """Keeps ``dragoman.read`` the function that reads: importing the room of that name would set the room there."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _PLACES and isinstance(value, ModuleType):
            return
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
