"""The conditions of a question as options of a command."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from inspect import Parameter
from types import MappingProxyType
from typing import Annotated, Any

import typer

from dragoman.cli.completion import completion_of
from dragoman.errors import ConfigError
from dragoman.model.conditions import Condition, ConditionKind, conditions_of


def with_options_of(question: type[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let a command have an option for each condition of a question, where its parameter ``conditions`` stands.

    The command gets the conditions as a dictionary. A condition that is a parameter of its own stands where that does,
    and is handed over as both.
    """
    known = conditions_of(question)

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(command, eval_str=True).parameters

        @functools.wraps(command)
        def call(**given: Any) -> None:
            conditions = {name: _single(name, given[name], condition) for name, condition in known.items()}
            given = {**given, **conditions}
            command(conditions=conditions, **{name: given[name] for name in own if name != "conditions"})

        options = [_parameter(name, condition) for name, condition in known.items() if name not in own]
        placed = [each for name, each in own.items() for each in (options if name == "conditions" else [each])]
        call.__signature__ = inspect.Signature(_as_keywords(placed))  # type: ignore[attr-defined]
        return call

    return with_options


def _single(name: str, given: Any, condition: Condition) -> Any:
    """Return what an option was given; one that takes no more than one value is not to be repeated in silence."""
    if not isinstance(given, list) or condition.kind in _REPEATED:
        return given
    if len(given) > 1:
        told = ", ".join(map(repr, given))
        raise ConfigError(f"--{name} takes one value and is given {len(given)}: {told}; ask once for each")
    return given[0] if given else None


def _as_keywords(parameters: list[Parameter]) -> list[Parameter]:
    return [parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in parameters]


def _parameter(name: str, condition: Condition) -> Parameter:
    is_flag = condition.kind == "flag"
    option = typer.Option(
        f"--{name}",
        metavar=None if is_flag else condition.placeholder,
        min=0 if condition.kind == "count" else None,
        help=condition.help,
        autocompletion=completion_of(name, condition),
    )
    kind = _TYPES.get(condition.kind, list[str])
    return Parameter(
        name,
        Parameter.KEYWORD_ONLY,
        default=False if is_flag else None,
        annotation=Annotated[kind if is_flag else kind | None, option],
    )


_TYPES: Mapping[ConditionKind, Any] = MappingProxyType({"confidence": float, "flag": bool, "count": int})
"""What an option of a kind of condition is; texts where nothing is said."""

_REPEATED: frozenset[ConditionKind] = frozenset({"choice", "cameo", "country", "columns"})
"""Kinds of condition that several values are given for."""
