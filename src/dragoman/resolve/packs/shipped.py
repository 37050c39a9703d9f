"""The pack that comes with the program: who held which office of state or of a body of states, from 1990 on.

``data/offices.tsv`` was written for the project from general knowledge: see ``data/README.md``. A person is one actor
over all lines, also where offices of a state, of one that went before it, and of a body of states were held in turn.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import as_file, files
from types import MappingProxyType

from dragoman.errors import ConfigError
from dragoman.lexicon.digests import differing_files
from dragoman.lexicon.organisations import organisation_named
from dragoman.model import Pack, PackActor, PackRole
from dragoman.resolve.names import fold_name
from dragoman.resolve.packs.table import sectors_of_title
from dragoman.resolve.packs.values import day_of

OFFICES = "offices"
"""Name of the pack that comes with the program."""

COLUMNS = ("country", "office", "name", "aliases", "since", "until", "confidence")
"""Columns of its table. ``country`` is ISO 3166, that of a state gone by, or ``IGO`` and three letters of a body."""

_BODIES = MappingProxyType(
    {
        "IGOUNO": "United Nations", "IGOEUR": "European Union", "IGONAT": "NATO", "IGOAFU": "African Union",
        "IGOARL": "Arab League", "IGOSCE": "OSCE", "IGOIMF": "International Monetary Fund", "IGOWBK": "World Bank",
        "IGOWTO": "World Trade Organization", "IGOWHO": "World Health Organization",
        "IGOGCC": "Gulf Cooperation Council",
        "IGOOIC": "Organisation of Islamic Cooperation", "IGOSEA": "ASEAN", "IGOCOE": "Council of Europe",
        "IGOOAS": "Organization of American States", "IGOIAE": "International Atomic Energy Agency", "IGOOPC": "OPEC",
        "IGOCOM": "Commonwealth", "IGOWAS": "ECOWAS", "IGOSCO": "Shanghai Cooperation Organisation",
        "IGOICC": "International Criminal Court", "IGOCIS": "Commonwealth of Independent States",
        "IGOBIH": "Office of the High Representative", "IGOOEC": "OECD", "IGOOPW": "OPCW", "IGORCR": "ICRC",
        "IGOCST": "Collective Security Treaty Organization",
    }
)  # fmt: skip
# States that are gone, with the code that reports of their time have in the lexicon, if any.
_GONE = MappingProxyType({"YUG": "SRB", "SUN": "RUS", "CSK": "CZE", "DDR": "DEU"})
# Sectors of offices whose title alone would tell another one, or none; the first that the office has counts.
_SECTORS = (
    ("commander", ("MIL",)), ("weapons inspector", ()), ("parliament president", ("LEG",)),
    ("general assembly president", ()), ("deputy president", ("GOV",)), ("deputy secretary-general", ()),
    ("security council secretary", ("GOV",)), ("prosecutor", ("JUD",)), ("court", ("JUD",)), ("pope", ("REL",)),
    ("supreme council of the armed forces", ("GOV", "MIL")), ("military council", ("GOV", "MIL")),
    ("communist party", ("PTY", "GOV")), ("opposition", ("PTY", "OPP")), ("central bank", ("GOV", "BUS")),
    ("houthi", ("REB",)), ("hamas", ("REB",)), ("islamic jihad", ("REB",)), ("hezbollah", ("PTY", "REB")),
    ("speaker", ("LEG",)), ("parliament", ("LEG",)), ("defence", ("GOV", "MIL")), ("defense", ("GOV", "MIL")),
)  # fmt: skip
_BESIDE_IGO = frozenset({"MIL", "JUD", "LEG"})
_STATE = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "COP", "PTY", "REB", "OPP", "REL"})
_PARTY = re.compile(r"party|democrat|congress|\bcdu\b|\banc\b|liberal|labour|alliance")
_HEADS = ("head of state: ", "head of government: ")


@cache
def load_offices() -> Pack:
    """Return the pack. Raises ``ConfigError`` where its table is not the one that was shipped."""
    with as_file(files("dragoman.resolve.packs") / "data") as folder:
        differing = differing_files(folder, folder / "digests.sha256")
        if differing:
            raise ConfigError(
                f"{differing[0]}: is missing or is not the table that this version of the program came with; install "
                "dragoman again (whoever changes it: 'just digests'), or read with --without-pack"
            )
        text = (folder / "offices.tsv").read_text(encoding="utf-8")
    return Pack(OFFICES, tuple(actors_of(read_offices(text))))


@cache
def offices_digest() -> str:
    """Return the identity of the pack."""
    listed = files("dragoman.resolve.packs") / "data" / "digests.sha256"
    return listed.read_text(encoding="utf-8")[:12]


def read_offices(text: str) -> list[dict[str, str]]:
    """Return the lines of a table of offices. Raises ``ConfigError`` on a crooked one."""
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise ConfigError(f"a table of offices has the columns {', '.join(COLUMNS)}, not: {lines[0]}")
    rows = [line.split("\t") for line in lines[1:]]
    for number, cells in enumerate(rows, start=1):
        if len(cells) != len(COLUMNS):
            raise ConfigError(f"offices.tsv, row {number}: {len(cells)} columns instead of {len(COLUMNS)}")
    return [dict(zip(COLUMNS, cells, strict=True)) for cells in rows]


def actors_of(rows: Iterable[Mapping[str, str]]) -> list[PackActor]:
    """Return the persons of a table of offices, in the order of their first lines."""
    by_person: dict[tuple[str, str], list[Mapping[str, str]]] = defaultdict(list)
    states: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows:
        state = _state(row["country"])
        by_person[" ".join(fold_name(row["name"])), state].append(row)
        if state:
            states[fold_name(row["name"])].add(state)
    merged: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for (name, state), own in by_person.items():
        # Who heads a body of states, and one person of that name held an office of a state, is that person.
        others = states[tuple(name.split(" "))]
        key = (name, next(iter(others)) if not state and len(others) == 1 else state)
        merged[key] = [*merged.get(key, ()), *own]
    return [_actor(f"{name} {state}".strip(), state, own) for (name, state), own in merged.items()]


def _state(code: str) -> str:
    return "" if code in _BODIES or code.startswith("IGO") else _GONE.get(code, code)


def _actor(key: str, state: str, rows: list[Mapping[str, str]]) -> PackActor:
    names = dict.fromkeys(row["name"] for row in rows)
    names |= dict.fromkeys(alias for row in rows for alias in row["aliases"].split("|") if alias.strip())
    roles = dict.fromkeys(role for row in rows if (role := _role(row)) is not None)
    return PackActor(key, tuple(names), "person", state or None, (), tuple(roles))


def _role(row: Mapping[str, str]) -> PackRole:
    office, code = row["office"].strip(), row["country"]
    for head in _HEADS:
        office = office.removeprefix(head)
    state = _state(code)
    sectors = _sectors_of(office, is_head=office != row["office"].strip())
    if office == "chief of staff" and state not in {"USA", "GBR"}:
        sectors = ("MIL",)  # of the armed forces: elsewhere news in English writes of a cabinet or an office
    if not state:
        sectors = tuple(dict.fromkeys(["IGO", *(each for each in sectors if each in _BESIDE_IGO)]))
    return PackRole(
        title=office,
        body=_BODIES.get(code),
        country=state or None,
        sectors=sectors,
        first=day_of(row["since"]),
        last=day_of(row["until"], is_last=True),
    )


def _sectors_of(office: str, *, is_head: bool) -> tuple[str, ...]:
    if office == "pope":
        return ("REL",)
    if is_head:
        return ("GOV",)
    told = office.lower()
    own = next((sectors for words, sectors in _SECTORS if words in told), None)
    if own is not None:
        return own
    known = organisation_named(office.removeprefix("leader of ")) or organisation_named(office.split(" ", 1)[0])
    if office.startswith("leader of ") and known is None:
        return ("PTY",) if _PARTY.search(told) else ()
    sectors = known.sectors if known is not None else sectors_of_title(office)
    if "minister" in told or "PRE" in sectors or not _STATE.intersection(sectors):
        return tuple(dict.fromkeys(["GOV", *(each for each in sectors if each not in {"BUS", "EDU"})]))
    return sectors
