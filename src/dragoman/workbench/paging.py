"""Which page of many rows is shown, and the way to the others."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from dragoman.errors import ConfigError
from dragoman.workbench.rendering import address, with_parameters


@dataclass(frozen=True)
class Paging:
    """A page of rows: its ``number`` from 1 on, of how many rows, and the addresses of the pages beside it."""

    n: int
    number: int
    size: int
    before: str | None
    after: str | None

    @property
    def first(self) -> int:
        """The place of its first row, from 0 on."""
        return (self.number - 1) * self.size

    @property
    def end(self) -> int:
        """The place after its last row."""
        return min(self.first + self.size, self.n)

    @property
    def n_pages(self) -> int:
        """How many pages there are; one where there are no rows."""
        return max(1, -(-self.n // self.size))

    @property
    def rows(self) -> slice:
        """The places of its rows."""
        return slice(self.first, self.first + self.size)


def paging_of(request: Request, n: int, size: int) -> Paging:
    """Return the page of ``n`` rows that an address asks for. Raises ``ConfigError`` where it gives no page."""
    number = page_number(request)

    def turned(step: int) -> str:
        return address(request.url.path, with_parameters(request.query_params, page=str(number + step)))

    return Paging(n, number, size, turned(-1) if number > 1 else None, turned(1) if number * size < n else None)


def page_number(request: Request) -> int:
    """Return the number of the page that an address asks for, from 1 on. Raises ``ConfigError``."""
    given = request.query_params.get("page") or "1"
    if not (given.isascii() and given.isdigit() and len(given) < 9 and int(given)):
        raise ConfigError(f"'page' is {given!r}; give a whole number from 1 on")
    return int(given)
