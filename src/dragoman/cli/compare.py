"""``dragoman compare``: the versions of an utterance side by side, with their differences marked."""

from __future__ import annotations

import io
from pathlib import Path

import orjson
from rich.console import Console
from rich.text import Text

from dragoman.cli.layout import print_table
from dragoman.cli.output import Destination, as_file, console, open_record, text_console
from dragoman.cli.streams import data_output
from dragoman.errors import ConfigError
from dragoman.export import cell_text
from dragoman.model.shown import shown_line
from dragoman.query import Versions

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


def write_versions(record: Path, name: str, form: str, where: Destination) -> None:
    """Write the versions of an utterance as text, a page of HTML, or a line of JSON each."""
    if form not in FORMS:
        raise ConfigError(f"--format {form}: versions are written as {', '.join(FORMS)}")
    with open_record(record) as opened:
        versions = opened.versions(name)
    if form == "table" and where.is_output:
        _print(console(), versions)
        return
    content = _content(versions, form)
    if where.is_output:
        data_output().write(content)
    else:
        where.write(content)


def _content(versions: Versions, form: str) -> bytes:
    if form == "html":
        return versions.to_html().encode("utf-8", "backslashreplace")
    if form == "jsonl":
        rows = (orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE, default=str) for row in versions.to_dicts())
        return b"".join(rows)
    text = io.StringIO()
    _print(text_console(text), versions)
    return as_file(text)


def _print(where: Console, versions: Versions) -> None:
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
