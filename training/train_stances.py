"""Trains the head that tells where two parties of a sentence stand towards each other, on frozen states.

    python training/train_stances.py FEATURES_TRAIN FEATURES_DEV --out heads.npz

Features are what ``training/stance_features.py`` writes: each pair of directed_sentiment_*.jsonl both ways round. A
tenth of the sentences of the training file is held back, by which the epoch is chosen; the development file is only
measured.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

N_WORDS, N_CLASSES = 8192, 5


class Head(nn.Module):
    """Numbers and words of a pair → five scores."""

    def __init__(self, n_numbers: int, width: int, dropout: float) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(n_numbers, affine=False)
        self.numbers = nn.Linear(n_numbers, width)
        self.words = nn.EmbeddingBag(N_WORDS, width, mode="sum")
        nn.init.normal_(self.words.weight, std=0.02)
        self.out = nn.Linear(width, N_CLASSES)
        self.drop_in, self.drop = nn.Dropout(0.3), nn.Dropout(dropout)

    def forward(self, numbers: torch.Tensor, words: torch.Tensor, begins: torch.Tensor) -> torch.Tensor:
        """Return (n, 5) scores."""
        middle = self.numbers(self.drop_in(self.norm(numbers))) + self.words(words, begins)
        scores: torch.Tensor = self.out(self.drop(torch.relu(middle)))
        return scores


def load(path: Path) -> Any:
    """Return numbers, words by row, classes and lines of what ``stance_features.py`` wrote."""
    with np.load(path) as file:
        begins = file["begins"]
        words = [file_words.tolist() for file_words in np.split(file["words"], begins[1:-1])]
        return file["numbers"], words, file["classes"], file["lines"]


def batch(data: Any, rows: np.ndarray) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return numbers, words, where each row's words begin, and classes."""
    numbers, words, classes, _ = data
    own = [words[row] for row in rows]
    begins = np.cumsum([0, *(len(each) for each in own[:-1])])
    return (
        torch.from_numpy(numbers[rows].astype(np.float32)),
        torch.tensor([number for each in own for number in each]),
        torch.from_numpy(begins),
        torch.from_numpy(classes[rows]),
    )


def scores_of(model: Head, data: Any, rows: np.ndarray) -> np.ndarray:
    """Return the shares of the classes of pairs, those of both ways round of a pair taken together."""
    model.eval()
    with torch.no_grad():
        found = [
            model(*batch(data, part)[:3]).softmax(1).numpy() for part in np.array_split(rows, max(1, len(rows) // 2000))
        ]
    every = np.concatenate(found)
    # Rows stand in twos: a pair and the same the other way round.
    return np.asarray((every[0::2] + every[1::2][:, [0, 2, 1, 4, 3]]) / 2)


def figures(classes: np.ndarray, found: np.ndarray) -> tuple[float, float, list[float]]:
    """Return macro-F1, accuracy, and F1 of each class."""
    each = [
        2 * float(((classes == c) & (found == c)).sum()) / max(1, int((classes == c).sum() + (found == c).sum()))
        for c in range(N_CLASSES)
    ]
    return float(np.mean(each)), float((classes == found).mean()), each


def train(data: Any, rows: np.ndarray, held: np.ndarray, given: argparse.Namespace, seed: int) -> tuple[Head, float]:
    """Train, and return the head of the best epoch on the pairs held back, with its macro-F1 there."""
    torch.manual_seed(seed)
    model = Head(data[0].shape[1], given.width, given.dropout)
    step = torch.optim.AdamW(model.parameters(), lr=given.rate, weight_decay=given.decay)
    order = np.random.default_rng(seed)
    counts = np.bincount(data[2][rows], minlength=N_CLASSES)
    weights = torch.tensor((counts.mean() / counts) ** given.balance, dtype=torch.float32)
    best, best_state = 0.0, model.state_dict()
    for epoch in range(given.epochs):
        for group in step.param_groups:
            group["lr"] = given.rate * (1 - epoch / given.epochs)
        model.train()
        for part in np.array_split(order.permutation(rows), len(rows) // 128):
            numbers, words, begins, classes = batch(data, part)
            loss = nn.functional.cross_entropy(model(numbers, words, begins), classes, weights, label_smoothing=0.05)
            step.zero_grad()
            loss.backward()
            step.step()
        told = figures(data[2][held][0::2], scores_of(model, data, held).argmax(1))
        logging.info("seed %d epoch %d: held back macro-F1 %.3f, accuracy %.3f", seed, epoch, told[0], told[1])
        if told[0] > best:
            best, best_state = told[0], {key: value.clone() for key, value in model.state_dict().items()}
    model.load_state_dict(best_state)
    return model, best


def weights_of(model: Head) -> dict[str, np.ndarray]:
    """Return the weights as they are used, the norm folded into the first layer; words in half precision."""
    scale = 1.0 / np.sqrt(model.norm.running_var.numpy() + model.norm.eps)
    first = model.numbers.weight.detach().numpy() * scale
    bias = model.numbers.bias.detach().numpy() - first @ model.norm.running_mean.numpy()
    return {
        "numbers.weight": first.astype(np.float16),
        "numbers.bias": bias.astype(np.float32),
        "words": model.words.weight.detach().numpy().astype(np.float16),
        "out.weight": model.out.weight.detach().numpy(),
        "out.bias": model.out.bias.detach().numpy(),
    }


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--width", type=int, default=192)
    parser.add_argument("--dropout", type=float, default=0.4)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--decay", type=float, default=0.02)
    parser.add_argument("--balance", type=float, default=0.4)
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    torch.set_num_threads(1)
    data, dev = load(given.train), load(given.dev)
    rows = np.arange(len(data[2]))
    is_held = data[3] % 10 == 3
    model, _ = train(data, rows[~is_held], rows[is_held], given, given.seed)
    told = figures(dev[2][0::2], scores_of(model, dev, np.arange(len(dev[2]))).argmax(1))
    logging.info("development file: macro-F1 %.3f, accuracy %.3f, classes %s", told[0], told[1], np.round(told[2], 3))
    np.savez(given.out, **weights_of(model))


if __name__ == "__main__":
    main()
