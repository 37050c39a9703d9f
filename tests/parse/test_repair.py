"""Second verbs of a sentence, joined where their form says they belong."""

from __future__ import annotations

import pytest

from dragoman.parse.repair import give_objects_to_prepositions, join_finite_verbs


def test_a_finite_verb_joined_to_an_infinitive_goes_to_the_verb_of_its_form():
    # She urged them to stay and ruled out talks
    heads = [1, 1, 1, 4, 1, 4, 4, 6, 6]
    deps = ["nsubj", "ROOT", "dobj", "aux", "xcomp", "cc", "conj", "prt", "dobj"]
    tags = ["PRP", "VBD", "PRP", "TO", "VB", "CC", "VBD", "RP", "NNS"]

    join_finite_verbs(heads, deps, tags, 0, len(heads))

    assert 1 == heads[6]
    assert 1 == heads[5]


def test_verbs_of_one_form_stay_joined():
    # She said he came and left
    heads = [1, 1, 3, 1, 3, 3]
    deps = ["nsubj", "ROOT", "nsubj", "ccomp", "cc", "conj"]
    tags = ["PRP", "VBD", "PRP", "VBD", "CC", "VBD"]
    before = list(heads)

    join_finite_verbs(heads, deps, tags, 0, len(heads))

    assert before == heads


def test_a_verb_with_a_subject_of_its_own_stays():
    # She asked them to stay and he left
    heads = [1, 1, 1, 4, 1, 4, 7, 4]
    deps = ["nsubj", "ROOT", "dobj", "aux", "xcomp", "cc", "nsubj", "conj"]
    tags = ["PRP", "VBD", "PRP", "TO", "VB", "CC", "PRP", "VBD"]
    before = list(heads)

    join_finite_verbs(heads, deps, tags, 0, len(heads))

    assert before == heads


# In Bergen demonstrators blocked roads
IN_BERGEN = ([3, 2, 3, 3, 3], ["prep", "compound", "nsubj", "ROOT", "dobj"])


@pytest.mark.parametrize(
    ("preposition", "tags", "head_of_name"),
    [
        ("in", ["IN", "NNP", "NNS", "VBD", "NNS"], 0),
        ("after", ["IN", "NNP", "NNS", "VBD", "NNS"], 2),
        ("in", ["IN", "NNP", "NNPS", "VBD", "NNS"], 2),
    ],
)
def test_a_preposition_of_place_without_object_has_the_name_behind_it(
    preposition: str, tags: list[str], head_of_name: int
):
    heads, deps = list(IN_BERGEN[0]), list(IN_BERGEN[1])
    lemmas = [preposition, "Bergen", "demonstrator", "block", "road"]

    give_objects_to_prepositions(heads, deps, tags, lemmas, 0, len(heads))

    assert head_of_name == heads[1]
    assert ("pobj" if head_of_name == 0 else "compound") == deps[1]


def test_a_preposition_with_an_object_keeps_it():
    # In Bergen streets demonstrators marched
    heads, deps = [4, 2, 0, 4, 4], ["prep", "compound", "pobj", "nsubj", "ROOT"]
    lemmas, tags = ["in", "Bergen", "street", "demonstrator", "march"], ["IN", "NNP", "NNS", "NNS", "VBD"]

    give_objects_to_prepositions(heads, deps, tags, lemmas, 0, len(heads))

    assert 2 == heads[1]
