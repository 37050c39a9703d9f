"""What stands after a title and says what it is of: "for Political Affairs", "of the Northern Farmers' Movement"."""

from __future__ import annotations

from dataclasses import replace

from dragoman.extract.grammar.token_view import DAY_WORDS, TokenView
from dragoman.extract.mentions.candidate_maker import CandidateMaker
from dragoman.extract.mentions.known_words import Item, KnownWords
from dragoman.extract.mentions.name_runs import BODY_WORDS, NameRuns
from dragoman.extract.mentions.noun_phrases import Complement, Phrase
from dragoman.lexicon.people import name_words
from dragoman.lexicon.titles import PAST, Title

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})

_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "with", "from", "on"})

_COMPLEMENT_TAGS = _NOUN_TAGS | {"JJ", "DT", "POS", "CD", "HYPH", "PRP$", "JJS"}

# Where an envoy is: "ambassador to Chile", "representative in Vienna".
_POSTED = frozenset({"in", "to", "at"})
_POSTS = frozenset({"country", "capital", "place", "organisation"})
# "professor of history at the University of Oslo in Norway"
_MOST_PIECES = 4

_PLACE_NOUNS = frozenset(
    {"city", "town", "village", "province", "state", "island", "capital", "port", "river", "region", "district",
     "county", "area", "lake", "mountain", "airport", "street", "camp"}
)  # fmt: skip

# What ministers and directors are of ("Minister of Roads"): a name after it is theirs.
_PORTFOLIOS = name_words("portfolio")


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
        if position >= self.n or self.lower[position] not in _COMPLEMENT_PREPOSITIONS:
            return None
        if title.is_plural and self.lower[position] not in {"of", "from", "in", "for", "at"}:
            return None
        result = Complement(position)
        result.classes = title.classes
        while (
            position < self.n
            and self.lower[position] in _COMPLEMENT_PREPOSITIONS
            and result.n_pieces < _MOST_PIECES
            and result.name is None
            and not self.sentence_start[position]
        ):
            preposition = self.lower[position]
            if self._hangs_on_verb(position, title):
                break
            end = self._piece(position + 1, preposition, result)
            if end == position + 1:
                break
            result.n_pieces += 1
            result.end = position = end
        return result if result.n_pieces else None

    def _piece(self, start: int, preposition: str, result: Complement) -> int:
        token = start
        limit = min(self.sentence_end[start - 1], start + 12)
        piece = Complement(start)
        portfolio = self._portfolio(start, limit) if preposition in {"of", "for"} else start
        while token < limit:
            if token < portfolio:
                token += 1
                continue
            item = self.known.items.get(token)
            if item is None and (self.words[token][0].isupper() or self.view.is_particle(token)):
                item = self.names.name_at(token)
            if item is not None and self._ends_office(item, token, start):
                result.name = replace(item, kind="person")
                break
            if item is not None:
                is_person = item.kind == "person" or (item.title is not None and item.title.kind == "person")
                if is_person and token > start and not self._is_bare_start(start, token) and item.sort == "N":
                    result.name = item
                    break
                if is_person:
                    result.owner = token
                    if token == start or self._is_bare_start(start, token):
                        return start
                    break
                piece.items.append(item)
                token = item.end
                continue
            if self.words[token] == "(" and token + 2 < limit and self.words[token + 2] == ")":
                inner = self.known.items.get(token + 1)
                if inner is not None:
                    piece.items.append(inner)
                token += 3
                continue
            if self.lower[token] == "and" and token > start and self._joins_name(token):
                token += 1
                continue
            if self.tags[token] not in _COMPLEMENT_TAGS or self.lower[token] in DAY_WORDS:
                break
            if self.tags[token] == "POS" and self.names.anchor_after(token + 1, 2) is None:
                break
            token += 1
        while token > start and self.tags[token - 1] in {"DT", "POS", "CD", "CC", "PRP$"}:
            token -= 1
        if token == start:
            return start
        if preposition != "of" and result.name is None:
            # "ready for talks", "in the back": only names and bodies say whom an actor stands for.
            named = any(self.words[place][0].isupper() for place in range(start, token))
            bodies = any(item.title is not None and item.title.kind != "group" for item in piece.items)
            if not named and not (bodies and preposition in {"for", "at", "with", "from"}):
                return start
        self._weigh_piece(start, token, preposition, piece, result)
        return token

    def _ends_office(self, item: Item, token: int, start: int) -> bool:
        """Tell whether an unknown name of several words follows a common noun: "leader of the group Mara Holm"."""
        if item.sort != "N" or item.kind not in {"name", "place"} or item.end - item.start < 2 or token == start:
            return False
        if item.kind == "place" and self.lower[token - 1] in _PLACE_NOUNS:
            return False
        return self.words[token - 1].islower() and self.tags[token - 1] in {"NN", "NNS"}

    def _portfolio(self, start: int, limit: int) -> int:
        """Return one past what an office is of, in capitals (``Roads and Urban Development``), before a name."""
        end = token = start
        while token < limit:
            word = self.lower[token]
            if word in _PORTFOLIOS and self.words[token][0].isupper():
                end = token + 1
            elif token == start or word not in {"and", "&", ","}:
                break
            token += 1
        return end

    def _is_bare_start(self, start: int, token: int) -> bool:
        return all(
            self.tags[place] in {"DT", "PRP$", "JJ"} or self.lower[place] in PAST for place in range(start, token)
        )

    def _joins_name(self, token: int) -> bool:
        after = token + 1
        return (
            after < self.n
            and self.words[token - 1][0].isupper()
            and self.words[after][0].isupper()
            and after not in self.known.items
            and self.name_start[token] >= 0
        )

    def _weigh_piece(self, start: int, end: int, preposition: str, piece: Complement, result: Complement) -> None:
        """Note what a piece tells: a country, a body, or what the office is about."""
        body: str | None = None
        if self.lower[end - 1] == "affairs" and preposition in {"for", "of"}:
            result.topic_end = end
            return
        goes_on = preposition == "of" and result.body_end == start - 1 and self.words[start][0].isupper()
        if "envoy" in result.classes and preposition in _POSTED and self._names_post(piece):
            result.post, result.post_end = self.view.wording(start - 1, end), end
            result.nested += [self.makers.known_candidate(i, i.start, i.end) for i in piece.items if self._is_actor(i)]
            return
        for item in piece.items:
            known = item.known
            if known is not None and known.sort == "organisation":
                body = body or known.name
                result.known = result.known or known
                result.country = result.country or known.country
                result.nested.append(self.makers.known_candidate(item, item.start, item.end))
            elif known is not None and known.country is not None and known.sort != "people":
                if preposition in {"of", "at", "for"} or known.sort == "demonym" or not result.country:
                    result.place = result.place or (
                        known.country if preposition in {"in", "to", "on", "with"} else None
                    )
                    if preposition not in {"in", "to", "on", "with"} or known.sort == "demonym":
                        result.country = result.country or known.country
                if known.sort == "country":
                    result.nested.append(self.makers.known_candidate(item, item.start, item.end))
            elif (
                item.title is not None and item.title.kind in {"body", "organisation"}
            ) or item.kind == "organisation":
                body = body or self.view.without_article(start, end)
                if item.kind == "organisation":
                    named = self.makers.named(Phrase([item], item.start, item.end, "", ()), None, None)
                    result.nested += [named] if named is not None else []
                result.sectors = result.sectors or (item.title.sectors if item.title else ())
        if body is None and not result.country and not result.place and self._closes_body(end) and preposition != "for":
            body = self.view.without_article(start, end)
        if goes_on:
            # "the University" "of Oslo"
            result.body, result.body_end = self.view.without_article(result.body_start, end), end
        elif body is not None:
            if result.body is None:
                result.body_start, result.body_end = start, end
            result.body = result.body or body
        elif not any(item.known is not None for item in piece.items) and preposition in {"of", "for"}:
            result.topic_end = end

    def _hangs_on_verb(self, preposition: int, title: Title) -> bool:
        """Tell whether a phrase goes with the verb: "met the government in Oslo", "accused the union of delays"."""
        if preposition + 1 < self.n and self.tags[preposition + 1] == "VBG":
            # "accused the minister of hiding data"
            return self.lower[preposition] == "of"
        head = self.view.parse.heads[preposition]
        return title.kind in {"body", "organisation"} and self.view.parse.pos[head] == "VERB" and head < preposition

    def _names_post(self, piece: Complement) -> bool:
        return any(item.known is not None and item.known.sort in _POSTS for item in piece.items)

    def _is_actor(self, item: Item) -> bool:
        return item.known is not None and item.known.sort in {"country", "organisation"}

    def _closes_body(self, end: int) -> bool:
        return self.lower[end - 1] in BODY_WORDS and self.words[end - 1][0].isupper()
