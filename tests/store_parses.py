"""Store the parses that unit tests ask for: ``python tests/store_parses.py [--again] [pytest arguments]``.

Runs the tests with the real pipeline at hand; ``parse_of`` then stores what is missing in ``data/parses.jsonl``.
``--again`` forgets the stored parses first, so that they are those of the present pipeline and tests only; read
the differences as you would read code. At the end the rows are sorted by text.
"""

from __future__ import annotations

import os
import sys

import orjson
import pytest

from parses import STORED


def main(arguments: list[str]) -> int:
    os.environ["DRAGOMAN_STORE_PARSES"] = "1"
    if "--again" in arguments:
        arguments.remove("--again")
        STORED.unlink(missing_ok=True)
    STORED.parent.mkdir(exist_ok=True)
    status = pytest.main(["-q", "-p", "no:xdist", "-m", "not slow and not model", *arguments])
    sort_rows()
    return int(status)


def sort_rows() -> None:
    if STORED.exists():
        rows = {orjson.loads(line)["text"]: line for line in STORED.read_bytes().splitlines() if line}
        STORED.write_bytes(b"".join(rows[text] + b"\n" for text in sorted(rows)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
