"""What is quoted is quoted to everybody: actors, pronouns and speakers in copy that quotes in single marks."""

from __future__ import annotations

import pytest

from dragoman.extract.actors.continued_quotations import follow_speakers
from dragoman.extract.actors.extraction import extract_actors
from dragoman.extract.entities.clusters import Clusters
from dragoman.extract.grammar.quotations import find_quotations, quotations_by_token
from dragoman.extract.statements.extraction import Origins, extract_statements
from dragoman.lexicon.cues import load_cues
from dragoman.model import Statement
from parses import parse_of, report_of

STYLES = {
    "double": "“{}”",
    "straight": '"{}"',
    "doubled": "''{}''",
    "single": "‘{}’",
    "typewriter": "'{}'",
    "guillemets": "«{}»",
}
TOPIC = "Mara Lindqvist met Jonas Hallen. {0} said Runa Eskild. He welcomed the plan."


def statements_of(text: str) -> tuple[Statement, ...]:
    parse = parse_of(text)
    quotations = find_quotations(parse)
    return extract_statements(parse, report_of(text), quotations, load_cues(), origins=Origins("o"), floor=0.25)


def names_of(text: str) -> dict[str, list[str]]:
    """Return the names of the entities that the words of each mention mean."""
    parse = parse_of(text)
    found = extract_actors(parse, report_of(text), statements_of(text), "o", quotations=find_quotations(parse))
    names = {entity.id: entity.name for entity in found.entities}
    told: dict[str, list[str]] = {}
    for mention in found.mentions:
        told.setdefault(text[mention.span.start : mention.span.end], []).append(names[mention.entity_id])
    return told


def quoted_words(text: str) -> str:
    parse = parse_of(text)
    quoted = quotations_by_token(len(parse), find_quotations(parse))
    return " ".join(word for word, inside in zip(parse.words, quoted, strict=True) if inside and word[-1].isalnum())


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_words_between_marks_are_quoted_in_every_style(style: str) -> None:
    text = style.format("Peter Brandt is late,") + " said Jonas Hallen. He left."

    assert "Peter Brandt is late" == quoted_words(text)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_he_behind_a_quotation_is_not_who_is_only_spoken_of_in_it(style: str) -> None:
    text = style.format("Peter Brandt is late,") + " said Jonas Hallen. He left."

    assert ["Jonas Hallen"] == names_of(text)["He"]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_she_in_a_quotation_is_not_who_speaks_it(style: str) -> None:
    text = "Mara Lindqvist met Runa Eskild. " + style.format("She knows the river,") + " Eskild said."

    assert ["Mara Lindqvist"] == names_of(text)["She"]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_actors_and_statements_see_the_same_words_quoted(style: str) -> None:
    text = style.format("Peter Brandt is late,") + " said Jonas Hallen. He left."
    parse = parse_of(text)
    quotations = find_quotations(parse)
    book = Clusters(parse, [], {}, {}, {}, quotations=quotations)

    [statement] = statements_of(text)
    content = {token for span in statement.content for token in parse.tokens_in(span)}

    assert content == {token for token in range(len(parse)) if book.quoted[token]}


def test_single_marks_left_open_have_the_speaker_of_the_next_paragraph() -> None:
    text = "'When we began, nobody came.\n\n'Now they all come,' Jonas Hallen said."
    parse = parse_of(text)
    quotations = find_quotations(parse)
    found = extract_actors(parse, report_of(text), statements_of(text), "o", quotations=quotations)

    [statement] = follow_speakers(parse, found.statements, quotations)

    assert text.startswith("'")
    assert 0 == statement.content[0].start
    assert statement.speaker_entity is not None
