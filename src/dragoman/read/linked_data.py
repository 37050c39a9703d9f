"""Linked data of a page (JSON-LD): which of its objects is the page's own article, and when that was published."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.read.layout import same_title
from dragoman.read.metadata import read_date

_MAX_SCRIPTS = 30
_MAX_CHARS = 2_000_000
_MAX_OBJECTS = 2_000

# Where several articles are left, the kinds tell: a page of news may describe its blog or its review beside it.
_KINDS = (
    frozenset(
        (
            "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle",
            "asknewsarticle", "reviewnewsarticle", "satiricalarticle", "liveblogposting", "pressrelease",
        )
    ),
    frozenset(("article", "report", "techarticle", "scholarlyarticle", "advertisercontentarticle")),
    frozenset(("blogposting", "socialmediaposting", "creativework")),
)  # fmt: skip
_PAGES = frozenset(("webpage", "itempage", "article page"))
# What stands under these names is another thing than the page's own.
_OTHERS = frozenset(
    (
        "itemlistelement", "haspart", "ispartof", "relatedlink", "citation", "mentions", "comment", "review", "video",
        "image", "isbasedon", "related", "about", "subjectof", "associatedmedia", "publisher", "author", "blogpost",
        "liveblogupdate", "breadcrumb", "workexample",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Object:
    fields: dict[str, Any]
    kinds: frozenset[str]
    is_other: bool


def article_date(tree: Any, url: str | None) -> str | None:
    """Return the date of publication of the page's own article as its linked data write it; None where none is told.

    Its own is the article with the page's address or title, else the one that stands there alone, else those of the
    surest kind where they agree on the day.
    """
    objects = list(_objects(tree))
    articles = [each for each in objects if not each.is_other and any(each.kinds & kind for kind in _KINDS)]
    if not articles:
        articles = [each for each in objects if not each.is_other and each.kinds & _PAGES]
    addresses = {address for given in (url, *_own_addresses(tree)) if (address := _plain(given))}
    titles = list(_own_titles(tree))
    by_address = [each for each in articles if addresses & set(_addresses(each.fields))]
    by_title = [each for each in articles if any(same_title(title, own) for title in titles for own in _titles(each))]
    # What has an address that is not the page's is another article, if its title is another, too.
    unknown = [each for each in articles if not addresses or not list(_addresses(each.fields))]
    if len(unknown) < len(articles):
        unknown = [each for each in unknown if not list(_titles(each))]
    for chosen in (
        [each for each in by_address if each in by_title],
        by_title,
        by_address,
        *([each for each in unknown if each.kinds & kind] for kind in (*_KINDS, _PAGES)),
    ):
        if chosen:
            return _only_day(chosen)
    return None


def other_scripts(tree: Any) -> Iterator[str]:
    """Yield the text of scripts that are no linked data, or broken ones."""
    for script in tree.iter("script"):
        written = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or _loaded(written) is None:
            yield written


def _only_day(objects: list[_Object]) -> str | None:
    dates = [date for each in objects if (date := _date(each.fields)) is not None]
    days = {read_date(date).day for date in dates}
    return dates[0] if len(days) == 1 else None


def _date(fields: dict[str, Any]) -> str | None:
    value = fields.get("datePublished")
    value = value[0] if isinstance(value, list) and value else value
    return value if isinstance(value, str) and value.strip() else None


def _objects(tree: Any) -> Iterator[_Object]:
    n_objects = n_scripts = 0
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        n_scripts += 1
        if n_scripts > _MAX_SCRIPTS:
            return
        for each in _walked(_loaded(script.text or "")):
            n_objects += 1
            if n_objects > _MAX_OBJECTS:
                return
            yield each


def _loaded(written: str) -> Any:
    if len(written) > _MAX_CHARS:
        return None
    written = written.strip().removeprefix("<!--").removesuffix("-->").strip().removesuffix(";")
    try:
        # Line ends inside strings, which JSON forbids, are common.
        return json.loads(written, strict=False)
    except (ValueError, RecursionError):
        return None


def _walked(data: Any) -> Iterator[_Object]:
    """Yield the objects in linked data, those inside others after them."""
    stack: list[tuple[Any, bool]] = [(data, False)]
    while stack:
        value, is_other = stack.pop()
        if isinstance(value, list):
            stack.extend((each, is_other) for each in reversed(value))
        elif isinstance(value, dict):
            kinds = value.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            named = frozenset(name.rpartition("/")[2].lower() for name in names if isinstance(name, str))
            if named:
                yield _Object(value, named, is_other)
            for name, inner in value.items():
                if isinstance(inner, dict | list):
                    stack.append((inner, is_other or name.lower() in _OTHERS))


def _addresses(fields: dict[str, Any]) -> Iterator[str]:
    for name in ("url", "mainEntityOfPage", "@id"):
        value = fields.get(name)
        value = (value.get("@id") or value.get("url")) if isinstance(value, dict) else value
        # An id such as "#article" is none.
        if isinstance(value, str) and "/" in value and (address := _plain(value)):
            yield address


def _titles(each: _Object) -> Iterator[str]:
    for name in ("headline", "name", "alternativeHeadline"):
        value = each.fields.get(name)
        if isinstance(value, str) and value.strip():
            yield value.strip()


def _own_addresses(tree: Any) -> Iterator[str]:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            yield link.get("href")
    for meta in tree.iter("meta"):
        if meta.get("property") == "og:url" and meta.get("content"):
            yield meta.get("content")


def _own_titles(tree: Any) -> Iterator[str]:
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name")) in ("og:title", "twitter:title") and meta.get("content"):
            yield meta.get("content").strip()
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            words = " ".join(element.text_content().split())
            if words:
                yield words
            break


def _plain(address: str | None) -> str:
    address = (address or "").partition("#")[0].partition("?")[0].rstrip("/").lower()
    for start in ("https://", "http://", "www."):
        address = address.removeprefix(start)
    return address
