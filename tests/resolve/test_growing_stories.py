"""Stories of a record that grows are those of all its reports taken at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dragoman.model import Growth, Telling
from dragoman.resolve.stories import find_stories, grow_stories, undated
from kept_tables import KeptInMemory

# Few words, people and days, so that most collections have something at stake.
TEXTS = (
    "The ferry Marsholm ran aground at Tamsin, and its passengers were taken ashore by lifeboats.",
    "Passengers of the ferry Marsholm told in Tamsin how lifeboats took them ashore.",
    "An inquiry looks at the rudder of the ferry Marsholm, which ran aground at Tamsin.",
    "A ferry ran aground at Velmar; lifeboats took passengers ashore, and the rudder was lost.",
    "Farmers in Velmar lost their vineyards to hail, and the rudder of a ferry was found by farmers.",
    "Osk Harrow opened a museum of maps in Tamsin.",
    "Osk Harrow spoke of hail and vineyards in Velmar.",
)
DAYS = (None, None, *(dt.date(2024, 3, 4) + dt.timedelta(n) for n in (0, 2, 5, 6, 7, 9, 13, 14, 18, 22, 29, 36, 60)))
PEOPLE = ((), (("a1", "Osk Harrow"),), (("a2", "Mara Lindqvist"), ("a1", "Osk Harrow")))


@st.composite
def tellings(draw: st.DrawFn) -> list[Telling]:
    return [
        Telling(
            f"{draw(st.sampled_from('rstuv'))}{number}",
            draw(st.sampled_from(DAYS)),
            draw(st.sampled_from(TEXTS)) + draw(st.sampled_from(("", " Snow fell.", " The envoy wept."))),
            draw(st.sampled_from(PEOPLE)),
            draw(st.sampled_from(((), ("Tamsin",)))),
            draw(st.sampled_from(((), ("g1",), ("g2",)))),
        )
        for number in range(draw(st.integers(0, 8)))
    ]


Step = tuple[list[Telling], int, int, bool, list[tuple[int, int, bool]]]


@settings(max_examples=120, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    st.lists(
        st.tuples(
            tellings(), st.integers(0, 3), st.integers(0, 2), st.booleans(),
            st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.booleans()), max_size=2),
        ),
        min_size=2, max_size=5,
    ),
    st.sampled_from((2, 4, 100)),
)  # fmt: skip
def test_stories_that_grow_are_those_of_all_reports_at_once(steps: list[Step], most_holders: int):
    with pytest.MonkeyPatch.context() as patch:
        # With few reports, a term of two or four is what one of a hundred is in a large record.
        patch.setattr(undated, "_MOST_HOLDERS", most_holders)
        grow_and_compare(steps)


def grow_and_compare(steps: list[Step]) -> None:
    kept, there, gone_before = KeptInMemory(), dict[str, Telling](), dict[str, Telling]()
    for number, (told, n_gone, n_copies, come_again, judged) in enumerate(steps):
        came = {key: each for key, each in gone_before.items() if come_again}
        came |= {f"{e.report_id}-{number}": replace(e, report_id=f"{e.report_id}-{number}") for e in told}
        gone = sorted(there, key=lambda key: (key[::-1], key))[:n_gone]
        gone_before = {key: there.pop(key) for key in gone}
        there.update(came)
        # Some are found to be copies of others now, or no more.
        for key in sorted(there)[::3][:n_copies]:
            origin = min(there) if there[key].copy_of is None else None
            there[key] = came[key] = replace(there[key], copy_of=origin if origin != key else None)
        growth = Growth([(e, e.published) for _, e in sorted(came.items())], sorted({*gone, *came}))
        names = sorted(there)
        pairs = [(names[a % len(names)], names[b % len(names)], same) for a, b, same in judged if names]
        together = [(a, b) for a, b, same in pairs if same and a != b]
        apart = [(a, b) for a, b, same in pairs if not same and a != b]
        kept.apply(grow_stories(kept, growth, together, apart))

        expected = find_stories(sorted(there.values(), key=lambda each: each.prose), together, apart)
        assert {each.report_id: each for each in expected.reports} == {
            each.report_id: each for each in kept.tables["story_reports"]
        }
        assert {each.id: each for each in expected.stories} == {each.id: each for each in kept.tables["stories"]}
        assert len(there) == len(kept.tables["kept_outlines"])
