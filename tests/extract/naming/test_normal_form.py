"""The normal form of labels."""

from __future__ import annotations

import pytest

from dragoman.extract.naming.normal_form import normal_form
from parses import parse_of


@pytest.mark.parametrize(
    ("normal", "text", "label"),
    [
        ("northern regime", "The Northern regimes fell.", "The Northern regimes"),
        ("defense minister", "The defence ministers left.", "The defence ministers"),
        ("child-killing regime", "The child - killing regime fell.", "The child - killing regime"),
        ("kesmar army", "Kesmar's army left.", "Kesmar's army"),
        ("soldier", "Six soldiers left.", "Six soldiers"),
        ("militarized zone", "The militarised zones are closed.", "The militarised zones"),
    ],
)
def test_labels_that_differ_in_form_alone_have_one_normal_form(normal: str, text: str, label: str):
    parse = parse_of(text)
    tokens = parse.tokens_in(type(parse.span(0, 1))(0, len(label)))

    assert normal == normal_form(parse, 0, tokens.stop, tokens.stop - 1)
