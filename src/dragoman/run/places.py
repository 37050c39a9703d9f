"""Where the work of a read is done, by the name a user gives it."""

from __future__ import annotations

import os
import re

from dragoman.config import Settings
from dragoman.errors import ConfigError
from dragoman.run.driver import Runner, StartRunner

_CLUSTER = re.compile(r"ray(?:://(?P<host>\[[0-9a-fA-F:]+\]|[^\s:/\[\]]+)(?::(?P<port>[0-9]{1,5}))?/?)?")


def runner_on(place: str, workers: int | None) -> StartRunner:
    """Return what starts the runner of a place: ``ray`` or ``ray://HOST[:PORT]``.

    ``ray`` is the cluster that the environment names (``RAY_ADDRESS``), else one of this machine's own. ``workers``
    None takes all processors of a cluster. Raises ``ConfigError`` where there is no such place, or no Ray.
    """
    named = _CLUSTER.fullmatch(place)
    if named is None:
        raise ConfigError(f"--on {place}: there is no such place; it is ray or ray://HOST, with :PORT if need be")
    try:
        from dragoman.run.ray import DEFAULT_PORT, RayRunner  # noqa: PLC0415  (loads Ray, which is an extra)
    except ImportError as error:
        raise ConfigError(f"--on {place}: Ray is not installed ({error}): pip install 'dragoman[ray]'") from error
    address = os.environ.get("RAY_ADDRESS") or None
    if named["host"] is not None:
        address = f"{named['host']}:{named['port'] or DEFAULT_PORT}"

    def start(n_workers: int, work: str, settings: Settings) -> Runner:
        return RayRunner(n_workers if address is None else workers, work, settings, address)

    return start
