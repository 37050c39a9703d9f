"""What stands before the first word of a report, inside the phrase of a speaker."""

from __future__ import annotations

import pytest

from candidates import span_in
from dragoman.extract.actors.dateline_words import end_of_broken_dateline, without_dateline
from parses import parse_of

DASH = "Oslo, NTB – Foreign Minister Jonas Hallen said the talks failed."
DAY = "date 2023-05-04 Foreign Minister Jonas Hallen said the talks failed."
AGENCY = "NEW DELHI, Jul 21 (PTI) The High Court said that the city was slow."


@pytest.mark.parametrize(
    ("text", "phrase", "rest"),
    [
        (DASH, "Oslo, NTB – Foreign Minister Jonas Hallen", "Foreign Minister Jonas Hallen"),
        (DASH, "Foreign Minister Jonas Hallen", "Foreign Minister Jonas Hallen"),
        (DAY, "date 2023-05-04 Foreign Minister Jonas Hallen", "Foreign Minister Jonas Hallen"),
        (AGENCY, "NEW DELHI, Jul 21 (PTI) The High Court", "The High Court"),
    ],
)
def test_phrase_begins_after_the_dateline(text: str, phrase: str, rest: str) -> None:
    parse = parse_of(text)

    tokens = without_dateline(parse, parse.tokens_in(span_in(text, phrase)))

    assert rest == parse.wording(tokens.start, tokens.stop)


def test_phrase_that_is_only_the_beginning_of_a_dateline_tells_where_that_ends() -> None:
    parse = parse_of(AGENCY)

    assert AGENCY.index("The") == end_of_broken_dateline(parse, parse.tokens_in(span_in(AGENCY, "NEW DELHI")))
    assert end_of_broken_dateline(parse, parse.tokens_in(span_in(AGENCY, "The High Court"))) is None
