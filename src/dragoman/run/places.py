"""Where the work of a read is done, by the name a user gives it."""

from __future__ import annotations

import os
import re
import secrets
import sys

from dragoman.config import Settings
from dragoman.errors import ConfigError
from dragoman.run.driver import Runner, StartRunner

_CLUSTER = re.compile(r"ray(?:://(?P<host>\[[0-9a-fA-F:]+\]|[^\s:/\[\]]+)(?::(?P<port>[0-9]{1,5}))?/?)?")

# Where the head of a cluster listens, unless it was started otherwise.
_DEFAULT_PORT = 6379
# How a user tells Ray who may use a cluster.
_TOKENS = ("RAY_AUTH_MODE", "RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH")


def runner_on(place: str, workers: int | None) -> StartRunner:
    """Return what starts the runner of a place: ``ray`` or ``ray://HOST[:PORT]``.

    ``ray`` is the cluster that the environment names (``RAY_ADDRESS``), else one of this machine's own. ``workers``
    None takes all processors of a cluster. Raises ``ConfigError`` where there is no such place, or no Ray.
    """
    named = _CLUSTER.fullmatch(place)
    if named is None:
        raise ConfigError(f"--on {place}: there is no such place; it is ray or ray://HOST, with :PORT if need be")
    address = os.environ.get("RAY_ADDRESS") or None
    if named["host"] is not None:
        address = f"{named['host']}:{named['port'] or _DEFAULT_PORT}"
    if address is None:
        _let_nobody_else_in()
    try:
        from dragoman.run.ray import RayRunner  # noqa: PLC0415  (loads Ray, which is an extra)
    except ImportError as error:
        raise ConfigError(f"--on {place}: Ray is not installed ({error}): pip install 'dragoman[ray]'") from error

    def start(n_workers: int, work: str, settings: Settings) -> Runner:
        return RayRunner(n_workers if address is None else workers, work, settings, address)

    return start


def _let_nobody_else_in() -> None:
    """Let only this read and its workers into a cluster of this machine's own, by a word that is kept in no file.

    Ray's processes listen to the whole network. It looks for the word as it is loaded: where a program has loaded it
    already, or says itself who is let in, that holds.
    """
    if "ray" not in sys.modules and not any(name in os.environ for name in _TOKENS):
        os.environ.update(RAY_AUTH_MODE="token", RAY_AUTH_TOKEN=secrets.token_hex(32))
