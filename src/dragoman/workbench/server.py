"""Serving a record on this machine, until somebody ends it."""

from __future__ import annotations

import socket
from dataclasses import dataclass

import uvicorn

from dragoman.errors import ConfigError
from dragoman.workbench.application import make_application
from dragoman.workbench.desk import Desk
from dragoman.workbench.guard import Key

_WAITING = 64


@dataclass(frozen=True)
class Serving:
    """A door that is open: who comes to ``address`` is let in once ``serve`` runs, and waits until then."""

    door: socket.socket
    key: Key

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return self.key.address


def open_door(port: int | None = None) -> Serving:
    """Open a port of this machine, which no other machine can reach; any free one where none is asked for.

    Raises ``ConfigError`` where it is taken.
    """
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port or 0))
        door.listen(_WAITING)
    except OSError as error:
        door.close()
        raise ConfigError(
            f"port {port} cannot be used ({error.strerror or error}); give another, or leave --port out for a free one"
        ) from error
    return Serving(door, Key(door.getsockname()[1]))


def serve(desk: Desk, serving: Serving, *, is_read_only: bool = False) -> None:
    """Answer whoever has the key, until the process is stopped."""
    application = make_application(desk, serving.key, is_read_only=is_read_only)
    config = uvicorn.Config(
        application,
        log_level="critical",
        access_log=False,
        lifespan="off",
        ws="none",
        http="h11",
        loop="asyncio",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )
    try:
        uvicorn.Server(config).run(sockets=[serving.door])
    finally:
        desk.close()
