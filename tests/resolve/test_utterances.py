"""Statements that are one act of speech, and those that say again what was said."""

from __future__ import annotations

import datetime as dt
import random

from dragoman.model import Saying, Version
from dragoman.resolve import group_utterances

MONDAY = dt.date(2024, 3, 4)
LONG = "We will never sign a paper that leaves our villages without water, whoever asks us to"


def saying(name: str, words: str, day: dt.date | None = MONDAY, **fields: str | dt.date | None) -> Saying:
    plain = {"report_id": f"r{name}", "speaker": "a1", "said_on": None, "place": None, "venue": None}
    return Saying(statement_id=name, published=day, to=(), wording=words, **{**plain, **fields})  # type: ignore[arg-type]


def versions_of(*sayings: Saying) -> dict[str, Version]:
    return {version.statement_id: version for version in group_utterances(sayings)}


def is_one(left: Saying, right: Saying) -> bool:
    return len({version.utterance_id for version in versions_of(left, right).values()}) == 1


def test_the_same_words_in_two_reports_are_one_verbatim():
    found = versions_of(saying("a", LONG), saying("b", f"“{LONG}.”"))

    assert {"first", "verbatim"} == {version.kind for version in found.values()}


def test_a_part_of_the_words_is_a_shortened_version():
    assert "shortened" == versions_of(saying("a", LONG), saying("b", "We will never sign a paper"))["b"].kind


def test_reported_speech_is_an_edited_version():
    told = "that they would never sign a paper that left the villages without water, whoever asked them to"

    assert "edited" in {version.kind for version in versions_of(saying("a", LONG), saying("b", told)).values()}


def test_other_words_of_the_same_content_are_a_paraphrase():
    found = versions_of(
        saying("a", "any normalization of ties with the occupiers is like stabbing the nation of Talca in the back"),
        saying("b", "that normalizing relations with the occupiers was a dagger to the heart of Talca"),
    )

    assert "paraphrase" == found["b"].kind


def test_a_reason_tells_the_words_of_both():
    found = versions_of(
        saying("a", "any normalization of ties with the occupiers is like stabbing the nation of Talca in the back"),
        saying("b", "that normalizing relations with the occupiers was a dagger to the heart of Talca"),
    )

    assert ("stabbing", "dagger") in {(each.left, each.right) for each in found["b"].reasons}


def test_other_numbers_make_other_statements():
    assert not is_one(saying("a", "We lost 14 men in the mine"), saying("b", "that 230 men were safe in the mine"))


def test_other_speakers_make_other_utterances():
    assert not is_one(saying("a", LONG), saying("b", LONG, speaker="a2"))


def test_an_unknown_speaker_is_compared_with_none():
    assert not is_one(saying("a", LONG, speaker=None), saying("b", LONG, speaker=None))


def test_what_is_said_a_month_later_is_another_act():
    assert not is_one(saying("a", LONG), saying("b", LONG, dt.date(2024, 4, 8)))


def test_what_is_said_again_names_the_earlier_utterance():
    found = versions_of(saying("a", LONG), saying("b", LONG, dt.date(2024, 4, 8)))

    assert found["a"].utterance_id == found["b"].again_of


def test_days_that_both_reports_tell_decide():
    days = (dt.date(2024, 3, 1), dt.date(2024, 3, 4))

    assert not is_one(*(saying(day.isoformat(), LONG, said_on=day) for day in days))


def test_two_places_are_two_occasions():
    assert not is_one(saying("a", LONG, place="Oslo"), saying("b", LONG, place="Bern"))


def test_the_order_of_statements_does_not_matter():
    told = [
        saying(f"s{number}", words, MONDAY + dt.timedelta(days=number % 5))
        for number, words in enumerate((LONG, LONG[:26], f"that {LONG}", "We stay", "Talks begin in Bern") * 4)
    ]
    shuffled = random.Random(3).sample(told, len(told))

    assert versions_of(*told) == versions_of(*shuffled)


def test_a_later_statement_changes_no_earlier_utterance():
    before = versions_of(saying("a", LONG), saying("b", "We will never sign a paper"))
    after = versions_of(
        saying("a", LONG), saying("b", "We will never sign a paper"), saying("c", LONG, dt.date(2024, 3, 6))
    )

    assert before == {name: after[name] for name in before}
