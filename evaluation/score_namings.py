"""How many namings are found with the right label, referent and voice, on reports coded by hand.

A report of the coded files begins with ``=== NAME``; in it ``{label|referent|voice}`` marks a naming. A referent is an
ISO 3166 alpha-3 code of a state, ``@`` and words of a place (``@`` alone: a place without a name of its own), ``!`` for
an event, else words of the actor's name; ``-`` in place of it, or of the voice, marks what is not scored: predicates,
metaphors, things. A voice is ``r`` the report, ``h`` its headline, ``q:NAME`` quoted or ``i:NAME`` reported inside the
statement of NAME.

For each half: *label* is the share of coded namings that are found with the very label; *label and referent* that of
those whose referent is right too; *voice* the share of namings found by label that have the right voice and speaker;
*precision* the share of namings of the program, but inside what is not scored, that are coded with this label.

    python evaluation/score_namings.py [--half seen|held|FILE] [--errors] [--floors evaluation/namings/floors.toml]
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.config import Settings
from dragoman.model import Findings, Naming, Span, wording
from dragoman.read.columns import row_item
from dragoman.run.shards import load_steps, work_item

FOLDER = Path(__file__).parent / "namings"
_WORD = re.compile(r"\w+")
_VOICES = {"r": "report", "h": "headline", "q": "quoted", "i": "reported"}


@dataclass(frozen=True)
class Coded:
    """A naming as it was coded."""

    span: Span
    referent: str
    voice: str

    @property
    def is_scored(self) -> bool:
        """Whether label and referent are to be found."""
        return self.referent != "-" and self.voice != "-"


def read_coded(path: Path) -> Iterator[tuple[str, str, list[Coded]]]:
    """Yield name, text and namings of each coded report of a file."""
    parts = re.split(r"^=== (\S+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    for name, marked in zip(parts[1::2], parts[2::2], strict=True):
        text, coded = _unmarked(marked.strip() + "\n")
        yield name, text, coded


def _unmarked(marked: str) -> tuple[str, list[Coded]]:
    text, coded, opened = "", [], []
    place = 0
    while place < len(marked):
        if marked[place] == "{":
            opened.append(len(text))
            place += 1
        elif marked[place] == "|":
            end = marked.index("}", place)
            referent, voice = marked[place + 1 : end].split("|")
            coded.append(Coded(Span(opened.pop(), len(text)), referent, voice))
            place = end + 1
        else:
            text += marked[place]
            place += 1
    return text, coded


def score(path: Path, *, errors: bool) -> dict[str, float]:
    """Return the figures of one file; print what differs where ``errors`` are asked for."""
    counts: Counter[str] = Counter()
    for name, text, coded in read_coded(path):
        findings = work_item(row_item({"text": text}, source=name, place=None, media="row"), Settings()).findings
        assert findings is not None
        _count(name, findings, coded, counts, errors=errors)
    return {
        "label": counts["label"] / counts["coded"],
        "label and referent": counts["referent"] / counts["coded"],
        "voice": counts["voice"] / counts["label"],
        "precision": counts["right"] / counts["found"],
        "n": counts["coded"],
    }


def _count(name: str, findings: Findings, coded: list[Coded], counts: Counter[str], *, errors: bool) -> None:
    text = findings.report.text
    found = {}
    for naming in findings.namings:
        found.setdefault(naming.span, []).append(naming)
    for each in coded:
        if not each.is_scored:
            continue
        counts["coded"] += 1
        own = found.get(each.span, [])
        label = wording(text, each.span)
        if not own:
            beside = [wording(text, span) for span in found if span.overlaps(each.span)]
            _tell(errors, f"{name}: no label {label!r} ({each.referent}); there is {beside}")
            continue
        counts["label"] += 1
        if any(_is_referent(each.referent, naming, findings) for naming in own):
            counts["referent"] += 1
        else:
            _tell(errors, f"{name}: {label!r} is {[_referent(n, findings) for n in own]}, coded {each.referent}")
        if any(_is_voice(each.voice, naming, findings) for naming in own):
            counts["voice"] += 1
        else:
            _tell(errors, f"{name}: {label!r} in voice {[_voice(n, findings) for n in own]}, coded {each.voice}")
    spans, left_out = {each.span for each in coded}, [each.span for each in coded if not each.is_scored]
    for span in found:
        if any(span.overlaps(each) for each in left_out):
            continue
        counts["found"] += 1
        counts["right"] += span in spans
        if span not in spans:
            _tell(errors, f"{name}: not coded: {wording(text, span)!r}")


def _is_referent(coded: str, naming: Naming, findings: Findings) -> bool:
    entity = next((each for each in findings.entities if each.id == naming.entity), None)
    if coded == "!":
        return naming.kind == "event"
    if coded.startswith("@"):
        place = next((each for each in findings.places if each.id == naming.place), None)
        if coded == "@":
            return naming.kind == "place"
        return place is not None and _words(coded) <= _words(
            f"{place.name} {wording(findings.report.text, place.span)}"
        )
    if entity is None:
        return naming.kind == "actor" and _words(coded) <= _words(wording(findings.report.text, naming.span))
    if len(coded) == 3 and coded.isupper():
        return entity.kind == "state" and entity.country == coded
    return _words(coded) <= _words(entity.name)


def _referent(naming: Naming, findings: Findings) -> str:
    name = next((each.name for each in findings.entities if each.id == naming.entity), None)
    place = next((each.name for each in findings.places if each.id == naming.place), None)
    return name or (f"@{place}" if place else "!" if naming.event else "nothing known")


def _is_voice(coded: str, naming: Naming, findings: Findings) -> bool:
    sort, _, speaker = coded.partition(":")
    return _VOICES[sort] == naming.voice and (not speaker or _words(speaker) <= _words(_speaker(naming, findings)))


def _voice(naming: Naming, findings: Findings) -> str:
    return f"{naming.voice} {_speaker(naming, findings)}".strip()


def _speaker(naming: Naming, findings: Findings) -> str:
    statement = next((each for each in findings.statements if each.id == naming.statement), None)
    if statement is None:
        return ""
    return next((each.name for each in findings.entities if each.id == statement.speaker_entity), "")


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return set(_WORD.findall("".join(each for each in plain if not unicodedata.combining(each))))


def _tell(errors: bool, line: str) -> None:
    if errors:
        print(line)


def main() -> int:
    """Score the halves; return 1 where a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", default="", help="seen, held, or a file coded alike; both halves by default")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--floors", type=Path, default=FOLDER / "floors.toml")
    asked = parser.parse_args()
    halves = [asked.half] if asked.half else ["seen", "held"]
    floors: Mapping[str, Mapping[str, float]] = tomllib.loads(asked.floors.read_text(encoding="utf-8"))
    load_steps(Settings())
    missed = 0
    for half in halves:
        path = FOLDER / f"reports_{half}.txt" if half in {"seen", "held"} else Path(half)
        figures = score(path, errors=asked.errors)
        n = int(figures.pop("n"))
        print(f"{half}: {n} namings: " + ", ".join(f"{name} {value:.3f}" for name, value in figures.items()))
        for name, floor in floors.get(half, {}).items():
            if figures[name] < floor:
                missed += 1
                print(f"{half}: {name} is below {floor}")
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main())
