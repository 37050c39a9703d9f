"""``dragoman compare``: the versions of an utterance, or of all that a story tells, with their differences marked."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console
from rich.text import Text

from dragoman.cli.formats import form_of
from dragoman.cli.layout import print_table
from dragoman.cli.output import Destination, as_file, console, open_record, text_console
from dragoman.cli.streams import data_output
from dragoman.errors import ConfigError
from dragoman.export import cell_text
from dragoman.model.shown import shown_line
from dragoman.query import StoryComparison, Versions

_COLUMNS = {
    "utterance_id": 0, "first": 0, "speaker": 3, "n_versions": 0, "n_reports": 0, "n_outlets": 0, "kinds": 2,
    "wording": 10,
}  # fmt: skip
_STYLES = {"same": "", "left out": "strike red", "added": "bold green"}
# Without colour, signs mark the words.
_SIGNS = {"same": ("", ""), "left out": ("[-", "-]"), "added": ("{+", "+}")}
FORMS = ("table", "html", "jsonl")


def list_utterances(record: Path, limit: int | None) -> None:
    """List the utterances that several statements tell, those with most versions first."""
    with open_record(record) as opened:
        print_table(console(), opened.utterances(limit=limit), _COLUMNS, limit=limit, is_paged=True)


def compare_record(
    record: Path,
    utterance: str | None,
    story: str | None,
    limit: int | None,
    *,
    form: str | None,
    html: str | None,
    out: str,
    force: bool,
) -> None:
    """Write the versions of an utterance or a story; without either list the utterances that have several."""
    if html is not None:
        if form not in {None, "html"} or out != "-":
            raise ConfigError("--html FILE tells format and file: leave out --format and --out")
        form, out = "html", html
    form = (form or form_of(out).value).lower()
    if form not in FORMS:
        raise ConfigError(f"--format {form}: versions are written as {', '.join(FORMS)}")
    if utterance is not None and story is not None:
        raise ConfigError("--utterance and --story: only one of both can be compared")
    where = Destination(out, force=force)
    if utterance is None and story is None:
        if form != "table" or not where.is_output:
            raise ConfigError("the list of utterances is only printed: tell --utterance or --story for a file")
        list_utterances(record, limit)
        return
    with open_record(record) as opened:
        found = opened.versions(utterance) if utterance is not None else opened.compare_story(story or "", limit=limit)
    write_comparison(found, form, where)


def write_comparison(found: Versions | StoryComparison, form: str, where: Destination) -> None:
    """Write versions or a story as text, a page of HTML, or JSON: a line a version, one for a story."""
    if form == "table" and where.is_output:
        _print(console(), found)
        return
    content = _content(found, form)
    if where.is_output:
        data_output().write(content)
    else:
        where.write(content)


def _content(found: Versions | StoryComparison, form: str) -> bytes:
    if form == "html":
        return found.to_html().encode("utf-8", "backslashreplace")
    if form == "jsonl":
        rows = found.to_dicts() if isinstance(found, Versions) else [found.to_dict()]
        return b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE, default=str) for row in rows)
    text = io.StringIO()
    _print(text_console(text), found)
    return as_file(text)


def _print(where: Console, found: Versions | StoryComparison) -> None:
    if isinstance(found, Versions):
        _print_versions(where, found)
    else:
        _print_story(where, found)


def _print_story(where: Console, found: StoryComparison) -> None:
    where.print(Text(shown_line(found.label), style="bold"))
    for day, reports in found.days():
        where.print(Text(cell_text(day) if day is not None else "no day", style="bold"))
        for told in reports:
            where.print(Text(shown_line(f"  {_headline(told.row)}")), soft_wrap=True)
            for copy in told.copies:
                line = f"    {copy['copy_kind']} copy: {_headline(copy)} · {cell_text(copy['published'])}"
                where.print(Text(shown_line(line), style="dim"), soft_wrap=True)
    for versions in found.utterances:
        speaker = versions.versions[0].row["speaker"] or "speaker unknown"
        where.print()
        where.print(Text(shown_line(f"{speaker} · {versions.utterance_id}"), style="bold"))
        _print_versions(where, versions)


def _headline(row: Mapping[str, Any]) -> str:
    return " · ".join(filter(None, [row["outlet"] or row["source"], row["title"], row["report_id"]]))


def _print_versions(where: Console, versions: Versions) -> None:
    is_plain = not where.color_system
    if is_plain:
        where.print(Text("[-words of the first version left out-]  {+words added+}", style="dim"))
    for version in versions.versions:
        row = version.row
        head = [cell_text(row["date"]), row["outlet"] or row["source"], f"{row['kind']} {row['score']:.2f}"]
        where.print(Text(shown_line(" · ".join([*filter(None, head), row["report_id"]])), style="bold"))
        line = Text("  ")
        for change, words in version.stretches:
            before, after = _SIGNS[change] if is_plain else ("", "")
            line.append(f"{before}{shown_line(words)}{after}", style=_STYLES[change]).append(" ")
        where.print(line, soft_wrap=is_plain)
        for each in row["reasons"]:
            told = f"    {each['feature']}: {each['left']} = {each['right']} · {each['weight']:+.2f}"
            where.print(Text(shown_line(told), style="dim"), soft_wrap=True)
    again = versions.versions[0].row["again_of"]
    if again is not None:
        where.print(Text(f"said before, on another occasion: {again}"))
