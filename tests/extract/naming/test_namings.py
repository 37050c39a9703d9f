"""Labels, referents and voices of namings, by the rules alone."""

from __future__ import annotations

from dragoman.config import Settings
from dragoman.extract import extract_findings
from dragoman.model import Findings, Naming, wording
from parses import parse_of, report_of


def found_in(text: str) -> Findings:
    return extract_findings(report_of(text), parse_of(text), Settings(), "parser")


def labels_in(text: str) -> list[str]:
    return [wording(text, naming.span) for naming in found_in(text).namings]


def naming_of(text: str, label: str) -> Naming:
    return next(each for each in found_in(text).namings if wording(text, each.span) == label)


GENITIVE = "The Norwegian regime's prime minister arrived in occupied Talca on Monday."


def test_an_owner_is_named_inside_the_label_of_what_it_owns():
    assert ["Norwegian regime's prime minister", "Norwegian regime"] == labels_in(GENITIVE)[:2]


def test_a_regime_of_a_nationality_is_its_state():
    findings = found_in(GENITIVE)
    entity = naming_of(GENITIVE, "Norwegian regime").entity

    assert ["NOR"] == [each.country for each in findings.entities if each.id == entity]


def test_the_label_of_a_place_has_the_adjective_before_it():
    assert "occupied Talca" in labels_in(GENITIVE)


def test_words_outside_statements_are_in_the_voice_of_the_report():
    assert ("report", None) == (
        naming_of(GENITIVE, "occupied Talca").voice,
        naming_of(GENITIVE, "occupied Talca").statement,
    )


QUOTED = "“The child-killing Norwegian regime will fall,” said the Chilean minister."


def test_words_in_quotation_marks_are_quoted_from_their_statement():
    naming = naming_of(QUOTED, "child-killing Norwegian regime")
    [statement] = found_in(QUOTED).statements

    assert ("quoted", statement.id, True) == (naming.voice, naming.statement, naming.is_marked)


def test_who_speaks_is_named_by_the_report():
    assert "report" == naming_of(QUOTED, "Chilean minister").voice


REPORTED = "The Chilean minister said that six soldiers of the junta had taken part in the special operation."


def test_words_told_without_marks_are_reported():
    assert "reported" == naming_of(REPORTED, "special operation").voice


def test_an_event_is_named_with_the_adjective_before_it():
    assert "event" == naming_of(REPORTED, "special operation").kind


def test_counts_are_no_part_of_a_label():
    assert any(label.startswith("soldiers") for label in labels_in(REPORTED))


def test_pronouns_are_no_namings():
    assert "They" not in labels_in("They left Oslo on Monday.")


def test_an_adjective_of_nationality_alone_names_no_state():
    assert ["Norwegian soldiers"] == labels_in("Norwegian soldiers left on Monday.")


def test_a_verb_of_naming_takes_its_object_from_the_report():
    text = "Oslo called the operation a mission."

    assert "report" == naming_of(text, "operation").voice
