"""One TOML file becomes one frozen settings object."""

from __future__ import annotations

import dataclasses
import difflib
import json
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_type_hints

from dragoman.errors import ConfigError
from dragoman.model import digest_of

# What sizes and offsets of files can be.
_LARGEST = 2**62


def _check_ranges(section: str, settings: Any) -> None:
    """Raise ``ConfigError`` where a number lies outside of what it can be."""
    for each in dataclasses.fields(settings):
        value = getattr(settings, each.name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        least, most = (0, 1) if each.name.endswith("confidence") else (1 if isinstance(value, int) else 0, _LARGEST)
        if not least <= value <= most:
            raise ConfigError(f"'{section}.{each.name}' must lie between {least} and {most:,}, it is {value}")


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How inputs are read. Sizes in bytes, lengths in code points."""

    languages: tuple[str, ...] = ("en",)
    max_report_chars: int = 400_000
    max_item_bytes: int = 64 * 1024 * 1024
    max_unpacked_bytes: int = 8 * 1024 * 1024 * 1024
    max_unpack_ratio: int = 200
    dates: str = ""
    """Order of figures in dates that leave it open: ``day-first``, ``month-first``, or empty for neither."""
    columns: tuple[str, ...] = ()
    """Columns of tables by the field they are: ``date=Datum``. May be added to in a record."""

    def __post_init__(self) -> None:
        _check_ranges("read", self)
        if not self.languages:
            raise ConfigError("'read.languages' is empty: no report would be read; give some, such as [\"en\"]")


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """How statements and events are extracted."""

    min_confidence: float = 0.4
    statement_model: bool = True
    events: bool = True
    min_event_confidence: float = 0.5
    event_model: bool = True

    def __post_init__(self) -> None:
        _check_ranges("extract", self)


@dataclass(frozen=True, slots=True)
class ResolveSettings:
    """How actors are made of a whole record. What is found in a report does not hang on it."""

    offices_pack: bool = True


@dataclass(frozen=True, slots=True)
class RunSettings:
    """How the work is done. What is found in a report does not hang on it, so a record may be read with others."""

    max_report_seconds: float = 120.0

    def __post_init__(self) -> None:
        _check_ranges("run", self)


# Settings that are one of a few words.
_KNOWN_WORDS = {"read.dates": ("", "day-first", "month-first")}

# The sections that decide what is found, and what of them does not: a record may learn of more columns.
_DECISIVE = ("read", "extract")
_OPEN = frozenset({("read", "columns")})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings. A record keeps the ones it was made with."""

    read: ReadSettings = dataclasses.field(default_factory=ReadSettings)
    extract: ExtractSettings = dataclasses.field(default_factory=ExtractSettings)
    resolve: ResolveSettings = dataclasses.field(default_factory=ResolveSettings)
    run: RunSettings = dataclasses.field(default_factory=RunSettings)

    def digest(self) -> str:
        """Return the identity of what decides what is found, for ``Origin.settings``."""
        return digest_of("c", {section: self._decisive(section) for section in _DECISIVE})

    def _decisive(self, section: str) -> dict[str, Any]:
        values = dataclasses.asdict(getattr(self, section))
        return {name: value for name, value in values.items() if (section, name) not in _OPEN}


def load_settings(path: str | os.PathLike[str] | None) -> Settings:
    """Read settings from a TOML file; None gives the defaults.

    Raises ``ConfigError`` naming the file, the setting and the nearest known one.
    """
    if path is None:
        return Settings()
    path = Path(path)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); give another file with --settings") from error
    except RecursionError as error:
        raise ConfigError(
            f"{path}: its values stand too deep in each other; see the manual, page 'settings'"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as error:
        raise ConfigError(f"{path}: is not TOML ({error}); see the manual, page 'settings'") from error
    return settings_from(content, where=str(path))


def settings_from(content: dict[str, Any], where: str) -> Settings:
    """Check a mapping of sections and build the settings. Raises ``ConfigError``."""
    sections: dict[str, Any] = {}
    kinds: dict[str, type[Any]] = get_type_hints(Settings)
    for section, values in content.items():
        if section not in kinds:
            raise ConfigError(f"{where}: unknown section '{section}'{_nearest(section, kinds)}")
        if not isinstance(values, dict):
            raise ConfigError(f"{where}: '{section}' must be a section, [{section}]")
        sections[section] = _section(kinds[section], values, f"{where}: ", section)
    return Settings(**sections)


def _section(kind: type[Any], values: dict[str, Any], where: str, section: str) -> Any:
    hints = get_type_hints(kind)
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if name not in hints:
            raise ConfigError(f"{where}unknown setting '{section}.{name}'{_nearest(name, hints, section + '.')}")
        checked[name] = _value(hints[name], value, f"{where}'{section}.{name}'")
        known = _KNOWN_WORDS.get(f"{section}.{name}")
        if known is not None and value not in known:
            listed = ", ".join(f'"{word}"' for word in known)
            raise ConfigError(f"{where}'{section}.{name}' must be one of {listed}, not {value!r}")
    try:
        return kind(**checked)
    except ConfigError as error:
        raise ConfigError(f"{where}{error}") from error


def _value(hint: Any, value: Any, where: str) -> Any:
    if hint == tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ConfigError(f'{where} must be a list of strings, such as ["en"]')
        return tuple(value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, hint) or isinstance(value, bool) is not (hint is bool):
        raise ConfigError(f"{where} must be of type {hint.__name__}, not {value!r}")
    if isinstance(value, int | float) and not isinstance(value, bool) and not 0 <= value <= _LARGEST:
        raise ConfigError(f"{where} must not be negative, nor above {_LARGEST:,}")
    return value


def _nearest(name: str, known: Any, prefix: str = "") -> str:
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0)
    return f"; the nearest known one is '{prefix}{close[0]}'" if close else ""


def settings_to_toml(settings: Settings) -> str:
    """Return settings as a TOML file that ``load_settings`` reads back as equal."""
    sections = []
    for section in dataclasses.fields(settings):
        values = getattr(settings, section.name)
        lines = [f"{field.name} = {_as_toml(getattr(values, field.name))}" for field in dataclasses.fields(values)]
        sections.append("\n".join([f"[{section.name}]", *lines]) + "\n")
    return "\n".join(sections)


def differences(left: Settings, right: Settings) -> str:
    """Tell in words which settings that decide what is found differ: ``read.languages is ["en"], not ["de"]``.

    Empty where none does.
    """
    return "; ".join(
        f"{section}.{field.name} is {_as_toml(here)}, not {_as_toml(there)}"
        for section in _DECISIVE
        for field in dataclasses.fields(getattr(left, section))
        if (section, field.name) not in _OPEN
        and (here := getattr(getattr(left, section), field.name))
        != (there := getattr(getattr(right, section), field.name))
    )


def _as_toml(value: Any) -> str:
    # JSON's strings, numbers, booleans and lists of them are also TOML's.
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)
