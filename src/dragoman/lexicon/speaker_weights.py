"""The learnt weights of what speaks for an entity as the one that a speaker's words mean."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon.tables import read_table


@cache
def load_speaker_weights() -> dict[str, float]:
    """Return feature → weight. Raises ``ConfigError``."""
    return {row["feature"]: float(row["weight"]) for row in read_table("speaker_weights")}
