"""What is asked of a network is checked before it is made."""

from __future__ import annotations

from typing import Any

import pytest

from dragoman.errors import ConfigError
from dragoman.query.networks import plan_network


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ("actor,issue", ("positions", "actor", "issue", None)),
        ("actor,actor", ("statements", "actor", "target", None)),
        ("outlet,term", ("namings", "outlet", "term", None)),
        ("issue,issue", ("positions", "issue", "issue", "actor")),
        ("actor,type", ("events", "actor", "type", None)),
    ],
)
def test_what_ties_nodes_follows_from_them(nodes: str, expected: tuple[Any, ...]):
    plan = plan_network(nodes)

    assert expected == (plan.source, plan.first, plan.second, plan.over)


@pytest.mark.parametrize(
    ("nodes", "options", "message"),
    [
        ("actor", {}, "give two with a comma"),
        ("actor,isue", {}, "issue"),
        ("issue,term", {}, "nothing ties"),
        ("actor,issue", {"from_": "events"}, "events have no 'issue'"),
        ("actor,issue", {"aggregate": "congruence"}, "nodes of one sort"),
        ("actor,actor", {"aggregate": "congruence"}, "needs agreement"),
        ("actor,issue", {"normalise": "jaccard"}, "normalised by no, activity, prominence"),
        ("issue,issue", {"normalise": "activity"}, "normalised by no, average"),
        ("actor,issue", {"over": "outlet"}, "of one sort"),
        ("actor,issue", {"window": "30"}, "30d"),
        ("actor,issue", {"step": "30d"}, "of a window"),
        ("actor,issue", {"min_count": 0}, "1 or more"),
    ],
)
def test_what_does_not_go_together_is_refused(nodes: str, options: dict[str, Any], message: str):
    with pytest.raises(ConfigError, match=message):
        plan_network(nodes, **options)
