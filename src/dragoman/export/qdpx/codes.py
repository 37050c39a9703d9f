"""The code book of a project as it grows: a tree of codes, each with an id that hangs on its names alone."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator

from dragoman.export.markup import xml_quoted

Path = tuple[str, ...]


def guid_of(*names: str) -> str:
    """Return an id in the form of the standard, the same for the same names."""
    digest = hashlib.sha256("\x1f".join(("dragoman", *names)).encode("utf-8", "surrogatepass")).digest()
    return str(uuid.UUID(bytes=digest[:16], version=5))


class CodeTree:
    """Codes by their paths: ``("Act", "ACCUSE")``."""

    def __init__(self) -> None:
        self._paths: set[Path] = set()

    def code(self, *path: str) -> str:
        """Return the id of a code, which stands in the tree from now on, and so do those above it."""
        if path not in self._paths:
            self._paths.update(path[: n + 1] for n in range(len(path)))
        return guid_of("code", *path)

    def lines(self) -> Iterator[str]:
        """Yield the tree as elements, codes by their names; what has codes below it is for no text itself."""
        open_: list[str] = []
        ordered = sorted(self._paths)
        for place, path in enumerate(ordered):
            while len(open_) >= len(path):
                open_.pop()
                yield "</Code>"
            has_more = place + 1 < len(ordered) and ordered[place + 1][: len(path)] == path
            told = (
                f'guid="{guid_of("code", *path)}" name={xml_quoted(path[-1])} isCodable="{str(not has_more).lower()}"'
            )
            yield f"<Code {told}>"
            open_.append(path[-1])
        yield from ("</Code>" for _ in open_)
