"""Utterances of a record that grows are those of all its statements taken at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dragoman.model import Growth, Saying
from dragoman.resolve import group_utterances
from dragoman.resolve.growing_utterances import grow_utterances
from kept_tables import KeptInMemory

# Few words, speakers and days, so that most collections have something at stake.
WORDS = (
    "We will never sign a paper that leaves our villages without water, whoever asks us to",
    "that they would never sign a paper that left the villages without water, whoever asked them to",
    "We will never sign a paper that leaves our villages without water",
    "They would not agree to any paper on the water of these villages",
    "We lost 14 men in the mine near Talca",
    "that 230 men were safe in the mine near Talca",
    "14 men died in the Talca mine",
    "We stay",
    "no comment",
)
SPEAKERS = ("a1", "a1", "a1", "a2", None)
DAYS = (None, *(dt.date(2024, 3, 4) + dt.timedelta(n) for n in (0, 1, 2, 3, 5, 7, 9, 12, 40, 41)))


@st.composite
def sayings(draw: st.DrawFn) -> list[Saying]:
    made = []
    for number in range(draw(st.integers(0, 9))):
        published = draw(st.sampled_from(DAYS))
        said_on = draw(st.sampled_from((None, None, None, published, DAYS[3])))
        place, to = draw(st.sampled_from((None, None, "Oslo", "Bern"))), draw(st.sampled_from(((), (), ("b",), ("c",))))
        made.append(
            Saying(
                str(number), draw(st.sampled_from("rst")), draw(st.sampled_from(SPEAKERS)), published, said_on, place,
                None, to, draw(st.sampled_from(WORDS)),
            )
        )  # fmt: skip
    return made


@settings(max_examples=150, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.lists(st.tuples(sayings(), st.integers(0, 3), st.integers(0, 2), st.booleans()), min_size=2, max_size=5))
def test_utterances_that_grow_are_those_of_all_statements_at_once(
    steps: list[tuple[list[Saying], int, int, bool]],
):
    kept, there, gone_before = KeptInMemory(), dict[str, Saying](), dict[str, Saying]()
    for number, (told, n_gone, n_moved, come_again) in enumerate(steps):
        came = {key: each for key, each in gone_before.items() if come_again}
        came |= {f"s{number}-{e.statement_id}": replace(e, statement_id=f"s{number}-{e.statement_id}") for e in told}
        gone = sorted(there, key=lambda key: (key[-1], key))[:n_gone]
        moved = [key for key in sorted(there)[::2] if key not in gone][:n_moved]
        came |= {key: replace(there[key], speaker="a2" if there[key].speaker == "a1" else "a1") for key in moved}
        gone_before = {key: there.pop(key) for key in gone}
        there.update(came)
        met = sorted(came.values(), key=lambda saying: saying.speaker or "")
        growth = Growth([(each, each.published) for each in met], sorted({*gone, *came}))
        kept.apply(grow_utterances(kept, growth))
        expected = group_utterances(sorted(there.values(), key=lambda saying: saying.speaker or ""))

        expected_by_id = {each.statement_id: each for each in expected}
        assert expected_by_id == {each.statement_id: each for each in kept.tables["utterances"]}
