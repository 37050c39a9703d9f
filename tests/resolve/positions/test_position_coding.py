"""Statements coded by descriptions, by examples, and by what people judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.model import (
    Codebook,
    CodebookIssue,
    CodedExample,
    Coding,
    Position,
    PositionJudgement,
    Span,
    WordedStatement,
)
from dragoman.parse import load_word_vectors
from dragoman.resolve.positions import code_statements, suggest_issues
from dragoman.resolve.positions.texts import tone_names, tone_of

DAM = CodebookIssue("dam", "The dam", "The dam on the river should be built.")
TAX = CodebookIssue("tax", "The sugar tax", "Sugar and sweet drinks should be taxed.")
BOOK = Codebook("rivers", (DAM, TAX))
FOR = "we must build the dam on the Lenn"
AGAINST = "nobody may build that dam, it would be a mistake"
OTHER = "the museum opens on Sunday"


def said(text: str, number: int = 1, *content: Span) -> WordedStatement:
    return WordedStatement(f"s{number}", "r1", f"e{number}", content or (Span(10, 10 + len(text)),), text)


def judged(text: str, issue: str, stance: str, **fields: str) -> PositionJudgement:
    values = {"id": f"j {text} {issue}", "by": "ada", "at": "2024-01-01", **fields}
    return PositionJudgement(codebook="rivers", issue=issue, stance=stance, report_id="r1", text=text, **values)


def coded(*texts: str, book: Codebook = BOOK, judgements: tuple[PositionJudgement, ...] = ()) -> list[Position]:
    statements = [said(text, number) for number, text in enumerate(texts)]
    return code_statements(statements, Coding((book,), judgements), load_word_vectors)


def told(positions: list[Position]) -> list[tuple[str, str, str]]:
    return [(each.statement, each.issue, each.stance) for each in positions]


def test_without_a_codebook_nothing_is_loaded():
    def load() -> None:
        raise AssertionError

    assert [] == code_statements([said(FOR)], Coding(), load)  # type: ignore[arg-type]


def test_descriptions_alone_tell_issue_and_stance():
    assert [("s0", "dam", "agrees"), ("s1", "dam", "disagrees")] == told(coded(FOR, AGAINST, OTHER))


def test_a_position_rests_on_the_words_that_are_like_those_of_the_issue():
    [position] = coded(FOR)

    assert "build the dam" == FOR[position.span.start - 10 : position.span.end - 10]


def test_the_span_lies_in_the_content_that_holds_the_words():
    text = "we must build the dam"
    parts = (Span(0, 7), Span(30, 43))

    [position] = code_statements([said(text, 1, *parts)], Coding((BOOK,)), load_word_vectors)

    assert parts[1].covers(position.span)


def test_an_example_of_the_codebook_is_told_as_a_reason():
    book = replace(BOOK, issues=(replace(DAM, examples=(CodedExample("build the dam at last", "agrees"),)), TAX))

    [position] = coded(FOR, book=book)

    assert "build the dam at last" in [reason.left for reason in position.reasons if reason.feature == "example"]


def test_a_judgement_goes_before_the_machine_which_stays_beside_it():
    [position] = coded(FOR, judgements=(judged(FOR, "dam", "disagrees"),))

    assert ("disagrees", "corrected", "agrees") == (position.stance, position.review, position.machine_stance)


def test_the_same_judgement_as_the_machine_accepts():
    [position] = coded(FOR, judgements=(judged(FOR, "dam", "agrees"),))

    assert "accepted" == position.review


def test_what_the_machine_missed_is_added():
    [position] = coded(OTHER, judgements=(judged(OTHER, "tax", "unclear"),))

    assert ("tax", "unclear", "added", None) == (
        position.issue,
        position.stance,
        position.review,
        position.machine_stance,
    )


def test_a_statement_about_no_issue_has_its_position_rejected():
    [position] = coded(FOR, judgements=(judged(FOR, "", "none"),))

    assert "rejected" == position.review


def test_a_judgement_that_is_undone_says_nothing():
    judgement = judged(FOR, "dam", "disagrees")
    undoing = replace(judgement, id="j2", stance="", undoes=judgement.id)

    [position] = coded(FOR, judgements=(judgement, undoing))

    assert "unreviewed" == position.review


def test_the_later_judgement_on_the_same_words_holds():
    later = judged(FOR, "dam", "unclear", id="j2")

    [position] = coded(FOR, judgements=(judged(FOR, "dam", "disagrees"), later))

    assert "unclear" == position.stance


def test_judgements_teach_what_other_statements_mean():
    strange = "the herons keep their nests"
    alike = "herons need their nests, and nobody else does"
    own = tuple(judged(f"{strange} {n}", "dam", "disagrees") for n in range(6))

    assert [] == [each for each in coded(alike) if each.issue == "dam"]
    assert [("s0", "dam")] == [(each.statement, each.issue) for each in coded(alike, judgements=own)]


def test_the_order_of_judgements_changes_nothing():
    own = (judged(FOR, "dam", "agrees"), judged(AGAINST, "dam", "disagrees"), judged(OTHER, "", "none"))

    assert coded("dams are good", FOR, judgements=own) == coded("dams are good", FOR, judgements=own[::-1])


def test_two_codebooks_code_side_by_side():
    second = replace(BOOK, name="again")

    found = code_statements([said(FOR)], Coding((BOOK, second)), load_word_vectors)

    assert ["again", "rivers"] == [each.codebook for each in found]


@pytest.mark.parametrize("text", ["", "!!!", "…", "\U0001f30a"])
def test_text_without_words_has_no_position(text: str):
    assert [] == coded(text)


def test_a_tone_is_counted_for_each_sort():
    assert len(tone_names()) == len(tone_of(FOR, DAM.description))


def test_statements_that_say_alike_are_suggested_as_one_issue():
    texts = ["the dam must be built", "we want the dam to be built", "build the dam now", OTHER, "bread is dear"]

    [suggestion] = suggest_issues([said(text, n) for n, text in enumerate(texts)], load_word_vectors())

    assert (("s0", "s1", "s2"), 3) == (suggestion.statements, suggestion.n_holders)


def test_what_one_holder_alone_says_is_not_suggested():
    texts = ["the dam must be built", "we want the dam to be built", "build the dam now"]

    assert [] == suggest_issues(
        [replace(said(text, n), holder="e1") for n, text in enumerate(texts)], load_word_vectors()
    )
