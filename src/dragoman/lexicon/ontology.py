"""What kinds of events there are: PLOVER's types, modes and contexts, CAMEO's codes, and the way from one to the other.

All of it stands in ``data/plover_*.tsv`` and ``data/cameo_codes.tsv``, each line with its source. Where the sources
disagree, the lines have a version: ``manual`` (the PLOVER 2.0 draft, which this program follows), ``summary`` (its
last tables), ``polecat`` (modes of the POLECAT data), ``2021`` (the table that turned CAMEO into PLOVER) and ``icews``
(scores of ICEWS). Scores that no source prints are not filled in: a mode without one has the score of its type.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, cast

from dragoman.lexicon.tables import cell_list, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dragoman.model import EventType

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]

QUADS: tuple[Quad, ...] = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
"""The quad classes in the order of their numbers, 1 to 4."""

# Of a public statement that PLOVER has no type for (CAMEO 01); Phoenix counts appeals (02) with them.
_NEUTRAL_ROOTS = frozenset({"01", "02"})
# Root codes of CAMEO by quad class, as GDELT has them: 01-05, 06-08, 09-13, 14-20.
_LAST_ROOTS = (5, 8, 13, 20)


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """A PLOVER type: quad class, score from -10 (hostile) to 10, CAMEO's root as a code, PETRARCH's penta class."""

    type: EventType
    quad: Quad
    needs_recipient: bool
    score: float
    cameo: str
    penta: int


@dataclass(frozen=True, slots=True)
class ModeEntry:
    """A mode of a type. ``score`` and ``cameo`` are None where no source has one, or where several codes fit."""

    type: EventType
    mode: str
    versions: tuple[str, ...]
    score: float | None
    cameo: str | None


@dataclass(frozen=True, slots=True)
class CameoEntry:
    """A CAMEO code of two to four digits. ``goldstein`` is None where no source prints it.

    ``type``, ``mode`` and ``contexts`` are what PLOVER makes of it, ``type_2021`` what its table of 2021 did;
    ``lists`` names the other code lists that have it (``gdelt``).
    """

    code: str
    label: str
    goldstein: float | None
    goldstein_icews: float | None
    type: EventType | None
    type_2021: EventType | None
    mode: str | None
    contexts: tuple[str, ...]
    lists: tuple[str, ...]


@cache
def types(version: str = "manual") -> Mapping[str, TypeEntry]:
    """Return the sixteen types by name. In another version, a type it says nothing of is that of the manual."""
    found = {
        row["type"]: TypeEntry(
            type=cast("EventType", row["type"]),
            quad=cast(Quad, row["quad"]),
            needs_recipient=row["recipient"] == "yes",
            score=float(row["score"]),
            cameo=row["cameo"],
            penta=int(row["penta"]),
        )
        for row in sorted(read_table("plover_types"), key=lambda row: row["version"] != "manual")
        if row["version"] in {"manual", version}
    }
    return MappingProxyType(found)


@cache
def modes_of(type: str, version: str = "manual") -> tuple[str, ...]:  # noqa: A002  (the codebook's word)
    """Return the names of a type's modes, in the manual's order; none for a type without modes."""
    return tuple(entry.mode for (of, _), entry in _modes().items() if of == type and version in entry.versions)


@cache
def contexts() -> tuple[str, ...]:
    """Return the names of the contexts, in the manual's order."""
    return tuple(row["context"] for row in read_table("plover_contexts"))


@cache
def cameo_codes() -> Mapping[str, CameoEntry]:
    """Return every CAMEO code, in the order of the scheme."""
    return MappingProxyType({row["code"]: _cameo_entry(row) for row in read_table("cameo_codes")})


def quad_of(type: str, version: str = "manual") -> Quad:  # noqa: A002
    """Return the quad class of a type. Raises ``KeyError`` for what is no type."""
    return types(version)[type].quad


def quad_number(type: str, version: str = "manual") -> int:  # noqa: A002
    """Return the number of a type's quad class: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""
    return QUADS.index(quad_of(type, version)) + 1


def score_of(type: str, mode: str | None = None) -> float:  # noqa: A002
    """Return the PLOVER score of a mode, or of its type where none is printed for the mode."""
    entry = _modes().get((type, mode or ""))
    return types()[type].score if entry is None or entry.score is None else entry.score


def needs_recipient(type: str, version: str = "manual") -> bool:  # noqa: A002
    """Tell whether an event of this type is none without a recipient."""
    return types(version)[type].needs_recipient


def cameo_of(type: str, mode: str | None = None, contexts: tuple[str, ...] = ()) -> str:  # noqa: A002
    """Return the CAMEO code of a type: the mode's where it decides one, else the root as a code (``040``).

    CAMEO tells assault by the means: an ASSAULT whose mode decides nothing is military force (190) in a military
    context and other violence (180) else.
    """
    entry = _modes().get((type, mode or ""))
    if entry is not None and entry.cameo is not None:
        return entry.cameo
    if type == "ASSAULT" and "military" in contexts:
        return "190"
    return types()[type].cameo


def plover_of(code: str, version: str = "manual") -> tuple[EventType | None, str | None]:
    """Return PLOVER's type and mode for a CAMEO code, (None, None) for a mere statement or an unknown code.

    ``version`` is ``manual`` or ``2021``: the table of that year has 163 as COERCE, for one.
    """
    entry = _nearest(code)
    if entry is None or entry.type is None:
        return None, None
    if version == "2021" and entry.type_2021 is not None:
        return entry.type_2021, None
    return entry.type, entry.mode


def goldstein_of(code: str, source: str = "gdelt") -> float | None:
    """Return the Goldstein score of a CAMEO code, or of the nearest code above it that has one; None if unknown.

    ``source`` is ``gdelt``, or ``icews``, which has other scores for fifteen codes.
    """
    while len(code) >= 2:
        entry = cameo_codes().get(code)
        if entry is not None and entry.goldstein is not None:
            return entry.goldstein_icews if source == "icews" and entry.goldstein_icews else entry.goldstein
        code = code[:-1]
    return None


def root_of(code: str) -> str:
    """Return the two digits of a code's root: ``04`` of ``042``."""
    return code[:2]


def base_of(code: str) -> str:
    """Return the code of a code's middle level, three digits: ``081`` of ``0813``, ``040`` of ``04``."""
    return f"{code}0" if len(code) == 2 else code[:3]


def quad_of_cameo(code: str) -> int:
    """Return the quad class that GDELT gives a CAMEO code, 1 to 4."""
    root = int(root_of(code))
    return next(number for number, last in enumerate(_LAST_ROOTS, start=1) if root <= last)


def penta_of(code: str) -> int:
    """Return PETRARCH's penta class of a CAMEO code.

    0 statements and appeals, then as the quad classes; reduced relations (16) count as words, 3.
    """
    root = root_of(code)
    if root in _NEUTRAL_ROOTS:
        return 0
    return 3 if root == "16" else quad_of_cameo(code)


def label_of(code: str) -> str:
    """Return the short label of a CAMEO code; the code itself if it is unknown."""
    entry = cameo_codes().get(code)
    return code if entry is None else entry.label


def known_code(code: str, code_list: str) -> str:
    """Return the code, or the nearest one above it that a list has: GDELT's has 170 but not 176."""
    while len(code) > 2:
        entry = cameo_codes().get(code)
        if entry is not None and code_list in entry.lists:
            return code
        code = code[:-1]
    return f"{code}0"


def _nearest(code: str) -> CameoEntry | None:
    while len(code) >= 2:
        if code in cameo_codes():
            return cameo_codes()[code]
        code = code[:-1]
    return None


@cache
def _modes() -> Mapping[tuple[str, str], ModeEntry]:
    return MappingProxyType({(row["type"], row["mode"]): _mode_entry(row) for row in read_table("plover_modes")})


def _mode_entry(row: Mapping[str, str]) -> ModeEntry:
    return ModeEntry(
        type=cast("EventType", row["type"]),
        mode=row["mode"],
        versions=cell_list(row["versions"]),
        score=_number(row["score"]),
        cameo=row["cameo"] or None,
    )


def _cameo_entry(row: Mapping[str, str]) -> CameoEntry:
    return CameoEntry(
        code=row["code"],
        label=row["label"],
        goldstein=_number(row["goldstein"]),
        goldstein_icews=_number(row["goldstein_icews"]),
        type=cast("EventType | None", row["type"] or None),
        type_2021=cast("EventType | None", row["type_2021"] or None),
        mode=row["mode"] or None,
        contexts=cell_list(row["contexts"]),
        lists=cell_list(row["lists"]),
    )


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
