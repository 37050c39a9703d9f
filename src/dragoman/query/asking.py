"""The questions whose words stand in a ``.sql`` file of their own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from dragoman.query.table import Table
from dragoman.store import View


def ask(view: View, question: str, parameters: Mapping[str, Any] | None = None) -> Table:
    """Return the answer to the question in the ``.sql`` file of that name."""
    return Table(view.ask(_sql(question), parameters))


@cache
def _sql(question: str) -> str:
    return resources.files("dragoman.query").joinpath(f"{question}.sql").read_text(encoding="utf-8")
