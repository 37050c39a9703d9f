"""Quotation marks: paired, continued, unclosed, single, doubled."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.quotations import find_quotations
from dragoman.model import wording
from parses import parse_of


def quotations_of(text: str) -> list[str]:
    return [wording(text, quotation.span) for quotation in find_quotations(parse_of(text))]


def test_curly_marks_are_paired():
    assert ["“We stay,”", "“and they know it.”"] == quotations_of("“We stay,” she said, “and they know it.”")


def test_straight_marks_are_paired_by_their_side():
    assert ['"We stay,"', '"They go."'] == quotations_of('"We stay," she said. "They go."')


def test_doubled_apostrophes_are_marks():
    assert ["''We stay,''"] == quotations_of("''We stay,'' the minister said.")


def test_an_apostrophe_is_no_mark():
    assert [] == quotations_of("The ministers' plan isn't new, the envoy's aide said.")


def test_single_marks_count_where_there_are_no_double_ones():
    assert ["‘We won’t go,’"] == quotations_of("‘We won’t go,’ said the miners’ leader.")


def test_an_unclosed_mark_reaches_to_the_end_of_its_paragraph():
    text = "“We stay and they go.\n\nThe envoy left."
    [quotation] = find_quotations(parse_of(text))

    assert not quotation.closed
    assert "“We stay and they go." == wording(text, quotation.span)


def test_a_paragraph_that_opens_again_goes_on():
    text = "“We stay,” Thorne said. “It is late.\n\n“But we stay.”"

    assert [False, False, True] == [quotation.continues for quotation in find_quotations(parse_of(text))]


def test_a_second_opening_mark_ends_what_was_never_closed():
    assert 2 == len(quotations_of("He spoke of “the plan and said “it holds.”"))


def test_a_closing_mark_alone_is_passed_over():
    assert ["“It holds.”"] == quotations_of("The plan” is old. “It holds.”")


def test_single_marks_around_double_ones_are_the_quotation():
    text = "'She called it \"a fine plan\" and left,' said the envoy. 'Nobody stayed,' he said."

    assert ["'She called it \"a fine plan\" and left,'", "'Nobody stayed,'"] == quotations_of(text)


def test_double_marks_around_single_ones_are_the_quotation():
    text = "“She said ‘we stay,’ and left,” said the envoy."

    assert ["“She said ‘we stay,’ and left,”"] == quotations_of(text)


def test_a_report_with_both_quotes_in_both_where_single_marks_end_at_commas():
    text = "‘We stay,’ said the envoy.\n\nThe sign said “keep out” for years."

    assert ["‘We stay,’", "“keep out”"] == quotations_of(text)


def test_terms_in_single_marks_are_no_quotations_where_double_ones_quote():
    text = "Envoy: plan is ‘dead.’\n\n“We stay,” she said of the ‘grand plan’ on Friday."

    assert ["“We stay,”"] == quotations_of(text)


def test_apostrophes_are_no_marks_beside_both_kinds():
    text = "‘We’ll stay,’ said the miners’ leader. The ’plane and the aides’ bags had left. A sign said “keep out”."

    assert ["‘We’ll stay,’", "“keep out”"] == quotations_of(text)


def test_angled_marks_are_paired():
    assert ["«We stay,»", "«They go.»"] == quotations_of("«We stay,» she said. «They go.»")


def test_single_marks_quote_where_speech_ends_at_a_stop_in_the_line():
    text = 'The envoy told them: \'It is "the end", as they say.\' The word "end" was in the draft.'

    assert ["'It is \"the end\", as they say.'", '"end"'] == quotations_of(text)


def test_a_quotation_within_a_quotation_may_open_it():
    assert ["'\"No,\" he told me,'"] == quotations_of("'\"No,\" he told me,' said the aide.")


@pytest.mark.parametrize(
    "text", ["The bishop said 'twas late. 'Go home,' he said.", "Rock 'n' roll ends. 'Go home,' he said."]
)
def test_an_elision_opens_nothing(text: str):
    assert ["'Go home,'"] == quotations_of(text)
