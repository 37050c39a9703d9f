"""How a driver and a worker process speak: pickles, each after its length."""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from typing import IO, Any

_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Began:
    """What a worker says as it begins work on an item: its place in the shard."""

    index: int


def send(stream: IO[bytes], message: Any) -> None:
    """Write one message. Raises ``OSError`` where the other side is gone."""
    body = pickle.dumps(message, protocol=5)
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message. Raises ``EOFError`` where the other side is gone, or went in the middle of it."""
    [length] = _LENGTH.unpack(_read(stream, _LENGTH.size))
    # Both ends of the pipe are this program: nothing foreign is unpickled.
    return pickle.loads(_read(stream, length))  # noqa: S301


def _read(stream: IO[bytes], n_bytes: int) -> bytes:
    body = stream.read(n_bytes)
    if len(body) < n_bytes:
        raise EOFError
    return body
