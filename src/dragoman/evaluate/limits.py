"""What figures may not fall below, or rise above: a file of limits."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dragoman.errors import ConfigError

_SECTIONS = ("at_least", "at_most")


class Broken(NamedTuple):
    """A figure that does not keep its limit."""

    name: str
    value: float | None
    limit: float
    is_floor: bool

    def __str__(self) -> str:
        told = "cannot be told" if self.value is None else f"is {self.value}"
        return f"{self.name} {told}; it must be at {'least' if self.is_floor else 'most'} {self.limit}"


@dataclass(frozen=True)
class Limits:
    """Figures by name with the least or the greatest value each may have, in per cent."""

    at_least: Mapping[str, float]
    at_most: Mapping[str, float]

    def broken_by(self, values: Mapping[str, float | None]) -> list[Broken]:
        """Return what does not keep its limit. Raises ``ConfigError`` where a limit names no figure there is."""
        unknown = [name for name in (*self.at_least, *self.at_most) if name not in values]
        if unknown:
            raise ConfigError(f"limits: there is no figure '{unknown[0]}'; there are {', '.join(values)}")
        floors = [Broken(name, values[name], limit, True) for name, limit in self.at_least.items()]
        ceilings = [Broken(name, values[name], limit, False) for name, limit in self.at_most.items()]
        return [each for each in (*floors, *ceilings) if not _keeps(each)]


def load_limits(path: Path) -> Limits:
    """Read a TOML file with the sections ``[at_least]`` and ``[at_most]``. Raises ``ConfigError``."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); give another file with --limits") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is not TOML ({error}); see the manual, page 'measuring'") from error
    for section, values in content.items():
        if section not in _SECTIONS or not isinstance(values, dict):
            raise ConfigError(f"{path}: has '{section}'; there are the sections [at_least] and [at_most]")
        for name, value in values.items():
            if not isinstance(value, int | float) or isinstance(value, bool):
                raise ConfigError(f"{path}: '{name}' must be a number in per cent, not {value!r}")
    return Limits(content.get("at_least", {}), content.get("at_most", {}))


def _keeps(each: Broken) -> bool:
    if each.value is None:
        return False
    return each.value >= each.limit if each.is_floor else each.value <= each.limit
