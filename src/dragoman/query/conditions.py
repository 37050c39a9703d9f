"""From the conditions of a question to the parameters of its SQL, and to the keywords of a Python method."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Concatenate, ParamSpec, TypeVar

from dragoman.errors import ConfigError
from dragoman.model.conditions import Condition, ConditionKind, conditions_of
from dragoman.query.countries import countries_of
from dragoman.query.filters import (
    check_days,
    check_floor,
    check_limit,
    choices_of,
    columns_of,
    first_day,
    last_day,
    parts_of,
)

Keywords = ParamSpec("Keywords")
Question = TypeVar("Question")
Owner = TypeVar("Owner")
Answer = TypeVar("Answer")


def parameters_of(asked: Any) -> dict[str, Any]:
    """Return the parameters that a question's conditions are in SQL, checked; null where one is not set.

    Each is called as its condition; words of a name are ``NAME_parts``, and where an id is one too, ``NAME`` is what
    was given. Raises ``ConfigError`` for the first condition that cannot be.
    """
    parameters: dict[str, Any] = {}
    for name, condition in conditions_of(type(asked)).items():
        parameters.update(_READERS[condition.kind](name, getattr(asked, name), condition))
    check_days(parameters.get("since"), parameters.get("until"))
    return parameters


def asked_by(
    question: Callable[Keywords, Question],
) -> Callable[[Callable[[Owner, Question], Answer]], Callable[Concatenate[Owner, Keywords], Answer]]:
    """Let a method that takes a question be called with the question's conditions as keywords."""

    def with_keywords(method: Callable[[Owner, Question], Answer]) -> Callable[Concatenate[Owner, Keywords], Answer]:
        known = inspect.signature(question).parameters
        [own, _] = inspect.signature(method).parameters.values()

        @functools.wraps(method)
        def ask(self: Owner, **given: Any) -> Answer:
            unknown = next((name for name in given if name not in known), None)
            if unknown is not None:
                raise TypeError(f"{method.__qualname__}() got an unexpected keyword argument '{unknown}'")
            return method(self, question(**given))  # type: ignore[call-arg]

        answer = inspect.signature(method).return_annotation
        ask.__signature__ = inspect.Signature([own, *known.values()], return_annotation=answer)  # type: ignore[attr-defined]
        return ask  # type: ignore[return-value]

    return with_keywords


def _words(name: str, given: str | None, _: Condition) -> dict[str, Any]:
    return {f"{name}_parts": parts_of(given, name)}


def _words_or_id(name: str, given: str | None, _: Condition) -> dict[str, Any]:
    return {name: given, f"{name}_parts": parts_of(given, name)}


def _values(name: str, given: Any, condition: Condition) -> dict[str, Any]:
    return {name: choices_of(given, name, condition.known or None)}


def _value(name: str, given: str | None, condition: Condition) -> dict[str, Any]:
    found = choices_of(given, name, condition.known or None)
    return {name: None if found is None else found[0]}


def _codes(name: str, given: Any, _: Condition) -> dict[str, Any]:
    codes = choices_of(given, name)
    for code in codes or ():
        if not code.isdigit() or len(code) not in {2, 3, 4}:
            raise ConfigError(f"'{name}' is {code!r}; give a code of two to four digits, such as 04 or 042")
    return {name: codes}


def _countries(name: str, given: Any, _: Condition) -> dict[str, Any]:
    return {name: None if given is None else countries_of(given, name)}


def _columns(name: str, given: Any, _: Condition) -> dict[str, Any]:
    return {name: columns_of(given, name)}


def _counting(name: str, given: Any, condition: Condition) -> dict[str, Any]:
    [value] = choices_of(given, name, condition.known) or ["reports"]
    return {name: value}


def _way(name: str, given: str | None, condition: Condition) -> dict[str, Any]:
    choices_of(given, name, condition.known)
    return {}  # which rows are asked is not said in SQL: see ``Record._as_reviewed``


_Reader = Callable[[str, Any, Condition], dict[str, Any]]

_READERS: Mapping[ConditionKind, _Reader] = MappingProxyType(
    {
        "actor": _words_or_id,
        "name": _words,
        "choice": _values,
        "one": _value,
        "counting": _counting,
        "cameo": _codes,
        "country": _countries,
        "first day": lambda name, given, _: {name: first_day(given, name)},
        "last day": lambda name, given, _: {name: last_day(given, name)},
        "text": lambda name, given, _: {name: given},
        "confidence": lambda name, given, _: {name: check_floor(given)},
        "reviewed": _way,
        "flag": lambda name, given, _: {name: given},
        "columns": _columns,
        "count": lambda name, given, _: {name: check_limit(given)},
    }
)
