"""Who speaks through a document: "the ministry's statement said", "a statement issued by the union said"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
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
                if held is None or candidate.end - candidate.start > held.end - held.start:
                    self.by_head[token] = candidate
        self.documents = [t for t in range(len(parse)) if parse.lemmas[t].lower() in SPEAKING_DOCUMENTS]

    def of(self, head: int) -> Candidate | None:
        """Return the candidate that issued the document whose noun is at ``head``, or None where nothing tells it."""
        if self.parse.lemmas[head].lower() not in SPEAKING_DOCUMENTS:
            return None
        own = self._in_phrase(head)
        if own is not None:
            return own
        if not self._is_known(head):
            return None
        sentence = self.parse.sentence_numbers
        for number in range(bisect_left(self.documents, head) - 1, -1, -1):
            document = self.documents[number]
            if sentence[head] - sentence[document] > REACH:
                return None
            if self.parse.lemmas[document] != self.parse.lemmas[head] and not self._alike(document, head):
                continue
            found = self._in_phrase(document) or self._of_clause(document)
            if found is not None:
                return found
        return None

    def _alike(self, document: int, head: int) -> bool:
        pair = {self.parse.lemmas[document].lower(), self.parse.lemmas[head].lower()}
        return pair <= {"statement", "communiqué", "communique", "release", "declaration", "announcement", "message"}

    def _is_known(self, head: int) -> bool:
        return any(self.parse.lower[t] in {"the", "this", "that", "same"} for t in self.children[head])

    def _in_phrase(self, head: int) -> Candidate | None:
        """Return the owner in the genitive, or whom "issued by", "from", "of" name."""
        for token in self.children[head]:
            dep, lower = self.parse.deps[token], self.parse.lower[token]
            if dep in {"poss", "nmod", "compound"}:
                found = self._speaks(token, dep)
                if found is not None:
                    return found
            elif dep == "prep" and lower in _BY:
                found = self._object(token)
                if found is not None:
                    return found
            elif dep in {"acl", "relcl"}:
                agent = child(self.parse, token, "agent")
                if agent is None and self.parse.lemmas[token].lower() in _ISSUE:
                    agent = next((t for t in self.children[token] if self.parse.lower[t] == "by"), None)
                found = self._object(agent) if agent is not None else None
                if found is not None:
                    return found
        return None

    def _speaks(self, token: int, dep: str) -> Candidate | None:
        found = self.by_head.get(token)
        if found is None or (dep != "poss" and found.kind not in {"body", "organisation"}):
            return None
        return found

    def _object(self, preposition: int) -> Candidate | None:
        noun = child(self.parse, preposition, "pobj")
        return self.by_head.get(noun) if noun is not None else None

    def _of_clause(self, document: int) -> Candidate | None:
        """Return the subject of "X issued a statement" and of "X said in a statement"."""
        verb = self.parse.heads[document]
        dep = self.parse.deps[document]
        if dep == "pobj" and self.parse.lower[verb] in _SPEAK_IN:
            verb = self.parse.heads[verb]
        elif dep == "nsubjpass":
            agent = agent_of(self.parse, verb)
            return self.by_head.get(agent) if agent is not None else None
        elif dep not in {"dobj"} or self.parse.lemmas[verb].lower() not in _ISSUE:
            return None
        subject = subject_of(self.parse, verb)
        # "The envoy was told in a statement" is no statement of the envoy's.
        if subject is None or self.parse.deps[subject] == "nsubjpass":
            return None
        return self.by_head.get(subject)
