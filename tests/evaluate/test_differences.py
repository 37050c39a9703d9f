"""Where coder and program differ, line by line."""

from __future__ import annotations

from codings import coded, evaluated

TEXT = "Ada said we go now.\nBo asked who pays.\nCy hopes it rains."
ADA = coded(TEXT, "Ada", "said", "we go now")
BO = coded(TEXT, "Bo", "asked", "who pays")
CY = coded(TEXT, "Cy", "hopes", "it rains", confidence=0.5)


def test_missed_wrong_source_and_extra_stand_in_the_order_of_the_text():
    by_cy = coded(TEXT, "Cy", "asked", "who pays", confidence=0.7)

    differences = evaluated(TEXT, [ADA, BO], [by_cy, CY]).differences()

    assert [("missed", 1), ("wrong source", 2), ("extra", 3)] == [(each.kind, each.line) for each in differences]


def test_a_statement_that_is_right_is_not_listed():
    assert [] == evaluated(TEXT, [ADA], [ADA]).differences()


def test_words_and_offsets_are_told():
    [told] = evaluated(TEXT, [], [CY]).to_dict(errors=True)["errors"]

    assert {
        "id": "r",
        "difference": "extra",
        "line": 3,
        "gold": None,
        "found": {
            "source": [[39, 41]],
            "cue": [[42, 47]],
            "content": [[48, 56]],
            "source_words": "Cy",
            "cue_words": "hopes",
            "content_words": "it rains",
            "kind": None,
            "confidence": 0.5,
        },
    } == told


def test_words_of_pieces_are_joined_in_one_line():
    text = "“We go,” Ada said. “Now\nand here.”"
    [told] = evaluated(text, [coded(text, "Ada", "said", ["“We go,”", "“Now\nand here.”"])], []).to_dict(errors=True)[
        "errors"
    ]

    assert "“We go,” … “Now and here.”" == told["gold"]["content_words"]
