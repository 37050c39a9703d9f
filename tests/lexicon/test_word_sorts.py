"""Sorts of words: each is told once, with what it is for, and a rule that asks for another one is told so."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ConfigError
from dragoman.lexicon.tables import cell_list, read_table
from dragoman.lexicon.word_sorts import numbered_words_of, ordered_words_of, phrases_of, variants_of, words_of

ROOMS = ("grammar", "times", "places", "statements", "mentions", "entities", "actors", "events", "status", "resolve")
CODEBOOK = Path(__file__).parents[2] / "docs" / "codebook" / "words.md"


def test_a_sort_gives_its_words():
    assert frozenset({"leave", "quit", "join"}) == words_of("status", "verbs of leaving")


def test_words_in_the_order_of_their_numbers_are_told_with_these():
    months = numbered_words_of("times", "months")

    assert [1, 1, 9, 9, 12] == [months[word] for word in ("january", "jan.", "sep", "sept.", "december")]
    assert 0 == numbered_words_of("times", "weekdays", first=0)["monday"]


def test_words_that_are_tried_one_after_another_keep_their_order():
    assert ("on", "at", "against", "into") == ordered_words_of("events", "prepositions of targets")


def test_entries_of_several_words_are_told_as_a_parse_has_them():
    assert frozenset({("rather", "than")}) == phrases_of("status", "passed over")


def test_variants_are_told_with_the_word_they_stand_for():
    assert "tweet" == variants_of("statements", "lemmas put right")["tweete"]


@pytest.mark.parametrize(("sort", "language"), [("verbs of dancing", "en"), ("verbs of leaving", "fr")])
def test_a_sort_that_is_not_there_is_told(sort: str, language: str):
    with pytest.raises(ConfigError, match=f"no sort '{sort}' for language '{language}'"):
        words_of("status", sort, language)


@pytest.mark.parametrize("room", ROOMS)
def test_every_sort_is_told_once_and_has_a_meaning(room: str):
    rows = read_table(f"words_{room}")

    assert len(rows) == len({(row["sort"], row["language"]) for row in rows})
    assert [] == [row["sort"] for row in rows if not row["meaning"] or not cell_list(row["words"])]


@pytest.mark.parametrize("room", ROOMS)
def test_words_are_in_small_letters_and_stand_once(room: str):
    rows = [(row["sort"], cell_list(row["words"])) for row in read_table(f"words_{room}")]

    assert [] == [sort for sort, words in rows if len(set(words)) != len(words)]
    assert [] == [word for _, words in rows for word in words if word != word.lower().strip()]


@pytest.mark.parametrize("room", ROOMS)
def test_the_codebook_explains_every_sort(room: str):
    page = CODEBOOK.read_text(encoding="utf-8")

    assert [] == [
        row["sort"] for row in read_table(f"words_{room}") if f"| {row['sort']} | {row['meaning']} |" not in page
    ]
