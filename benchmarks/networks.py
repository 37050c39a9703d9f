"""How long a network of many made-up positions takes, and each of its files, with the most memory taken.

python benchmarks/networks.py [POSITIONS [ACTORS [ISSUES]]]
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa

from dragoman.query.networks import plan_network
from dragoman.query.networks.building import network_of
from dragoman.query.networks.rows import tie_rows


def made_up(n_positions: int, n_actors: int, n_issues: int) -> pa.Table:
    """Return positions of actors of whom few speak often, as in news."""
    rng = np.random.default_rng(0)
    actor = np.minimum(rng.zipf(1.3, n_positions) - 1, n_actors - 1)
    actor = np.where(actor == n_actors - 1, rng.integers(0, n_actors, n_positions), actor)
    issue = rng.integers(0, n_issues, n_positions)
    words = " ".join(random.Random(0).choices(["river", "dam", "tax", "talks", "town"], k=25))
    days = 18_000 + rng.integers(0, 2_000, n_positions)
    return pa.table(
        {
            "date": pa.array(days.astype(np.int32), pa.int32()).cast(pa.date32()),
            "report_id": pa.array([f"r{number // 5}" for number in range(n_positions)]),
            "finding_id": pa.array([f"k{number}" for number in range(n_positions)]),
            "statement_id": pa.array([f"s{number}" for number in range(n_positions)]),
            "agreement": pa.array(rng.integers(0, 2, n_positions).astype(np.int8)),
            "actor": pa.array([f"Actor {number:05}" for number in actor]),
            "actor_id": pa.array([f"a{number:05}" for number in actor]),
            "issue": pa.array([f"issue {number}" for number in issue]),
            "issue_id": pa.array([f"book:{number}" for number in issue]),
            "outlet": pa.array(["NLA"] * n_positions),
            "start": pa.array([0] * n_positions, pa.int32()),
            "stop": pa.array([9] * n_positions, pa.int32()),
            "wording": pa.array([words] * n_positions),
            "confidence": pa.array([1.0] * n_positions),
            "url": pa.array([None] * n_positions, pa.string()),
            "source": pa.array(["a.txt"] * n_positions),
        }
    )


def main() -> None:
    n_positions, n_actors, n_issues = (*map(int, sys.argv[1:]), 100_000, 2_000, 40)[:3]
    rows = made_up(n_positions, n_actors, n_issues)
    print(f"{n_positions:,} positions of {n_actors:,} actors on {n_issues:,} issues")
    for nodes, plan in (("actor,issue", {}), ("actor,actor", {"normalise": "average"})):
        began = time.perf_counter()
        made = plan_network(nodes, from_="positions", **plan)
        network = network_of(tie_rows(rows, made), made, actors={})
        print(f"{network!r}: {time.perf_counter() - began:.1f} s")
        with tempfile.TemporaryDirectory() as folder:
            for name in ("n.gexf", "n.graphml", "n.net", "n.dl", "n.csv", "n.parquet"):
                began = time.perf_counter()
                size = network.write(Path(folder) / name).stat().st_size
                print(
                    f"  {name}: {time.perf_counter() - began:.1f} s, {size / 1e6:.1f} MB, most memory {memory():.0f} MB"
                )


def memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
