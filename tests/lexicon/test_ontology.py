"""Kinds of events: the tables are straight, and lead from PLOVER to CAMEO and back."""

from __future__ import annotations

from typing import get_args

import pytest

from dragoman.lexicon import ontology
from dragoman.lexicon.tables import read_table
from dragoman.model import EventType


@pytest.mark.parametrize("name", ["plover_types", "plover_modes", "plover_contexts", "cameo_codes"])
def test_every_line_names_its_source(name: str) -> None:
    assert all(row["source"] for row in read_table(name))


def test_the_types_are_those_of_the_model() -> None:
    assert set(get_args(EventType)) == set(ontology.types())


def test_there_are_37_contexts() -> None:
    assert 37 == len(set(ontology.contexts()))


def test_codes_have_known_types_modes_and_contexts() -> None:
    entries = ontology.cameo_codes().values()

    assert all(entry.type is None or entry.type in ontology.types() for entry in entries)
    assert all(entry.mode is None or entry.mode in ontology.modes_of(entry.type or "") for entry in entries)
    assert all(set(entry.contexts) <= set(ontology.contexts()) for entry in entries)


def test_every_code_has_the_code_above_it() -> None:
    codes = ontology.cameo_codes()

    assert [] == [code for code in codes if len(code) > 2 and code[:-1] not in codes]


def test_no_code_stands_twice() -> None:
    codes = [row["code"] for row in read_table("cameo_codes")]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("type_", get_args(EventType))
def test_the_code_of_a_type_leads_back_to_it(type_: str) -> None:
    codes = {ontology.cameo_of(type_, mode) for mode in (None, *ontology.modes_of(type_))}
    # CAMEO has one root for both, and a judgement is an accusation in PLOVER's table but a sanction in its manual.
    also = {"RETREAT": {"CONCEDE"}, "SANCTION": {"ACCUSE"}}.get(type_, set())

    assert {type_} <= {ontology.plover_of(code)[0] for code in codes} | also
    assert {ontology.plover_of(code)[0] for code in codes} <= {type_} | also


@pytest.mark.parametrize(
    ("type_", "mode", "contexts", "code"),
    [
        ("CONSULT", None, (), "040"),
        ("CONSULT", "visit", (), "042"),
        ("ASSAULT", None, (), "180"),
        ("ASSAULT", None, ("military",), "190"),
        ("ASSAULT", "aerial", ("military",), "195"),
        ("AGREE", "nothing like it", (), "030"),
    ],
)
def test_a_mode_decides_the_code_where_it_can(
    type_: str, mode: str | None, contexts: tuple[str, ...], code: str
) -> None:
    assert code == ontology.cameo_of(type_, mode, contexts)


@pytest.mark.parametrize(
    ("code", "found"),
    [("042", ("CONSULT", "visit")), ("010", (None, None)), ("1634", ("SANCTION", None)), ("99", (None, None))],
)
def test_a_code_leads_to_type_and_mode(code: str, found: tuple[str | None, str | None]) -> None:
    assert found == ontology.plover_of(code)


def test_versions_differ_where_the_sources_do() -> None:
    assert ("material conflict", "verbal conflict") == (
        ontology.quad_of("SANCTION"),
        ontology.quad_of("SANCTION", "summary"),
    )
    assert ("SANCTION", "COERCE") == (ontology.plover_of("163")[0], ontology.plover_of("163", "2021")[0])
    assert (False, True) == (ontology.needs_recipient("PROTEST"), ontology.needs_recipient("PROTEST", "summary"))
    assert (-8.0, -6.5) == (ontology.goldstein_of("163"), ontology.goldstein_of("163", "icews"))
    assert "targeted" in set(ontology.modes_of("ASSAULT")) - set(ontology.modes_of("ASSAULT", "polecat"))


def test_a_code_without_a_score_has_that_of_the_code_above() -> None:
    assert (-7.0, None) == (ontology.goldstein_of("176"), ontology.goldstein_of("99"))


def test_scores_have_the_sign_of_the_quad() -> None:
    for entry in ontology.types().values():
        assert (entry.score >= 0) == ("cooperation" in entry.quad) or entry.type == "REQUEST"


@pytest.mark.parametrize(
    ("code", "quad", "penta"),
    [("010", 1, 0), ("036", 1, 1), ("0871", 2, 2), ("112", 3, 3), ("163", 4, 3), ("19", 4, 4)],
)
def test_classes_of_codes(code: str, quad: int, penta: int) -> None:
    assert (quad, penta) == (ontology.quad_of_cameo(code), ontology.penta_of(code))


def test_a_code_that_a_list_lacks_becomes_the_one_above() -> None:
    assert ("170", "0813", "195") == tuple(ontology.known_code(code, "gdelt") for code in ("176", "0813", "1952"))
