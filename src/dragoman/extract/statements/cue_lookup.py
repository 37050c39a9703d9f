"""Looks a candidate up in the cue lexicon, by its verb with its particle first (``play down``, ``rule out``)."""

from __future__ import annotations

from dragoman.extract.grammar.clauses import child
from dragoman.extract.statements.cue_candidate import CueCandidate
from dragoman.lexicon.cues import CueEntry, CueLexicon
from dragoman.model import Parse


def entry_of(parse: Parse, candidate: CueCandidate, cues: CueLexicon, frame: str) -> CueEntry | None:
    """Return what the lexicon says of a candidate in a frame, or None."""
    particle = child(parse, candidate.anchor, "prt") if parse.pos[candidate.anchor] == "VERB" else None
    if particle is not None:
        entry = cues.get(f"{candidate.lemma} {parse.lower[particle]}", frame)
        if entry is not None:
            return entry
    return cues.get(candidate.lemma, frame)


def entry_or_speech(entry: CueEntry | None, candidate: CueCandidate) -> CueEntry:
    """Return the entry of a candidate; what the lexicon does not list is speech."""
    return CueEntry(candidate.lemma, candidate.frame, "SAY", "speech") if entry is None else entry
