"""Who speaks where the report uses an office, a form of address, a document or a pronoun in place of the name."""

from __future__ import annotations

import pytest
from test_actors import actors_of, said, span_of, speaker_of

from dragoman.extract.actors.continued_quotations import follow_speakers
from dragoman.extract.actors.extraction import extract_actors
from dragoman.extract.grammar.quotations import find_quotations
from parses import parse_of, report_of


@pytest.mark.parametrize(
    ("text", "source", "content", "speaker"),
    [
        (
            "Norway's ambassador to Chile, Livia Thorne, said the line would bring trade.",
            "Norway's ambassador to Chile, Livia Thorne",
            "the line would bring trade",
            "Livia Thorne",
        ),
        (
            "The envoy of Norway for fisheries, Runa Eskild, said a pact could be ready.",
            "The envoy of Norway for fisheries, Runa Eskild",
            "a pact could be ready",
            "Runa Eskild",
        ),
        (
            "His counterpart in Bern, Adaeze Linn, said the gate was open.",
            "His counterpart in Bern, Adaeze Linn",
            "the gate was open",
            "Adaeze Linn",
        ),
        (
            "The petitioner, Livia Thorne, whose house was flooded, said nobody had come.",
            "The petitioner, Livia Thorne, whose house was flooded",
            "nobody had come",
            "Livia Thorne",
        ),
        (
            "The prefectural governor, Naoko Tarumi, said she would assess the decision.",
            "The prefectural governor, Naoko Tarumi",
            "she would assess the decision",
            "Naoko Tarumi",
        ),
        (
            "But the municipal chief executive, Hon. Kwabena Addo, said the stalls were old.",
            "the municipal chief executive, Hon. Kwabena Addo",
            "the stalls were old",
            "Kwabena Addo",
        ),
    ],
    ids=["genitive", "of", "counterpart", "noun the lexicon does not know", "taken for a body", "honorific"],
)
def test_name_after_a_comma_speaks(text: str, source: str, content: str, speaker: str) -> None:
    assert speaker == speaker_of(actors_of(text, said(text, source, content)))


def test_a_calling_that_opens_the_sentence_is_no_part_of_the_name() -> None:
    text = "Volcanologist Runa Eskild said the crust was thin."

    assert "Runa Eskild" == speaker_of(actors_of(text, said(text, "Volcanologist Runa Eskild", "the crust was thin")))


def test_two_people_in_a_list_are_not_one() -> None:
    text = "The ambassador to Chile, Livia Thorne, and Jonas Hallen met the press."

    found = actors_of(text)

    assert "Livia Thorne" in {entity.name for entity in found.entities}
    assert "Jonas Hallen" in {entity.name for entity in found.entities}


def test_official_is_the_officeholder_who_spoke_before() -> None:
    text = "Deputy Flight Director Jonas Hallen said the crew was well. The official replied that nobody would move."

    found = actors_of(
        text,
        said(text, "Deputy Flight Director Jonas Hallen", "the crew was well"),
        said(text, "The official", "that nobody would move", "replied"),
    )

    assert "Jonas Hallen" == speaker_of(found, 1)


def test_captain_is_not_the_director_who_spoke_before() -> None:
    text = "Port director Jonas Hallen said the ship was old. The captain said it was new."

    found = actors_of(
        text,
        said(text, "Port director Jonas Hallen", "the ship was old"),
        said(text, "The captain", "it was new"),
    )

    assert "captain" == speaker_of(found, 1)


def test_senior_official_of_the_lead_is_named_next() -> None:
    text = (
        "Norway wants more trade, a senior official said on Tuesday.\n\n"
        "Jonas Hallen, permanent secretary in the Trade Ministry, told reporters that talks would begin."
    )

    found = actors_of(
        text,
        said(text, "a senior official", "Norway wants more trade"),
        said(text, "Jonas Hallen", "that talks would begin", "told"),
    )

    assert "Jonas Hallen" == speaker_of(found, 0)


def test_official_who_wants_no_name_stays_unnamed() -> None:
    text = (
        "Norway wants more trade, a senior official said on condition of anonymity.\n\n"
        "Jonas Hallen, permanent secretary in the Trade Ministry, told reporters that talks would begin."
    )

    found = actors_of(
        text,
        said(text, "a senior official", "Norway wants more trade"),
        said(text, "Jonas Hallen", "that talks would begin", "told"),
    )

    assert "senior official" == speaker_of(found, 0)


def test_minister_of_the_lead_is_the_bare_name_that_follows() -> None:
    text = (
        "Switzerland will not join, its foreign minister said on Tuesday.\n\n"
        "Beat Imholz told lawmakers that it was late."
    )

    found = actors_of(
        text,
        said(text, "its foreign minister", "Switzerland will not join"),
        said(text, "Beat Imholz", "that it was late", "told"),
    )

    assert "Beat Imholz" == speaker_of(found, 0)


def test_calling_after_a_name_without_office_is_that_person() -> None:
    text = "Jonas Hallen scored twice for Bergen. The striker said he was tired."

    assert "Jonas Hallen" == speaker_of(actors_of(text, said(text, "The striker", "he was tired")))


def test_portfolio_is_no_part_of_the_name() -> None:
    text = "Norway's Minister of Roads Jonas Hallen said trade would grow."

    found = actors_of(text, said(text, "Norway's Minister of Roads Jonas Hallen", "trade would grow"))

    assert "Jonas Hallen" == speaker_of(found)


@pytest.mark.parametrize("address", ["His Excellency", "HE"])
def test_form_of_address_before_a_title_is_part_of_the_mention(address: str) -> None:
    text = f"{address} Minister of Municipality Dr. Jassim bin Rashid Al Dosari affirmed the plan."

    found = actors_of(text)

    assert ["Jassim bin Rashid Al Dosari"] == [entity.name for entity in found.entities]
    assert span_of(text, text.removesuffix(" affirmed the plan.")) in [m.span for m in found.mentions]


def test_form_of_address_alone_is_the_person_of_that_gender() -> None:
    text = (
        "HE Minister of Transport Jonas Hallen opened the road. HE Minister of Trade Mara Lindqvist opened the port. "
        "His Excellency said the road was long."
    )

    assert "Jonas Hallen" == speaker_of(actors_of(text, said(text, "His Excellency", "the road was long")))


def test_pronoun_is_the_person_the_paragraph_is_about() -> None:
    text = (
        "Its chairwoman, Tuva Ahlgren, said the bloc could not agree.\n\n"
        "Foreign Minister Lindqvist reacted calmly. She said she respected the concerns."
    )

    found = actors_of(
        text,
        said(text, "Its chairwoman, Tuva Ahlgren", "the bloc could not agree"),
        said(text, "She", "she respected the concerns"),
    )

    assert "Lindqvist" == speaker_of(found, 1)


def test_pronoun_inside_a_quotation_is_not_its_speaker_named_after_it() -> None:
    text = 'Councillor Jonas Hallen met Mayor Tuva Ahlgren. "She has no right to continue," he said.'
    quote = '"She has no right to continue,"'

    assert "Jonas Hallen" == speaker_of(actors_of(text, said(text, "he", quote, nth=1, mode="direct")))


def test_statement_speaks_for_the_body_that_issued_it() -> None:
    text = "The Norwegian Foreign Ministry issued a statement on Thursday. The statement said the water was falling."

    found = actors_of(text, said(text, "The statement", "the water was falling"))

    assert "Norwegian Foreign Ministry" == speaker_of(found)


def test_statement_nobody_is_told_to_have_issued_speaks_for_itself() -> None:
    text = "The statement said the water was falling."

    assert "statement" == speaker_of(actors_of(text, said(text, "The statement", "the water was falling")))


def test_participle_goes_on_from_the_speaker_not_from_a_thing_spoken_of() -> None:
    text = "Jonas Hallen said that the new plant will serve many people, adding that it was early."

    found = actors_of(
        text,
        said(text, "Jonas Hallen", "that the new plant will serve many people"),
        said(text, "the new plant", "that it was early", "adding"),
    )

    assert "Jonas Hallen" == speaker_of(found, 1)


def test_his_hope_is_not_that_of_a_state() -> None:
    text = "The minister said that Norway has a stock of wheat, expressing his hope that it would last."

    found = actors_of(
        text,
        said(text, "The minister", "that Norway has a stock of wheat"),
        said(text, "Norway", "that it would last", "expressing"),
    )

    assert "minister" == speaker_of(found, 1)


def test_question_asked_by_nobody_named_has_no_speaker() -> None:
    text = "Asked if she would step down, Mara Lindqvist said no."

    assert speaker_of(actors_of(text, said(text, "Mara Lindqvist", "if she would step down", "Asked"))) is None


def test_beginning_of_a_name_means_the_whole_name() -> None:
    text = "The main opposition Northern Liberal Party criticized the measure as a giveaway."

    found = actors_of(text, said(text, "The main opposition", "the measure as a giveaway", "criticized"))

    assert "Northern Liberal Party" == speaker_of(found)


def test_short_form_in_brackets_is_the_name_before_it() -> None:
    text = "The Kenya National Union of Teachers (KNUT) held a rally. KNUT said talks would resume."

    found = actors_of(text, said(text, "KNUT", "talks would resume", nth=1))

    assert "Kenya National Union of Teachers" == speaker_of(found)


def test_speaker_behind_a_date_line_is_found() -> None:
    text = "NEW DELHI, Jul 21 (PTI) The High Court said that the city was slow."

    found = actors_of(text, said(text, "NEW DELHI, Jul 21 (PTI) The High Court", "that the city was slow"))

    assert "High Court" == speaker_of(found)


def test_which_is_the_body_not_its_head() -> None:
    text = "The head of the teachers' union, which said that pay was low, resigned."

    found = actors_of(text, said(text, "which", "that pay was low"))

    assert "union" == speaker_of(found)


def test_quotation_left_open_has_the_speaker_of_the_next_paragraph() -> None:
    text = '"When we began, nobody came.\n\n"Now they all come," Jonas Hallen said.'
    first = said(text, None, '"When we began, nobody came.', cue="-", mode="direct")
    second = said(text, "Jonas Hallen", '"Now they all come,"', mode="direct")
    parse = parse_of(text)
    quotations = find_quotations(parse)
    found = extract_actors(parse, report_of(text), (first, second), "o", quotations=quotations)

    followed = follow_speakers(parse, found.statements, quotations)

    assert followed[1].speaker_entity == followed[0].speaker_entity is not None


def test_unnamed_official_is_not_the_minister_of_another_country() -> None:
    text = "A presidential official said the council would meet. Japan's defense minister said the sea was calm."

    found = actors_of(
        text,
        said(text, "A presidential official", "the council would meet"),
        said(text, "Japan's defense minister", "the sea was calm"),
    )

    assert "presidential official" == speaker_of(found, 0)
    assert found.statements[0].speaker_entity != found.statements[1].speaker_entity


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The veto is certain, his spokesman Jan Hruska said.", "Jan Hruska"),
        ("Head of the Atomic Energy Center Reza Kamrani said the site was safe.", "Reza Kamrani"),
    ],
    ids=["given name like a month", "after the name of a body"],
)
def test_given_name_begins_the_name(text: str, name: str) -> None:
    assert name in {entity.name for entity in actors_of(text).entities}
