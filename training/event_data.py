"""Turns parsed sentences and what was coded in them into the arrays that the event model is trained on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import BertWordPieceTokenizer

from dragoman.extract.events.event_features import PAIR_SIZES, Hint, pair_features, token_features
from dragoman.extract.events.labels import ACTOR, LABELS, RECIPIENT, STATUSES
from dragoman.model import Parse, Span, TokenRange

MAX_PIECES = 158
_LABELS = {label: n for n, label in enumerate(LABELS)}
_STATUSES = {status: n for n, status in enumerate(STATUSES)}


@dataclass(frozen=True)
class CodedEvent:
    """An event as a person coded it; spans in code points of the sentence."""

    label: str
    mode: str
    cameo: str
    status: str
    trigger: Span
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    optional: tuple[Span, ...] = ()
    """Recipients that are its place as well: a reading may leave them out."""


@dataclass(frozen=True)
class CodedSentence:
    """A sentence and all its events (``whole``), or some of them, or only what one party does to the other."""

    text: str
    events: tuple[CodedEvent, ...] = ()
    whole: bool = True
    given: tuple[tuple[tuple[Span, ...], tuple[Span, ...], str], ...] = ()


def read_sentences(path: Path) -> Iterator[CodedSentence]:
    """Yield the sentences of a file in the notation that ``data/events/README.md`` explains."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield sentence_from(line)


def sentence_from(line: str) -> CodedSentence:
    """Return the sentence that a line holds."""
    marked, *specs = line.split("\t")
    text, spans = unmarked(marked)
    return CodedSentence(text, tuple(event for spec in specs for event in _events(spec, spans)))


def unmarked(marked: str) -> tuple[str, list[tuple[Span, tuple[str, ...]]]]:
    """Return the text of a sentence without its marks, and the marked spans with their keys."""
    text: list[str] = []
    opened: list[int] = []
    spans: list[tuple[Span, tuple[str, ...]]] = []
    place = 0
    while place < len(marked):
        letter = marked[place]
        if letter == "[":
            opened.append(len(text))
        elif letter == "|" and opened:
            end = marked.index("]", place)
            spans.append((Span(opened.pop(), len(text)), tuple(marked[place + 1 : end].split())))
            place = end
        else:
            text.append(letter)
        place += 1
    return "".join(text), spans


def _events(spec: str, spans: list[tuple[Span, tuple[str, ...]]]) -> Iterator[CodedEvent]:
    """Yield an event once for each word that tells it."""
    number, label, mode, cameo, status = spec.split()

    def of(key: str) -> tuple[Span, ...]:
        return tuple(span for span, keys in spans if key + number in keys)

    places = of("p")
    optional = tuple(span for span in of("r") if span in places)
    for word in of("e"):
        yield CodedEvent(
            label=label,
            mode=mode.strip("-"),
            cameo=cameo.strip("-"),
            status=status,
            trigger=word,
            actors=tuple(sorted(of("a"))),
            recipients=tuple(sorted(of("r"))),
            optional=optional,
        )


@dataclass(frozen=True)
class Example:
    """A sentence as arrays.

    ``pieces`` with [CLS] and [SEP]; ``first`` the place of each token's first piece; ``features`` (n_tokens, n);
    ``labels`` (n_tokens) the label of each token as a trigger, -100 where it is not known; ``statuses`` likewise.
    ``anchors`` (n_anchors) tokens, ``roles`` and ``pairs`` (n_anchors, n_tokens[, n]). ``marks`` (n_given, n_tokens)
    and ``between`` (n_given) what the one marked party does to the other.
    """

    pieces: NDArray[np.int32]
    first: NDArray[np.int32]
    features: NDArray[np.int8]
    labels: NDArray[np.int16]
    statuses: NDArray[np.int16]
    anchors: NDArray[np.int32]
    roles: NDArray[np.int8]
    pairs: NDArray[np.int8]
    marks: NDArray[np.int8]
    between: NDArray[np.int16]
    whole: bool = field(default=True)


def example_from(  # noqa: PLR0917
    sentence: CodedSentence,
    parse: Parse,
    tokenizer: BertWordPieceTokenizer,
    hints: Mapping[int, Hint],
    parties: Mapping[int, int],
    rule_roles: Mapping[int, Mapping[int, int]],
    window: TokenRange | None = None,
) -> Example:
    """Return the arrays of one coded sentence; ``rule_roles`` gives what the rules make of each token's arguments.

    ``window`` is the sentence in a parse of more than it. Tokens of the example count from its begin.
    """
    window = window or TokenRange(0, len(parse))
    size = window.end - window.start

    def tokens_in(span: Span) -> list[int]:
        return [token - window.start for token in parse.tokens_in(span) if window.start <= token < window.end]

    words = parse.words[window.start : window.end]
    encoded = [tokenizer.encode(word, add_special_tokens=False).ids or [100] for word in words]
    pieces, first = [101], []
    for ids in encoded:
        first.append(len(pieces))
        pieces.extend(ids)
    pieces = [*pieces[: MAX_PIECES + 1], 102]
    labels = np.full(size, 0 if sentence.whole else -100, dtype=np.int16)
    statuses = np.full(size, -100, dtype=np.int16)
    anchors, roles = [], []
    for event in sentence.events:
        tokens = tokens_in(event.trigger)
        if not len(tokens):
            continue
        trigger = tokens[-1]
        labels[trigger] = _LABELS[event.label]
        statuses[trigger] = _STATUSES[event.status]
        row = np.zeros(size, dtype=np.int8)
        for spans, role in ((event.recipients, RECIPIENT), (event.actors, ACTOR)):
            for span in spans:
                row[tokens_in(span)] = role
        anchors.append(trigger)
        roles.append(row)
    given = list(sentence.given)
    marks = np.zeros((len(given), size), dtype=np.int8)
    for n, (sources, targets, _) in enumerate(given):
        for spans, mark in ((targets, 2), (sources, 1)):
            for span in spans:
                marks[n, tokens_in(span)] = mark
    shape = (0, size)
    return Example(
        pieces=np.array(pieces, dtype=np.int32),
        first=np.minimum(np.array(first, dtype=np.int32), MAX_PIECES),
        features=token_features(parse, hints, parties, window),
        labels=labels,
        statuses=statuses,
        anchors=np.array(anchors, dtype=np.int32),
        roles=np.stack(roles) if roles else np.zeros(shape, dtype=np.int8),
        pairs=np.stack(
            [
                pair_features(parse, window.start + anchor, rule_roles.get(window.start + anchor, {}), window)
                for anchor in anchors
            ]
        )
        if anchors
        else np.zeros((*shape, len(PAIR_SIZES)), dtype=np.int8),
        marks=marks,
        between=np.array([_LABELS[label] for _, _, label in given], dtype=np.int16),
        whole=sentence.whole,
    )


def party_spans(marked: str, text: str, source: str, target: str) -> tuple[Span | None, Span | None]:
    """Return where source and target stand in a sentence that marks them with ``<s>`` and ``<t>``."""
    found: list[Span | None] = []
    for tag, words in (("s", source), ("t", target)):
        match = re.search(rf"<{tag}>(.*?)</{tag}>", marked)
        if match:
            start = len(re.sub(r"</?[st]>", "", marked[: match.start()]))
            inner = re.sub(r"</?[st]>", "", match.group(1))
            start += len(inner) - len(inner.lstrip())
            words = inner.strip()  # noqa: PLW2901
        if not match or text[start : start + len(words)] != words:
            start = text.find(words) if words else -1
        found.append(Span(start, start + len(words)) if start >= 0 else None)
    return found[0], found[1]
