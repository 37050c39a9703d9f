"""GDELT 2.0's files of events and mentions. Manual: ``docs/manual/event-formats.md``."""

from __future__ import annotations

import datetime as dt
import errno
import os
import tempfile
import zipfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from dragoman.export.events.arithmetic import Reading, read_event
from dragoman.export.events.dyads import Dyad, dyads_of, side_of
from dragoman.export.events.lines import number_of, tab_line
from dragoman.export.events.polecat import is_town
from dragoman.export.events.told import Party, Told
from dragoman.lexicon.actor_codes import cameo_actor, fips_of, fips_province
from dragoman.lexicon.countries import country_label
from dragoman.lexicon.ontology import base_of, goldstein_of, known_code, quad_of_cameo, root_of
from dragoman.model import Place, Report, Span, Status

_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
          "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor{n}{name}" for n in (1, 2) for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{whose}Geo_{name}" for whose in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
"""The columns of the file of events, in order; it has no header."""

MENTION_COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
"""The columns of the file of mentions, in order; it has no header."""

# Tone is not measured. Readers ask for a number.
_NO_TONE = "0"
# Of a report without a day, the zips' entries, and the files of a record without any day.
_NO_DAY = dt.date(1980, 1, 1)
_WEB, _CITATION = 1, 2
_NOT_SAID = -1


def write_gdelt(
    events: Iterable[Told], folder: Path, statuses: Collection[Status] | None = None, *, replace: bool = True
) -> tuple[Path, Path]:
    """Write a file of events and one of mentions to a folder, made if need be. Returns their paths.

    An event that several reports tell is one row, with a mention for each time it is told. The files are named after
    the last day of publication, so that the same record gives the same files; each is there whole or not at all.
    Raises ``FileExistsError`` where one is there already, unless ``replace``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryFile(dir=folder) as rows,
        tempfile.TemporaryFile(dir=folder) as mentions,
    ):
        counts, last = _write_lines(events, rows, mentions, statuses)
        stamp = _time(last)
        for kind in ("export", "mentions"):
            path = folder / f"{stamp}.{kind}.CSV.zip"
            if not replace and os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        rows.seek(0)
        mentions.seek(0)
        return (
            _zip(folder / f"{stamp}.export.CSV.zip", (_counted(line, counts) for line in rows)),
            _zip(folder / f"{stamp}.mentions.CSV.zip", mentions),
        )


def fraction_of(day: dt.date) -> str:
    """Return a day as GDELT writes it as a fraction of its year: month times 30 and day, of 365."""
    return f"{day.year + (day.month * 30 + day.day) / 365:.4f}"


@dataclass(slots=True)
class _Counts:
    """How often an event is told, in how many reports, and by which outlets."""

    mentions: int = 0
    articles: int = 0
    outlets: set[str] = field(default_factory=set)


def _write_lines(
    events: Iterable[Told], rows: BinaryIO, mentions: BinaryIO, statuses: Collection[Status] | None
) -> tuple[dict[int, _Counts], dt.date]:
    """Write a line for each event the first time it is told, not counted yet, and one for each mention."""
    counts: dict[int, _Counts] = {}
    last = _NO_DAY
    for told in events:
        reading = read_event(told, statuses)
        if reading is None or reading.day is None:
            continue
        last = max(last, told.report.published or _NO_DAY)
        code = known_code(reading.cameo, "gdelt")
        for dyad in dyads_of(told):
            number = number_of(told.group, *(_side(party) for party in dyad), code)
            if number not in counts:
                counts[number] = _Counts()
                rows.write(tab_line(_event_cells(number, told, reading, dyad, code)))
            own = counts[number]
            own.mentions += len(told.event.triggers)
            own.articles += 1
            own.outlets.add(_source_name(told.report))
            for n in range(len(told.event.triggers)):
                mentions.write(tab_line(_mention_cells(number, told, reading.day, dyad, n)))
    return counts, last


def _side(party: Party | None) -> str:
    """Return what makes a party the same in all reports of an event: its side, or itself where that is unknown."""
    if party is None:
        return ""
    return party.actor_id if party.home is None else side_of(party)


def _counted(line: bytes, counts: dict[int, _Counts]) -> bytes:
    """Return the line of an event with the three numbers that only the last report tells."""
    cells = line.split(b"\t")
    own = counts[int(cells[0])]
    at = COLUMNS.index("NumMentions")
    cells[at : at + 3] = [str(n).encode() for n in (own.mentions, len(own.outlets), own.articles)]
    return b"\t".join(cells)


def _event_cells(number: int, told: Told, reading: Reading, dyad: Dyad, code: str) -> list[object]:
    day = reading.day or _NO_DAY
    report = told.report
    cells = [
        *(number, f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", fraction_of(day)),
        *(cell for party in dyad for cell in _actor_cells(party)),
        1 if told.is_in_lead else 0,
        *(code, base_of(code), root_of(code), quad_of_cameo(code), goldstein_of(code)),
        *(0, 0, 0, _NO_TONE),
        *_geo_cells(None),
        *_geo_cells(None),
        *_geo_cells(told.place),
        *(_time(report.published or day), report.url or report.source),
    ]
    return [_unquoted(cell) for cell in cells]


def _actor_cells(party: Party | None) -> tuple[object, ...]:
    if party is None:
        return (None,) * len(_ACTOR)
    actor = cameo_actor(party.country, party.bloc, party.sectors)
    roles = (*actor.roles, None, None, None)[:3]
    return actor.code, party.name.upper(), actor.country, actor.group, None, None, None, *roles


def _geo_cells(place: Place | None) -> tuple[object, ...]:
    """Return the eight cells of a place. Where an actor is from is told by its code; 0 is for no place."""
    if place is None:
        return (0, *(None,) * 7)
    fips = fips_of(place.country)
    kind = _geo_type(place)
    state = country_label(place.country) if place.country else None
    full = [place.name, *([place.adm1] if kind != 1 and place.adm1 else []), *([state] if state else [])]
    return (
        kind,
        ", ".join(dict.fromkeys(full)),
        fips,
        fips if kind == 1 else fips_province(place.country, place.adm1 or place.name),
        None,
        place.latitude,
        place.longitude,
        fips if kind == 1 else None,
    )


def _geo_type(place: Place) -> int:
    """Return 1 for a country, 2 and 3 for a state and a town of the USA, 5 and 4 for those elsewhere."""
    feature, at_home = place.feature or "", place.country == "USA"
    if feature.startswith("PCL"):
        return 1
    if feature.startswith("ADM") and not is_town(place):
        return 2 if at_home else 5
    return 3 if at_home else 4


def _mention_cells(number: int, told: Told, day: dt.date, dyad: Dyad, n: int) -> list[object]:
    report, trigger = told.report, told.event.triggers[n]
    published = _time(report.published or day)
    spans: list[Span | None] = [None if party is None or n else party.span for party in dyad]
    cells = [
        *(number, _time(day), published, _WEB if report.url else _CITATION, _source_name(report)),
        report.url or report.source,
        told.sentence_of(trigger),
        *(_NOT_SAID if span is None else span.start for span in spans),
        *(trigger.start, 1, max(10, round(told.event.confidence * 10) * 10)),
        *(len(report.text), _NO_TONE, None, None),
    ]
    return [_unquoted(cell) for cell in cells]


def _source_name(report: Report) -> str:
    return report.outlet or report.source


def _unquoted(cell: object) -> object:
    """Readers of GDELT take a quotation mark for the start of a quoted cell."""
    return cell.replace('"', "'") if isinstance(cell, str) else cell


def _time(day: dt.date) -> str:
    return f"{day:%Y%m%d}000000"


def _zip(path: Path, lines: Iterable[bytes]) -> Path:
    """Write lines as the one file in a zip, whole or not at all; the same lines give the same bytes."""
    entry = zipfile.ZipInfo(path.name.removesuffix(".zip"), (*_NO_DAY.timetuple()[:3], 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    temporary = path.with_name(f".{path.name}.part")
    try:
        with (
            temporary.open("wb") as file,
            zipfile.ZipFile(file, "w") as archive,
            archive.open(entry, "w", force_zip64=True) as member,
        ):
            member.writelines(lines)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    return path
