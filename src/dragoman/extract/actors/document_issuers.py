"""Who speaks through a document: "the ministry's statement said", "a statement issued by the union said"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from dragoman.extract.grammar.clauses import child, subject_of
from dragoman.extract.grammar.verbs import agent_of
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse

# Documents that speak for whoever issued them. Reports, studies and laws speak for themselves.
SPEAKING_DOCUMENTS = words_of("actors", "speaking documents")
# How many sentences back the issue of "the statement" is looked for.
REACH: Final = 6
_KNOWN = words_of("actors", "marks of what is known")
# Words for what says a thing as a statement does; others ("letter") are no other word for each other.
_STATEMENTS = words_of("actors", "words for statements")
_ISSUE = words_of("actors", "verbs of issuing")
_BY = words_of("actors", "prepositions of issuers")
_SPEAK_IN = words_of("actors", "prepositions of documents")


class Issuers:
    """Looks up who issued a document, in its own phrase first, then in the sentences before it."""

    def __init__(self, parse: Parse, candidates: Sequence[Candidate]) -> None:
        self.parse = parse
        self.children = parse.children
        self.by_head: dict[int, Candidate] = {}
        for candidate in candidates:
            for token in range(candidate.head_start, candidate.head_end):
                held = self.by_head.get(token)
                if held is None or candidate.width > held.width:
                    self.by_head[token] = candidate
        self.documents = [t for t in range(len(parse)) if parse.lemmas[t].lower() in SPEAKING_DOCUMENTS]

    def of(self, head: int) -> Candidate | None:
        """Return the candidate that issued the document whose noun is at ``head``, or None where nothing tells it."""
        if self.parse.lemmas[head].lower() not in SPEAKING_DOCUMENTS:
            return None
        own = self._in_phrase(head)
        if own is not None or not self._is_known(head):
            return own
        alike = (document for document in self._before(head) if self._alike(document, head))
        told = (self._in_phrase(document) or self._of_clause(document) for document in alike)
        return next((issuer for issuer in told if issuer is not None), None)

    def _before(self, head: int) -> Iterator[int]:
        """Yield the documents told of in the sentences before, the nearest first."""
        sentence = self.parse.sentence_numbers
        for number in range(bisect_left(self.documents, head) - 1, -1, -1):
            if sentence[head] - sentence[self.documents[number]] > REACH:
                return
            yield self.documents[number]

    def _alike(self, document: int, head: int) -> bool:
        left, right = self.parse.lemmas[document], self.parse.lemmas[head]
        return left == right or {left.lower(), right.lower()} <= _STATEMENTS

    def _is_known(self, head: int) -> bool:
        return any(self.parse.lower[token] in _KNOWN for token in self.children[head])

    def _in_phrase(self, head: int) -> Candidate | None:
        """Return the owner in the genitive, or whom "issued by", "from", "of" name."""
        told = (self._told_by(token) for token in self.children[head])
        return next((issuer for issuer in told if issuer is not None), None)

    def _told_by(self, token: int) -> Candidate | None:
        """Return the issuer that one word of a document's phrase tells."""
        dep = self.parse.deps[token]
        if dep in {"poss", "nmod", "compound"}:
            return self._speaks(token, dep)
        if dep in {"acl", "relcl"}:
            return self._of_participle(token)
        return self._object(token) if dep == "prep" and self.parse.lower[token] in _BY else None

    def _of_participle(self, verb: int) -> Candidate | None:
        """Return the agent of "released by the union", where the parser may take it for a preposition's object."""
        agent = child(self.parse, verb, "agent")
        if agent is None and self.parse.lemmas[verb].lower() in _ISSUE:
            agent = next((token for token in self.children[verb] if self.parse.lower[token] == "by"), None)
        return None if agent is None else self._object(agent)

    def _speaks(self, token: int, dep: str) -> Candidate | None:
        found = self.by_head.get(token)
        if found is None or (dep != "poss" and found.kind not in {"body", "organisation"}):
            return None
        return found

    def _object(self, preposition: int) -> Candidate | None:
        noun = child(self.parse, preposition, "pobj")
        return None if noun is None else self.by_head.get(noun)

    def _of_clause(self, document: int) -> Candidate | None:
        """Return the subject of "X issued a statement" and of "X said in a statement"."""
        dep, head = self.parse.deps[document], self.parse.heads[document]
        if dep == "nsubjpass":
            agent = agent_of(self.parse, head)
            return None if agent is None else self.by_head.get(agent)
        if dep == "pobj" and self.parse.lower[head] in _SPEAK_IN:
            return self._subject(self.parse.heads[head])
        if dep == "dobj" and self.parse.lemmas[head].lower() in _ISSUE:
            return self._subject(head)
        return None

    def _subject(self, verb: int) -> Candidate | None:
        subject = subject_of(self.parse, verb)
        # "The envoy was told in a statement" is no statement of the envoy's.
        if subject is None or self.parse.deps[subject] == "nsubjpass":
            return None
        return self.by_head.get(subject)
