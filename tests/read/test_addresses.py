"""One address for a page that comes under several."""

from __future__ import annotations

import pytest

from dragoman.read.addresses import plain_address

PAGE = "https://post.example/2031/03/talks"


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        f"{PAGE}?utm_source=mail&utm_medium=x",
        f"{PAGE}?fbclid=abc#top",
        "https://m.post.example/2031/03/talks",
        "https://amp.post.example/2031/03/talks",
        f"{PAGE}/amp",
        f"{PAGE}/amp/",
        f"{PAGE}?amp=1",
        "https://post.example/amp/2031/03/talks",
    ],
)
def test_marks_of_campaigns_telephones_and_amp_do_not_make_another_page(url: str):
    assert PAGE == plain_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://post.example/?id=7",
        "https://post.example/2031/talks?page=2#comments",
        "https://m.example/a",
        "https://post.example/camp",
        "no address",
        "https://[broken/?utm_source=a",
        "",
    ],
)
def test_what_else_an_address_holds_stays(url: str):
    assert url == plain_address(url)
