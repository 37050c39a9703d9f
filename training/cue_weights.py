"""Weigh the cue lexicon: how often does a lemma in a frame tell of a statement, in annotated reports?

    python training/cue_weights.py ATTRIBUTIONS.jsonl [--out src/dragoman/lexicon/data/cue_weights.tsv]

The file holds one report a line: ``{"id", "text", "attributions": [{"source", "cue", "content"}]}``, each a list of
``[start, end]`` in code points. A candidate counts as right if an annotated cue overlaps its anchor, at least half of
the content's words agree (Jaccard) and the sources share a word or are both missing.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dragoman.extract.cues import find_candidates
from dragoman.extract.quotes import find_quotations
from dragoman.extract.statements import LEMMA_SLIPS, Draft, _beside_quotation, _draft, _quoted_tokens
from dragoman.lexicon.cues import CueLexicon, load_cues
from dragoman.model import Parse, Report

WORD = re.compile(r"\w+(?:['’]\w+)*")
# Pairs seen less often keep a share of their frame's mean: this many imagined occurrences at that mean.
PRIOR_STRENGTH = 4.0
MIN_COUNT = 3


def words_of(text: str) -> list[tuple[int, int]]:
    """Return the words of a text as offsets."""
    return [match.span() for match in WORD.finditer(text)]


def covered(words: list[tuple[int, int]], spans: list[list[int]]) -> set[int]:
    """Return the numbers of the words that overlap a span."""
    return {n for n, (start, end) in enumerate(words) for left, right in spans if start < right and left < end}


def drafts_of(parse: Parse, cues: CueLexicon) -> Iterator[tuple[str, Draft]]:
    """Yield every candidate the lexicon lists, with its frame, as a statement in the making."""
    quotations = find_quotations(parse)
    quoted = _quoted_tokens(parse, quotations)
    for candidate in find_candidates(parse):
        if quoted[candidate.anchor] is not None:
            continue
        frame = "quote" if candidate.frame == "bare" else candidate.frame
        entry = cues.get(LEMMA_SLIPS.get(candidate.lemma, candidate.lemma), frame)
        if entry is None and frame != "quote":
            continue
        if candidate.frame == "bare":
            found = _beside_quotation(parse, candidate, entry, quotations, quoted)
            draft = found[0] if found is not None else None
        elif entry is not None:
            draft = _draft(parse, candidate, entry, quotations, quoted)
        if draft is not None:
            yield frame, draft


def weigh(pairs: Iterator[tuple[dict[str, Any], Parse]], cues: CueLexicon) -> dict[tuple[str, str], float]:
    """Return the smoothed share of right drafts for each lemma and frame, and for each frame under ``*``."""
    seen: collections.Counter[tuple[str, str]] = collections.Counter()
    right: collections.Counter[tuple[str, str]] = collections.Counter()
    for row, parse in pairs:
        words = words_of(row["text"])
        gold = [tuple(covered(words, a[role]) for role in ("source", "cue", "content")) for a in row["attributions"]]
        for frame, draft in drafts_of(parse, cues):
            key = (draft.lemma, frame)
            seen[key] += 1
            right[key] += _is_right(parse, draft, words, gold)
    weights: dict[tuple[str, str], float] = {}
    for frame in sorted({frame for _, frame in seen}):
        total = sum(n for (_, f), n in seen.items() if f == frame)
        mean = (sum(n for (_, f), n in right.items() if f == frame) + 1) / (total + 2)
        weights["*", frame] = mean
        for lemma, count in sorted((lemma, n) for (lemma, f), n in seen.items() if f == frame and n >= MIN_COUNT):
            weights[lemma, frame] = (right[lemma, frame] + PRIOR_STRENGTH * mean) / (count + PRIOR_STRENGTH)
    return weights


def _is_right(parse: Parse, draft: Draft, words: list[tuple[int, int]], gold: list[tuple[set[int], ...]]) -> bool:
    anchor = covered(words, [[parse.starts[draft.anchor or 0], parse.ends[draft.anchor or 0]]])
    source = covered(words, [list(parse.span(*draft.source))]) if draft.source else set()
    content = covered(words, [list(parse.span(*piece)) for piece in draft.content])
    for gold_source, gold_cue, gold_content in gold:
        agrees = bool(gold_source & source) or (not gold_source and not source)
        if anchor & gold_cue and agrees and 2 * len(content & gold_content) >= len(content | gold_content):
            return True
    return False


def parsed(path: Path) -> Iterator[tuple[dict[str, Any], Parse]]:
    """Yield the annotated reports with their parses."""
    from dragoman.parse import load_parser

    parser = load_parser()
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        yield row, parser.parse(Report(id=row["id"], text=row["text"], source=str(path)))


def write_weights(weights: dict[tuple[str, str], float], path: Path) -> None:
    """Write the weights as a table sorted by lemma and frame."""
    lines = ["lemma\tframe\tweight", *(f"{lemma}\t{frame}\t{weight:.3f}" for (lemma, frame), weight in sorted(weights.items()))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Weigh the lexicon on one file and write the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("attributions", type=Path)
    options.add_argument("--out", type=Path, default=Path("src/dragoman/lexicon/data/cue_weights.tsv"))
    chosen = options.parse_args()
    write_weights(weigh(parsed(chosen.attributions), load_cues()), chosen.out)


if __name__ == "__main__":
    main()
