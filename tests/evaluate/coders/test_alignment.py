"""Which finding of one coder is which of another's."""

from __future__ import annotations

from coded_samples import finding

from dragoman.evaluate.coders.alignment import align


def test_contents_that_share_half_of_their_characters_are_one_statement():
    pairs, only_first, only_second = align("statement", [finding(0, 20)], [finding(10, 20)])

    assert (1, [], []) == (len(pairs), only_first, only_second)


def test_contents_that_share_less_are_two():
    pairs, only_first, only_second = align("statement", [finding(0, 21)], [finding(11, 21)])

    assert (0, 1, 1) == (len(pairs), len(only_first), len(only_second))


def test_triggers_that_share_a_character_are_one_event():
    pairs, *_ = align("event", [finding(0, 21)], [finding(20, 30)])

    assert 1 == len(pairs)


def test_each_is_paired_once_and_what_overlaps_most_comes_first():
    wide, exact = finding(0, 10), finding(0, 8)

    [(one, other)], _, left = align("statement", [finding(0, 8)], [wide, exact])

    assert (exact, [wide]) == (other, left)
    assert finding(0, 8) == one


def test_of_two_events_of_one_word_that_of_the_same_type_is_the_same():
    consult, aid = finding(0, 5, type="CONSULT"), finding(0, 5, type="AID")

    pairs, *_ = align("event", [consult, aid], [aid, consult])

    assert {(aid, aid), (consult, consult)} == set(pairs)


def test_judgements_on_one_finding_are_of_the_same_whatever_words_they_gave_it():
    pairs, *_ = align("statement", [finding(0, 30, "s1")], [finding(0, 5, "s1"), finding(0, 29, "s2")])

    assert [("s1", "s1")] == [(one.finding, other.finding) for one, other in pairs]
