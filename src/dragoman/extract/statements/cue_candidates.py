"""Where a report may tell of a statement: verbs, nouns and adjectives that take a source and a content.

A candidate is found by syntax alone; the cue lexicon then says which lemma in which frame does tell of one.

Frames of a verb: ``clause`` (says that …), ``inverted`` (…, he said), ``to`` (vowed to …), ``object`` (condemned …),
``object-to`` (urged X to …), ``object-as`` (described X as …), ``prep:of`` and the like (warned of …), ``ing`` (denied
having …), ``passive``, ``passive-to`` (is expected to …), ``passive-prep:of``, ``bare`` (he said, with a quotation
beside it). Frames of a noun: ``noun-clause``, ``noun-to``, ``noun-prep:on``; with a light verb before it (expressed
hope that …) ``light-clause`` and so on. Frames of an adjective: ``adj-clause``, ``adj-to``, ``adj-prep:of``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.extract.statements.cue_candidate import CueCandidate
from dragoman.extract.statements.cue_nouns import of_adjective, of_noun
from dragoman.extract.statements.cue_phrases import according, in_opinion
from dragoman.extract.statements.cue_verbs import of_verb
from dragoman.model import Parse


def find_candidates(parse: Parse) -> Iterator[CueCandidate]:
    """Yield every candidate of a report, by anchor, whatever its lemma."""
    for token in range(len(parse)):
        pos = parse.pos[token]
        if pos == "VERB" or (pos == "AUX" and parse.deps[token] not in ("aux", "auxpass")):
            yield from of_verb(parse, token)
        elif pos in ("NOUN", "PROPN"):
            yield from of_noun(parse, token)
        elif pos == "ADJ":
            yield from of_adjective(parse, token)
        if parse.lower[token] in ("according", "per"):
            yield from according(parse, token)
        elif parse.lower[token] == "in":
            yield from in_opinion(parse, token)
