"""How a network is to be made of a record: what its nodes are, what ties them, and how ties are weighed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dragoman.errors import ConfigError
from dragoman.query.filters import choices_of

VARIABLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "statements": ("actor", "target", "addressee", "act", "kind", "mode", "outlet"),
        "positions": ("actor", "issue", "act", "outlet"),
        "events": ("actor", "target", "type", "country", "outlet"),
        "namings": ("actor", "named", "term", "voice", "outlet"),
    }
)
"""What can be a node, by what the network is made from."""

AGGREGATES = ("congruence", "conflict", "subtract", "count")
NORMALISATIONS = ("no", "activity", "prominence", "average", "jaccard", "cosine", "dna-cosine")
DUPLICATES = ("include", "document", "week", "month", "year", "all")

_WITH_AGREEMENT = frozenset({"positions", "events"})
_OF_TWO_MODES = ("no", "activity", "prominence")
_OF_ONE_MODE = ("no", "average", "jaccard", "cosine", "dna-cosine")
_OVER = {"positions": "issue", "namings": "term"}
_LENGTH = re.compile(r"(\d{1,5})\s*([dwmy])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NetworkPlan:
    """What a network is made of, checked.

    Where ``over`` is set the network has one mode: two ``first`` are tied by what both have to do with. Else ``first``
    is tied to ``second``: two modes, or, of two actors, one whose ties have a direction. ``window`` and ``step`` are a
    number and ``d``, ``w``, ``m`` or ``y``.
    """

    source: str
    first: str
    second: str
    over: str | None
    aggregate: str
    normalise: str
    duplicates: str
    window: tuple[int, str] | None
    step: tuple[int, str] | None
    min_count: int

    @property
    def is_projected(self) -> bool:
        """Whether nodes of one mode are tied by what they share."""
        return self.over is not None

    @property
    def is_two_mode(self) -> bool:
        """Whether nodes are of two sorts, and ties go from one sort to the other."""
        return self.over is None and not self.is_of_actors

    @property
    def is_of_actors(self) -> bool:
        """Whether nodes at both ends are actors, and ties have a direction."""
        return self.over is None and {self.first, self.second} <= {"actor", "target", "addressee"}

    @property
    def columns(self) -> tuple[str, str]:
        """The two variables of a row: a node, and what it is tied to or by."""
        return self.first, self.over or self.second


def plan_network(
    nodes: str,
    *,
    from_: str | None = None,
    over: str | None = None,
    aggregate: str | None = None,
    normalise: str | None = None,
    duplicates: str | None = None,
    window: str | None = None,
    step: str | None = None,
    min_count: int = 1,
) -> NetworkPlan:
    """Return what is asked for, checked. Raises ``ConfigError`` where it does not go together."""
    first, second = _pair(nodes)
    source = _source(first, second, from_)
    known = VARIABLES[source]
    if first == second:
        second, over = _tied_by(first, over, source)
    elif over is not None:
        raise ConfigError(f"'over' is of nodes of one sort, such as actor,actor; they are {first},{second}")
    for name in (first, second, over):
        if name is not None and name not in known:
            raise ConfigError(f"{source} have no '{name}'; they have {', '.join(known)}")
    if window is None and step is not None:
        raise ConfigError("'step' is of a window; give 'window' too, such as 30d")
    if min_count < 1:
        raise ConfigError(f"'min_count' must be 1 or more, it is {min_count}")
    plan = NetworkPlan(
        source,
        first,
        second,
        over,
        _one(aggregate, "aggregate", AGGREGATES) or ("congruence" if over and source in _WITH_AGREEMENT else "count"),
        _one(normalise, "normalise", NORMALISATIONS) or "no",
        _one(duplicates, "duplicates", DUPLICATES) or "include",
        _length(window, "window"),
        _length(step, "step"),
        min_count,
    )
    _check(plan)
    return plan


def _check(plan: NetworkPlan) -> None:
    if plan.aggregate != "count" and plan.source not in _WITH_AGREEMENT:
        raise ConfigError(
            f"'{plan.aggregate}' needs agreement and disagreement, which {plan.source} have not; make it from "
            "positions or events, or with --aggregate count"
        )
    if plan.aggregate in {"congruence", "conflict"} and not plan.is_projected:
        raise ConfigError(
            f"'{plan.aggregate}' is of nodes of one sort, such as actor,actor over issues; for {plan.first},"
            f"{plan.second} there is count and subtract"
        )
    fitting = _OF_ONE_MODE if plan.is_projected else _OF_TWO_MODES
    if plan.normalise not in fitting:
        sort = "one sort, tied by what they share" if plan.is_projected else "two sorts"
        raise ConfigError(f"networks of {sort} are normalised by {', '.join(fitting)}, not by '{plan.normalise}'")


def _pair(nodes: str) -> tuple[str, str]:
    known = tuple(dict.fromkeys(name for names in VARIABLES.values() for name in names))
    listed = [name.strip().lower() for name in nodes.split(",") if name.strip()]
    if len(listed) != 2:
        raise ConfigError(f"'nodes' is {nodes!r}; give two with a comma, such as actor,issue or actor,actor")
    for name in listed:
        choices_of(name, "nodes", known)
    return listed[0], listed[1]


def _source(first: str, second: str, given: str | None) -> str:
    if given is not None:
        return _one(given, "from", tuple(VARIABLES)) or given
    fitting = [source for source, known in VARIABLES.items() if first in known and second in known]
    if not fitting:
        raise ConfigError(f"nothing ties '{first}' to '{second}'; the manual's page 'networks' lists what does")
    return fitting[0]


def _tied_by(name: str, over: str | None, source: str) -> tuple[str, str | None]:
    """Return the second variable and what nodes of one sort are tied over: None where they are tied to each other."""
    over = None if over is None else over.strip().lower()
    if over == name:
        raise ConfigError(f"'over' is '{over}', which is what the nodes are; give another, such as issue or outlet")
    if over is not None:
        return name, over
    if name == "actor" and source in {"statements", "events"}:
        return "target", None
    usual = _OVER.get(source, "actor")
    return name, "actor" if usual == name else usual


def _one(value: str | None, option: str, known: tuple[str, ...]) -> str | None:
    found = choices_of(value, option, known)
    if found is None:
        return None
    if len(found) > 1:
        raise ConfigError(f"'{option}' takes one of {', '.join(known)}, not several")
    return found[0]


def _length(text: str | None, option: str) -> tuple[int, str] | None:
    if text is None:
        return None
    match = _LENGTH.fullmatch(text.strip())
    if match is None or int(match[1]) == 0:
        raise ConfigError(f"'{option}' is {text!r}; give a number of days, weeks, months or years: 30d, 4w, 3m, 1y")
    return int(match[1]), match[2].lower()
