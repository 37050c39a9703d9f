"""Which export is meant, and whether what is asked of it fits."""

from __future__ import annotations

from typing import cast, get_args

from dragoman.errors import ConfigError
from dragoman.export import EXPORTS, STATUSES, ExportFormat
from dragoman.model import Status
from dragoman.model.conditions import Choice, Counting
from dragoman.query.filters import choices_of


def choose_export(
    to: str, kind: Choice, statuses: Choice, count: Counting | None
) -> tuple[ExportFormat, list[Status] | None]:
    """Return a format by its name, and the statuses an export is narrowed to.

    Raises ``ConfigError`` where there is none of that name, or format and options do not fit.
    """
    [name] = choices_of(to, "to", tuple(EXPORTS)) or [to]
    form = EXPORTS[name]
    choices_of(count, "count", get_args(Counting))
    if form.of == "reports" and count not in {None, "reports"}:
        raise ConfigError(f"'count' is of events; '{to}' holds every report, and tells of which it is a duplicate")
    if form.of == "reports" and statuses:
        raise ConfigError(f"'statuses' are of events; '{to}' holds whole reports")
    if form.of == "events" and kind:
        raise ConfigError(f"'kind' is of statements; '{to}' holds events")
    return form, cast("list[Status] | None", choices_of(statuses, "statuses", STATUSES))
