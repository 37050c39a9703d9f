"""The formats a record can be written in, one table. A further one is a module and an entry: decision 0013."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from dragoman.export.annotations import write_annotations
from dragoman.export.dna import write_dna
from dragoman.export.events import (
    write_events_csv,
    write_events_parquet,
    write_gdelt,
    write_icews,
    write_phoenix,
    write_plover,
    write_polecat,
)
from dragoman.export.exchange import write_jsonl
from dragoman.export.qdpx import write_qdpx
from dragoman.export.references import write_bibtex, write_csl


@dataclass(frozen=True)
class ExportFormat:
    """What a format holds, and what writes it.

    ``write`` takes ``reports``, each one's findings with the actor of each of its entities by the entity's id, and a
    file; or ``events``, as ``tell_events`` gives them, a file, and the statuses wanted (None: those that the format
    does not misrepresent). Where it ``is_folder``, a folder stands in place of the file, and ``replace`` is told too.
    It may return ``Losses``: what the format could not hold. With ``can_be_as_is`` it takes ``as_is``, and so
    with ``can_be_without_text``. With
    ``tells_claims`` an event says whether the report tells it or somebody in it claims it; others get the former alone
    by default. What ``is_binary`` is not for a terminal.
    """

    of: Literal["reports", "events"]
    write: Callable[..., Any]
    is_folder: bool = False
    is_binary: bool = False
    can_be_as_is: bool = False
    tells_claims: bool = False
    can_be_without_text: bool = False


EXPORTS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "jsonl": ExportFormat("reports", write_jsonl, tells_claims=True),
        "dna": ExportFormat("reports", write_dna, is_binary=True),
        "qdpx": ExportFormat("reports", write_qdpx, is_binary=True),
        "bibtex": ExportFormat("reports", write_bibtex, tells_claims=True),
        "csl": ExportFormat("reports", write_csl, tells_claims=True),
        "annotations": ExportFormat("reports", write_annotations, tells_claims=True, can_be_without_text=True),
        "polecat": ExportFormat("events", write_polecat),
        "icews": ExportFormat("events", write_icews),
        "phoenix": ExportFormat("events", write_phoenix),
        "plover": ExportFormat("events", write_plover, tells_claims=True),
        "events-csv": ExportFormat("events", write_events_csv, can_be_as_is=True, tells_claims=True),
        "events-parquet": ExportFormat("events", write_events_parquet, is_binary=True, tells_claims=True),
        "gdelt": ExportFormat("events", write_gdelt, is_folder=True),
    }
)
"""Every format by its name."""
