"""One reader fuzzed, steered by the code that is reached. Needs the extra ``fuzz`` (atheris).

    python tests/campaigns/fuzz.py FORMAT CORPUS [options of libFuzzer, such as -max_total_time=60]

CORPUS is a folder that the inputs worth keeping are added to; a new one begins with good inputs. What breaks an
invariant is written to ``crash-…`` in the folder of ``-artifact_prefix``.
"""

from __future__ import annotations

import contextlib
import importlib
import pkgutil
import random
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["dragoman.read", "feedparser"]):
    room = importlib.import_module("dragoman.read")
    for module in pkgutil.iter_modules(room.__path__, "dragoman.read."):
        importlib.import_module(module.name)
    importlib.import_module("feedparser")

from invariants import problems_of
from known import reason_of
from mutators import MUTATORS
from seeds import SEEDS

_N_SEEDS = 30


class BrokenInvariantError(Exception):
    """What the fuzzer stops at."""


def main() -> None:
    """Fuzz until the time is over or an invariant is broken."""
    kind, corpus, *options = sys.argv[1:]
    _sow(Path(corpus), kind)
    folder = Path(tempfile.mkdtemp())
    path = folder / f"a{SEEDS[kind][0]}"

    def read(content: bytes) -> None:
        path.write_bytes(content)
        problems = [each for each in problems_of(path, content) if reason_of(each) is None]
        if problems:
            raise BrokenInvariantError("; ".join(problems))

    def mutate(content: bytes, max_size: int, seed: int) -> bytes:
        chance = random.Random(seed)
        if chance.random() < 0.5:
            return bytes(atheris.Mutate(content, max_size))
        return chance.choice(MUTATORS)(content or b"x", kind, chance)[:max_size]

    atheris.Setup([sys.argv[0], corpus, "-timeout=60", "-max_len=20000", *options], read, custom_mutator=mutate)
    atheris.Fuzz()


def _sow(corpus: Path, kind: str) -> None:
    corpus.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(StopIteration):
        next(corpus.iterdir())
        return
    for number in range(_N_SEEDS):
        (corpus / f"seed-{number}").write_bytes(SEEDS[kind][1](random.Random(number)))


if __name__ == "__main__":
    main()
