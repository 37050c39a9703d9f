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


def ask_of_found(view: View, question: str, tail: str, parameters: Mapping[str, Any], **words: str) -> Table:
    """Return the answer to another question about what a question finds: its page, say, or how it is spread.

    A question that lists findings says first which are found and then what is shown of them, by the one ``select`` that
    begins a line. The words of ``tail`` stand in that one's place; ``{name}`` in them is one of ``words``, which are
    ours and nobody else's.
    """
    found, _, _ = _sql(question).partition("\nselect")
    return Table(view.ask(found + _sql(tail).format(**words), parameters))


@cache
def _sql(question: str) -> str:
    return resources.files("dragoman.query").joinpath(f"{question}.sql").read_text(encoding="utf-8")
