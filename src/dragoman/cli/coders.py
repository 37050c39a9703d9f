"""``dragoman sample``, ``agreement`` and ``estimate``: a sample to be coded, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from dragoman.cli.formats import TableFormat, form_of
from dragoman.cli.output import Destination, open_record, warn_if_incomplete, write_out
from dragoman.cli.streams import tell
from dragoman.query import Table
from dragoman.query.coders.printing import printed

SAMPLE_COLUMNS: Mapping[str, int] = {
    "sample": 0, "kind": 0, "by": 2, "seed": 0, "n_frame": 0, "n_strata": 0, "n_passages": 0, "n_coded": 0,
    "coders": 2, "drawn": 0,
}  # fmt: skip
_SHEET_COLUMNS: Mapping[str, int] = {"passage": 12, "finding": 0, "outlet": 2, "passage_id": 0, "sample": 0}
_AGREEMENT_COLUMNS: Mapping[str, int] = {
    "kind": 0, "field": 0, "first": 0, "second": 0, "sheets": 0, "n_both": 0, "n_only_first": 0, "n_only_second": 0,
    "precision": 0, "recall": 0, "f1": 0, "n_compared": 0, "alpha": 0,
}  # fmt: skip
_ESTIMATE_COLUMNS: Mapping[str, int] = {
    "kind": 0, "what": 0, "value": 2, "n_machine": 0, "n_seen": 0, "n_right": 0, "n_missed": 0, "precision": 0,
    "recall": 0, "f1": 0, "count": 0,
}  # fmt: skip
_SHOWN = frozenset({TableFormat.TABLE, TableFormat.MD})


def sheet_format(out: str) -> TableFormat:
    """Return how a sheet is written to a path: as its ending says, else as CSV."""
    form = form_of(out)
    return TableFormat.CSV if form is TableFormat.TABLE else form


def write_sample(
    record: Path, where: Destination, *, kind: str, n: int, by: Sequence[str], blind: bool, seed: int
) -> None:
    """Draw a sample, keep it in the record, write its sheet, and say what to do with it."""
    with open_record(record) as opened:
        warn_if_incomplete(opened)
        sheet = opened.sample(kind, n=n, by=by, blind=blind, seed=seed)
    write_out(sheet, where, {name: share for name, share in _SHEET_COLUMNS.items() if name in sheet.columns})
    rows = sheet.to_dicts()
    n_passages = len({row["passage_id"] for row in rows})
    tell(
        f"sample {rows[0]['sample']}: {n_passages:,} passages to code; fill in the columns of the sheet, put a mark "
        f"into 'coded' where a passage is done, and bring it back with 'dragoman judge {record} --from FILE'"
    )


def write_samples(record: Path, where: Destination) -> None:
    """List the samples of a record."""
    with open_record(record) as opened:
        write_out(opened.samples(), where, SAMPLE_COLUMNS)


def write_agreement(
    record: Path, where: Destination, *, between: tuple[str, str] | None, sample: str | None, boot: int, seed: int
) -> None:
    """Write how coders agree; people get figures with their intervals in one cell."""
    with open_record(record) as opened:
        table = opened.agreement(between=between, sample=sample, boot=boot, seed=seed)
    _write(table, where, _AGREEMENT_COLUMNS)


def write_estimate(
    record: Path, where: Destination, *, coder: str | None, sample: str | None, draws: int, seed: int
) -> None:
    """Write what holds of the whole record; people get figures with their intervals in one cell."""
    with open_record(record) as opened:
        table = opened.estimate(coder=coder, sample=sample, draws=draws, seed=seed)
        samples = {row["sample"]: row for row in opened.samples()}
        n_reports = len(opened)
    _write(table, where, _ESTIMATE_COLUMNS)
    for name in sorted({row["sample"] for row in table}):
        own = samples[name]
        tell(
            f"sample {name}: {own['n_coded']:,} of {own['n_passages']:,} passages coded, drawn from all "
            f"{own['n_frame']:,} of {own['n_reports']:,} reports"
        )
        if own["n_reports"] != n_reports:
            tell(
                f"the record has {n_reports:,} reports now; the estimates are of what it was when the sample was drawn"
            )


def _write(table: Table, where: Destination, columns: Mapping[str, int]) -> None:
    if where.form in _SHOWN:
        table = printed(table, list(columns))
    write_out(table, where, columns)
