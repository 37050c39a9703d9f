"""Make the event model: parse coded sentences, train, measure by cross-validation, export. One command.

    python training/train_events.py PLV.jsonl --work FOLDER [--sentences training/data/events] [--out src/dragoman]

PLV.jsonl holds one sentence a line, a source and a target marked: ``{"text", "marked", "source", "target", "root"}``
(Zero-Shot-PLOVER's training data; its YIELD is CONCEDE and RETREAT together). The sentences in the folder are ours.

1. Our sentences teach the model all it has to say, for some epochs.
2. Each sentence of PLV gets the word that tells its event: of the words that this model takes for a trigger of the
   type that was coded, the likeliest whose parties agree.
3. Both together go on. Five times with a fifth of PLV left out, which is what ``figures.json`` reports and
   ``evaluation/score_events.py pairs --folds FOLDER`` reads with; then with all of it, which is what is shipped.

Every stage leaves its result in FOLDER and is not repeated while it is there. Needs the extra ``training``.
"""

from __future__ import annotations

import argparse
import copy
import json
import logging
import pickle
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from event_data import CodedSentence, Example, example_from, party_spans, read_sentences, sentence_from
from event_model import N_LAYERS, EventModel
from event_reports import CodedReport, coded_sentences, read_reports
from export_events import export
from statement_model import load_encoder
from tokenizers import BertWordPieceTokenizer
from torch.nn import functional
from train_statements import encoder_folder, log_into

from dragoman.extract.actors.extraction import extract_actors
from dragoman.extract.events.event_features import PAIR_SIZES, hints_from, pair_features, standings
from dragoman.extract.events.event_words import Match, find_matches
from dragoman.extract.events.labels import ACTOR, LABELS, RECIPIENT, TYPES
from dragoman.extract.events.parties import parties_of
from dragoman.extract.grammar.clauses import SAYING
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.model import Parse, Report, TokenRange, digest_of
from dragoman.parse import load_parser

sys.path.insert(0, str(Path(__file__).parent.parent / "evaluation"))
from event_constructions import TRAINING, sentences

LOG = logging.getLogger("train_events")
BATCH = 16
ENCODER_RATE = 1.5e-4
HEAD_RATE = 1e-3
# Going on from weights that know the task, smaller steps do.
SECOND_ENCODER_RATE = 1.5e-4
SECOND_HEAD_RATE = 5e-4
WARM_UP = 0.08
AVERAGING = 0.995
SMOOTHING = 0.05
# In sentences of which not all is coded, what the first model gives less than this chance is taken to be nothing.
DOUBT = 0.4
# Larger ones find more triggers, and more that are none.
TRIGGER_WEIGHT = 1.5
SHARES = {"labels": 5.0, "statuses": 0.5, "roles": 1.0, "between": 1.0}
NUMBERS = {label: n for n, label in enumerate(LABELS)}
YIELD = (NUMBERS["CONCEDE"], NUMBERS["RETREAT"])
ROOTS = (*(label for label in TYPES if label not in ("CONCEDE", "RETREAT")), "YIELD")
N_FOLDS = 5

Pair = tuple[CodedSentence, Parse]


@dataclass(frozen=True)
class Item:
    """An example as one row of a batch: with the marks of one of its pairs of parties, or (-1) with none."""

    example: Example
    given: int = -1


def once(path: Path, make: Any) -> Any:
    """Return what a stage made, making it if it is not there."""
    if not path.exists():
        began = time.time()
        made = make()
        path.with_suffix(".new").write_bytes(pickle.dumps(made))
        path.with_suffix(".new").replace(path)
        LOG.info("%s: %.0f s", path.stem, time.time() - began)
    return pickle.loads(path.read_bytes())  # noqa: S301  (our own)


def parsed(sentences: Sequence[CodedSentence], path: Path) -> list[Pair]:
    """Return sentences with their parses, each a report of its own. A file keeps parses; only new ones are made."""
    kept: dict[str, Parse] = pickle.loads(path.read_bytes()) if path.exists() else {}  # noqa: S301  (our own)
    began, parser, n_kept = time.time(), load_parser(), len(kept)
    for each in sentences:
        if each.text not in kept:
            kept[each.text] = parser.parse(Report(id=digest_of("r", each.text), source="training", text=each.text))
    if len(kept) > n_kept:
        path.with_suffix(".new").write_bytes(pickle.dumps(kept))
        path.with_suffix(".new").replace(path)
        LOG.info("%d sentences parsed in %.0f s", len(kept) - n_kept, time.time() - began)
    return [(each, kept[each.text]) for each in sentences]


def read_marked(path: Path) -> list[CodedSentence]:
    """Return the sentences of PLV, one for each text, with all pairs of parties that were coded in it."""
    found: dict[str, CodedSentence] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source, target = party_spans(row["marked"], row["text"], row["source"], row["target"])
        label = "CONCEDE" if row["root"] == "YIELD" else row["root"]
        before = found.get(row["text"], CodedSentence(row["text"], whole=False))
        given = ((source,) if source else (), (target,) if target else (), label)
        found[row["text"]] = replace(before, given=(*before.given, given))
    return list(found.values())


def examples_from(pairs: Sequence[Pair], vocabulary: Path, *, asked: bool = True) -> list[Example]:
    """Return sentences as arrays, each event also as a pair of marked parties if it is ``asked``."""
    tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    made = []
    for sentence, parse in pairs:
        if not len(parse):
            continue
        given = sentence.given
        if asked and not given:
            given = tuple((e.actors, e.recipients, e.label) for e in sentence.events if e.actors)
        matches = {match.trigger: match for match in find_matches(parse)}
        roles = _rule_roles(parse, sentence, matches)
        report = Report(id=parse.report_id, source="training", text=sentence.text)
        actors = extract_actors(parse, report, (), "", quotations=find_quotations(parse))
        parties = standings(parse, actors.mentions, actors.entities)
        coded = replace(sentence, given=given)
        made.append(example_from(coded, parse, tokenizer, hints_from(matches), parties, roles))
    return made


def _rule_roles(parse: Parse, sentence: CodedSentence, matches: Mapping[int, Match]) -> dict[int, Mapping[int, int]]:
    """Return what the rules make of the arguments of each coded trigger, by its token."""
    roles: dict[int, Mapping[int, int]] = {}
    for event in sentence.events:
        tokens = parse.tokens_in(event.trigger)
        if len(tokens):
            match = matches.get(tokens[-1])
            verb = None if match is None else match.verb
            roles[tokens[-1]] = parties_of(parse, tokens[-1], event.label, verb).by_token(parse)
    return roles


def examples_of_reports(reports: Sequence[CodedReport], vocabulary: Path, path: Path) -> list[Example]:
    """Return the sentences of coded reports as arrays, each with what its whole report tells of who is who."""
    tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    made = []
    for report, (_, parse) in zip(reports, parsed([CodedSentence(each.text) for each in reports], path), strict=True):
        matches = {match.trigger: match for match in find_matches(parse)}
        actors = extract_actors(
            parse,
            Report(id=parse.report_id, source="training", text=report.text),
            (),
            "",
            quotations=find_quotations(parse),
        )
        parties, hints = standings(parse, actors.mentions, actors.entities), hints_from(matches)
        for sentence, window in coded_sentences(report, parse):
            roles = _rule_roles(parse, sentence, matches)
            example = example_from(sentence, parse, tokenizer, hints, parties, roles, window)
            # Reports do not mark who merely says something.
            said = [t - window.start for t in range(*window) if parse.pos[t] == "VERB" and parse.lemmas[t] in SAYING]
            for token in said:
                if example.labels[token] == 0:
                    example.labels[token] = -100
            made.append(example)
    return made


def collate(items: Sequence[Item]) -> dict[str, torch.Tensor]:
    """Pad items to one batch."""
    size = len(items)
    n_pieces, n_tokens = max(len(i.example.pieces) for i in items), max(len(i.example.first) for i in items)
    batch: dict[str, Any] = {name: np.zeros((size, n_pieces), dtype=np.int64) for name in ("pieces", "mask", "owner")}
    batch |= {name: np.zeros((size, n_tokens), dtype=np.int64) for name in ("first", "marks")}
    batch |= {name: np.full((size, n_tokens), -100, dtype=np.int64) for name in ("labels", "statuses")}
    batch["features"] = np.zeros((size, n_tokens, items[0].example.features.shape[1]), dtype=np.int64)
    batch["valid"] = np.zeros((size, n_tokens), dtype=np.float32)
    batch["between"] = np.full(size, -100, dtype=np.int64)
    owners, anchors, roles, pairs = [], [], [], []
    for n, item in enumerate(items):
        example = item.example
        length, held = len(example.first), len(example.pieces)
        starts = np.zeros(held, dtype=np.int64)
        starts[example.first[example.first < held]] = 1
        batch["pieces"][n, :held] = example.pieces
        batch["mask"][n, :held] = 1
        batch["owner"][n, :held] = np.clip(np.cumsum(starts) - 1, 0, length - 1)
        batch["first"][n, :length] = np.minimum(example.first, held - 1)
        batch["features"][n, :length] = example.features
        batch["valid"][n, :length] = 1
        if item.given >= 0:
            batch["marks"][n, :length] = example.marks[item.given]
            batch["between"][n] = example.between[item.given]
            continue
        batch["labels"][n, :length] = example.labels
        batch["statuses"][n, :length] = example.statuses
        for k, anchor in enumerate(example.anchors):
            owners.append(n)
            anchors.append(anchor)
            roles.append(np.pad(example.roles[k].astype(np.int64), (0, n_tokens - length), constant_values=-100))
            pairs.append(np.pad(example.pairs[k].astype(np.int64), ((0, n_tokens - length), (0, 0))))
    batch["owners"], batch["anchors"] = np.array(owners, dtype=np.int64), np.array(anchors, dtype=np.int64)
    batch["roles"] = np.stack(roles) if roles else np.zeros((0, n_tokens), dtype=np.int64)
    batch["pairs"] = np.stack(pairs) if pairs else np.zeros((0, n_tokens, len(PAIR_SIZES)), dtype=np.int64)
    return {name: torch.from_numpy(array) for name, array in batch.items()}


def states_of(model: EventModel, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """Return the states of the tokens of a batch."""
    names = ("pieces", "mask", "first", "features", "owner", "marks")
    states: torch.Tensor = model.tokens(*(batch[name] for name in names))
    return states


def loss_of(model: EventModel, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """Return the weighted sum of the losses that a batch tells of."""
    states = states_of(model, batch)
    total = states.sum() * 0.0
    if (batch["labels"] >= 0).any():
        total = total + SHARES["labels"] * _label_loss(model.label(states), batch["labels"])
    if (batch["statuses"] >= 0).any():
        scores = model.status(states).flatten(0, 1)
        total = total + SHARES["statuses"] * functional.cross_entropy(
            scores, batch["statuses"].flatten(), ignore_index=-100
        )
    if len(batch["owners"]):
        owners = batch["owners"]
        scores = model.pairs(states[owners, batch["anchors"]], states[owners], batch["pairs"])
        loss = functional.cross_entropy(scores.flatten(0, 1), batch["roles"].flatten(), ignore_index=-100)
        total = total + SHARES["roles"] * loss
    held = batch["between"] >= 0
    if held.any():
        scores = model.between(states[held], batch["valid"][held], batch["marks"][held])
        total = total + SHARES["between"] * _smooth(_log_chances(scores, batch["between"][held]), scores)
    return total


def _label_loss(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the mean loss of a known token; triggers, one word in ten, weigh a little more than the others."""
    known = labels >= 0
    chosen, gold = scores[known], labels[known]
    plain = -_log_chances(chosen, gold)
    weights = torch.where(gold > 0, TRIGGER_WEIGHT, 1.0)
    return (plain * weights).sum() / weights.sum()


def _log_chances(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    return functional.log_softmax(scores, -1).gather(1, gold[:, None]).squeeze(1)


def _smooth(chances: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
    return -((1 - SMOOTHING) * chances + SMOOTHING * functional.log_softmax(scores, -1).mean(-1)).mean()


def batches_of(items: Sequence[Item], seed: int) -> Iterator[list[Item]]:
    """Yield batches of items of like length, in an order that the seed decides."""
    shuffler = random.Random(seed)  # noqa: S311
    order = list(items)
    shuffler.shuffle(order)
    groups = []
    for first in range(0, len(order), BATCH * 24):
        near = sorted(order[first : first + BATCH * 24], key=lambda item: len(item.example.pieces))
        groups += [near[n : n + BATCH] for n in range(0, len(near), BATCH)]
    shuffler.shuffle(groups)
    yield from groups


def items_of(examples: Sequence[Example]) -> list[Item]:
    """Return examples as rows: once without marks, where something is known of their words, and once a pair."""
    rows = [Item(each) for each in examples if each.whole or len(each.anchors)]
    return rows + [Item(each, n) for each in examples for n in range(len(each.between))]


def train(model: EventModel, plans: Sequence[Sequence[Item]], rates: tuple[float, float], seed: int) -> EventModel:
    """Train on the items of each epoch's plan; return the model with weights averaged over steps."""
    torch.manual_seed(seed)
    encoder = list(model.encoder.parameters())
    known = {id(p) for p in encoder}
    groups = [
        {"params": [p for p in encoder if p.requires_grad], "lr": rates[0]},
        {"params": [p for p in model.parameters() if id(p) not in known], "lr": rates[1]},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    n_steps = sum(-(-len(items) // BATCH) for items in plans)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (WARM_UP * n_steps)) * max(0.0, 1 - s / n_steps)
    )
    average = copy.deepcopy(model)
    step, began = 0, time.time()
    for epoch, items in enumerate(plans):
        model.train()
        total = 0.0
        for group in batches_of(items, seed * 1000 + epoch):
            loss = loss_of(model, collate(group))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            total += float(loss.detach())
            _follow(average, model, min(AVERAGING, (1 + step) / (10 + step)))
        LOG.info(
            "epoch %d: step %d of %d, loss %.3f a batch, %.0f s",
            epoch + 1,
            step,
            n_steps,
            total * BATCH / len(items),
            time.time() - began,
        )
    average.eval()
    return average


def _follow(average: EventModel, model: EventModel, decay: float) -> None:
    with torch.no_grad():
        for mean, now in zip(average.parameters(), model.parameters(), strict=True):
            if now.requires_grad:
                mean.lerp_(now, 1 - decay)


# ---- the triggers of sentences in which only the parties are marked --------------------------------------------------


def with_triggers(examples: Sequence[Example], pairs: Sequence[Pair], model: EventModel) -> list[Example]:
    """Return marked sentences with the words that tell their events, where the model finds one (see the module)."""
    made = []
    with torch.no_grad():
        for example, (_, parse) in zip(examples, pairs, strict=True):
            batch = collate([Item(replace(example, anchors=example.anchors[:0]))])
            states = states_of(model, batch)
            chances = torch.softmax(model.label(states)[0], -1).numpy()
            made.append(_with_trigger(example, parse, states, chances, model))
    return made


def _with_trigger(example: Example, parse: Parse, states: torch.Tensor, chances: Any, model: EventModel) -> Example:
    # What else the sentence tells was not coded: unknown where the model sees something, nothing where it does not.
    labels = np.where(chances[:, 0] >= 1 - DOUBT, 0, -100).astype(np.int16)
    anchors, roles, pairs = [], [], []
    window = TokenRange(0, len(parse))
    matches = {match.trigger: match for match in find_matches(parse)}
    for n, gold in enumerate(example.between):
        wanted = list(YIELD) if gold in YIELD else [int(gold)]
        best: tuple[float, int, int, Any] | None = None
        for token in range(len(parse)):
            if example.marks[n][token] or parse.pos[token] not in ("VERB", "NOUN", "ADJ", "AUX"):
                continue
            for label in wanted:
                if chances[token][label] < 0.02:
                    continue
                match = matches.get(token)
                by_rule = parties_of(parse, token, LABELS[label], None if match is None else match.verb).by_token(parse)
                table = pair_features(parse, token, by_rule, window)
                scores = model.pairs(states[:, token], states, torch.from_numpy(table.astype(np.int64))[None])
                told = torch.softmax(scores[0], -1).numpy()
                fit = 1.0
                for role in (ACTOR, RECIPIENT):
                    inside = example.marks[n] == role
                    if inside.any():
                        fit *= 0.05 + float(max(told[inside, role].max(), told[inside, 3 - role].max() * 0.5))
                found = (float(chances[token][label]) * fit, token, label, (table, told))
                if best is None or found[:3] > best[:3]:
                    best = found
        if best is None:
            continue
        _, token, label, (table, told) = best
        labels[token] = label
        row = np.where(told[:, 0] >= 1 - DOUBT, 0, -100).astype(np.int8)
        row[example.marks[n] == 1] = ACTOR
        # Of two that do a thing together, the one that was coded as target is an actor to us.
        row[example.marks[n] == 2] = ACTOR if LABELS[label] in ("CONSULT", "COOPERATE") else RECIPIENT
        anchors.append(token)
        roles.append(row)
        pairs.append(table)
    if not anchors:
        return example
    return replace(
        example,
        labels=labels,
        anchors=np.array(anchors, dtype=np.int32),
        roles=np.stack(roles),
        pairs=np.stack(pairs),
    )


# ---- stages ----------------------------------------------------------------------------------------------------------


def roots_of(model: EventModel, items: Sequence[Item]) -> tuple[list[str], list[str]]:
    """Return the coded and the likeliest roots of marked sentences."""
    gold, found = [], []
    with torch.no_grad():
        for first in range(0, len(items), 32):
            batch = collate(items[first : first + 32])
            chances = torch.softmax(model.between(states_of(model, batch), batch["valid"], batch["marks"]), -1)
            found += [root_from(row) for row in chances.numpy()]
            gold += ["YIELD" if int(n) in YIELD else LABELS[int(n)] for n in batch["between"]]
    return gold, found


def root_from(chances: Any) -> str:
    """Return the likeliest of the fifteen roots of PLV from the chances of all labels."""
    told = {root: float(chances[NUMBERS[root]]) for root in ROOTS if root != "YIELD"}
    told["YIELD"] = float(sum(chances[n] for n in YIELD))
    return max(told, key=lambda root: told[root])


def figures_of(gold: Sequence[str], found: Sequence[str]) -> dict[str, Any]:
    """Return accuracy, macro-F1 and the F1 of each root."""
    each = {}
    for root in ROOTS:
        right = sum(g == f == root for g, f in zip(gold, found, strict=True))
        n = sum(g == root for g in gold) + sum(f == root for f in found)
        if any(g == root for g in gold):
            each[root] = 2 * right / n
    accuracy = sum(g == f for g, f in zip(gold, found, strict=True)) / len(gold)
    return {"n": len(gold), "accuracy": accuracy, "macro_f1": sum(each.values()) / len(each), "f1": each}


def run(options: argparse.Namespace) -> None:
    """Go through the stages."""
    folder, vocabulary = options.work, encoder_folder() / "vocab.txt"
    name = f"{options.pairs}-" if options.pairs else ""
    files = sorted(options.sentences.glob("*.txt"))
    own_pairs = parsed([each for path in files for each in read_sentences(path)], folder / "own-parses.pkl")
    marked_pairs = parsed(read_marked(options.marked), folder / "marked-parses.pkl")
    own = examples_from(own_pairs, vocabulary)
    marked = examples_from(marked_pairs, vocabulary)
    built = [sentence_from(each.line) for each in sentences([(TRAINING, TRAINING)], options.built, options.seed)]
    built_pairs = parsed(built, folder / "built-parses.pkl")
    own += examples_from(built_pairs, vocabulary, asked=False)
    reports = [report for path in sorted(options.sentences.glob("*.reports")) for report in read_reports(path)]
    whole = examples_of_reports(reports, vocabulary, folder / "report-parses.pkl")
    LOG.info("%d sentences of ours, %d of whole reports, %d with marked parties", len(own), len(whole), len(marked))

    def first() -> dict[str, Any]:
        torch.manual_seed(options.seed)
        model = EventModel(load_encoder(encoder_folder(), options.layers))
        rows = items_of([*own, *whole])
        if not options.pairs:
            # What the one does to the other is learnt from the marked sentences, later.
            rows = [item for item in rows if item.given < 0]
        return train(model, [rows] * options.epochs, (ENCODER_RATE, HEAD_RATE), options.seed).state_dict()

    begun = EventModel(load_encoder(encoder_folder(), options.layers))
    begun.load_state_dict(once(folder / "first.pkl", first))
    begun.eval()
    told = with_triggers(marked, marked_pairs, begun)
    LOG.info("%d of %d pairs have a trigger", sum(len(e.anchors) for e in told), sum(len(e.between) for e in told))
    order = list(range(len(marked)))
    random.Random(options.seed).shuffle(order)  # noqa: S311
    gold: list[str] = []
    found: list[str] = []
    names = {marked_pairs[n][0].text: place % N_FOLDS for place, n in enumerate(order)}
    (folder / "folds.json").write_text(json.dumps(names, ensure_ascii=False) + "\n", encoding="utf-8")
    for fold in range(options.folds):
        kept = [n for place, n in enumerate(order) if place % N_FOLDS != fold]
        left = [n for place, n in enumerate(order) if place % N_FOLDS == fold]

        def second(kept: list[int] = kept, fold: int = fold) -> dict[str, Any]:
            return second_stage(begun, own, whole, [told[n] for n in kept], options, fold).state_dict()

        model = copy.deepcopy(begun)
        model.load_state_dict(once(folder / f"{name}fold{fold}.pkl", second))
        model.eval()
        right = roots_of(model, [item for item in items_of([marked[n] for n in left]) if item.given >= 0])
        gold += right[0]
        found += right[1]
        figures = figures_of(gold, found)
        LOG.info("fold %d: accuracy %.3f macro-F1 %.3f so far", fold, figures["accuracy"], figures["macro_f1"])
        _export(folder / f"{name}fold{fold}.pt", model.state_dict(), folder / f"{name}fold{fold}", options)
        (folder / f"{name}figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    if options.final:
        last = once(folder / f"{name}last.pkl", lambda: second_stage(begun, own, whole, told, options, 99).state_dict())
        _export(folder / f"{name}last.pt", last, options.out / "parse" / "data" / (options.pairs or "events"), options)


def _export(path: Path, weights: dict[str, Any], out: Path, options: argparse.Namespace) -> None:
    torch.save(weights, path)
    export(path, encoder_folder(), out, options.layers)


def second_stage(  # noqa: PLR0917
    begun: EventModel,
    own: Sequence[Example],
    whole: Sequence[Example],
    marked: Sequence[Example],
    options: argparse.Namespace,
    fold: int,
) -> EventModel:
    """Go on with the marked sentences and those of whole reports and, other ones each epoch, some of their triggers and
    some rows of ours.
    """
    rows, ours = items_of(marked), items_of(own)
    pairs = [item for item in rows if item.given >= 0]
    shuffler = random.Random(options.seed * 100 + fold)  # noqa: S311
    sources = [
        ([item for item in rows if item.given < 0], len(pairs) // 3),
        ([item for item in ours if item.given < 0], len(pairs) * 3 // 2),
        ([item for item in ours if item.given >= 0], len(pairs) // 8),
    ]
    if options.pairs:
        sources = [([item for item in ours if item.given >= 0], len(pairs) // 4)]
    of_reports = [] if options.pairs else items_of(whole)
    plans = [
        [*pairs, *of_reports, *(item for items, n in sources for item in shuffler.sample(items, min(n, len(items))))]
        for _ in range(options.more_epochs)
    ]
    return train(copy.deepcopy(begun), plans, (SECOND_ENCODER_RATE, SECOND_HEAD_RATE), options.seed + fold)


def main() -> None:
    """Train and write the model into the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--sentences", type=Path, default=Path(__file__).parent / "data" / "events")
    parser.add_argument("--out", type=Path, default=Path("src/dragoman"))
    parser.add_argument("--epochs", type=int, default=5, help="on our sentences alone")
    parser.add_argument("--more-epochs", type=int, default=6, help="with the marked ones")
    parser.add_argument(
        "--pairs",
        nargs="?",
        const="pairs",
        help="make the model of marked pairs instead, which learns nothing else last",
    )
    parser.add_argument("--built", type=int, default=30, help="sentences of a construction and class of deeds")
    parser.add_argument("--folds", type=int, default=N_FOLDS, help="how many of the five folds to measure")
    parser.add_argument("--layers", type=int, default=N_LAYERS)
    parser.add_argument("--final", action=argparse.BooleanOptionalAction, default=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    log_into(LOG, options.work / "training.log")
    torch.set_num_threads(options.threads)
    run(options)


if __name__ == "__main__":
    main()
