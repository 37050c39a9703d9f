"""Copies of a record that grows are those of all its reports taken at once."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dragoman.model import Growth, Report
from dragoman.resolve.copies import find_copies, grow_copies
from kept_tables import KeptInMemory

PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
WORDS = "river bridge council boats harbour winter talks lorries envoy crown deck piers ferry market school".split()


def paragraph(number: int, n_words: int = 36) -> str:
    """Return words that no other paragraph has in this order."""
    return " ".join(f"{WORDS[(number * 7 + place * (number + 1)) % 15]}{place % 11}" for place in range(n_words)) + "."


# Short ones that many share, so that more than eight reports have a fingerprint, and few that make a copy.
PARAGRAPHS = (*(paragraph(number) for number in range(5)), *(paragraph(number, 14) for number in range(5, 8)))
DAYS = (None, *(dt.date(2031, 3, 1) + dt.timedelta(n) for n in (0, 1, 3, 9, 60)))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    places = draw(st.lists(st.integers(0, len(PARAGRAPHS) - 1), min_size=1, max_size=3))
    own = f"Only {draw(st.integers(0, 10**6))} tells of it, and in other words than all."
    text = "\n\n".join([*(PARAGRAPHS[place] for place in places), *([own] if draw(st.booleans()) else [])])
    byline = draw(st.sampled_from((None, None, None, "Reuters")))
    return Report("", text, "file.txt", published=draw(st.sampled_from(DAYS)), byline=byline)


def named(report: Report, name: str) -> Report:
    return Report(name, report.text, report.source, published=report.published, byline=report.byline)


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(
    st.lists(
        st.tuples(st.lists(reports(), min_size=3, max_size=16), st.integers(0, 4), st.booleans()),
        min_size=2, max_size=4,
    ),
    st.booleans(),
)  # fmt: skip
def test_copies_that_grow_are_those_of_all_reports_at_once(
    steps: list[tuple[list[Report], int, bool]], from_nothing: bool
):
    kept, there = KeptInMemory(), dict[str, Report]()
    if not from_nothing:
        kept.tables["reports"] = []
    for number, (told, n_gone, comes_again) in enumerate(steps):
        came = {f"r{place}-{number}": named(each, f"r{place}-{number}") for place, each in enumerate(told)}
        gone = sorted(there)[:: max(1, len(there) // n_gone)][:n_gone] if n_gone else []
        again = {key: named(there[key], key) for key in gone[:1]} if comes_again else {}
        there = {**{key: each for key, each in there.items() if key not in gone}, **came, **again}
        met = [*came.values(), *again.values()]
        if kept.tables:
            kept.tables["reports"] = list(there.values())
        kept.apply(grow_copies(kept, Growth([(each, each.published) for each in met], gone)))
        expected = find_copies(there.values())

        assert list(expected.copies) == sorted(kept.tables["copies"], key=lambda copy: copy.report_id)
        assert Counter(expected.passages) == Counter(kept.tables["shared_passages"])


def test_a_report_that_comes_between_parts_two_of_many_with_one_text():
    text = "\n\n".join(PARAGRAPHS[:2])
    nine = [Report(f"r{number}", text, "file.txt", published=DAYS[1]) for number in range(9)]
    new = Report("r01", text, "file.txt", published=DAYS[1])
    kept = KeptInMemory()
    kept.apply(grow_copies(kept, Growth([(each, each.published) for each in nine])))
    before = {(row.one, row.other) for row in kept.tables["kept_copy_pairs"]}
    kept.tables["reports"] = [*nine, new]
    kept.apply(grow_copies(kept, Growth([(new, new.published)])))

    assert {("r0", "r8")} == before - {(row.one, row.other) for row in kept.tables["kept_copy_pairs"]}
