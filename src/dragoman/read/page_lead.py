"""The lead of a page: the paragraph between headline and body that stands in a container of its own.

The extractor takes the container with most of the text and leaves the lead outside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from dragoman.read.layout import plain_words
from dragoman.read.metadata import search_date
from dragoman.read.top import is_byline_form

# A page shows its article's headline and body among its first blocks.
_MAX_BLOCKS = 1500
_MAX_DEPTH = 40
_MIN_CHARS = 30
_MAX_CHARS = 1200
_MIN_WORDS = 6
_MAX_DATED_CHARS = 80
# Of a block with more of it in links, these are what it is for.
_MAX_LINK_SHARE = 0.4
# So much of a paragraph tells which it is.
_KEY_CHARS = 60

_BLOCKS = ("h1", "h2", "h3", "h4", "p", "div", "section", "strong", "b", "span", "em")
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|leadin|lead-?text|standfirst|stand-first|intro|introtext|introduction|summary|subtitle"
    r"|sub-?title|sub-?head(?:line|ing)?|sub-?hed|dek|deck|chapo|chapeau|abstract|excerpt|teaser|perex|ingress|sapo"
    r"|entradilla|bajada|sommario|vorspann|preamble|synopsis|strapline|description)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:^|[\s_-])(?:related|sidebar|promo|newsletter|cards?|comments?|shar(?:e|ing)|author|bio|captions?|credits?"
    r"|breadcrumbs?|menu|nav|navigation|cookies?|ads?|advert\w*|banner|footer|popular|latest|recommended|trending|widget"
    r"|more|tags?|toolbar|social|modal|popup|paywall|subscribe|video|gallery|image|photo|figure)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_PROSE = frozenset(
    ("nav", "aside", "footer", "form", "figure", "figcaption", "ul", "ol", "table", "button", "script", "style", "head")
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)»]*$")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    is_lead: bool
    is_paragraph: bool


def with_lead(tree: Any, text: str) -> str:
    """Return an article's text, paragraphs with blank lines between, with the lead that it lacks before its body."""
    paragraphs = text.split("\n\n")
    headline, above = _above_body(tree, paragraphs)
    known = plain_words(text) if above else ""
    leads: list[str] = []
    for element in above:
        block = _block(element)
        if block is None or not (
            block.is_lead or (headline is not None and block.is_paragraph and _is_prose(block.text))
        ):
            continue
        words = plain_words(block.text)
        if words and words not in known:
            leads.append(block.text)
            known += words
    if not leads:
        return text
    # The extractor may have taken the headline along.
    first = 1 if headline is not None and _is_same(paragraphs[0], _words(headline)) else 0
    return "\n\n".join((*paragraphs[:first], *leads, *paragraphs[first:]))


def _above_body(tree: Any, paragraphs: list[str]) -> tuple[Any, list[Any]]:
    """Return the last headline above the article's first paragraph, or None, and the blocks between them."""
    keys = {plain_words(paragraph)[:_KEY_CHARS] for paragraph in paragraphs[:3] if len(paragraph) >= _MIN_CHARS}
    headline: Any = None
    above: list[Any] = []
    for number, element in enumerate(tree.iter(*_BLOCKS)):
        if number > _MAX_BLOCKS:
            break
        if element.tag == "h1":
            headline = element
            above.clear()
        elif (element.tag == "p" or _holds_text_itself(element)) and _key(element) in keys:
            return headline, above
        else:
            above.append(element)
    return None, []


def _key(element: Any) -> str:
    return plain_words(element.text_content()[: 4 * _KEY_CHARS])[:_KEY_CHARS]


def _words(element: Any) -> str:
    return _BLANKS.sub(" ", element.text_content()).strip()


def _block(element: Any) -> _Block | None:
    tag = element.tag
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    is_lead = _LEAD.search(names[:300]) is not None
    if tag != "p" and not is_lead and not _holds_text_itself(element):
        return None
    # A container of paragraphs is none; its paragraphs come by themselves.
    if tag in ("div", "section") and any(child.tag in ("p", "div", "section") for child in element):
        return None
    text = _words(element)
    if not _is_written(element, text):
        return None
    above = list(_ancestors(element))
    if any(parent.tag in _NO_PROSE for parent in above):
        return None
    inherited = tag in ("p", "strong", "b", "span", "em") and any(
        _LEAD.search(_names(parent)) for parent in above[:2] if parent.tag not in ("body", "html", "article", "main")
    )
    if any(_ELSEWHERE.search(_names(other)) for other in (element, *above[:4]) if other.tag not in ("body", "html")):
        return None
    return _Block(text, is_lead or inherited, tag in ("p", "h2"))


def _holds_text_itself(element: Any) -> bool:
    return bool(element.text and len(element.text.strip()) >= _MIN_CHARS)


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:300]


def _ancestors(element: Any) -> list[Any]:
    above: list[Any] = []
    parent = element.getparent()
    while parent is not None and len(above) < _MAX_DEPTH:
        above.append(parent)
        parent = parent.getparent()
    return above


def _is_written(element: Any, text: str) -> bool:
    """Tell whether the words are a sentence or a few, and neither a byline, a date nor links."""
    if not _MIN_CHARS <= len(text) <= _MAX_CHARS or len(text.split()) < _MIN_WORDS or is_byline_form(text):
        return False
    if len(text) <= _MAX_DATED_CHARS and search_date(text).day is not None and not _SENTENCE_END.search(text):
        return False
    n_linked = sum(len(link.text_content()) for link in element.iter("a"))
    return n_linked <= _MAX_LINK_SHARE * len(text)


def _is_prose(text: str) -> bool:
    return _SENTENCE_END.search(text) is not None


def _is_same(left: str, right: str) -> bool:
    return plain_words(left) == plain_words(right)
