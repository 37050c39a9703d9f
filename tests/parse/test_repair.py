"""Second verbs of a sentence, joined where their form says they belong."""

from __future__ import annotations

from dragoman.parse.repair import join_finite_verbs


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
