"""Words that tell whether what stands below them happened: "plan to", "call for", "deny", "lack of", "without"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast, get_args

from dragoman.errors import ConfigError
from dragoman.lexicon.tables import cell_list, read_table
from dragoman.model import Status

Effect = Literal[
    "planned",
    "hypothetical",
    "denied",
    "background",
    "keeps",
    "own",
    "ahead",
    "open",
    "claims",
    "scheduled",
    "measure",
    "uttered",
    "voiced",
]
_CLASSES = frozenset("vnap")


@dataclass(frozen=True, slots=True)
class StatusWord:
    """What a word does to what hangs on it by a link.

    ``negated`` is the status of the complement where the word itself is denied ("did not rule out").
    """

    lemma: str
    effect: Effect
    negated: Status


@dataclass(frozen=True)
class StatusWords:
    """Entries by lemma, word class (``v``, ``n``, ``a``, ``p`` for prepositions) and link."""

    entries: Mapping[tuple[str, str, str], StatusWord]

    def get(self, lemma: str, pos: str, link: str = "") -> StatusWord | None:
        """Return the entry of a lemma for a link, or None. Prepositions have the link ``""``."""
        return self.entries.get((lemma, pos, link))


@lru_cache(maxsize=1)
def load_status_words() -> StatusWords:
    """Load and check ``data/status_words.tsv``. Raises ``ConfigError`` naming the row."""
    entries: dict[tuple[str, str, str], StatusWord] = {}
    for row in read_table("status_words"):
        where = f"status_words.tsv: '{row['lemma']}'"
        if row["effect"] not in get_args(Effect) or row["pos"] not in _CLASSES:
            raise ConfigError(f"{where}: effect '{row['effect']}' or class '{row['pos']}' is unknown")
        negated = row["negated"] or "denied"
        if negated not in get_args(Status):
            raise ConfigError(f"{where}: '{negated}' is no status; known are {', '.join(get_args(Status))}")
        entry = StatusWord(row["lemma"], cast(Effect, row["effect"]), cast(Status, negated))
        for link in cell_list(row["links"]) or ("",):
            entries[row["lemma"], row["pos"], link] = entry
    return StatusWords(entries)
