"""The cue lexicon: which lemma, in which frame, tells of a statement, of which act and kind, and how features weigh."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import resources
from typing import cast, get_args

from dragoman.errors import ConfigError
from dragoman.lexicon.tables import check_tables
from dragoman.model import StatementKind
from dragoman.model.findings import Act

ACTS: frozenset[str] = frozenset(get_args(Act))


@dataclass(frozen=True, slots=True)
class CueEntry:
    """What a lemma in a frame stands for."""

    lemma: str
    frame: str
    act: str
    kind: StatementKind


@dataclass(frozen=True)
class CueLexicon:
    """Cue entries by lemma and frame, and the weights of features by which a candidate is judged.

    ``weights`` are those of the rules by themselves, ``judge`` those of rules and statement model together.
    """

    entries: Mapping[tuple[str, str], CueEntry]
    weights: Mapping[str, float]
    judge: Mapping[str, float] = field(default_factory=dict)

    def get(self, lemma: str, frame: str) -> CueEntry | None:
        """Return the entry of a lemma in a frame, or None."""
        return self.entries.get((lemma, frame))

    def of_lemma(self, lemma: str) -> tuple[CueEntry, ...]:
        """Return the entries of a lemma in all its frames."""
        return self._by_lemma.get(lemma, ())

    @cached_property
    def _by_lemma(self) -> dict[str, tuple[CueEntry, ...]]:
        grouped: dict[str, list[CueEntry]] = {}
        for entry in self.entries.values():
            grouped.setdefault(entry.lemma, []).append(entry)
        return {lemma: tuple(entries) for lemma, entries in grouped.items()}


@lru_cache(maxsize=1)
def load_cues() -> CueLexicon:
    """Load and check the tables of cues and of weights in ``data``. Raises ``ConfigError`` naming file and line."""
    check_tables()
    data = resources.files("dragoman.lexicon") / "data"
    cues = (data / "cues.tsv").read_text(encoding="utf-8")
    weights = (data / "cue_weights.tsv").read_text(encoding="utf-8")
    judge = (data / "judge_weights.tsv").read_text(encoding="utf-8")
    entries: dict[tuple[str, str], CueEntry] = {}
    for lemma, act, kind, frames in _rows(cues, 4, "cues.tsv"):
        if act not in ACTS or kind not in get_args(StatementKind):
            raise ConfigError(
                f"cues.tsv: '{lemma}' has act '{act}' and kind '{kind}'; acts are {', '.join(sorted(ACTS))}"
            )
        for frame in frames.split():
            # The first line that lists a frame of a lemma decides its act.
            entries.setdefault((lemma, frame), CueEntry(lemma, frame, act, cast(StatementKind, kind)))
    return CueLexicon(
        entries,
        {feature: float(weight) for feature, weight in _rows(weights, 2, "cue_weights.tsv")},
        {feature: float(weight) for feature, weight in _rows(judge, 2, "judge_weights.tsv")},
    )


def _rows(content: str, width: int, name: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for number, line in enumerate(content.splitlines()[1:], start=2):
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != width:
            raise ConfigError(f"{name}, line {number}: has {len(row)} columns, {width} expected")
        rows.append(row)
    return rows
