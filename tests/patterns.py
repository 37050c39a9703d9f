"""Every regular expression of the program, where it is used from, and texts made to keep it busy."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import dragoman
from dragoman.extract.grammar.datelines import MAX_DATELINE
from dragoman.read import datelines

ROOT = Path(dragoman.__file__).parent
SEARCHES = frozenset({"search", "finditer", "findall", "sub", "subn", "split"})
MATCHES = frozenset({"match", "fullmatch"})

# Patterns that functions make when first asked for, and the methods that they are used with.
MADE_LATE: dict[str, tuple[Callable[[Any], Iterable[re.Pattern[Any]]], frozenset[str]]] = {
    "dragoman.query.coders.words._pattern": (
        lambda module: [module._pattern("we will sign it", 0)],
        frozenset({"finditer"}),
    ),
    "dragoman.read.datelines._pattern": (
        lambda module: map(module._pattern, module._PATTERNS),
        frozenset({"match"}),
    ),
    "dragoman.resolve.positions.texts._pattern": (
        lambda module: module._patterns().values(),
        frozenset({"findall", "match"}),
    ),
}

# Patterns that the program never shows a longer text, since they are too rich to be linear.
MAX_CHARS = {
    "dragoman.read.datelines._pattern": datelines._MAX_CHARS,
    "dragoman.extract.grammar.datelines._FULL_DATELINE": MAX_DATELINE,
}


@dataclass(frozen=True)
class Found:
    """A pattern by the name it goes by, and the methods that its module uses it with; none if others use it."""

    name: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]
    max_chars: int | None = None


def all_patterns() -> list[Found]:
    """Return all patterns that modules of the program hold, also in tables."""
    used = _methods_by_name()
    found = {}
    for module in _modules():
        for name, value in vars(module).items():
            for pattern in _patterns_in(value, depth=0):
                found.setdefault(
                    (pattern.pattern, pattern.flags),
                    Found(
                        f"{module.__name__}.{name}",
                        pattern,
                        frozenset(used.get((module.__name__, name)) or ()),
                        MAX_CHARS.get(f"{module.__name__}.{name}"),
                    ),
                )
    for place, (made, methods) in MADE_LATE.items():
        for pattern in made(importlib.import_module(place.rpartition(".")[0])):
            found.setdefault((pattern.pattern, pattern.flags), Found(place, pattern, methods, MAX_CHARS.get(place)))
    return list(found.values())


def calls_inside_functions() -> list[str]:
    """Return where a function gives ``re`` a pattern itself, by file and line: such a pattern is not found here."""
    places = []
    for path, tree in _trees():
        for node in tree.body:
            places += [f"{path.name}:{line}" for line in _calls_in(node, _module_name(path), is_inside=False)]
    return places


def _calls_in(node: ast.AST, place: str, is_inside: bool) -> Iterator[int]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        is_inside = f"{place}.{getattr(node, 'name', 'lambda')}" not in MADE_LATE
    if is_inside and _is_call_of_re(node):
        yield node.lineno  # type: ignore[attr-defined]
    for child in ast.iter_child_nodes(node):
        yield from _calls_in(child, place, is_inside)


def _is_call_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in SEARCHES | MATCHES | {"compile"}
    )


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.walk_packages([str(ROOT)], "dragoman."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def _patterns_in(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, dict):
        for each in [*value.keys(), *value.values()]:
            yield from _patterns_in(each, depth + 1)
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset) and len(value) < 1000:
        for each in value:
            yield from _patterns_in(each, depth + 1)


def _trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def _module_name(path: Path) -> str:
    return ".".join(["dragoman", *path.relative_to(ROOT).with_suffix("").parts]).removesuffix(".__init__")


def _methods_by_name() -> dict[tuple[str, str], set[str]]:
    used: dict[tuple[str, str], set[str]] = {}
    for path, tree in _trees():
        module = _module_name(path)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in SEARCHES | MATCHES:
                owner = node.value
                if isinstance(owner, ast.Subscript):
                    owner = owner.value
                name = (
                    owner.id
                    if isinstance(owner, ast.Name)
                    else owner.attr
                    if isinstance(owner, ast.Attribute)
                    else None
                )
                if name is not None:
                    used.setdefault((module, name), set()).add(node.attr)
    return used


def pumped(pattern: re.Pattern[Any], n_chars: int) -> Iterator[str]:
    """Yield texts of about this length that repeat what the pattern repeats, and end as it does not expect."""
    tree = _parse(pattern)
    atoms = list(dict.fromkeys(_atoms(tree)))[:12]
    bodies = list(dict.fromkeys([*atoms, *(body for _, body in _repeats(tree, "")), *" \t\n\"'.-aA1(<"]))
    prefixes = list(dict.fromkeys(["", *(prefix for prefix, _ in _repeats(tree, ""))]))[:12]
    for body in bodies:
        yield (body * n_chars)[:n_chars] + "\1"
    for prefix, body in dict.fromkeys(_repeats(tree, "")):
        for each in dict.fromkeys([body, *_class_samples(body)]):
            if each:
                yield prefix + (each * n_chars)[:n_chars] + "\1"
    for prefix in prefixes:
        for atom in atoms[:8]:
            yield prefix + (atom * n_chars)[:n_chars] + "\1"
        if prefix:
            yield (prefix * n_chars)[:n_chars] + "\1"


def _class_samples(body: str) -> list[str]:
    return [body[:1], body[-1:], body + " ", " " + body]


def _parse(pattern: re.Pattern[Any]) -> Any:
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    flags = pattern.flags & ~re.DEBUG
    if isinstance(pattern.pattern, bytes):
        flags |= re.ASCII
    return re._parser.parse(source, flags)  # type: ignore[attr-defined]


def _atoms(tree: Any) -> Iterator[str]:
    for operation, value in tree:
        name = str(operation)
        if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY", "CATEGORY"):
            yield from _characters(name, value)
        for inner in _inner(name, value):
            yield from _atoms(inner)


def _repeats(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """Yield a text that leads to each repetition, and one that it repeats."""
    for operation, value in tree:
        name = str(operation)
        if name.endswith("REPEAT") and (value[1] is None or int(value[1]) > 8):
            yield before, _sample(value[2])
        for inner in _inner(name, value):
            yield from _repeats(inner, before)
        before += _sample([(operation, value)])


def _inner(name: str, value: Any) -> list[Any]:
    if name.endswith("REPEAT"):
        return [value[2]]
    if name == "SUBPATTERN":
        return [value[3]]
    if name == "ATOMIC_GROUP":
        return [value]
    if name == "BRANCH":
        return list(value[1])
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    return []


def _sample(tree: Any) -> str:
    """Return one of the shortest texts that the tree matches, nearly."""
    text = ""
    for operation, value in tree:
        name = str(operation)
        if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY", "CATEGORY"):
            text += next(iter(_characters(name, value)), "")
        elif name.endswith("REPEAT"):
            text += _sample(value[2]) * max(1 if int(value[0]) else 0, int(value[0]))
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            text += _sample(_inner(name, value)[0])
        elif name == "BRANCH":
            text += min((_sample(branch) for branch in value[1]), key=len)
    return text


_BY_CATEGORY = {
    "CATEGORY_SPACE": " \t\n", "CATEGORY_WORD": "aA1", "CATEGORY_DIGIT": "1", "CATEGORY_NOT_SPACE": "a.",
    "CATEGORY_NOT_WORD": " .-", "CATEGORY_NOT_DIGIT": "a ",
}  # fmt: skip


def _characters(name: str, value: Any) -> Iterator[str]:
    if name == "LITERAL":
        yield chr(value)
    elif name == "NOT_LITERAL":
        yield from (sign for sign in "a .-" if sign != chr(value))
    elif name == "ANY":
        yield from "a ."
    elif name == "CATEGORY":
        yield from _BY_CATEGORY.get(str(value), "")
    elif name == "RANGE":
        yield from dict.fromkeys(chr(end) for end in value)
    elif str(value[0][0]) == "NEGATE":
        excluded = {sign for kind, each in value[1:] for sign in _characters(str(kind), each)}
        yield from (sign for sign in "aA 1.-\"'(<\n" if sign not in excluded)
    else:
        for kind, each in value:
            yield from _characters(str(kind), each)
