"""Agreement and estimates as tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from dragoman.errors import ConfigError, RecordError
from dragoman.evaluate.coders.agreement import FieldAgreement, Measured, coder_pairs, compare_coders, machine_view
from dragoman.evaluate.coders.estimates import Estimate, estimate_record
from dragoman.model.sample import CoderView, Sample
from dragoman.query.coders.sampling import find_sample
from dragoman.query.coders.views import coder_views, latest_view
from dragoman.query.table import Table
from dragoman.store import View
from dragoman.store.samples import load_coded_passages, load_samples

_FIGURES = ("precision", "recall", "f1")


def _schema(before: Sequence[str], counts: Sequence[str], figures: Sequence[str], after: Sequence[str]) -> pa.Schema:
    of_figures = [f"{name}{end}" for name in figures for end in ("", "_low", "_high")]
    return pa.schema(
        [
            *((name, pa.string()) for name in before),
            *((name, pa.int64()) for name in counts),
            *((name, pa.float64()) for name in of_figures),
            *((name, pa.string()) for name in after),
        ]
    )


_AGREEMENT = _schema(
    ("kind", "field", "first", "second", "sheets"),
    ("n_passages", "n_reports", "n_both", "n_only_first", "n_only_second", "n_compared"),
    (*_FIGURES, "alpha"),
    ("sample",),
)
_ESTIMATES = _schema(
    ("kind", "what", "value"),
    ("n_machine", "n_seen", "n_right", "n_missed"),
    (*_FIGURES, "count"),
    ("coder", "sample"),
)
_SAMPLES = pa.schema(
    [
        *((name, pa.string()) for name in ("sample", "kind", "by", "drawn")),
        *((name, pa.int64()) for name in ("seed", "n_reports", "n_frame", "n_strata", "n_passages", "n_coded")),
        ("coders", pa.string()),
    ]
)


def list_samples(view: View) -> Table:
    """Return the samples of a record in the order they were drawn, with how much of each was coded, and by whom."""
    coded = load_coded_passages(view.folder)
    rows = [
        {
            "sample": sample.id,
            "kind": sample.kind,
            "by": ", ".join(sample.by),
            "drawn": sample.at,
            "seed": sample.seed,
            "n_reports": sample.n_reports,
            "n_frame": sample.n_passages,
            "n_strata": len(sample.strata),
            "n_passages": len(sample.passages),
            "n_coded": len({each.passage for each in coded if each.sample == sample.id}),
            "coders": ", ".join(sorted({each.by for each in coded if each.sample == sample.id})),
        }
        for sample in load_samples(view.folder)
    ]
    return Table(pa.Table.from_pylist(rows, schema=_SAMPLES))


def agreement_of(view: View, *, between: tuple[str, str] | None, sample: str | None, boot: int, seed: int) -> Table:
    """Return how each two coders of a sample agree, or two of them, per field; the machine is one.

    Without a sample, of each kind the newest that was coded. Raises ``ConfigError`` where a coder coded nothing of it,
    ``RecordError`` where nothing was coded.
    """
    if boot < 0:
        raise ConfigError(f"'boot' must not be negative, it is {boot}")
    rows: list[dict[str, Any]] = []
    for each in _coded_samples(view, sample):
        views = [*coder_views(view.folder, each), machine_view(each)]
        pairs = coder_pairs(views) if between is None else [_pair(view, views, between)]
        for first, second in pairs:
            found = compare_coders(each, first, second, boot=boot, seed=seed)
            rows += [_agreement_row(one, each) for one in found]
    return Table(pa.Table.from_pylist(rows, schema=_AGREEMENT))


def estimate_of(view: View, *, coder: str | None, sample: str | None, draws: int, seed: int) -> Table:
    """Return what a coded sample says of the whole record: all, by type, by outlet, by field.

    Right is what ``coder`` says; without one, of each passage whoever coded it last. Without a sample, of each kind the
    newest that was coded. Raises as ``agreement_of`` does.
    """
    if draws < 1:
        raise ConfigError(f"'draws' is {draws}; intervals are made of at least one")
    rows: list[dict[str, Any]] = []
    for each in _coded_samples(view, sample):
        views = coder_views(view.folder, each)
        truth = latest_view(view.folder, each, views) if coder is None else _coder(view, views, coder)
        rows += [_estimate_row(one, each, truth) for one in estimate_record(each, truth, draws=draws, seed=seed)]
    return Table(pa.Table.from_pylist(rows, schema=_ESTIMATES))


def _coded_samples(view: View, name: str | None) -> list[Sample]:
    if name is not None:
        return [find_sample(view, name)]
    coded = {each.sample for each in load_coded_passages(view.folder)}
    newest = {each.kind: each for each in load_samples(view.folder) if each.id in coded}
    if not newest:
        where = view.folder.path
        raise RecordError(
            f"{where}: no passage of a sample is coded; draw one with 'dragoman sample {where} --out FILE', fill it "
            f"in, with a mark in the column 'coded', and bring it back with 'dragoman judge {where} --from FILE'"
        )
    return [newest[kind] for kind in sorted(newest)]


def _pair(view: View, views: Sequence[CoderView], between: tuple[str, str]) -> tuple[CoderView, CoderView]:
    first, second = (_coder(view, views, name) for name in between)
    if first.by == second.by:
        raise ConfigError(f"'between' names {first.by} twice; give two coders")
    return first, second


def _coder(view: View, views: Sequence[CoderView], name: str) -> CoderView:
    found = [each for each in views if each.by == name]
    if not found:
        known = ", ".join(each.by for each in views)
        raise ConfigError(f"{view.folder.path}: nobody called {name!r} coded the sample; there is {known or 'nobody'}")
    return found[0]


def _agreement_row(found: FieldAgreement, sample: Sample) -> dict[str, Any]:
    names = ("kind", "field", "first", "second", "n_passages", "n_reports", "n_both", "n_only_first", "n_only_second",
             "n_compared")  # fmt: skip
    return {
        **{name: getattr(found, name) for name in names},
        **_figures(found, (*_FIGURES, "alpha")),
        "sheets": "blind" if found.is_blind else "open",
        "sample": sample.id,
    }


def _estimate_row(found: Estimate, sample: Sample, truth: CoderView) -> dict[str, Any]:
    names = ("kind", "what", "value", "n_machine", "n_seen", "n_right", "n_missed")
    return {
        **{name: getattr(found, name) for name in names},
        **_figures(found, (*_FIGURES, "count")),
        "coder": truth.by,
        "sample": sample.id,
    }


def _figures(found: FieldAgreement | Estimate, names: Sequence[str]) -> dict[str, float | None]:
    figures: dict[str, float | None] = {}
    for name in names:
        measured: Measured = getattr(found, name)
        low, high = measured.interval or (None, None)
        figures |= {name: measured.value, f"{name}_low": low, f"{name}_high": high}
    return figures
