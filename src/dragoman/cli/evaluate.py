"""``dragoman evaluate``: a record against reports coded by hand, as a table for people or as JSON."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.cli.output import Destination, as_file, console, open_record, text_console, warn_if_incomplete
from dragoman.cli.streams import data_output, tell
from dragoman.evaluate import Coded, Difference, Evaluation, load_limits
from dragoman.evaluate.differences import words_of
from dragoman.evaluate.figures import MEANINGS, SHARE_MEANINGS
from dragoman.model.shown import shown_line

# What of a long content is shown before an ellipsis; JSON has all of it.
_MAX_WORDS_SHOWN = 240


@dataclass(frozen=True)
class Wanted:
    """What is to be told, and where to."""

    by_report: bool
    errors: bool
    as_json: bool
    out: str
    force: bool
    limits: Path | None


def evaluate_record(
    gold: Path,
    record: Path,
    wanted: Wanted,
    *,
    kind: Sequence[str] | None,
    floor: float | None,
    boot: int,
    seed: int,
    missing: bool,
) -> int:
    """Compare, tell the figures, return the exit status: 1 where a limit is not kept."""
    where = Destination(wanted.out, force=wanted.force)
    limits = None if wanted.limits is None else load_limits(wanted.limits)
    with open_record(record) as opened:
        warn_if_incomplete(opened)
        found = opened.evaluate(gold, kind=kind, floor=floor, boot=boot, seed=seed, missing=missing)
    broken = [] if limits is None else limits.broken_by(found.values)
    _write(found, wanted, where)
    for each in broken:
        tell(f"{wanted.limits}: {each}")
    return 1 if broken else 0


def _write(found: Evaluation, wanted: Wanted, where: Destination) -> None:
    if where.is_output and not wanted.as_json:
        _print(console(), found, wanted)
    elif where.is_output:
        file = data_output()
        file.write(_json(found, wanted))
        file.flush()
    elif wanted.as_json:
        where.write(_json(found, wanted))
    else:
        text = io.StringIO()
        _print(text_console(text), found, wanted)
        where.write(as_file(text))


def _json(found: Evaluation, wanted: Wanted) -> bytes:
    told = found.to_dict(by_report=wanted.by_report, errors=wanted.errors)
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _print(where: Console, found: Evaluation, wanted: Wanted) -> None:
    if wanted.errors:
        _print_differences(where, found.differences())
    if wanted.by_report:
        where.print(_report_table(found))
        where.print()
    where.print(_figure_table(found))
    where.print(Text(_summary(found), style="dim"))


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)


def _figure_table(found: Evaluation) -> Table:
    table = _table()
    for name in ("figure", "what it tells"):
        table.add_column(name, no_wrap=name == "figure")
    for name in ("precision", "recall", "value", "95 %", "coded", "found"):
        table.add_column(name, justify="right", no_wrap=True)
    for name, meaning in MEANINGS.items():
        figure = found.figures[name]
        table.add_row(
            name, meaning, _told(figure.precision), _told(figure.recall), Text(_told(figure.f1), style="bold"),
            _interval(found, name), str(figure.n_gold), str(figure.n_found),
        )  # fmt: skip
    for name, meaning in SHARE_MEANINGS.items():
        share = found.shares[name]
        if share.n:
            table.add_row(name, meaning, "", "", Text(_told(share.value), style="bold"), "", str(share.n), "")
    if found.calibration is not None:
        n = str(found.calibration.n)
        errors = {
            "calibration.ece": ("confidence is off by so many points, on average", found.calibration.ece),
            "calibration.brier": ("mean square error of confidence (less is better)", found.calibration.brier),
        }
        for name, (meaning, value) in errors.items():
            table.add_row(name, meaning, "", "", Text(_told(value), style="bold"), "", "", n)
    return table


def _report_table(found: Evaluation) -> Table:
    table = _table()
    table.add_column("report")
    for name in ("coded", "found", "relation", "precision", "recall", "relation_strict", "content_j50"):
        table.add_column(name, justify="right", no_wrap=True)
    for report_id, figures in found.by_report().items():
        relation = figures["relation"]
        table.add_row(
            Text(shown_line(report_id)), str(relation.n_gold), str(relation.n_found), _told(relation.f1),
            _told(relation.precision), _told(relation.recall), _told(figures["relation_strict"].f1),
            _told(figures["content_j50"].f1),
        )  # fmt: skip
    return table


def _summary(found: Evaluation) -> str:
    reports = f"{len(found.reports)} report{'' if len(found.reports) == 1 else 's'}"
    if found.n_missing:
        reports += f" ({found.n_missing} not in the record)"
    told = f"{reports}, {found.n_gold} statements coded, {found.n_found} found; values are F1 or shares, in per cent"
    if found.intervals:
        told += f"; intervals from {found.options['boot']} samples of reports, seed {found.options['seed']}"
    return told


def _print_differences(where: Console, differences: Sequence[Difference]) -> None:
    report = None
    for each in differences:
        if each.report_id != report:
            report = each.report_id
            where.print(Text(shown_line(report), style="bold"), soft_wrap=True)
        where.print(Text(shown_line(f"  line {each.line:<4} {each.kind:<12} {_words(each)}")), soft_wrap=True)
    if differences:
        where.print()


def _words(each: Difference) -> str:
    coded = each.gold or each.found
    parts = [f"[{_shortened(words_of(each.text, coded.content))}]"] if coded else []
    return " ".join(filter(None, [*parts, *_roles(each)]))


def _roles(each: Difference) -> Iterator[str]:
    if each.gold is not None and each.found is not None:
        yield f"coded {_source(each.text, each.gold)} found {_source(each.text, each.found)}"
    for coded in (each.gold, each.found):
        if coded is not None and each.kind != "wrong source":
            yield _source(each.text, coded)
            yield f"{{{words_of(each.text, coded.cue)}}}"
            yield "" if coded.confidence is None else f"{coded.kind} {coded.confidence:.2f}"


def _source(text: str, coded: Coded) -> str:
    return f"<{words_of(text, coded.source)}>"


def _shortened(words: str) -> str:
    return words if len(words) <= _MAX_WORDS_SHOWN else words[:_MAX_WORDS_SHOWN].rstrip() + "…"


def _told(value: float | None) -> str:
    return "" if value is None else f"{100 * value:.1f}"


def _interval(found: Evaluation, name: str) -> str:
    if name not in found.intervals:
        return ""
    low, high = found.intervals[name]
    return f"{_told(low)}–{_told(high)}"
