"""Names that the lexicon does not know: where they begin and end, and what they name."""

from __future__ import annotations

import pytest

from dragoman.extract.grammar.token_view import TokenView
from dragoman.extract.mentions.known_words import KnownWords
from dragoman.extract.mentions.name_runs import NameRuns
from parses import parse_of


def runs_of(text: str) -> NameRuns:
    view = TokenView(parse_of(text))
    return NameRuns(view, KnownWords(view))


def name_in(text: str, token: int) -> tuple[str, str] | None:
    """Return the words and the kind of the name that begins at a token."""
    runs = runs_of(text)
    item = runs.name_at(token)
    return None if item is None else (runs.parse.wording(item.start, item.end), item.kind)


@pytest.mark.parametrize(
    ("text", "token", "name"),
    [
        ("Jonas Hallen opened the meeting. Hallen thanked the hosts.", 0, "Jonas Hallen"),
        (
            "Oman's ambassador Khalid bin Abdul Rahim al-Barwani left the talks.",
            3,
            "Khalid bin Abdul Rahim al-Barwani",
        ),
        ("Minister Omar Amir-Hosseini arrived. Later Amir- Hosseini met the press.", 1, "Omar Amir-Hosseini"),
        ("Prime Minister Lena May said the second step would march on.", 2, "Lena May"),
    ],
)
def test_name_of_a_person_ends_with_its_last_word(text: str, token: int, name: str) -> None:
    assert (name, "person") == name_in(text, token)


def test_hyphen_broken_by_a_space_holds_a_name_together() -> None:
    text = "Minister Omar Amir-Hosseini arrived. Later Amir- Hosseini met the press."

    assert ("Amir- Hosseini", "name") == name_in(text, 8)


def test_known_word_inside_the_name_of_a_body_belongs_to_it() -> None:
    text = "The Bergen Harbour Office counted 40 ships. The agency said it was a record."

    assert ("The Bergen Harbour Office", "organisation") == name_in(text, 0)


def test_name_of_a_person_begins_after_the_close_of_a_bodys_name() -> None:
    text = "Head of the Atomic Energy Center Reza Kamrani said the site was safe."

    assert ("Atomic Energy Center", "organisation") == name_in(text, 3)
    assert ("Reza Kamrani", "person") == name_in(text, 6)


def test_form_of_address_makes_a_person_of_the_name_after_it() -> None:
    text = "HE Minister of Municipality Dr. Jassim bin Rashid Al Dosari affirmed the plan."

    assert ("Dr. Jassim bin Rashid Al Dosari", "person") == name_in(text, 4)


def test_one_word_after_a_noun_for_firms_is_a_firm() -> None:
    text = "Airport operator Northgate said no. The company was late, a spokesman said."

    assert ("Northgate", "organisation") == name_in(text, 2)


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ('Jonas Hallen smiled. Said Hallen: "It went well."', 4),
        ("Volcanologist Runa Eskild said the crust was thin.", 0),
        ("Vision 2030 was praised.", 0),
        ("The ministers met in Oslo on Friday.", 1),
    ],
)
def test_cue_calling_programme_and_plain_word_are_no_names(text: str, token: int) -> None:
    assert name_in(text, token) is None


@pytest.mark.parametrize(("reach", "found"), [(0, None), (1, "foreign minister")])
def test_item_behind_modifiers_is_found_within_reach(reach: int, found: str | None) -> None:
    text = "Norwegian Deputy Foreign Minister for Arctic Affairs Mara Lindqvist arrived in Vienna."

    item = runs_of(text).anchor_after(1, reach)

    assert found == (item.title.key if item is not None and item.title is not None else None)


def test_item_behind_a_preposition_belongs_to_another_phrase() -> None:
    text = "Norwegian Deputy Foreign Minister for Arctic Affairs Mara Lindqvist arrived in Vienna."

    assert runs_of(text).anchor_after(4, 3) is None
