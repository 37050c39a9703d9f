"""The event lexicon: its table is straight, and what it says can be asked."""

from __future__ import annotations

import pytest

from dragoman.errors import ConfigError
from dragoman.lexicon import events
from dragoman.lexicon.events import EventWords, contexts_of, load_event_words
from dragoman.lexicon.ontology import cameo_codes, contexts, modes_of, types
from dragoman.lexicon.tables import read_table

ROWS = read_table("event_words")


def test_every_type_has_verbs_and_nouns() -> None:
    told = {(row["type"], row["pos"]) for row in ROWS}

    assert set() == {(each, pos) for each in types() for pos in "vn"} - told


def test_modes_are_those_of_their_type() -> None:
    used = {(row["type"], row["mode"]) for row in ROWS if row["mode"]}

    assert set() == used - {(each, mode) for each in types() for mode in modes_of(each)}


def test_codes_are_those_of_the_scheme() -> None:
    assert set() == {row["cameo"] for row in ROWS} - set(cameo_codes())


def test_no_sense_stands_twice() -> None:
    keys = [(row["lemma"], row["pos"], row["frame"], row["type"]) for row in ROWS]

    assert len(keys) == len(set(keys))


def test_lemmas_and_frames_are_in_lower_case() -> None:
    assert [] == [row for row in ROWS if row["lemma"] + row["frame"] != (row["lemma"] + row["frame"]).lower()]


def test_a_word_has_all_its_senses() -> None:
    assert {"AGREE", "ASSAULT", "PROTEST", "SUPPORT"} == {
        sense.type for sense in load_event_words().senses("strike", "v")
    }


def test_a_word_without_events_has_no_senses() -> None:
    assert () == load_event_words().senses("umbrella", "n")


def test_the_frame_that_demands_most_comes_first() -> None:
    weights = [sense.weight for sense in load_event_words().senses("hold", "v")]

    assert sorted(weights, reverse=True) == weights


def test_a_frame_is_read_into_its_conditions() -> None:
    [sense] = EventWords([events._sense(_row(frame="object+prep-object:on:blacklist|list"))]).senses("put", "v")

    assert [("object", set(), set()), ("prep-object", {"on"}, {"blacklist", "list"})] == [
        (condition.demand, set(condition.words), set(condition.objects)) for condition in sense.frame
    ]


@pytest.mark.parametrize(("column", "cell"), [("type", "DANCE"), ("pos", "x"), ("strength", "weak"), ("frame", "up")])
def test_a_wrong_cell_is_named(column: str, cell: str) -> None:
    with pytest.raises(ConfigError, match=f"'put'.*{cell}"):
        events._sense(_row(**{column: cell}))


def test_every_context_has_words() -> None:
    assert set() == set(contexts()) - {row["context"] for row in read_table("event_contexts")}


def test_contexts_come_in_the_order_of_the_manual() -> None:
    assert ("military", "diplomatic") == contexts_of(["The", "ambassador", "meet", "the", "soldier"])


def test_a_phrase_tells_a_context_only_with_its_words_side_by_side() -> None:
    assert ("cbrn",) == contexts_of(["nerve", "agent"])
    assert () == contexts_of(["agent", "nerve"])


def _row(**changes: str) -> dict[str, str]:
    row = {"lemma": "put", "pos": "v", "frame": "*", "type": "SANCTION", "mode": "", "cameo": "163", "strength": "sure"}
    return row | changes
