"""Who speaks in the ways of agency copy: offices held in turn, two at once, forms of address, names in other orders."""

from __future__ import annotations

import pytest
from test_actors import actors_of, said, speaker_of

HANDOVER = "President-elect Otto Smed met outgoing President Karl Lund. "
SUCCESSION = "Former president Otto Smed met President Karl Lund. "
ACTING = "Acting Foreign Minister Otto Smed met former foreign minister Karl Lund. "
KIMS = "South Korean President Kim Tae-jun met North Korean leader Kim Sung-ho. "
GULF = "Deputy Prime Minister and Minister of Foreign Affairs HE Sheikh Khalid bin Jassar Al Shamlan met the envoy. "


@pytest.mark.parametrize(
    ("before", "source", "speaker"),
    [
        (SUCCESSION, "The former president", "Otto Smed"),
        (SUCCESSION, "The president", "Karl Lund"),
        ("Ex-president Otto Smed met President Karl Lund. ", "The ex-president", "Otto Smed"),
        (HANDOVER, "The president-elect", "Otto Smed"),
        (HANDOVER, "The outgoing president", "Karl Lund"),
        (ACTING, "The acting minister", "Otto Smed"),
        (ACTING, "The former minister", "Karl Lund"),
        ("Interim President Otto Smed called former president Karl Lund. ", "The interim leader", "Otto Smed"),
    ],
)
def test_holder_is_told_from_who_held_or_will_hold_the_office(before: str, source: str, speaker: str) -> None:
    text = f"{before}{source} said the country needed calm."

    assert speaker == speaker_of(actors_of(text, said(text, source, "the country needed calm")))


@pytest.mark.parametrize(
    ("before", "source", "speaker"),
    [
        (KIMS, "President Kim", "Kim Tae-jun"),
        (KIMS, "Leader Kim", "Kim Sung-ho"),
        ("Peter King spoke first. ", "King", "Peter King"),
        ("Mary Justice disagreed. ", "Justice", "Mary Justice"),
        ("Joseph R. Bidwell Jr. won on Tuesday. ", "Joe Bidwell", "Joseph R. Bidwell Jr."),
        ("Tae-jun Kim arrived on Monday. ", "Kim Tae-jun", "Tae-jun Kim"),
        ("Karl Lund Sr. founded the firm. ", "Karl Lund Jr.", "Karl Lund Jr."),
        ("Behrouz Kashani spoke on Monday. ", "Kashani", "Behrouz Kashani"),
    ],
)
def test_name_is_the_persons_who_bears_it(before: str, source: str, speaker: str) -> None:
    later = " Meanwhile Laleh Kashani said no." if source == "Kashani" else ""
    text = f"{before}{source} said the plan was good.{later}"

    assert speaker == speaker_of(actors_of(text, said(text, source, "the plan was good")))


@pytest.mark.parametrize(
    ("before", "source", "speaker"),
    [
        (
            "Norwegian Prime Minister and Foreign Minister Jonas Hallen met his Chilean counterpart. ",
            "The prime minister",
            "Jonas Hallen",
        ),
        (GULF, "The minister", "Khalid bin Jassar Al Shamlan"),
        ("", "Minister of Foreign Affairs of the Kingdom of Norway HE Mara Lindqvist", "Mara Lindqvist"),
        ("", "Spokesperson, Ministry of Fisheries, Jonas Hallen,", "Jonas Hallen"),
        ("", "OSCE Chairman-in-Office Tomas Reyes", "Tomas Reyes"),
        ("", "Federal Minister for Information and Broadcasting Jonas Hallen", "Jonas Hallen"),
        ("", "Foreign, Trade and Industry Minister Mara Lindqvist", "Mara Lindqvist"),
        ("", "Nurul Haque, general secretary of Garment Workers' Unity,", "Nurul Haque"),
        (
            "Jonas Hallen, Deputy Foreign and Expatriates Minister, arrived on Sunday. ",
            "The deputy minister",
            "Jonas Hallen",
        ),
        (
            "The Special Representative and head of the mission, Ms. Mara Lindqvist, arrived on Sunday. ",
            "The Special Representative",
            "Mara Lindqvist",
        ),
        ("Cabinet Spokesman Minister Nimal Perera came. ", "The Minister", "Nimal Perera"),
        (
            "",
            "Permanent Delegate of the State of Kuwait to the United Nations Ambassador Tareq Al-Bader",
            "Tareq Al-Bader",
        ),
    ],
)
def test_offices_before_a_name_are_one_persons(before: str, source: str, speaker: str) -> None:
    text = f"{before}{source} said the accord was near."

    assert speaker == speaker_of(actors_of(text, said(text, source, "the accord was near")))


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        (
            "Jonas Hallen issued a joint statement with the foreign ministers of Greece and Cyprus. Hallen said so.",
            "Hallen",
            "Jonas Hallen",
        ),
        ("The Farmers' Union met. The Farmers' Union said so.", "The Farmers' Union", "Farmers' Union"),
        (
            "The Security Council met. The Security Council said so.",
            "The Security Council",
            "United Nations Security Council",
        ),
        (
            "The AU Peace and Security Council said so.",
            "The AU Peace and Security Council",
            "AU Peace and Security Council",
        ),
        ("Karl Lund, a Malian, spoke. The Malian said so.", "The Malian", "Karl Lund"),
        (
            "President Karl Lund was welcomed by his counterpart Otto Smed. His host said so.",
            "His host",
            "Otto Smed",
        ),
    ],
)
def test_others_are_not_taken_for_the_speaker(text: str, source: str, speaker: str) -> None:
    assert speaker == speaker_of(actors_of(text, said(text, source, "so")))


def test_minister_of_a_joint_statement_is_not_another_states() -> None:
    text = "Foreign Minister Jonas Hallen issued a statement with the foreign ministers of Greece and Cyprus."

    countries = {entity.name: entity.country for entity in actors_of(text).entities}

    assert countries["Jonas Hallen"] is None
    assert {"GRC", "CYP"} <= set(countries.values())


def test_president_and_prime_minister_with_an_article_are_two() -> None:
    text = "The president and Prime Minister Jonas Hallen said they would meet."

    assert {"president", "Jonas Hallen"} <= {entity.name for entity in actors_of(text).entities}


@pytest.mark.parametrize(
    ("text", "name"),
    [("Since he took office, Hallen has smiled.", "office"), ("The ship sank in the South Atlantic.", "The Atlantic")],
)
def test_words_that_name_no_actor_here(text: str, name: str) -> None:
    assert name not in {entity.name for entity in actors_of(text).entities}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Al-Nahar Al-Jadid newspaper quoted the head of the bureau.", "Al-Nahar Al-Jadid"),
        ("The Wall Street Courier alleged that two names were added.", "Wall Street Courier"),
        ("Private station Radio Fleuve reports that officers have no orders.", "Radio Fleuve"),
        ("The envoy told Channel 9 that he would stay.", "Channel 9"),
        ("The Norlandic newspaper Borsen wrote that ships were leaving.", "Borsen"),
    ],
)
def test_media_are_told_by_the_nouns_beside_them(text: str, name: str) -> None:
    [medium] = [entity for entity in actors_of(text).entities if entity.name == name]

    assert ("organisation", ("JRN",)) == (medium.kind, medium.sectors)


@pytest.mark.parametrize("text", ["State television showed the bridge.", "The post office was closed on Monday."])
def test_common_words_beside_the_nouns_name_no_medium(text: str) -> None:
    assert not {"State", "post", "office"} & {entity.name for entity in actors_of(text).entities}


def test_speaker_of_a_headline_is_whom_the_lead_names() -> None:
    text = (
        "The window is closing, UN envoy warns\n\nThe window is closing, Special Representative Vera Lund told "
        "reporters on Monday. Minister Jonas Hallen said so too."
    )

    assert "Vera Lund" == speaker_of(actors_of(text, said(text, "UN envoy", "The window is closing", cue="warns")))
