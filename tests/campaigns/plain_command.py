"""The command ``dragoman`` with the plain work of ``tests/run/plain_work.py`` in place of the language pipeline.

python tests/campaigns/plain_command.py plain_work:slow_work read REPORTS --into RECORD
"""

from __future__ import annotations

import sys

from dragoman import cli


def run_plainly(stopping: cli.Stopping) -> int:
    """Run the command. What this imports, it imports where the command does, so that a signal meets it there."""
    from functools import partial
    from pathlib import Path

    sys.path.insert(0, str(Path(__file__).parents[1] / "run"))
    work = sys.argv.pop(1)
    if sys.argv[1] in {"read", "demo"}:
        from dragoman import run

        run.read_into = partial(run.read_into, work=work, commit_every_s=0)
    return run_command(stopping)


run_command = cli._run
cli._run = run_plainly
cli.main()
