"""Makes ``reports.jsonl`` from ``reports.txt``, where the coding is marked in the text and people can read it."""

from __future__ import annotations

import json
from pathlib import Path

from dragoman.evaluate import rows_from_marked

HERE = Path(__file__).parent


def lines_of(marked: str) -> str:
    """Return a JSON line for each report."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows_from_marked(marked))


if __name__ == "__main__":
    marked = (HERE / "reports.txt").read_text(encoding="utf-8")
    (HERE / "reports.jsonl").write_text(lines_of(marked), encoding="utf-8")
