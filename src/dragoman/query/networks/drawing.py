"""What a record answers when it is asked for a network: a table of ties, or a network by a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, overload

from dragoman.errors import ConfigError
from dragoman.model.conditions import NetworkConditions
from dragoman.query.conditions import parameters_of
from dragoman.query.network import list_network
from dragoman.query.networks.building import build_network
from dragoman.query.networks.network import Network
from dragoman.query.networks.plan import plan_network
from dragoman.query.table import Table
from dragoman.store import View

if TYPE_CHECKING:
    from dragoman.model.conditions import Day


class DrawnNetworks:
    """The networks of a record, which has a view."""

    if TYPE_CHECKING:

        def _as_reviewed(self, reviewed: str | None) -> View: ...

    @overload
    def network(
        self,
        table: str = ...,
        *,
        nodes: None = None,
        since: Day | None = ...,
        until: Day | None = ...,
        floor: float | None = ...,
        reviewed: str | None = ...,
    ) -> Table: ...

    @overload
    def network(
        self,
        table: str = ...,
        *,
        nodes: str,
        from_: str | None = ...,
        over: str | None = ...,
        aggregate: str | None = ...,
        normalise: str | None = ...,
        duplicates: str | None = ...,
        window: str | None = ...,
        step: str | None = ...,
        min_count: int = ...,
        isolates: bool = ...,
        codebook: str | None = ...,
        since: Day | None = ...,
        until: Day | None = ...,
        floor: float | None = ...,
        reviewed: str | None = ...,
    ) -> Network: ...

    def network(
        self,
        table: str = "edges",
        *,
        nodes: str | None = None,
        isolates: bool = False,
        codebook: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        floor: float | None = None,
        reviewed: str | None = None,
        **plan: Any,
    ) -> Table | Network:
        """Return who is tied to whom: ``edges``, the ``nodes`` they tie, or the ``dyads`` of events.

        With ``nodes``, such as "actor,issue", return a network by the formulas of discourse networks in place of a
        table. What ``from_``, ``over``, ``aggregate``, ``normalise``, ``duplicates``, ``window``, ``step`` and
        ``min_count`` say: the manual's page 'networks'. Raises ``ConfigError``.
        """
        conditions = NetworkConditions(since=since, until=until, floor=floor)
        view = self._as_reviewed(reviewed)
        if nodes is None:
            wrong = next(iter(plan), None)
            if wrong is not None:
                raise ConfigError(f"'{wrong.rstrip('_')}' is of networks; give 'nodes' too, such as actor,issue")
            return list_network(view, table, conditions)
        parameters = {**parameters_of(conditions), "codebook": codebook}
        return build_network(view, plan_network(nodes, **plan), parameters, isolates=isolates)
