"""Many texts, analysed one after the other or in processes, and the threads that it takes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

import dragoman
from dragoman.run.threads import one_thread

TEXTS = [
    {"text": f"“We will sign in {month},” Foreign Minister Mara Lindqvist said.", "published": "2024-04-12"}
    for month in ("May", "June", "July")
]


@pytest.mark.model
@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_many_texts_give_what_each_gives_alone_in_their_order(workers: int):
    alone = [dragoman.analyse(each["text"], published=each["published"]).to_dict() for each in TEXTS]

    assert alone == [analysis.to_dict() for analysis in dragoman.analyse_many(TEXTS, workers=workers)]


@pytest.mark.model
def test_texts_are_taken_as_they_are_needed():
    taken: list[int] = []

    def texts() -> Iterator[str]:
        for number in range(5):
            taken.append(number)
            yield f"Mara Lindqvist said that talks would go on for {number} days."

    next(dragoman.analyse_many(texts()))

    assert [0] == taken


@pytest.mark.model
def test_a_text_that_cannot_be_read_says_why_and_the_others_are_read():
    first, second = dragoman.analyse_many(["", TEXTS[0]])

    assert (["empty"], 1) == ([issue.code for issue in first.issues], len(second.statements))


@pytest.mark.parametrize(
    ("given", "expected"), [({"body": "Talks go on."}, "has 'body'"), ({"title": "Talks"}, "has no 'text'")]
)
def test_a_text_of_another_form_is_refused(given: dict[str, str], expected: str):
    with pytest.raises(dragoman.DragomanError, match=expected):
        next(dragoman.analyse_many([given]))


@pytest.mark.parametrize("options", [{"workers": 0}, {"kind": "speach"}])
def test_what_cannot_be_is_refused_before_any_work(options: dict[str, object]):
    with pytest.raises(dragoman.DragomanError):
        dragoman.analyse_many(TEXTS, **options)  # type: ignore[arg-type]


def test_linear_algebra_takes_one_thread_meanwhile_and_as_many_as_before_after_it():
    np.ones((2, 2)) @ np.ones((2, 2))
    with threadpool_limits(2):
        before = [pool["num_threads"] for pool in threadpool_info()]
        with one_thread():
            meanwhile = {pool["num_threads"] for pool in threadpool_info()}
        after = [pool["num_threads"] for pool in threadpool_info()]

    assert ({1}, before) == (meanwhile, after)
