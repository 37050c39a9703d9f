"""Damage to a finished record: the next command says so or puts it right, and never gives other rows in silence.

    python tests/campaigns/damage.py --rounds 30 --seed 7 [--piece tables]

A round spoils one file of a copy of a record, then exports, resolves and exports, and does so once more without the
tables. Where a command ends with 0, its rows are those of the whole record.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from campaign import Tally, Violation, arguments, chosen, seeds_for
from known import reason_of

RUN_TESTS = Path(__file__).parent.parent / "run"
sys.path.insert(0, str(RUN_TESTS))
from reads import make_reports, read_plain  # noqa: E402

from dragoman.errors import DragomanError  # noqa: E402
from dragoman.record import Record  # noqa: E402
from dragoman.run import Request, import_pack, judge, resolve_record  # noqa: E402

# People may change these with an editor: what can be read is taken as it stands, and a last line that was never
# finished is left out.
BY_HAND = ("judgements", "packs", "settings.toml")
PIECES = ("tables", "parts", "inputs", "judgements", "packs", "record.toml", "settings.toml")
_SILENT = "other rows in silence"
_PACK = b"name,title,body,country,first,last\nAda Okoro,minister,Foreign Ministry,NOR,2024-01-01,\n"


def make_small(folder: Path) -> Path:
    """Make a record of one shard."""
    read_plain(folder / "whole", make_reports(folder / "reports", 6))
    return folder / "whole"


def make_whole(folder: Path) -> Path:
    """Make a record with everything in it: several shards, a pack, judgements."""
    record = make_small(folder)
    read_plain(record, make_reports(folder / "reports", 12))
    (folder / "offices.csv").write_bytes(_PACK)
    import_pack(folder / "offices.csv", record, form="csv")
    judge(record, [Request("rename", ("Ada Okoro",), (("name", "Ada N. Okoro"),))], by="ada")
    judge(record, [Request("merge", ("Mara Lindqvist", "Jon Sorensen"))], by="ada")
    return record


def pieces_of(record: Path, piece: str) -> list[Path]:
    """Return the files that a piece of a record has."""
    found = {
        "tables": [record / "record.duckdb"],
        "parts": sorted(path for path in (record / "parts").iterdir() if not path.name.startswith("inputs")),
        "inputs": sorted((record / "parts").glob("inputs-*")),
        "judgements": [record / "judgements.jsonl"],
        "packs": sorted((record / "packs").glob("*")),
    }
    return found.get(piece, [record / piece])


def spoil(path: Path, chance: random.Random) -> str:
    """Spoil a file; return how."""
    how = chance.choice(["a bit", "some bytes", "cut", "emptied", "a hole", "deleted", "other", "grown"])
    content = bytearray(path.read_bytes())
    if how == "a bit":
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    elif how == "some bytes":
        for _ in range(20):
            content[chance.randrange(len(content))] = chance.randrange(256)
    elif how == "cut":
        del content[chance.randrange(len(content)) :]
    elif how == "emptied":
        content.clear()
    elif how == "a hole":
        start = chance.randrange(len(content))
        content[start : start + 4096] = bytes(len(content[start : start + 4096]))
    elif how == "other":
        content[:] = chance.randbytes(len(content))
    elif how == "grown":
        content += chance.randbytes(100)
    if how == "deleted":
        path.unlink()
    else:
        path.write_bytes(content)
    return how


def problems_of(record: Path, expected: bytes) -> Iterator[str]:
    """Yield what is wrong with what the next commands do with a damaged record."""
    yield from _exported(record, expected, "export")
    yield from _resolved(record, expected, "resolve")
    (record / "record.duckdb").unlink(missing_ok=True)
    yield from _resolved(record, expected, "resolve without tables")


def _resolved(record: Path, expected: bytes, what: str) -> Iterator[str]:
    try:
        resolve_record(record, check=True)  # as the command does
    except DragomanError as error:
        yield from _unclear(what, error)
    except Exception as error:  # what the commands do not turn into a message would be a traceback
        yield f"{what}: a traceback: {type(error).__name__}: {error}"
    else:
        yield from _exported(record, expected, f"export after {what}", must_work=True)


def _exported(record: Path, expected: bytes, what: str, *, must_work: bool = False) -> Iterator[str]:
    try:
        with Record(record) as opened:
            is_complete, rows = opened.is_complete, opened.export(record / "export.jsonl").read_bytes()
    except DragomanError as error:
        yield from _unclear(what, error)
        if must_work:
            yield f"{what}: fails though resolve ended well: {error}"
        return
    except Exception as error:
        yield f"{what}: a traceback: {type(error).__name__}: {error}"
        return
    finally:
        (record / "export.jsonl").unlink(missing_ok=True)
    if rows != expected and (is_complete or must_work):
        yield f"{what}: {_SILENT}"


def _unclear(what: str, error: DragomanError) -> Iterator[str]:
    if "disk is full" in str(error):
        yield f"{what}: damage is called a full disk: {error}"


def main() -> int:
    """Run the campaign; return the exit status."""
    parser = arguments(
        __doc__, 10, ("--piece", {"action": "append", "choices": PIECES, "help": "only this piece; may be repeated"})
    )
    given = parser.parse_args()
    tally, began = Tally(), time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        whole = make_whole(Path(folder))
        expected = next(iter(export_of(whole)))
        for seed in seeds_for(given.minutes, given.seed):
            for piece in chosen(PIECES, given.piece):
                for number in range(given.rounds):
                    again = f"python tests/campaigns/damage.py --piece {piece} --seed {seed} (round {number})"
                    for kind, problems in try_once(whole, piece, f"{seed}:{piece}:{number}", expected):
                        tally.add(kind, [Violation(each, again, reason_of(each)) for each in problems])
    return tally.show(f"damaged records, {time.monotonic() - began:,.0f} s")


def export_of(record: Path) -> Iterator[bytes]:
    """Yield the export of a whole record."""
    with Record(record) as opened:
        yield opened.export(record.parent / "expected.jsonl").read_bytes()


def try_once(whole: Path, piece: str, seed: str, expected: bytes) -> Iterator[tuple[str, list[str]]]:
    """Spoil a copy of a record once; yield what kind of try it was and what was wrong."""
    chance = random.Random(seed)
    record = whole.parent / "copy"
    shutil.copytree(whole, record)
    try:
        path = chance.choice(pieces_of(record, piece))
        how = spoil(path, chance)
        problems = [f"{path.name} ({how}): {each}" for each in problems_of(record, expected)]
        yield f"{piece}: {how}", [each for each in problems if _SILENT not in each or not _is_allowed(piece, how, each)]
    finally:
        shutil.rmtree(record)


def _is_allowed(piece: str, how: str, problem: str) -> bool:
    """Tell whether other rows are what was asked for."""
    # Who deletes the tables besides goes on without the shard: so the message says.
    goes_on_without = (piece, how) == ("inputs", "deleted") and "without tables" in problem
    return piece in BY_HAND or goes_on_without


if __name__ == "__main__":
    sys.exit(main())
