"""What one marked party does to another, by the real models."""

from __future__ import annotations

import pytest

import dragoman

TEXT = "Norway condemned Chile's decision to close the border."


@pytest.mark.model
def test_the_likeliest_type_comes_first_and_all_add_up_to_one() -> None:
    types = dragoman.code_pair(TEXT, "Norway", "Chile")
    assert next(iter(types)) == "ACCUSE"
    assert sum(types.values()) == pytest.approx(1.0)
    assert len(types) == 16


@pytest.mark.model
def test_parties_may_be_given_as_spans() -> None:
    assert dragoman.code_pair(TEXT, (0, 6), [(17, 22)]) == dragoman.code_pair(TEXT, "Norway", "Chile")


@pytest.mark.model
def test_a_party_may_be_missing() -> None:
    assert next(iter(dragoman.code_pair("Teachers in Oslo went on strike.", "Teachers", ""))) == "PROTEST"


def test_words_that_do_not_stand_in_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="'Peru' does not stand in the text"):
        dragoman.code_pair(TEXT, "Peru", "Chile")


def test_spans_outside_the_text_are_refused() -> None:
    with pytest.raises(ValueError, match="50-90 does not lie in the text"):
        dragoman.code_pair(TEXT, (50, 90), "Chile")


@pytest.mark.model
def test_the_event_model_reads_along() -> None:
    analysis = dragoman.analyse("Norwegian police arrested three Chilean diplomats in Bergen on Monday.")
    (event,) = analysis.events
    assert event.type == "COERCE"
    assert "model: COERCE" in event.because
