"""What holds for every made-up report that a model is trained on."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

RECIPE = Path(__file__).parents[2] / "training" / "agency_templates.py"
N_REPORTS = 120


def load_recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("agency_templates", RECIPE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


RECIPE_MODULE = load_recipe()


@pytest.fixture(scope="module")
def reports() -> list[dict]:
    return [json.loads(report.as_json()) for report in RECIPE_MODULE.make_reports(N_REPORTS, seed=3)]


def spans_of(report: dict) -> list[tuple[int, int]]:
    return [tuple(span) for a in report["attributions"] for kind in ("source", "cue", "content") for span in a[kind]]


def test_spans_lie_inside_the_text_and_hold_something(reports):
    outside = [(r["id"], s) for r in reports for s in spans_of(r) if not 0 <= s[0] < s[1] <= len(r["text"])]

    assert [] == outside


def test_no_span_begins_or_ends_in_white_space(reports):
    wordings = [r["text"][start:end] for r in reports for start, end in spans_of(r)]

    assert [] == [wording for wording in wordings if wording != wording.strip()]


def test_cue_and_content_of_an_attribution_never_overlap(reports):
    pairs = [(c, t) for r in reports for a in r["attributions"] for c in a["cue"] for t in a["content"]]

    assert [] == [(c, t) for c, t in pairs if c[0] < t[1] and t[0] < c[1]]


def test_every_attribution_has_content(reports):
    assert [] == [a["id"] for r in reports for a in r["attributions"] if not a["content"] or not a["cue"]]


def test_no_notation_is_left_in_a_text(reports):
    assert [] == [r["text"] for r in reports if set("[]{}^~¶∅‹›=|") & set(r["text"])]


def test_words_are_parted_by_one_space(reports):
    assert [] == [r["id"] for r in reports if "  " in r["text"] or " ," in r["text"]]


def test_an_indirect_statement_ends_before_its_full_stop(reports):
    bare = [
        r["text"][a["content"][-1][0] : a["content"][-1][1]]
        for r in reports
        for a in r["attributions"]
        if r["text"][a["content"][0][0]] not in "\"'“‘"
    ]

    assert [] == [wording for wording in bare if wording.endswith(".")]


def test_some_paragraphs_have_no_attribution(reports):
    def is_plain(report, start, end):
        return not any(left < end and start < right for left, right in spans_of(report))

    plain = 0
    for report in reports:
        at = 0
        for paragraph in report["text"].split("\n"):
            plain += bool(paragraph) and is_plain(report, at, at + len(paragraph))
            at += len(paragraph) + 1

    assert plain > N_REPORTS / 2


def test_the_same_seed_gives_the_same_bytes():
    first, second = ([r.as_json() for r in RECIPE_MODULE.make_reports(5, seed=11)] for _ in range(2))

    assert first == second


def test_another_seed_gives_other_reports():
    first, second = ([r.text for r in RECIPE_MODULE.make_reports(5, seed=seed)] for seed in (1, 2))

    assert not set(first) & set(second)


def test_marks_become_spans_of_the_text():
    text, [attribution] = RECIPE_MODULE.build_text("^[S1:the envoy] [C1:said] [T1:that it rained].", "\n\n")

    assert "The envoy said that it rained." == text
    assert [(15, 29)] == attribution.content
