"""Who speaks at a statement, by the phrase that stands there as its source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from candidates import candidate_of, said_in, span_in
from dragoman.extract.actors.speakers import cue_token, first_persons, voices_of, with_speakers
from dragoman.extract.entities.clusters import Cluster
from dragoman.extract.grammar.quotations import find_quotations
from dragoman.extract.mentions.candidates import Candidate
from dragoman.extract.mentions.extraction import find_mentions
from dragoman.model import Statement
from parses import parse_of

NEWS = 'The envoy would use the talks, Jonas Hallen said: "He has a plan."'
RETURN = '"I will return," said Mara Lindqvist.'
PAIR = "Mara Lindqvist and Tomas Reyes said a pact was near."


def speaker_in(text: str, *statements: Statement, number: int = 0) -> Candidate | None:
    """Return the candidate that speaks at a statement, the first where none is told."""
    found = with_speakers(parse_of(text), find_mentions(parse_of(text)), statements, None)
    return found.candidates[found.first[number]] if number in found.first else None


def words_of(text: str, *statements: Statement, number: int = 0) -> str | None:
    speaker = speaker_in(text, *statements, number=number)
    return None if speaker is None else parse_of(text).wording(speaker.start, speaker.end)


@pytest.mark.parametrize(
    ("text", "source", "content", "speaker"),
    [
        (RETURN, "Mara Lindqvist", '"I will return,"', "Mara Lindqvist"),
        (
            "Mara Lindqvist, who said the talks failed, left on Friday.",
            "who",
            "the talks failed",
            "Mara Lindqvist",
        ),
        (
            "Oslo, NTB – Foreign Minister Jonas Hallen said the talks failed.",
            "Oslo, NTB – Foreign Minister Jonas Hallen",
            "the talks failed",
            "Foreign Minister Jonas Hallen",
        ),
        (
            "date 2023-05-04 Foreign Minister Jonas Hallen said the talks failed.",
            "date 2023-05-04 Foreign Minister Jonas Hallen",
            "the talks failed",
            "Foreign Minister Jonas Hallen",
        ),
        (
            "The petitioner, Livia Thorne, whose house was flooded, said nobody had come.",
            "The petitioner",
            "nobody had come",
            "Livia Thorne",
        ),
        (
            "The head of the teachers' union, which said that pay was low, resigned.",
            "which",
            "pay was low",
            "union",
        ),
    ],
)
def test_source_phrase_names_its_speaker(text: str, source: str, content: str, speaker: str) -> None:
    assert speaker == words_of(text, said_in(text, content, source))


@pytest.mark.parametrize(
    ("text", "source", "kind", "is_plural"),
    [
        ("Danish beekeepers said no.", "Danish beekeepers", "group", True),
        ("The displaced said no.", "The displaced", "group", True),
        ("Several of the trade unions in Denmark said no.", "Several of the trade unions in Denmark", "group", True),
        ("One of the Norwegian ministers said no.", "One of the Norwegian ministers", "person", False),
    ],
)
def test_source_that_is_no_mention_becomes_one(text: str, source: str, kind: str, is_plural: bool) -> None:
    speaker = speaker_in(text, said_in(text, "no", source))

    assert speaker is not None
    assert (kind, is_plural) == (speaker.kind, speaker.is_plural)
    assert source == words_of(text, said_in(text, "no", source))


def test_country_of_a_speaker_who_is_no_mention_is_read_from_the_phrase() -> None:
    text = "Danish beekeepers said no."

    speaker = speaker_in(text, said_in(text, "no", "Danish beekeepers"))

    assert speaker is not None
    assert "DNK" == speaker.country


def test_participle_goes_on_from_the_speaker_and_not_from_what_he_spoke_of() -> None:
    text = "Jonas Hallen said that the new plant will serve many people, adding that it was early."
    first = said_in(text, "the new plant will serve many people", "Jonas Hallen")
    second = said_in(text, "it was early", "the new plant", cue="adding")

    assert "Jonas Hallen" == words_of(text, first, second, number=1)


def test_question_that_somebody_was_asked_is_nobodys_statement() -> None:
    text = "Asked if she would step down, Mara Lindqvist said no."

    assert words_of(text, said_in(text, "she would step down", "Mara Lindqvist", cue="Asked")) is None


def test_those_who_stand_together_in_the_source_speak_together() -> None:
    statement = said_in(PAIR, "a pact was near", "Mara Lindqvist and Tomas Reyes")

    found = with_speakers(parse_of(PAIR), find_mentions(parse_of(PAIR)), (statement,), None)

    assert [(0, 0), (0, 1)] == list(found.by_candidate())


def test_document_that_speaks_goes_with_its_issuer() -> None:
    text = "The Norwegian Foreign Ministry issued a statement on Thursday. The statement said the water was falling."
    statement = said_in(text, "the water was falling", "The statement")

    found = with_speakers(parse_of(text), find_mentions(parse_of(text)), (statement,), None)

    assert {1: 0} == found.issuers


def test_speech_begins_at_its_cue_and_without_one_at_its_source() -> None:
    parse = parse_of(RETURN)

    assert "said" == parse.words[cue_token(parse, said_in(RETURN, '"I will return,"'))]
    assert "Mara" == parse.words[cue_token(parse, said_in(RETURN, '"I will return,"', "Mara Lindqvist", cue=None))]


def test_words_of_a_direct_quotation_have_a_voice_and_indirect_speech_has_none() -> None:
    parse = parse_of(RETURN)
    direct = said_in(RETURN, '"I will return,"', mode="direct")
    indirect = said_in(NEWS, "The envoy would use the talks")

    assert dict.fromkeys(range(6), 4) == voices_of(parse, (direct,), {0: 4}, find_quotations(parse))
    assert {} == voices_of(parse_of(NEWS), (indirect,), {0: 4}, find_quotations(parse_of(NEWS)))


def test_of_what_is_told_partly_in_quotation_marks_the_quoted_words_have_a_voice() -> None:
    parse = parse_of(NEWS)
    mixed = said_in(NEWS, NEWS[: NEWS.index(", Jonas")], mode="mixed")
    mixed = replace(mixed, content=(*mixed.content, span_in(NEWS, '"He has a plan."')))

    voices = voices_of(parse, (mixed,), {0: 4}, find_quotations(parse))

    assert '" He has a plan . "' == " ".join(parse.words[token] for token in sorted(voices))


def test_word_for_oneself_means_the_speaker_of_the_shortest_statement_around_it() -> None:
    candidates = find_mentions(parse_of(RETURN))
    other = candidate_of(6, 7)
    inner, outer = Cluster("person"), Cluster("person")
    statements = said_in(RETURN, RETURN, cue=None), said_in(RETURN, '"I will return,"')
    cluster_of = {other: outer, candidates[1]: inner}

    found = first_persons(parse_of(RETURN), [*candidates, other], statements, {0: 2, 1: 1}, cluster_of)

    assert [(candidates[0], inner)] == found
