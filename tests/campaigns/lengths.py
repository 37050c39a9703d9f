"""How long the work on one report takes, and how much memory, by its kind and its length.

    python tests/campaigns/lengths.py [--kinds prose,names] [--words 5000,20000] [--limit SECONDS]

Each report is worked on in a process of its own, as a worker does: reading, parsing, extracting, tables. A line gives
the seconds of the processor without loading the models, the peak of resident memory in MiB with them, and microseconds
a word. A kind that takes longer than the limit is not tried at a greater length.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice

from dragoman.read import Item
from dragoman.read.columns import row_item

LENGTHS = (5_000, 20_000, 60_000, 100_000, 400_000)
SIGNS = ('"', "'", "$", "(", "!", "<", "🙂", "-", ".", ",", "/", "’", "a.", "=")
# What a report begins with, so that it is taken for English whatever follows.
LEAD = (
    "The council of the harbour met on Monday, and its members said that they would look at the plan for the new "
    "bridge before the summer. The mayor told them what it would cost and who was to pay for it. They asked her "
    "whether the state had promised anything, and she said that it had not, but that she would write to the minister "
    "about it. It was the third time that they had met about the bridge this year, and it was not the last, as one of "
    "them said after the meeting. The ministry has not said when it will answer, and nobody in the town believes that "
    "it will be soon.\n\n"
)  # fmt: skip
GIVEN = "Mara Jon Runa Tarik Ilse Oskar Nadia Pavel Lena Henrik Selma Idris Vera Anton Mirja Kamal Edda Bruno".split()
SUR = "Lindqvist Arvid Eskild Holm Varga Norrby Salim Petrov Tamm Berg Oduya Keller Rahimi Falk Jansen Moreau".split()
PLACES = "Norway Bergen Oslo Chile Georgia Vienna Kenya Riga Lisbon Cairo Bern Hanoi Lima Texas Accra Tallinn".split()
ROLES = (
    "foreign minister", "president", "spokesman", "mayor", "ambassador", "chairman", "governor", "chief negotiator",
    "deputy prime minister", "party leader", "police chief", "central bank governor",
)  # fmt: skip
VERBS = "said announced warned insisted denied told condemned urged promised added explained".split()
THINGS = "the treaty the bridge the ceasefire the fishing quota the loan the border post the talks the vote".split(
    " the "
)
MONTHS = "January February March April May June July August September October November December".split()
WORDS = "water road ship grain light wind stone river market school harbour bridge winter paper engine garden".split()


def name(rng: random.Random) -> str:
    return f"{rng.choice(GIVEN)} {rng.choice(SUR)}"


def new_name(rng: random.Random) -> str:
    """A name that hardly occurs twice."""
    ending = "".join([*rng.choices("aeiou", k=2), *rng.choices("lmnrst", k=3)])
    return f"{rng.choice(GIVEN)} {rng.choice(SUR)[:4]}{ending}en"


def thing(rng: random.Random) -> str:
    return f"the {rng.choice(THINGS).removeprefix('the ')}"


def clause(rng: random.Random) -> str:
    role, who, where, what = rng.choice(ROLES), name(rng), rng.choice(PLACES), thing(rng)
    verb, month, word = rng.choice(VERBS), rng.choice(MONTHS), rng.choice(WORDS)
    return rng.choice(
        (
            f"{who}, the {role} of {where}, {verb} that {what} would be signed in {month}",
            f"the {role} met {who} in {where} on {rng.randint(1, 28)} {month} 2023",
            f"police in {where} arrested {rng.randint(2, 40)} protesters after {what} failed",
            f"she said they had not seen {what} and that he would return to {where} next week",
            f"according to {who}, the {word} at the {rng.choice(WORDS)} cost {rng.randint(3, 90)} million dollars",
            f"“we will not give up {what},” {who} {verb} on Tuesday",
            f"soldiers shelled a {word} near {where}, and the government of {rng.choice(PLACES)} condemned it",
        )
    )


def sentence(rng: random.Random) -> str:
    told = clause(rng)
    return f"{told[0].upper()}{told[1:]}." if told[0] != "“" else f"“{told[1].upper()}{told[2:]}."


def _filled(n_words: int, pieces: Iterator[str], joint: str) -> str:
    taken, held = [], 0
    for piece in pieces:
        taken.append(piece)
        held += max(1, len(piece.split()))
        if held >= n_words:
            break
    return joint.join(taken)


def _many(make: Callable[[random.Random], str], joint: str = " ") -> Callable[[int, random.Random], str]:
    def text(n_words: int, rng: random.Random) -> str:
        return _filled(n_words, iter(lambda: make(rng), None), joint)

    return text


def _run(sign: str, joint: str = "") -> Callable[[int, random.Random], str]:
    return lambda n_words, _: joint.join([sign] * n_words)


def _nested(n_words: int, rng: random.Random) -> str:
    opened = _filled(n_words, (f"“{name(rng)} said: ‘{rng.choice(WORDS)}" for _ in range(n_words)), " ")
    return opened + "’”" * (n_words // 4)


KINDS: dict[str, Callable[[int, random.Random], str]] = {
    "prose": _many(lambda rng: " ".join(sentence(rng) for _ in range(3)), "\n\n"),
    "paragraph": _many(sentence),
    "sentence": _many(clause, " and "),
    "words": _many(lambda rng: rng.choice(WORDS)),
    "names": _many(name, ", "),
    "new names": _many(new_name, ", "),
    "named sentences": _many(lambda rng: f"{new_name(rng)} {rng.choice(VERBS)} that {new_name(rng)} left.", "\n"),
    "numbers": _many(lambda rng: "\t".join(str(rng.randint(0, 99999)) for _ in range(10)), "\n"),
    "numbers in a line": _many(lambda rng: str(rng.randint(0, 99999))),
    "lines": _many(lambda rng: f"{rng.choice(WORDS)} {rng.choice(WORDS)}", "\n"),
    "capitals": _many(lambda rng: sentence(rng).upper()),
    "dates": _many(lambda rng: f"{rng.randint(1, 28)} {rng.choice(MONTHS)} {rng.randint(1950, 2024)}", ", "),
    "days": _many(lambda rng: f"On {rng.choice(('Monday', 'Friday'))} they met.", " "),
    "years": _many(lambda rng: str(rng.randint(1900, 2024)), " "),
    "places": _many(lambda rng: rng.choice(PLACES), ", "),
    "cues": _many(lambda _: "said"),
    "he said": _many(lambda rng: f"{rng.choice(('he', 'she'))} said that", " "),
    "roles": _many(lambda rng: f"the {rng.choice(ROLES)}", ", "),
    "role sentences": _many(lambda rng: f"The {rng.choice(ROLES)} met the {rng.choice(ROLES)}.", "\n"),
    "pronouns": _many(lambda rng: f"{rng.choice(('He', 'She', 'They', 'It'))} left.", " "),
    "quotations": _many(lambda rng: f"“We saw {thing(rng)},” {name(rng)} said.", " "),
    "open quotations": _many(lambda rng: f"“{sentence(rng)}", "\n\n"),
    "nested quotations": _nested,
    "marks": _many(lambda rng: rng.choice("\"'“”‘’")),
    "brackets": _many(lambda rng: f"({rng.choice(WORDS)}"),
    "events": _many(lambda rng: f"{rng.choice(PLACES)} attacked {rng.choice(PLACES)}", " and "),
    "letters": _run("a"),
    "capital letters": _run("A"),
    "digits": _run("7"),
    "hyphened": _many(lambda rng: rng.choice(WORDS), "-"),
    "dotted": _many(lambda rng: rng.choice(WORDS), "."),
    "slashes": _many(lambda rng: rng.choice(WORDS), "/"),
    "address": lambda n, rng: "https://example.org/" + _many(lambda r: r.choice(WORDS), "/")(n, rng),
    "commas": _many(lambda rng: rng.choice(WORDS), ","),
    "blanks": _run(" "),
    "stops": _run("a. "),
    **{f"run of {sign}": _run(sign) for sign in SIGNS},
    **{f"spaced {sign}": _run(sign, " ") for sign in ('"', "'", "$", "(", "!", "-", ".", "“", ":")},
}


def text_of(kind: str, n_words: int) -> str:
    """Return a report of a kind, about so many words long (so many signs, of a run of one)."""
    return LEAD + KINDS[kind](n_words, random.Random(f"{kind} {n_words}")) + ("\n" if kind != "blanks" else " end.\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--kinds", default=",".join(KINDS), help="names of kinds, with commas between")
    parser.add_argument("--words", default=",".join(map(str, LENGTHS)))
    parser.add_argument("--limit", type=float, default=600.0, help="seconds for one report")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--profile", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure_here(options.one[0], int(options.one[1]), profile=options.profile)
        return
    print(f"{'kind':20} {'words':>8} {'CPU s':>8} {'MiB':>6} {'µs/word':>8}")
    for kind in options.kinds.split(","):
        for n_words in map(int, options.words.split(",")):
            if not _show(kind, n_words, options.limit):
                break


def _show(kind: str, n_words: int, limit_s: float) -> bool:
    """Print the line of one report; return whether a longer one is worth trying."""
    command = [sys.executable, __file__, "--one", kind, str(n_words)]
    one_thread = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}
    try:
        ran = subprocess.run(
            command, env=os.environ | one_thread, capture_output=True, text=True, timeout=limit_s + 30, check=False
        )
    except subprocess.TimeoutExpired:
        print(f"{kind:20} {n_words:8} {'>' + format(limit_s, '.0f'):>8}", flush=True)
        return False
    if ran.returncode:
        print(f"{kind:20} {n_words:8} failed: {ran.stderr[-300:]}", flush=True)
        return False
    found = json.loads(ran.stdout.splitlines()[-1])
    cpu_s, peak = found["cpu_s"], found["peak_mib"]
    note = "" if not found["issues"] else "  " + ", ".join(found["issues"])
    print(f"{kind:20} {n_words:8} {cpu_s:8.1f} {peak:6.0f} {cpu_s * 1e6 / n_words:8.0f}{note}", flush=True)
    return bool(cpu_s < limit_s)


def measure_here(kind: str, n_words: int, *, profile: bool = False) -> None:
    """Work on one report in this process and print what it took, as JSON."""
    import cProfile
    import pstats

    from dragoman.config import ReadSettings, Settings
    from dragoman.run.shards import work_shard

    settings = Settings(read=ReadSettings(max_report_chars=10**9))
    work_shard([item_of("warm", LEAD)], settings)
    item = item_of(kind, text_of(kind, n_words))
    profiler = cProfile.Profile() if profile else None
    began = time.process_time()
    if profiler is not None:
        profiler.enable()
    done = work_shard([item], settings)
    if profiler is not None:
        profiler.disable()
        pstats.Stats(profiler).sort_stats("tottime").print_stats(28)
    cpu_s = time.process_time() - began
    outcome = done.outcomes[0]
    codes = sorted({issue.code for issue in outcome.issues} - {"unclosed-quotation"})
    if outcome.report_id is None or "extract-failed" in codes:
        codes = [issue.message for issue in outcome.issues]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {name: table.num_rows for name, table in done.tables.items()}
    print(json.dumps({"cpu_s": cpu_s, "peak_mib": peak, "issues": list(islice(codes, 3)), "rows": told}))


def item_of(place: str, text: str) -> Item:
    """Return a text as an item, as a row of a table gives it."""
    row = {"id": place, "text": text, "published": "2024-05-01", "language": "en"}
    return row_item(row, source=place, place=None, media="row")


if __name__ == "__main__":
    main()
