"""Who speaks through a document."""

from __future__ import annotations

import pytest

from dragoman.extract.actors.document_issuers import Issuers
from dragoman.extract.mentions.extraction import find_mentions
from parses import parse_of


def issuer_in(text: str, noun: str, nth: int = 0) -> str | None:
    """Return the words for whoever issued the document of a noun."""
    parse = parse_of(text)
    head = [token for token, word in enumerate(parse.words) if word == noun][nth]
    found = Issuers(parse, find_mentions(parse)).of(head)
    return None if found is None else parse.wording(found.start, found.end)


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("The ministry's statement said the talks had failed.", "The ministry"),
        ("A statement issued by the harbour union said the talks had failed.", "the harbour union"),
        ("A statement from the harbour union said the talks had failed.", "the harbour union"),
    ],
)
def test_owner_agent_and_sender_of_a_document_issued_it(text: str, issuer: str) -> None:
    assert issuer == issuer_in(text, "statement")


def test_study_speaks_for_itself() -> None:
    assert issuer_in("A study by the harbour union said the fish return.", "study") is None


def test_statement_is_the_one_issued_in_a_sentence_before() -> None:
    text = "The Norwegian Foreign Ministry issued a statement on Thursday. The statement said the water was falling."

    assert "The Norwegian Foreign Ministry" == issuer_in(text, "statement", nth=1)


def test_statement_told_for_the_first_time_is_none_issued_before() -> None:
    text = "The Norwegian Foreign Ministry issued a statement on Thursday. The statement said the water was falling."

    assert issuer_in(text, "statement") is None


def test_document_that_nobody_is_told_to_have_issued_has_no_issuer() -> None:
    assert issuer_in("According to a statement released on Monday, the talks had failed.", "statement") is None


@pytest.mark.parametrize(
    "text",
    [
        "The harbour union closed the port before issuing a statement. The statement said the water was falling.",
        "The harbour union closed the port by releasing a statement. The statement said the water was falling.",
        "The harbour union met and issued a statement. The statement said the water was falling.",
    ],
)
def test_who_issued_a_document_is_the_subject_that_its_verb_shares(text: str) -> None:
    assert "The harbour union" == issuer_in(text, "statement", nth=1)


def test_who_is_told_something_in_a_document_did_not_issue_it() -> None:
    text = "The harbour union was told in a statement that the port was shut. The statement said the water was falling."

    assert issuer_in(text, "statement", nth=1) is None
