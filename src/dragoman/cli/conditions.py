"""The conditions of a question as options of a command."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from inspect import Parameter
from types import MappingProxyType
from typing import Annotated, Any

import typer

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
            conditions = {name: given[name] for name in known}
            command(conditions=conditions, **{name: given[name] for name in own if name != "conditions"})

        options = [_parameter(name, condition) for name, condition in known.items() if name not in own]
        placed = [each for name, each in own.items() for each in (options if name == "conditions" else [each])]
        call.__signature__ = inspect.Signature(_as_keywords(placed))  # type: ignore[attr-defined]
        return call

    return with_options


def _as_keywords(parameters: list[Parameter]) -> list[Parameter]:
    return [parameter.replace(kind=Parameter.KEYWORD_ONLY) for parameter in parameters]


def _parameter(name: str, condition: Condition) -> Parameter:
    is_flag = condition.kind == "flag"
    option = typer.Option(
        f"--{name}",
        metavar=None if is_flag else condition.placeholder,
        min=0 if condition.kind == "count" else None,
        help=condition.help,
    )
    kind = _TYPES.get(condition.kind, str)
    return Parameter(
        name,
        Parameter.KEYWORD_ONLY,
        default=False if is_flag else None,
        annotation=Annotated[kind if is_flag else kind | None, option],
    )


_TYPES: Mapping[ConditionKind, Any] = MappingProxyType(
    {"choice": list[str], "cameo": list[str], "confidence": float, "flag": bool, "count": int}
)
"""What an option of a kind of condition is; a text where nothing is said."""
