"""Parses and reports for tests. Unit tests load no model: their parses are stored in ``data/parses.jsonl``.

A sentence that is not stored yet is stored by ``python tests/store_parses.py``, which runs the real pipeline.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
from pathlib import Path
from typing import Any

import orjson

from dragoman.model import Name, Parse, Report, TokenRange

STORED = Path(__file__).parent / "data" / "parses.jsonl"
REPORT_ID = "r0000000000000000"


def report_of(text: str, published: str | dt.date | None = None, **fields: Any) -> Report:
    """Return a report with this text; ``published`` may be an ISO date."""
    day = dt.date.fromisoformat(published) if isinstance(published, str) else published
    return Report(id=REPORT_ID, text=text, source="test", published=day, **fields)


def parse_of(text: str) -> Parse:
    """Return the stored parse of a text."""
    row = _stored().get(text)
    if row is None and os.environ.get("DRAGOMAN_STORE_PARSES"):
        row = _store(text)
    if row is None:
        raise LookupError(f"no stored parse of {text!r}; run: python tests/store_parses.py")
    return _parse_from(row)


@functools.cache
def _stored() -> dict[str, dict[str, Any]]:
    if not STORED.exists():
        return {}
    rows = (orjson.loads(line) for line in STORED.read_bytes().splitlines() if line)
    return {row["text"]: row for row in rows}


def _parse_from(row: dict[str, Any]) -> Parse:
    text = row["text"]
    columns = list(zip(*row["tokens"], strict=True)) or [()] * 7
    starts, ends, lemmas, tags, pos, deps, heads = columns
    return Parse(
        report_id=REPORT_ID,
        text=text,
        words=tuple(text[start:end] for start, end in zip(starts, ends, strict=True)),
        starts=starts,
        ends=ends,
        lemmas=lemmas,
        tags=tags,
        pos=pos,
        deps=deps,
        heads=heads,
        sentences=tuple(TokenRange(*pair) for pair in row["sentences"]),
        paragraphs=tuple(TokenRange(*pair) for pair in row["paragraphs"]),
        names=tuple(Name(*name) for name in row["names"]),
        parser="stored",
    )


def _store(text: str) -> dict[str, Any]:
    parse = _parser().parse(report_of(text))
    columns = (parse.starts, parse.ends, parse.lemmas, parse.tags, parse.pos, parse.deps, parse.heads)
    row = {
        "text": text,
        "tokens": list(zip(*columns, strict=True)),
        "sentences": parse.sentences,
        "paragraphs": parse.paragraphs,
        "names": parse.names,
    }
    line = orjson.dumps(row, default=tuple)
    with STORED.open("ab") as file:
        file.write(line + b"\n")
    _stored()[text] = row
    return row


@functools.cache
def _parser() -> Any:
    from dragoman.parse import load_parser

    return load_parser()
