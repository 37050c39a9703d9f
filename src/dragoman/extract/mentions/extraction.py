"""Candidates for mentions: names with what stands before them, titles alone, nominals, states, bodies, pronouns.

One pass over the tokens, guided by the lexicon's phrases and the parser's names; no word is looked at from more than
a few places, so the cost is linear. Which candidates mean the same entity is decided in ``coreference``.
Rules: docs/codebook/actors.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.grammar.token_view import DAY_WORDS, TokenView
from dragoman.extract.mentions.candidate_maker import CandidateMaker
from dragoman.extract.mentions.candidates import Candidate
from dragoman.extract.mentions.compound_phrases import Compounds
from dragoman.extract.mentions.known_words import Item, KnownWords
from dragoman.extract.mentions.name_runs import NameRuns
from dragoman.extract.mentions.noun_phrases import Complement, Phrase
from dragoman.extract.mentions.title_complements import Complements
from dragoman.lexicon.titles import ADDRESS_OWNERS, ADDRESSES, PAST, RANKS, SHORT_ADDRESSES
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

# pronoun → (kind, gender, number), the number s, p or either
PRONOUNS: dict[str, tuple[str, str]] = {
    "he": ("m", "s"), "him": ("m", "s"), "his": ("m", "s"), "himself": ("m", "s"),
    "she": ("f", "s"), "her": ("f", "s"), "hers": ("f", "s"), "herself": ("f", "s"),
    "they": ("", "p"), "them": ("", "p"), "their": ("", "p"), "theirs": ("", "p"), "themselves": ("", "p"),
    "it": ("n", "s"), "its": ("n", "s"), "itself": ("n", "s"),
    "i": ("", "1"), "me": ("", "1"), "my": ("", "1"), "mine": ("", "1"), "myself": ("", "1"),
    "we": ("", "1p"), "us": ("", "1p"), "our": ("", "1p"), "ours": ("", "1p"), "ourselves": ("", "1p"),
}  # fmt: skip

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})

_PREMODIFIERS = frozenset({"JJ", "JJR", "JJS", "CD", "VBN", "VBG", "NN", "NNP", "HYPH", "RBS", "RBR", "NNPS"})

_DETERMINERS = {
    "the": "the", "this": "the", "that": "the", "these": "the", "those": "the", "both": "the",
    "a": "a", "an": "a", "another": "a", "some": "a", "one": "a", "several": "a", "many": "a", "any": "a", "no": "a",
    "his": "poss", "her": "poss", "their": "poss", "its": "poss", "our": "poss", "my": "poss", "your": "poss",
}  # fmt: skip

_VERBAL_ADJECTIVES = words_of("mentions", "verbal adjectives")

# How a word before a noun hangs on it.
_MODIFYING = frozenset({"amod", "compound", "nmod", "nummod", "punct", "poss", "advmod", "quantmod", "det", "npadvmod"})


def find_mentions(parse: Parse) -> list[Candidate]:
    """Return all candidates of a report by their first token; one may lie inside another (``Norway`` in its minister).

    An empty parse gives an empty list.
    """
    found = list(_PhraseReader(parse).candidates())
    found.sort(key=lambda c: (c.start, -c.end))
    kept: dict[tuple[int, int], Candidate] = {}
    for candidate in found:
        kept.setdefault((candidate.start, candidate.end), candidate)
    return list(kept.values())


class _PhraseReader:
    """Reads the noun phrases and pronouns of one parse."""

    def __init__(self, parse: Parse) -> None:
        view = TokenView(parse)
        self.view = view
        self.known = KnownWords(view)
        self.names = NameRuns(view, self.known)
        self.makers = CandidateMaker(view, self.known)
        self.complements = Complements(view, self.known, self.names, self.makers)
        self.compounds = Compounds(view, self.known, self.names, self.makers)
        self.parse, self.n, self.words = view.parse, view.n, view.words
        self.lower, self.tags, self.sentence_start = view.lower, view.tags, view.sentence_start
        self.shouted = view.shouted

    def candidates(self) -> Iterator[Candidate]:
        """Yield the candidates in the order they are found."""
        token = floor = 0
        while token < self.n:
            address = self._address(token)
            if address is not None:
                token, found = self._addressed(token, *address)
                floor = token
                yield from found
                continue
            pronoun = PRONOUNS.get(self.lower[token])
            if pronoun is not None and self.tags[token] in {"PRP", "PRP$"}:
                yield self._pronoun(token, *pronoun)
                token += 1
                continue
            item = self.known.items.get(token) or self.names.name_at(token)
            if item is None:
                token += 1
                continue
            end, found = self._phrase(item, floor)
            yield from found
            token = floor = max(end, token + 1)

    def _pronoun(self, token: int, gender: str, number: str) -> Candidate:
        return Candidate(
            token, token + 1, token, token + 1, "pronoun", "", number in {"p", "1p"}, gender, None, (),
            pronoun=number,
        )  # fmt: skip

    def _address(self, token: int) -> tuple[int, str, str] | None:
        """Return one past a form of address, its gender and noun: ``His Excellency``, ``H.E.``, ``Your Honour``."""
        noun = SHORT_ADDRESSES.get(self.words[token])
        if noun is not None:
            return None if self.shouted[token] and self.tags[token] == "PRP" else (token + 1, "", noun)
        gender = ADDRESS_OWNERS.get(self.lower[token])
        if gender is None:
            return None
        last = token + 1
        while last < self.n and self.lower[last] in {"royal", "imperial", "serene"}:
            last += 1
        if last >= self.n or self.lower[last] not in ADDRESSES or not self.words[last][0].isupper():
            return None
        return last + 1, gender if self.lower[token] != "your" else "your", self.lower[last]

    def _addressed(self, start: int, end: int, gender: str, noun: str) -> tuple[int, list[Candidate]]:
        """Return where to go on after a form of address, and the person it is used of, with the name after it."""
        bare = self._bare_address(start, end, gender, noun)
        if gender == "your":
            return end, []
        first = end + 1 if end < self.n and self.lower[end] == "the" else end
        item = self._item_after_address(first, end)
        if item is None:
            return end, [] if self.words[start] in SHORT_ADDRESSES else [bare]
        stop, found = self._phrase(item, first)
        whole = next((c for c in found if c.start <= first and c.kind in {"person", "name"} and not c.is_plural), None)
        if whole is not None:
            named = replace(whole, start=start, kind="person", gender=gender or whole.gender, address=noun)
            return max(stop, first + 1), [named, *(c for c in found if c is not whole)]
        is_apart = first > end or item.sort == "G"
        return end, [] if not is_apart and self.words[start] in SHORT_ADDRESSES else [bare]

    def _item_after_address(self, first: int, end: int) -> Item | None:
        if first >= self.n or self.sentence_start[first] or self.sentence_start[end]:
            return None
        return self.known.items.get(first) or self.names.name_at(first)

    def _bare_address(self, start: int, end: int, gender: str, noun: str) -> Candidate:
        return Candidate(
            start, end, end - 1, end, "nominal", "person", False, gender, None, (), article="the", address=noun
        )  # fmt: skip

    def _phrase(self, first: Item, floor: int) -> tuple[int, list[Candidate]]:
        """Read the noun phrase around an item; return where to go on, and the candidates in it."""
        start, article, before = self._left(first.start, floor)
        found: list[Candidate] = []
        items = [first]
        position = first.end
        while True:
            owned = self.view.is_genitive(position)
            following = self._owned_item(items, position) if owned else self._next_item(items[-1], position)
            if following is None:
                break
            if owned:
                found += self.makers.finish(Phrase(list(items), start, items[-1].end, article, before))
            before = before + self._words_between(position + owned, following.start)
            items.append(following)
            position = following.end
        complement = self._complement(items[-1], position)
        if complement is not None:
            position = complement.end
            found += complement.nested
            title = items[-1].title
            if complement.name is not None and title is not None and title.kind == "person":
                items.append(complement.name)
                position = complement.name.end
        if self._is_modifier(items[-1], position) and not self.compounds.begins_names(items[-1]):
            return position, found + self.makers.nested(items)
        phrase = Phrase(items, start, position, article, before, complement)
        end, done = self.compounds.spread(phrase, self.makers.finish(phrase))
        return end, found + done

    def _complement(self, last: Item, position: int) -> Complement | None:
        return None if last.title is None else self.complements.read(last.title, position)

    def _owned_item(self, items: list[Item], genitive: int) -> Item | None:
        """Return what a state, a body or a group owns: "Norway's foreign minister"; None for a person's own."""
        last = items[-1]
        following = self.names.anchor_after(genitive + 1, 4)
        if following is None or not _is_group(last) or (last.sort == "N" and len(items) > 1):
            return None
        return None if following.sort == "N" and following.kind != "person" else following

    def _is_modifier(self, last: Item, position: int) -> bool:
        """Tell whether a title only modifies a noun after it (``press conference``, ``student loans``)."""
        if last.title is None or position != last.end or position >= self.n:
            return False
        head = self.parse.heads[position - 1]
        return (
            self.parse.deps[position - 1] in {"compound", "nmod", "amod"}
            and position <= head <= position + 2
            and self.tags[position] in _NOUN_TAGS | {"HYPH"}
        )

    def _left(self, start: int, floor: int) -> tuple[int, str, tuple[str, ...]]:
        """Return where the phrase begins, its article, and the words between article and first item."""
        token = start
        words: list[str] = []
        while token > floor and not self.sentence_start[token]:
            word = self.lower[token - 1]
            if word in _DETERMINERS and self.tags[token - 1] in {"DT", "PRP$", "CD", "JJ", "PDT"}:
                return token - 1, _DETERMINERS[word], tuple(words)
            if self.tags[token - 1] == "POS" and start - token >= 0:
                return token, "poss", tuple(words)
            if not self._stands_before(token):
                break
            words.append(word)
            token -= 1
        return token, "", tuple(words)

    def _stands_before(self, token: int) -> bool:
        """Tell whether the word before a token belongs to the same phrase: an adjective, a rank, a noun."""
        here = token - 1
        word, tag, dep = self.lower[here], self.tags[here], self.parse.deps[here]
        glued = tag == "RB" and token < self.n and self.words[token] in "-–"
        modifies = self.parse.heads[here] >= here and dep in _MODIFYING
        if not (tag in _PREMODIFIERS or glued) or not (modifies or word in RANKS or word in PAST):
            return False
        if dep == "punct" and word not in "-–":
            return False
        return word not in DAY_WORDS and (tag != "VBG" or word in _VERBAL_ADJECTIVES)

    def _words_between(self, start: int, end: int) -> tuple[str, ...]:
        return self.lower[start:end] if end > start else ()

    def _next_item(self, last: Item, position: int) -> Item | None:
        """Return the item that follows in the same phrase, or None."""
        if position >= self.n or self.sentence_start[position]:
            return None
        if last.sort == "N" and last.kind == "person":
            # "Lindqvist spokesman", "the Lindqvist administration"
            item = self.known.items.get(position)
            modifies = (
                self.parse.deps[position - 1] in {"compound", "nmod"} and self.parse.heads[position - 1] >= position
            )
            return item if item is not None and item.title is not None and modifies else None
        item = self.known.items.get(position) or self.names.name_at(position)
        if item is not None:
            return item if self._goes_together(last, item) else None
        if last.sort != "G" or last.known is None or last.known.sort == "people":
            return None
        following = self.names.anchor_after(position, 3)
        is_title = following is not None and following.title is not None
        return following if is_title and following and self._modify(position, following.start) else None

    def _modify(self, start: int, end: int) -> bool:
        return all(
            self.parse.deps[token] in {"amod", "compound", "nmod", "punct", "poss", "nummod", "advmod"}
            for token in range(start, end)
        )

    def _goes_together(self, last: Item, item: Item) -> bool:
        if last.sort == "N":
            return item.title is not None and last.kind in {"organisation", "name", "place"}
        if last.title is not None:
            if item.sort == "N":
                return not last.title.is_plural and (item.kind != "place")
            if item.title is not None:
                return not last.title.is_plural
            return False
        known = last.known
        assert known is not None
        if item.sort == "N":
            return item.kind in {"person", "name"} and known.sort in {"demonym", "affiliation"}
        if item.known is not None:
            return known.sort in {"demonym", "affiliation", "country"} and item.known.sort in {
                "organisation", "affiliation", "demonym", "people",
            }  # fmt: skip
        return known.sort != "people" or known.country is not None


def _is_group(item: Item) -> bool:
    """Tell whether an item names a state, a body or an organisation."""
    if item.sort == "G":
        return True
    return (item.title is not None and item.title.kind != "person") or (
        item.sort == "N" and item.kind == "organisation"
    )
