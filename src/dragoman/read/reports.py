"""Raw items → reports: the worker's part of reading. Never raises for bad input."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, cast

from dragoman.config import ReadSettings
from dragoman.errors import InputError
from dragoman.model import SILENT_ZONES, Dateline, PublishedFrom, Report, digest_of, escaped_words
from dragoman.model.report import OwnColumn
from dragoman.read.addresses import plain_address
from dragoman.read.decode import clean_text, decode_text
from dragoman.read.item import GIVEN, HTML, PDF, Item, Reading, read_issue
from dragoman.read.language import judge_language, language_code
from dragoman.read.layout import Layout, plain_words, same_title
from dragoman.read.markup import is_marked_up
from dragoman.read.metadata import (
    DateReading,
    Order,
    date_of_name,
    date_of_url,
    month_of_url,
    outlet_of_url,
    read_date,
    search_date,
)
from dragoman.read.outlets import outlet_told, without_outlet
from dragoman.read.zones import find_layout

# Enough prose to judge a language by, at both places where it is sampled.
_PROSE_CHARS = 6000
# A lead that a text has stands at its top, below a title and a dateline.
_TOP_CHARS = 600


def read_item(item: Item, settings: ReadSettings) -> Reading:
    """Return the report that an item holds, or none and the issues that tell why."""
    try:
        return _read(item, settings)
    except InputError as error:
        return Reading(None, (read_issue(item.source, error.code, str(error)),))
    except Exception as error:  # one report, however broken, must not end a run over millions
        message = f"could not be read ({type(error).__name__}: {error}); please report it"
        return Reading(None, (read_issue(item.source, "failed", message),))


def _read(item: Item, settings: ReadSettings) -> Reading:
    text, fields = _text_and_fields(item, settings)
    if not text.strip():
        raise InputError("empty", "has no text; remove it, or check the column or page it came from")
    if len(text) > settings.max_report_chars:
        raise InputError(
            "too-long",
            f"has {len(text):,} characters, more than {settings.max_report_chars:,}; split it into reports or raise "
            "'read.max_report_chars'",
        )
    layout = find_layout(text, fields.get("title"), fields.get("author"))
    prose = _prose(text, layout)
    if not prose:
        raise InputError("empty", "has no prose, only header lines and boilerplate; check where it came from")
    language = _language(prose, fields, settings)
    if language is not None and language not in settings.languages:
        raise InputError(
            "language", f"is in language '{language}', not in {_listed(settings.languages)}; see 'read.languages'"
        )
    return _reading(text, fields, layout, language, item, settings)


def _text_and_fields(item: Item, settings: ReadSettings) -> tuple[str, Mapping[str, Any]]:
    if isinstance(item.payload, bytes):
        if item.media == PDF:
            return _pdf(item.payload), {}
        if item.media != HTML:
            return decode_text(item.payload), {}
        return _page(item.payload, {}, settings)
    fields = item.payload
    text, lead = str(fields.get("text", "")), str(fields.get("lead", ""))
    if not text.strip() and "html" in fields:
        text, fields = _page(fields["html"], fields, settings)
    elif item.media != GIVEN and is_marked_up(text):
        text, fields = _page(text, fields, settings)
    if is_marked_up(lead):
        lead, _ = _page(lead, {}, settings)
    return _with_lead(clean_text(text), clean_text(lead).strip(), str(fields.get("title", ""))), fields


def _pdf(payload: bytes) -> str:
    from dragoman.read.pdf import pdf_text  # noqa: PLC0415 - pypdf is loaded where a PDF is met

    return clean_text(pdf_text(payload))


def _with_lead(text: str, lead: str, title: str) -> str:
    """Return the text with the lead before its body, if it is not there already."""
    if not lead or plain_words(lead) in plain_words(text[: 2 * len(lead) + _TOP_CHARS]):
        return text
    first_line, _, rest = text.partition("\n")
    if title and same_title(first_line, title):
        return f"{first_line}\n\n{lead}\n\n{rest.lstrip()}"
    return f"{lead}\n\n{text.lstrip()}" if text.strip() else lead


def _page(page: bytes | str, fields: Mapping[str, Any], settings: ReadSettings) -> tuple[str, Mapping[str, Any]]:
    from dragoman.read.html import extract_page  # noqa: PLC0415 - trafilatura is loaded where a page is met

    found = extract_page(page, fields, settings)
    return found.text, found.fields


def _language(prose: str, fields: Mapping[str, Any], settings: ReadSettings) -> str | None:
    given = language_code(fields.get("language"))
    if given is not None and given not in settings.languages:
        return given
    return judge_language(prose, settings.languages) or given


def _prose(text: str, layout: Layout) -> str:
    pieces, position = [], 0
    for zone in layout.zones:
        if zone.kind in SILENT_ZONES:
            pieces.append(text[position : zone.span.start])
            position = zone.span.end
        if position > _PROSE_CHARS:
            break
    pieces.append(text[position : position + _PROSE_CHARS])
    return "".join(pieces)[:_PROSE_CHARS].strip()


def _reading(  # noqa: PLR0917
    text: str, fields: Mapping[str, Any], layout: Layout, language: str | None, item: Item, settings: ReadSettings
) -> Reading:
    url = fields.get("url") or layout.fields.get("url")
    published, published_from, problem = _published(fields, layout, url, item.source, order_from(settings))
    problems = [problem] if problem else []
    if published is not None and published > _latest_day():
        problems.append(("future-date", f"{published} lies in the future and was not used; look where it comes from"))
        published = published_from = None
    if published is None and (updated := layout.fields.get("updated")):
        published = search_date(updated, order_from(settings)).day
        if published is not None and published <= _latest_day():
            published_from = "header"
            problems = [("update-date", f"tells only the day of its last change, {published}, which was used")]
        else:
            published = None
    dateline = layout.dateline.dateline if layout.dateline else None
    outlet = _outlet(fields, layout, url, dateline)
    title = fields.get("title") or without_outlet(layout.title) or layout.fields.get("title")
    given_id = fields.get("id") or layout.fields.get("id")
    report = Report(
        id=digest_of("r", text, given_id, url and plain_address(url), outlet, title, published),
        text=text,
        source=item.source,
        given_id=given_id,
        title=title,
        byline=fields.get("author") or layout.byline or layout.fields.get("author"),
        outlet=outlet,
        url=url,
        published=published,
        published_from=published_from,
        dateline=dateline,
        language=language,
        zones=tuple(layout.zones),
        columns=_own_columns(item),
    )
    return Reading(report, tuple(read_issue(item.source, *each, report_id=report.id) for each in problems))


def _own_columns(item: Item) -> tuple[OwnColumn, ...]:
    told = "[]" if isinstance(item.payload, bytes) else item.payload.get("columns", "[]")
    return tuple(OwnColumn(escaped_words(name), escaped_words(value)) for name, value in json.loads(told))


def _latest_day() -> dt.date:
    # Where it is tomorrow already.
    return dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=1)


def order_from(settings: ReadSettings) -> Order | None:
    """Return the order of figures in dates that the settings give."""
    return cast(Order, settings.dates) if settings.dates else None


_Problem = tuple[str, str]


def _published(
    fields: Mapping[str, Any], layout: Layout, url: str | None, source: str, order: Order | None
) -> tuple[dt.date | None, PublishedFrom | None, _Problem | None]:
    """Return the day of publication, which source told it, and what a date that could not be read looks like."""
    problem = None
    given = fields.get("published")
    if given:
        reading = read_date(given, order)
        if reading.day is not None:
            return reading.day, "metadata", None
        problem = _date_problem(given, reading)
    if layout.header_day is not None:
        return layout.header_day, "header", problem
    if written := layout.fields.get("published"):
        reading = search_date(written, order)
        if reading.day is not None:
            return reading.day, "header", problem
        problem = problem or _date_problem(written, reading)
    of_url = date_of_url(url) if url else None
    of_name = date_of_name(PurePosixPath(source.rpartition("!")[2]).name)
    if layout.dateline is not None:
        day = layout.dateline.published(of_url or of_name, month_of_url(url) if url else None)
        if day is not None:
            return day, "dateline", problem
    if of_url is not None:
        return of_url, "url", problem
    if of_name is not None:
        return of_name, "file name", problem
    return None, None, problem


def _date_problem(written: str, reading: DateReading) -> _Problem:
    shown = repr(written[:40])
    if reading.is_ambiguous:
        return (
            "ambiguous-date",
            f"{shown} can be read as two days and was not used; write dates as 2022-03-29, or give --dates",
        )
    return "unknown-date", f"{shown} is no full date and was not used; write dates as 2022-03-29"


def _outlet(fields: Mapping[str, Any], layout: Layout, url: str | None, dateline: Dateline | None) -> str | None:
    given: str | None = fields.get("outlet") or layout.fields.get("outlet")
    if given:
        return given
    return (outlet_of_url(url) if url else None) or outlet_told(layout) or (dateline.agency if dateline else None)


def _listed(languages: tuple[str, ...]) -> str:
    return ", ".join(f"'{language}'" for language in languages)
