"""Reads sentences with two marked parties as the program does, for ``train_stances.py``.

    python training/stance_features.py directed_sentiment_train.jsonl train.npz

A line is ``{"text", "p": [start, end], "q": [start, end], "label": 0..4}``. Each sentence is parsed and read once by
the event encoder; each pair is written both ways round. A pair whose parties are no words of the parse is left out.
"""

from __future__ import annotations

import json
import logging
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from dragoman.extract.actors.extraction import extract_actors
from dragoman.extract.events.event_features import hints_from, standings, token_features
from dragoman.extract.events.event_words import find_matches
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.stances.pair_features import (
    SWAPPED,
    PairOfParties,
    ReadSentence,
    numbers_of,
    words_of_pair,
)
from dragoman.model import Parse, Report, Span, TokenRange, digest_of
from dragoman.parse import EventReader, load_event_reader, load_parser

Pair = tuple[int, int, list[int], list[int], ReadSentence]


def read_pairs(path: Path) -> Iterator[Pair]:
    """Yield number of the line, label, tokens of p and of q in the sentence, and the sentence as read."""
    rows: dict[str, list[tuple[int, dict]]] = defaultdict(list)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        rows[row["text"]].append((number, row))
    parser, reader = load_parser(), load_event_reader()
    for done, (text, own) in enumerate(sorted(rows.items())):
        if done % 500 == 0:
            logging.info("%d of %d sentences", done, len(rows))
        parse = parser.parse(Report(id=digest_of("r", text), source="training", text=text))
        for number, row in own:
            p, q = (list(parse.tokens_in(Span(*row[name]))) for name in "pq")
            if p and q:
                first = parse.sentence_of(min(p[0], q[0])).start
                window = TokenRange(first, parse.sentence_of(max(p[-1], q[-1])).end)
                read = read_window(parse, window, reader)
                yield number, row["label"], [t - first for t in p], [t - first for t in q], read


def read_window(parse: Parse, window: TokenRange, reader: EventReader) -> ReadSentence:
    """Return a stretch of a parse as the event encoder reads it."""
    matches = {match.trigger: match for match in find_matches(parse)}
    report = Report(id=parse.report_id, source="training", text=parse.text)
    actors = extract_actors(parse, report, (), "", quotations=find_quotations(parse))
    parties = standings(parse, actors.mentions, actors.entities)
    start, end = window
    scores = reader.score(parse.words[start:end], token_features(parse, hints_from(matches), parties, window))
    heads = [(head if start <= head < end else token) - start for token, head in enumerate(parse.heads)][start:end]
    senses = {token - start: match.sense.type for token, match in matches.items() if start <= token < end}
    lemmas, pos, deps = (column[start:end] for column in (parse.lemmas, parse.pos, parse.deps))
    return ReadSentence(lemmas, pos, deps, heads, scores.states, scores.labels, senses)


def main() -> None:
    """Write numbers, words (flat, with where each row's begin), classes and lines."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    numbers: list[np.ndarray] = []
    words: list[list[int]] = []
    classes: list[int] = []
    lines: list[int] = []
    for line, label, p, q, read in read_pairs(Path(sys.argv[1])):
        for first, second, own in ((p, q, label), (q, p, SWAPPED[label])):
            pair = PairOfParties(read, first, second)
            numbers.append(numbers_of(pair).astype(np.float16))
            words.append(words_of_pair(pair))
            classes.append(own)
            lines.append(line)
    begins = np.cumsum([0, *(len(each) for each in words)])
    flat = np.array([number for each in words for number in each])
    np.savez(sys.argv[2], numbers=np.array(numbers), words=flat, begins=begins, classes=np.array(classes), lines=lines)


if __name__ == "__main__":
    main()
