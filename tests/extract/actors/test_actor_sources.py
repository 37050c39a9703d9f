"""The candidate that a source phrase names."""

from __future__ import annotations

import pytest

from candidates import span_in
from dragoman.extract.actors.sources import Sources
from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of

PETITIONER = "The petitioner, Livia Thorne, whose house was flooded, said nobody had come."
WHICH = "The head of the teachers' union, which said that pay was low, resigned."
DASH = "Oslo, NTB – Foreign Minister Jonas Hallen said the talks failed."
AGENCY = "NEW DELHI, Jul 21 (PTI) The High Court said that the city was slow."
ISSUED = "The Norwegian Foreign Ministry issued a statement on Thursday. The statement said the water was falling."


def sources_of(text: str) -> Sources:
    parse = parse_of(text)
    return Sources(parse, find_mentions(parse), None)


@pytest.mark.parametrize(
    ("text", "phrase", "named"),
    [
        (PETITIONER, "The petitioner", "Livia Thorne"),
        (WHICH, "which", "union"),
        (WHICH, "The head of the teachers' union", "The head"),
        (DASH, "Oslo, NTB – Foreign Minister Jonas Hallen", "Foreign Minister Jonas Hallen"),
        (AGENCY, "NEW DELHI, Jul 21", "The High Court"),
    ],
)
def test_source_phrase_names_a_candidate(text: str, phrase: str, named: str) -> None:
    sources = sources_of(text)

    found = sources.find(sources.parse.tokens_in(span_in(text, phrase)))

    assert found is not None
    assert named == sources.parse.wording(found.start, found.end)
    assert {} == sources.added


def test_phrase_without_a_candidate_is_made_one_once() -> None:
    sources = sources_of("Danish beekeepers said no.")

    first, again = sources.find(range(2)), sources.find(range(2))

    assert first is not None
    assert first is again
    assert [first] == list(sources.added.values())


def test_made_document_knows_its_issuer() -> None:
    sources = sources_of(ISSUED)

    made = sources.find(sources.parse.tokens_in(span_in(ISSUED, "The statement")))

    assert made is not None
    assert "The Norwegian Foreign Ministry" == sources.parse.wording(
        sources.issued[made].start, sources.issued[made].end
    )


def test_cue_that_no_apposition_ends_at_has_no_speaker_before_it() -> None:
    sources = sources_of(DASH)

    assert sources.before_cue(range(0)) is None
    assert sources.before_cue(sources.parse.tokens_in(span_in(DASH, "said"))) is None
