# ruff: noqa: T201
"""Everything the program does, once, as commands and from Python; run by ``test_privacy`` in a process of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import dragoman
from dragoman.cli import main

REPORTS, CODED, PLACE = (Path(argument) for argument in sys.argv[1:])
RECORD = PLACE / "record"
TEXT = "“We will sign in May,” Foreign Minister Mara Lindqvist said on Monday."


def call(*arguments: object) -> None:
    """Call a command as its entry point does."""
    sys.argv = ["dragoman", *map(str, arguments)]
    try:
        main()
    except SystemExit as ended:
        print("done", arguments[0], ended.code)


call("read", REPORTS, "--into", RECORD, "--workers", 1)
call("evaluate", CODED, RECORD)
call("actors", RECORD, "Lindqvist", "--rename", "M. Lindqvist")
call("resolve", RECORD)
call("export", RECORD, "--to", "jsonl", "--out", PLACE / "record.jsonl")
call("export", RECORD, "--to", "events-csv", "--out", PLACE / "events.csv")
call("export", RECORD, "--to", "gdelt", "--out", PLACE / "gdelt")
call("show", RECORD)
analysis = dragoman.analyse(TEXT, published="2024-04-12")
print("done analyse", len(analysis.statements) if analysis._repr_html_() else None)
print("done code_pair", len(dragoman.code_pair("Norway condemned Chile's decision.", "Norway", "Chile")))
