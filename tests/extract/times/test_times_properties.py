"""What holds for any text, whatever the parser makes of it."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from dragoman.extract.times.extraction import extract_times, when_near
from dragoman.model import Parse, TokenRange
from parses import REPORT_ID, report_of

TEXT = (
    "March May Sept. 29 31st 3-5 3–5 2022 1999 2015-18 1990s mid-1990s '90s 0000-00-00 2022-03-29 30.02.2022 "
    "03/04/2021 9/11 Monday Sat Friday morning night weekend last next this past the of on in at , ( ) - ' 's 8 "
    "p.m. 10:30 GMT noon today yesterday tomorrow day days weeks month years decade ago earlier later two several a "
    "from now time summer fall winter will met meet said to minister people attacks ² ٣ 99999 -"
)
WORDS = TEXT.split()
TAGS = ("NNP", "NN", "NNS", "VBD", "VB", "VBZ", "VBN", "VBG", "MD", "IN", "DT", "CD", "JJ")
POS = ("PROPN", "NOUN", "VERB", "AUX", "ADP", "DET", "NUM", "ADJ")
DEPS = (
    "ROOT",
    "prep",
    "pobj",
    "nummod",
    "compound",
    "aux",
    "npadvmod",
    "dobj",
    "xcomp",
    "advcl",
    "conj",
    "acl",
    "appos",
)


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """Parses whose words may be any and whose syntax may be nonsense, but whose columns fit together."""
    word = st.one_of(st.sampled_from(WORDS), st.text(min_size=1, max_size=6).filter(lambda text: not text.isspace()))
    words = draw(st.lists(word, max_size=25))
    n = len(words)
    starts = tuple(sum(len(word) + 1 for word in words[:token]) for token in range(n))
    column = lambda values: tuple(draw(st.lists(st.sampled_from(values), min_size=n, max_size=n)))  # noqa: E731
    heads = tuple(draw(st.integers(0, n - 1)) for _ in words)
    sentences = (TokenRange(0, n),) if n else ()
    return Parse(
        report_id=REPORT_ID,
        text=" ".join(words),
        words=tuple(words),
        starts=starts,
        ends=tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        lemmas=tuple(word.lower() for word in words),
        tags=column(TAGS),
        pos=column(POS),
        deps=column(DEPS),
        heads=heads,
        sentences=sentences,
        paragraphs=sentences,
        names=(),
        parser="drawn",
    )


PUBLICATIONS = st.one_of(st.none(), st.dates(), st.sampled_from([dt.date.min, dt.date.max, dt.date(2024, 2, 29)]))


@given(parses(), PUBLICATIONS)
def test_no_text_raises_and_spans_lie_in_order_inside_it(parse: Parse, published: dt.date | None):
    times = extract_times(parse, report_of(parse.text, published), origin="o1")

    ends = [0]
    for when in times:
        assert ends[-1] <= when.span.start < when.span.end <= len(parse.text)
        ends.append(when.span.end)


@given(parses(), PUBLICATIONS)
def test_days_are_both_known_in_order_or_both_open(parse: Parse, published: dt.date | None):
    for when in extract_times(parse, report_of(parse.text, published), origin="o1"):
        assert (when.start is None) == (when.end is None)
        assert when.start is None or when.end is None or when.start <= when.end


@given(parses())
def test_without_publication_no_time_is_anchored_and_the_open_ones_are_the_same(parse: Parse):
    undated = extract_times(parse, report_of(parse.text), origin="o1")
    dated = extract_times(parse, report_of(parse.text, dt.date(2022, 3, 30)), origin="o1")

    assert [when.span for when in dated] == [when.span for when in undated]
    assert not any(when.anchored for when in undated)
    assert [w.start for w in dated if not w.anchored] == [
        u.start for u, w in zip(undated, dated, strict=True) if not w.anchored
    ]


@given(parses(), st.data())
def test_the_time_near_a_cue_is_one_of_the_times(parse: Parse, data: st.DataObject):
    times = extract_times(parse, report_of(parse.text), origin="o1")
    if len(parse):
        cue = data.draw(st.integers(0, len(parse) - 1))

        assert when_near(parse, times, cue) in (None, *times)
