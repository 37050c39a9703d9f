"""Words that hang on a token, with and without the label they hang by."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.below import has_below, word_below
from parses import parse_of

SAID = parse_of('"I will return," said Mara Lindqvist.')
RETURN = SAID.lower.index("return")


@pytest.mark.parametrize(
    ("expected", "words", "labels"),
    [
        (True, {"will"}, ()),
        (True, {"would", "will"}, ("aux",)),
        (False, {"will"}, ("nsubj", "neg")),
        (False, {"said"}, ()),
    ],
)
def test_words_that_hang_on_a_verb_are_told(expected: bool, words: set[str], labels: tuple[str, ...]):
    assert expected is has_below(SAID, RETURN, words, *labels)


def test_the_first_word_by_one_of_the_labels_is_returned():
    assert "i" == word_below(SAID, RETURN, "aux", "nsubj")


def test_without_a_word_by_the_label_nothing_is_returned():
    assert "" == word_below(SAID, RETURN, "neg")
