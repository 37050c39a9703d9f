"""Every figure on texts small enough to count by hand."""

from __future__ import annotations

import pytest
from codings import coded, evaluated

from dragoman.evaluate import evaluate_reports

TEXT = "Ada said we go now. Bo asked who pays. Cy hopes it rains."
ADA = coded(TEXT, "Ada", "said", "we go now")
BO = coded(TEXT, "Bo", "asked", "who pays")
CY = coded(TEXT, "Cy", "hopes", "it rains")
WIDE = coded(TEXT, "Ada", "said", "said we go now")  # three of four words
TORN = coded(TEXT, "Ada", "said", "now")  # one of three words
WRONG_SOURCE = coded(TEXT, "Cy", "asked", "who pays")
NO_SOURCE = coded(TEXT, "", "asked", "who pays")
OTHER_CUE = coded(TEXT, "Bo", "said", "who pays")
EXACT = [100.0, 100.0, 100.0]
NONE = [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("figure", "gold", "found", "expected"),
    [
        ("content_exact", [ADA, BO], [ADA, BO], EXACT),
        ("content_exact", [ADA], [WIDE], NONE),
        ("content_j50", [ADA], [WIDE], EXACT),
        ("content_j50", [ADA], [TORN], NONE),
        ("content_any", [ADA], [TORN], EXACT),
        # Of what was found 1 of 1 word is right, of what was coded 1 of 3.
        ("content_soft", [ADA], [TORN], [100.0, 33.3, 50.0]),
        ("content_j50", [ADA, BO, CY], [ADA, WRONG_SOURCE], [100.0, 66.7, 80.0]),
        ("relation", [ADA, BO, CY], [ADA, WRONG_SOURCE], [50.0, 33.3, 40.0]),
        ("relation", [BO], [NO_SOURCE], NONE),
        ("relation", [NO_SOURCE], [NO_SOURCE], EXACT),
        ("relation_src", [NO_SOURCE, ADA], [NO_SOURCE, ADA], EXACT),
        ("relation_src", [NO_SOURCE], [NO_SOURCE], NONE),
        ("relation_strict", [ADA], [WIDE], NONE),
        ("relation_strict", [BO], [OTHER_CUE], NONE),
        ("relation_strict", [BO], [BO], EXACT),
        ("cue_any", [BO], [OTHER_CUE], NONE),
        ("cue_exact", [ADA, BO], [ADA, OTHER_CUE], [50.0, 50.0, 50.0]),
        ("source_exact", [ADA, BO], [ADA, WRONG_SOURCE], [50.0, 50.0, 50.0]),
        # A missing source is not counted as found or coded.
        ("source_any", [ADA, BO], [ADA, NO_SOURCE], [100.0, 50.0, 66.7]),
        ("tok_source", [ADA, BO], [ADA, WRONG_SOURCE], [50.0, 50.0, 50.0]),
        ("tok_content", [ADA], [WIDE], [75.0, 100.0, 85.7]),
        ("relation", [ADA], [], NONE),
        ("relation", [], [ADA], NONE),
    ],
)
def test_figure_is(figure: str, gold: list, found: list, expected: list[float]):
    assert expected == evaluated(TEXT, gold, found).to_dict()[figure]


def test_signs_count_only_in_content_strict():
    with_stop = coded(TEXT, "Ada", "said", "we go now.")

    figures = evaluated(TEXT, [ADA], [with_stop]).to_dict()

    assert (NONE, EXACT) == (figures["content_strict"], figures["content_exact"])


def test_one_found_statement_stands_for_one_coded_only():
    assert [100.0, 50.0, 66.7] == evaluated(TEXT, [ADA, ADA], [ADA]).to_dict()["content_j50"]


def test_the_closest_content_is_taken_first():
    # TORN and ADA both touch the coded one; were TORN taken first, nothing would be exact.
    assert [50.0, 100.0, 66.7] == evaluated(TEXT, [ADA], [TORN, ADA]).to_dict()["content_exact"]


def test_a_content_without_words_is_no_statement():
    assert 0 == evaluated(TEXT, [coded(TEXT, "Ada", "said", ".")], []).n_gold


def test_pieces_of_a_content_are_one_content():
    split = coded(TEXT, "Ada", "said", ["we go", "now"])

    assert EXACT == evaluated(TEXT, [ADA], [split]).to_dict()["content_exact"]


QUOTED = 'Ada said: "We go now." Bo asked if "all" pay. Cy hopes it rains.'


def test_modes_are_told_by_the_text_with_numbers_coded_and_found():
    direct = coded(QUOTED, "Ada", "said", '"We go now."')
    mixed = coded(QUOTED, "Bo", "asked", 'if "all" pay')
    indirect = coded(QUOTED, "Cy", "hopes", "it rains")

    figures = evaluated(QUOTED, [direct, mixed, indirect], [direct, mixed]).to_dict()

    assert ([*EXACT, 1, 1], [*EXACT, 1, 1], [*NONE, 1, 0]) == tuple(
        figures[f"relation/{mode}"] for mode in ("direct", "mixed", "indirect")
    )


ENVOY = "Mara Lindqvist, the envoy of Norland, said she stays."


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Mara Lindqvist, the envoy of Norland,", {"exact": 100.0, "head": 100.0, "any": 100.0, "n": 1}),
        ("Mara Lindqvist", {"exact": 0.0, "head": 100.0, "any": 100.0, "n": 1}),
        ("the envoy of Norland", {"exact": 0.0, "head": 0.0, "any": 100.0, "n": 1}),
        ("she", {"exact": 0.0, "head": 0.0, "any": 0.0, "n": 1}),
        ("", {"exact": 0.0, "head": 0.0, "any": 0.0, "n": 1}),
    ],
)
def test_source_where_the_content_is_right(source: str, expected: dict[str, float]):
    gold = coded(ENVOY, "Mara Lindqvist, the envoy of Norland,", "said", "she stays")

    assert expected == evaluated(ENVOY, [gold], [coded(ENVOY, source, "said", "she stays")]).to_dict()["src_on_match"]


@pytest.mark.parametrize(("found", "expected"), [(NO_SOURCE, [100.0, 1]), (BO, [0.0, 1]), (ADA, [None, 0])])
def test_no_source_where_none_was_coded(
    found: object,
    expected: list,
):
    assert expected == evaluated(TEXT, [NO_SOURCE], [found]).to_dict()["nosrc_ok"]  # type: ignore[list-item]


def test_kind_counts_where_the_coder_told_one():
    gold = [coded(TEXT, "Ada", "said", "we go now", "speech"), coded(TEXT, "Cy", "hopes", "it rains", "belief"), BO]
    found = [coded(TEXT, "Ada", "said", "we go now", "speech"), coded(TEXT, "Cy", "hopes", "it rains", "speech"), BO]

    assert [50.0, 2] == evaluated(TEXT, gold, found).to_dict()["kind_on_match"]


def test_a_report_that_is_not_in_the_record_counts_as_nothing_found():
    from dragoman.evaluate import GoldReport

    reports = [(GoldReport("a", TEXT, (ADA,)), [ADA]), (GoldReport("b", TEXT, (BO,)), None)]

    told = evaluate_reports(reports, boot=0).to_dict()

    assert ([100.0, 50.0, 66.7], 1) == (told["relation"], told["n_missing"])


def test_figures_of_each_report():
    told = evaluated(TEXT, [ADA, BO], [ADA, WRONG_SOURCE]).to_dict(by_report=True)

    assert {
        "r": {
            "relation": [50.0] * 3,
            "relation_strict": [50.0] * 3,
            "content_j50": EXACT,
            "n_gold": 2,
            "n_pred": 2,
        }
    } == told["by_report"]
