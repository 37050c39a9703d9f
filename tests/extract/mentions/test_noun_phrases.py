"""A noun phrase and what its title is of, as they are read."""

from __future__ import annotations

from candidates import candidate_of
from dragoman.extract.mentions.known_words import Item
from dragoman.extract.mentions.noun_phrases import Complement, Phrase


def test_complement_of_which_nothing_was_read_ends_where_it_begins() -> None:
    complement = Complement(4)

    assert (4, 0, None) == (complement.end, complement.n_pieces, complement.body)


def test_what_one_complement_names_is_not_named_by_another() -> None:
    read, other = Complement(2), Complement(5)
    read.nested.append(candidate_of(3, 4))
    read.items.append(Item("N", 3, 4))

    assert ([], []) == (other.nested, other.items)


def test_phrase_has_no_complement_unless_one_was_read() -> None:
    items = [Item("N", 1, 3, kind="person")]

    assert Phrase(items, 0, 3, "the", ()).complement is None
    assert Phrase(items, 0, 3, "the", ()) == Phrase(list(items), 0, 3, "the", (), None)
