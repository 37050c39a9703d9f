"""Where the words of a judgement stand in a report that may be another version of the one that was judged."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import CONTEXT, Passage, Span

# Fewer words than this stand in many places: only with enough of what stood around them are they the same.
_FEW_WORDS = 5
_ENOUGH_AROUND = 20


def passage_of(text: str, role: str, span: Span) -> Passage:
    """Return the words of a span with what stands around them."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    behind = text[span.end : span.end + CONTEXT]
    return Passage(role, text[span.start : span.end], before, behind, span.start)  # type: ignore[arg-type]


def find_passage(text: str, passage: Passage, *, is_same_text: bool) -> Span | str:
    """Return where a passage stands, or why that cannot be told.

    In the text that was judged it stands where it did. In another the surroundings tell it from the same words
    elsewhere, and few words are not taken for the same without them.
    """
    end = passage.start + len(passage.exact)
    if is_same_text and text[passage.start : end] == passage.exact:
        return Span(passage.start, end)
    places = list(places_of(text, passage.exact))
    if not places:
        return f"the report has no words “{_short(passage.exact)}” now"
    around = {place: _around(text, passage, place) for place in places}
    best = max(around.values())
    [first, *others] = [place for place in places if around[place] == best]
    if others:
        return f"the report has the words “{_short(passage.exact)}” in several places alike"
    is_whole = best == len(_bare(passage.prefix)) + len(_bare(passage.suffix)) and best > 0
    if len(passage.exact.split()) < _FEW_WORDS and best < _ENOUGH_AROUND and not is_whole:
        return f"the words “{_short(passage.exact)}” stand among others now"
    return first


def places_of(text: str, words: str) -> Iterator[Span]:
    """Yield where words stand, whatever white space is between them."""
    if not words.strip():
        return
    place = text.find(words)
    if place >= 0:
        while place >= 0:
            yield Span(place, place + len(words))
            place = text.find(words, place + 1)
        return
    collapsed, offsets = _collapsed(text)
    wanted = " ".join(words.split())
    place = collapsed.find(wanted)
    while place >= 0:
        yield Span(offsets[place], offsets[place + len(wanted) - 1] + 1)
        place = collapsed.find(wanted, place + 1)


def nearest(places: Iterator[Span], to: int) -> Span | None:
    """Return the place nearest to an offset, the earlier of two; None where there is none."""
    return min(places, key=lambda place: (abs(place.start - to), place.start), default=None)


def _around(text: str, passage: Passage, place: Span) -> int:
    """Return how many signs before and behind a place are those that stood around the words; white space is none."""
    before = _bare(text[max(0, place.start - 2 * CONTEXT) : place.start])
    behind = _bare(text[place.end : place.end + 2 * CONTEXT])
    return _n_alike(before[::-1], _bare(passage.prefix)[::-1]) + _n_alike(behind, _bare(passage.suffix))


def _bare(words: str) -> str:
    return "".join(words.split())


def _n_alike(one: str, other: str) -> int:
    n = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        n += 1
    return n


def _collapsed(text: str) -> tuple[str, list[int]]:
    """Return a text with one space for all white space that stands together, and where each of its signs stood."""
    signs: list[str] = []
    offsets: list[int] = []
    for offset, sign in enumerate(text):
        if not sign.isspace():
            signs.append(sign)
        elif signs and signs[-1] != " ":
            signs.append(" ")
        else:
            continue
        offsets.append(offset)
    return "".join(signs), offsets


def _short(words: str) -> str:
    return words if len(words) <= CONTEXT else f"{words[:CONTEXT]}…"
