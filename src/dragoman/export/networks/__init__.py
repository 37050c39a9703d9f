"""Networks as files: one module a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO

from dragoman.export.networks.dl import write_dl
from dragoman.export.networks.gexf import write_gexf
from dragoman.export.networks.graphml import write_graphml
from dragoman.export.networks.pajek import write_pajek
from dragoman.export.networks.tables import NetworkTables

__all__ = ["NETWORK_FORMS", "NetworkTables", "network_form_of", "write_network"]

_WRITERS: Mapping[str, Callable[[NetworkTables, BinaryIO], Any]] = MappingProxyType(
    {"gexf": write_gexf, "graphml": write_graphml, "pajek": write_pajek, "dl": write_dl}
)
NETWORK_FORMS = tuple(_WRITERS)
"""Formats that hold a whole network."""

_BY_ENDING = {".gexf": "gexf", ".graphml": "graphml", ".net": "pajek", ".paj": "pajek", ".dl": "dl"}


def network_form_of(name: str) -> str | None:
    """Return the format of networks that a file's name asks for by its ending, if one does."""
    return next((form for ending, form in _BY_ENDING.items() if name.lower().endswith(ending)), None)


def write_network(tables: NetworkTables, file: BinaryIO, form: str) -> None:
    """Write a network as one of ``NETWORK_FORMS``. Raises ``ConfigError`` where the format cannot hold it."""
    _WRITERS[form](tables, file)
