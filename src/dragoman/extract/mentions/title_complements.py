"""What stands after a title and says what it is of: "for Political Affairs", "of the Northern Farmers' Movement"."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from dragoman.extract.grammar.columns import at
from dragoman.extract.grammar.token_view import DAY_WORDS, TokenView
from dragoman.extract.mentions.candidate_maker import CandidateMaker
from dragoman.extract.mentions.known_words import Item, KnownWords
from dragoman.extract.mentions.name_runs import BODY_WORDS, NameRuns
from dragoman.extract.mentions.noun_phrases import Complement, lone_phrase
from dragoman.lexicon.organisations import Known
from dragoman.lexicon.people import name_words
from dragoman.lexicon.titles import PAST, Title
from dragoman.lexicon.word_sorts import words_of

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})

_COMPLEMENT_PREPOSITIONS = words_of("mentions", "complement prepositions")

_COMPLEMENT_TAGS = _NOUN_TAGS | {"JJ", "DT", "POS", "CD", "HYPH", "PRP$", "JJS"}

# Where an envoy is: "ambassador to Chile", "representative in Vienna".
_POSTED = words_of("mentions", "prepositions of posts")
# After these a country is where an office is held.
_PLACING = words_of("mentions", "prepositions of place")
_POSTS = frozenset({"country", "capital", "place", "organisation"})
# "professor of history at the University of Oslo in Norway"
_MOST_PIECES = 4

_PLACE_NOUNS = words_of("mentions", "place nouns")

_PREPOSITIONS_OF_PLURALS = words_of("mentions", "complement prepositions of plurals")
_OWNING = words_of("mentions", "prepositions of owners")
_OF_TOPICS = words_of("mentions", "prepositions of topics")
_OF_BODIES = words_of("mentions", "prepositions of bodies")
_BETWEEN_FIELDS = words_of("mentions", "joints of fields")
# With which no piece ends.
_NO_LAST_TAGS = frozenset({"DT", "POS", "CD", "CC", "PRP$"})

# What ministers and directors are of ("Minister of Roads"): a name after it is theirs.
_PORTFOLIOS = name_words("portfolio")


class _Piece(NamedTuple):
    """A phrase after a preposition: its tokens, half-open, and the known words and names in it."""

    start: int
    end: int
    preposition: str
    items: list[Item]


def _has_room(result: Complement) -> bool:
    return result.n_pieces < _MOST_PIECES and result.name is None


def _is_plain(word: str) -> bool:
    return word.isalpha() and word[0].isupper() and not word.isupper()


def _names_post(piece: _Piece) -> bool:
    return any(item.known_sort in _POSTS for item in piece.items)


class Complements:
    """Reads the complements of one report's titles."""

    def __init__(self, view: TokenView, known: KnownWords, names: NameRuns, makers: CandidateMaker) -> None:
        self.view = view
        self.known = known
        self.names = names
        self.makers = makers
        self.n, self.words, self.lower = view.n, view.words, view.lower
        self.tags, self.name_start, self.sentence_end = view.tags, view.name_start, view.sentence_end
        self.sentence_start = view.sentence_start

    def read(self, title: Title, position: int) -> Complement | None:
        """Read ``for Political Affairs``, ``of the Northern Farmers' Movement (NFM) in Oslo`` after a title."""
        if title.is_plural and at(self.lower, position) not in _PREPOSITIONS_OF_PLURALS:
            return None
        result = Complement(position)
        result.classes = title.classes
        while _has_room(result) and self._begins_piece(position, title):
            end = self._piece(position + 1, self.lower[position], result)
            if end == position + 1:
                break
            result.n_pieces += 1
            result.end = position = end
        return result if result.n_pieces else None

    def _begins_piece(self, position: int, title: Title) -> bool:
        if at(self.lower, position) not in _COMPLEMENT_PREPOSITIONS or self.sentence_start[position]:
            return False
        return not self._hangs_on_verb(position, title)

    def _piece(self, start: int, preposition: str, result: Complement) -> int:
        """Read one phrase after a preposition into the result; return one past it, ``start`` where there is none."""
        limit = min(self.sentence_end[start - 1], start + 12)
        portfolio = self._portfolio(start, limit) if preposition in _OF_TOPICS else start
        piece = Complement(start)
        token = self._read_items(portfolio, limit, piece)
        result.name = piece.name
        result.owner = piece.owner if piece.owner is not None else result.owner
        if token is None:
            return start
        while token > start and self.tags[token - 1] in _NO_LAST_TAGS:
            token -= 1
        if token == start or not self._says_whom(start, token, preposition, piece):
            return start
        self._weigh_piece(_Piece(start, token, preposition, piece.items), result)
        return token

    def _read_items(self, begin: int, limit: int, piece: Complement) -> int | None:
        """Read known words and names into a piece; return one past its last token, None where it is a person's own.

        ``piece.end`` is where the piece begins; ``begin`` where its portfolio ends.
        """
        start, token = piece.end, begin
        while token < limit:
            item = self._item_at(token)
            if item is None:
                step = self._step(token, start, limit, piece)
                if step == token:
                    return token
                token = step
                continue
            if self._ends_office(item, token, start) or (start < token == begin and self._is_like_person(item)):
                piece.name = replace(item, kind="person")
                return token
            bearer = self._bearer_behind_body(item)
            if bearer is not None:
                piece.items.append(replace(item, end=bearer.start))
                piece.name = bearer
                return bearer.start
            if "person" in (item.kind, item.title_kind):
                return self._at_person(item, token, start, piece)
            piece.items.append(item)
            token = item.end
        return token

    def _item_at(self, token: int) -> Item | None:
        item = self.known.items.get(token)
        if item is None and (self.words[token][0].isupper() or self.view.is_particle(token)):
            return self.names.name_at(token)
        return item

    def _at_person(self, item: Item, token: int, start: int, piece: Complement) -> int | None:
        """Note the bearer of the office, or who it is held under; return where the piece ends, None for no piece."""
        is_bare = token == start or self._is_bare_start(start, token)
        if not is_bare and item.sort == "N":
            piece.name = item
            return token
        piece.owner = token
        return None if is_bare else token

    def _step(self, token: int, start: int, limit: int, piece: Complement) -> int:
        """Return where a piece goes on after a token without an item; the token itself where it ends."""
        if self._is_short_form(token, limit):
            inner = self.known.items.get(token + 1)
            piece.items += [inner] if inner is not None else []
            return token + 3
        goes_on = self._joins_name(token, start) or self._is_inside(token)
        return token + 1 if goes_on else token

    def _is_short_form(self, token: int, limit: int) -> bool:
        """Tell a word in brackets."""
        return self.words[token] == "(" and token + 2 < limit and self.words[token + 2] == ")"

    def _is_inside(self, token: int) -> bool:
        """Tell whether a word without an item may stand inside a piece; a genitive only before something known."""
        if self.tags[token] not in _COMPLEMENT_TAGS or self.lower[token] in DAY_WORDS:
            return False
        return self.tags[token] != "POS" or self.names.anchor_after(token + 1, 2) is not None

    def _says_whom(self, start: int, end: int, preposition: str, piece: Complement) -> bool:
        """Tell whether a piece says whom an actor stands for, unlike "ready for talks", "in the back"."""
        if preposition == "of" or piece.name is not None:
            return True
        if any(word[0].isupper() for word in self.words[start:end]):
            return True
        return preposition in _OF_BODIES and any(item.title_kind not in {"", "group"} for item in piece.items)

    def _ends_office(self, item: Item, token: int, start: int) -> bool:
        """Tell whether an unknown name of several words follows a common noun: "leader of the group Mara Holm"."""
        if token == start or item.sort != "N" or item.end - item.start < 2:
            return False
        before = token - 1
        if not self.words[before].islower() or self.tags[before] not in {"NN", "NNS"}:
            return False
        return item.kind == "name" or (item.kind == "place" and self.lower[before] not in _PLACE_NOUNS)

    def _is_like_person(self, item: Item) -> bool:
        """Tell two to four plain words with capitals, as names of persons are."""
        words = self.words[item.start : item.end]
        if item.sort != "N" or not 2 <= len(words) <= 4:
            return False
        return all(map(_is_plain, words)) and BODY_WORDS.isdisjoint(self.lower[item.start : item.end])

    def _bearer_behind_body(self, item: Item) -> Item | None:
        """Return the person whose name the parser took into that of a body: "chairman of the State Border Service
        Nurlan Abdiev".
        """
        if item.sort != "N" or item.kind != "organisation":
            return None
        last = next((t for t in range(item.end - 3, item.start - 1, -1) if self.lower[t] in BODY_WORDS), None)
        if last is None:
            return None
        name = Item("N", last + 1, item.end, kind="person")
        return name if self._is_like_person(name) else None

    def _portfolio(self, start: int, limit: int) -> int:
        """Return one past what an office is of, in capitals (``Roads and Urban Development``), before a name."""
        end = start
        for token in range(start, limit):
            word = self.lower[token]
            if word in _PORTFOLIOS and self.words[token][0].isupper():
                end = token + 1
            elif token == start or word not in _BETWEEN_FIELDS:
                break
        return end

    def _is_bare_start(self, start: int, token: int) -> bool:
        return all(
            self.tags[place] in {"DT", "PRP$", "JJ"} or self.lower[place] in PAST for place in range(start, token)
        )

    def _joins_name(self, token: int, start: int) -> bool:
        """Tell an "and" inside a name, between words with capitals of which the second is not known by itself."""
        if self.lower[token] != "and" or token == start or self.name_start[token] < 0 or token + 1 == self.n:
            return False
        has_capitals = self.words[token - 1][0].isupper() and self.words[token + 1][0].isupper()
        return has_capitals and token + 1 not in self.known.items

    def _weigh_piece(self, piece: _Piece, result: Complement) -> None:
        """Note what a piece tells: a country, a body, or what the office is about."""
        if piece.preposition in _OF_TOPICS and self.lower[piece.end - 1] == "affairs":
            result.topic_end = piece.end
        elif "envoy" in result.classes and piece.preposition in _POSTED and _names_post(piece):
            self._note_post(piece, result)
        else:
            self._weigh_body(piece, result)

    def _note_post(self, piece: _Piece, result: Complement) -> None:
        result.post, result.post_end = self.view.wording(piece.start - 1, piece.end), piece.end
        actors = (item for item in piece.items if item.known_sort in {"country", "organisation"})
        result.nested += [self.makers.known_candidate(item, item.start, item.end) for item in actors]

    def _weigh_body(self, piece: _Piece, result: Complement) -> None:
        goes_on = self._goes_on(piece, result)
        body = self._body_in(piece, result)
        if goes_on:
            # "the University" "of Oslo"
            result.body, result.body_end = self.view.without_article(result.body_start, piece.end), piece.end
        elif body is not None:
            if result.body is None:
                result.body_start, result.body_end = piece.start, piece.end
            result.body = result.body or body
        elif piece.preposition in _OF_TOPICS and not any(item.known for item in piece.items):
            result.topic_end = piece.end

    def _goes_on(self, piece: _Piece, result: Complement) -> bool:
        """Tell whether a piece goes on with the name of the body before it."""
        is_next = piece.preposition == "of" and result.body_end == piece.start - 1
        return is_next and self.words[piece.start][0].isupper()

    def _body_in(self, piece: _Piece, result: Complement) -> str | None:
        """Return the name of the body that a piece tells; note what its items tell."""
        bodies = [body for item in piece.items if (body := self._weigh_item(item, piece, result)) is not None]
        if bodies:
            return bodies[0]
        is_unknown = not result.country and not result.place and self._closes_body(piece)
        return self.view.without_article(piece.start, piece.end) if is_unknown else None

    def _weigh_item(self, item: Item, piece: _Piece, result: Complement) -> str | None:
        """Note what an item of a piece tells; return the name of the body that it is, if it is one."""
        known = item.known
        if known is not None and known.sort == "organisation":
            result.known = result.known or known
            result.country = result.country or known.country
            result.nested.append(self.makers.known_candidate(item, item.start, item.end))
            return known.name
        if known is not None and known.country is not None and known.sort != "people":
            self._weigh_state(known, piece.preposition, result)
            if known.sort == "country":
                result.nested.append(self.makers.known_candidate(item, item.start, item.end))
            return None
        return self._weigh_unknown(item, piece, result)

    def _weigh_unknown(self, item: Item, piece: _Piece, result: Complement) -> str | None:
        """Note a body that only its noun or the parser tells."""
        if item.kind == "organisation":
            named = self.makers.named(lone_phrase(item), None, None)
            result.nested += [named] if named is not None else []
        elif item.title_kind not in {"body", "organisation"}:
            return None
        result.sectors = result.sectors or (item.title.sectors if item.title else ())
        return self.view.without_article(piece.start, piece.end)

    def _weigh_state(self, known: Known, preposition: str, result: Complement) -> None:
        """Note a country: where the office is, or whose it is."""
        is_place, is_demonym = preposition in _PLACING, known.sort == "demonym"
        if result.country and not is_demonym and preposition not in _OWNING:
            return
        if is_place:
            result.place = result.place or known.country
        if is_demonym or not is_place:
            result.country = result.country or known.country

    def _hangs_on_verb(self, preposition: int, title: Title) -> bool:
        """Tell whether a phrase goes with the verb: "met the government in Oslo", "accused the union of delays"."""
        if preposition + 1 < self.n and self.tags[preposition + 1] == "VBG":
            # "accused the minister of hiding data"
            return self.lower[preposition] == "of"
        head = self.view.parse.heads[preposition]
        return title.kind in {"body", "organisation"} and self.view.parse.pos[head] == "VERB" and head < preposition

    def _closes_body(self, piece: _Piece) -> bool:
        last = piece.end - 1
        return piece.preposition != "for" and self.lower[last] in BODY_WORDS and self.words[last][0].isupper()
