"""A place where a report may tell of a statement: what every finder of cues makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dragoman.lexicon.word_sorts import variants_of
from dragoman.model import Parse, TokenRange


@dataclass(frozen=True, slots=True)
class CueCandidate:
    """A possible cue: its lemma and frame, the cue's tokens, the head of its source, and its content.

    ``anchor`` is the verb, noun or preposition; ``to`` is the head of the addressee.
    """

    lemma: str
    frame: str
    anchor: int
    cue: TokenRange
    source: int | None
    content: tuple[TokenRange, ...]
    to: int | None = None


class Cue(NamedTuple):
    """A cue whose candidates are told: the lemma, the verb, noun or adjective, the cue's tokens, its source's head."""

    parse: Parse
    lemma: str
    anchor: int
    tokens: TokenRange
    source: int | None

    def candidate(
        self, frame: str, *content: TokenRange, tokens: TokenRange | None = None, to: int | None = None
    ) -> CueCandidate:
        """Return the candidate of a frame; ``tokens`` are the cue's where they are others in this frame."""
        return CueCandidate(
            lemma=self.lemma,
            frame=frame,
            anchor=self.anchor,
            cue=self.tokens if tokens is None else tokens,
            source=self.source,
            content=content,
            to=to,
        )


# Lemmas that the pipeline's rules get wrong.
LEMMA_SLIPS = variants_of("statements", "lemmas put right")


def lemma_of(parse: Parse, token: int) -> str:
    """Return the lemma a cue goes by in the lexicon."""
    lemma = parse.lemmas[token].lower()
    return LEMMA_SLIPS.get(lemma, lemma)
