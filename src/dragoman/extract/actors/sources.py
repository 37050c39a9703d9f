"""The candidate that a source phrase names, or one made of it."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from dragoman.extract.actors.described_speakers import described_speaker, part_of_group
from dragoman.extract.actors.document_issuers import Issuers
from dragoman.extract.actors.relative_pronouns import antecedent
from dragoman.extract.grammar.columns import at
from dragoman.extract.grammar.datelines import behind_dateline, end_of_dateline_around
from dragoman.extract.grammar.heads import head_of
from dragoman.extract.mentions.appositions import callings_beside_names
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.titles import PAST
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Dateline, Parse

# How far before a phrase a candidate may begin that reaches into it, and how many candidates are looked at before a
# cue.
_REACH: Final = 12
_COMMAS: Final = frozenset({",", "–", "—"})
_HYPHENS: Final = frozenset({"-", "–"})
_BEFORE_DESCRIPTIONS = words_of("actors", "openers of descriptions")
_DASHES: Final = frozenset({"--", "—", "–"})


class _Source(NamedTuple):
    """A source phrase without its dateline (``spoken``), what it stands for (``tokens``), and the head of that."""

    spoken: range
    tokens: range
    head: int


class Sources:
    """Finds the candidate that a source phrase names, or makes one of it (``added``).

    ``issued`` goes from a made candidate that is a document to the candidate that issued it.
    """

    def __init__(self, parse: Parse, candidates: list[Candidate], dateline: Dateline | None) -> None:
        self.parse = parse
        self.dateline = dateline
        self.candidates = candidates
        self.starts = [c.start for c in candidates]
        self.added: dict[tuple[int, int], Candidate] = {}
        self.issued: dict[Candidate, Candidate] = {}
        self.beside = callings_beside_names(parse, candidates)
        self.issuers = Issuers(parse, candidates)
        # Of a compound phrase the noun speaks for its actors, whichever is taken.
        self.compounds = {c.compound: c for c in reversed(candidates) if c.compound >= 0}
        self.compounds_by_end: dict[int, list[Candidate]] = {}
        for compound in self.compounds.values():
            self.compounds_by_end.setdefault(compound.end, []).append(compound)
        self.plurals = _plurals_by_head(candidates)
        # The first rule that finds somebody decides.
        self._rules = (
            self._name_set_apart,
            self._body_before_which,
            self._beside_calling,
            self._of_compound,
            self._whole_compound,
            self._part,
            self._named,
            self._described,
        )

    def find(self, phrase: range) -> Candidate | None:
        """Return the candidate for a phrase, None where it names nothing that could be a mention."""
        after = self._after_broken_dateline(phrase)
        if after is not None:
            return after
        spoken = behind_dateline(self.parse, self._behind_gerund(phrase), self.dateline)
        if not spoken:
            return None
        tokens = antecedent(self.parse, spoken)
        source = _Source(spoken, tokens, self._head(tokens))
        found = (rule(source) for rule in self._rules)
        return next((candidate for candidate in found if candidate is not None), None)

    def _behind_gerund(self, phrase: range) -> range:
        """Return a phrase without the participle that the parser took into it: "Responding, the minister said"."""
        first = phrase.start
        is_gerund = self.parse.lower[first].endswith("ing") and at(self.parse.words, first + 1) == ","
        return range(first + 2, phrase.stop) if is_gerund and first + 2 < phrase.stop else phrase

    def _head(self, tokens: range) -> int:
        """Return the head word of a phrase; "minister" of "the ex-minister"."""
        head = head_of(self.parse, tokens.start, tokens.stop)
        is_prefix = self.parse.lower[head] in PAST and at(self.parse.words, head + 1) in _HYPHENS
        return head + 2 if is_prefix and head + 2 < tokens.stop else head

    def _name_set_apart(self, source: _Source) -> Candidate | None:
        """Return the name that commas set apart behind words for its bearer, the only one of the phrase: "the special
        co-ordinator and leader of the observers, Ambassador Alastair Pym,".
        """
        tokens = source.spoken
        low, high = bisect_left(self.starts, tokens.start), bisect_left(self.starts, tokens.stop)
        inside = [c for c in self.candidates[low:high] if c.form == "name" and c.end <= tokens.stop]
        names = [c for c in inside if c.kind == "person"]
        bodies = [c for c in inside if c.kind in {"body", "organisation"} and c.known is not None]
        # "the UN relief wing, OCHA"
        name = names[0] if names else bodies[-1] if bodies and bodies[-1].end == tokens.stop else None
        if name is None or any(other.head_start > name.head_end for other in names):
            return None
        if self.parse.words[name.start - 1] not in _COMMAS or name.start <= tokens.start + 1:
            return None
        if name.kind == "person" and len(name.parts) < 2:
            return None
        if name.end < tokens.stop and self.parse.words[name.end] not in _COMMAS:
            return None
        return name if self._describes_one(range(tokens.start, name.start - 1)) else None

    def _describes_one(self, tokens: range) -> bool:
        """Tell whether words before a comma describe somebody: with an article or possessive, no verb, no list."""
        parse = self.parse
        if parse.lower[tokens.start] not in _BEFORE_DESCRIPTIONS or "," in parse.words[tokens.start : tokens.stop]:
            return False
        return not any(
            tag.startswith(("VBD", "VBZ", "VBP", "MD", "W")) for tag in parse.tags[tokens.start : tokens.stop]
        )

    def before_cue(self, cue: range) -> Candidate | None:
        """Return the person whose apposition ends at the cue where the parser lost the subject.

        "Speaking in Oslo, Mara Lindqvist, secretary of the council, said …"
        """
        comma = cue.start - 1
        if not cue or comma < 2 or self.parse.words[comma] != ",":
            return None
        high = bisect_left(self.starts, comma)
        near = reversed(self.candidates[max(0, high - _REACH) : high])
        names = (self._name_before(high, c.start - 1) for c in near if self._is_apposition(c, comma))
        return next((name for name in names if name is not None), None)

    def _is_apposition(self, candidate: Candidate, end: int) -> bool:
        """Tell whether an office with what is behind it stands between two commas, the second one at ``end``."""
        parse, comma = self.parse, candidate.start - 1
        if candidate.office is None or candidate.form == "pronoun" or candidate.end > end:
            return False
        if comma < 1 or parse.words[comma] != "," or parse.sentence_of(comma - 1) != parse.sentence_of(end + 1):
            return False
        return not any(tag.startswith(("VB", "MD")) for tag in parse.tags[candidate.start : end])

    def _name_before(self, high: int, comma: int) -> Candidate | None:
        """Return the person whose name ends at a comma, among the candidates before the one numbered ``high``."""
        for number in range(high - 1, -1, -1):
            name = self.candidates[number]
            if name.end < comma - 2:
                return None
            if name.end == comma and name.is_name_of_person:
                return name
        return None

    def _after_broken_dateline(self, phrase: range) -> Candidate | None:
        """Return what follows a date line where the phrase is nothing but its beginning: ``OSLO, May 2 (NTB``."""
        end = end_of_dateline_around(self.parse, phrase, self.dateline)
        if end is None:
            return None
        first = max(phrase.stop, bisect_left(self.parse.starts, end))
        following = self.candidates[bisect_left(self.starts, first) : bisect_left(self.starts, first + 2)]
        return min((c for c in following if c.form != "pronoun"), key=lambda c: (c.start, -c.end), default=None)

    def _body_before_which(self, source: _Source) -> Candidate | None:
        """Return the body before "which" where the noun it hangs on is a person: "the head of the union, which"."""
        pronoun, noun = source.spoken.start, source.tokens.start
        if source.tokens == source.spoken or self.parse.lower[pronoun] != "which":
            return None
        low, high = bisect_left(self.starts, noun - 4), bisect_left(self.starts, pronoun)
        near = [c for c in self.candidates[low:high] if c.head_end <= pronoun and c.form != "pronoun"]
        if not any(c.kind in {"person", "group"} and c.has_in_head(noun) for c in near):
            return None
        things = (c for c in near if c.kind in {"body", "organisation", "state"} and c.head_start > noun)
        return max(things, key=lambda c: c.head_end, default=None)

    def _beside_calling(self, source: _Source) -> Candidate | None:
        name = self.beside.get(source.head)
        return None if name is None else self.candidates[name]

    def _of_compound(self, source: _Source) -> Candidate | None:
        return self.compounds.get(source.head)

    def _whole_compound(self, source: _Source) -> Candidate | None:
        ending = self.compounds_by_end.get(source.tokens.stop, ())
        return next((c for c in ending if _is_whole(c, source.tokens)), None)

    def _part(self, source: _Source) -> Candidate | None:
        part = part_of_group(self.parse, source.tokens, source.head, self.plurals)
        return None if part is None else self.added.setdefault((part.start, part.end), part)

    def _named(self, source: _Source) -> Candidate | None:
        """Return the candidate on the head word of a phrase, else the first name in it."""
        tokens = source.tokens
        near = self.candidates[bisect_left(self.starts, tokens.start - _REACH) : bisect_left(self.starts, tokens.stop)]
        inside = [c for c in near if c.head_start < tokens.stop and c.head_end > tokens.start]
        if self.parse.lower[tokens.stop - 1] in PAST and at(self.parse.words, tokens.stop) in _HYPHENS:
            # "The ex" of "The ex-minister"
            return next((c for c in near if c.start <= tokens.start and c.head_start == tokens.stop + 1), None)
        if not inside:
            return next(iter(_around(near, tokens)), None)
        opening = next((c for c in inside if self._opens_description(c, tokens)), None)
        if opening is not None:
            return opening
        pool = self._on_head(inside, source) or _around(near, tokens)
        return min(pool, key=lambda c: (not c.is_name_of_person, c.start, c.end), default=None)

    def _opens_description(self, candidate: Candidate, tokens: range) -> bool:
        """Tell whether a phrase names a person first, and then describes him: "Holm -- co-editor of …", "Cho Yong-sim,
        vice director of …".
        """
        if not candidate.is_name_of_person or candidate.start > tokens.start or candidate.end >= tokens.stop:
            return False
        if self.parse.words[candidate.end] in _DASHES:
            return True
        after = candidate.end + 1
        if self.parse.words[candidate.end] != "," or after >= tokens.stop or len(candidate.parts) < 2:
            return False
        low, high = bisect_left(self.starts, after), bisect_left(self.starts, after + 1)
        if any(c.is_name_of_person for c in self.candidates[low:high]):
            # "During a call from Al-Mudhaf, Al-Khreisat said"
            return False
        return not any(
            self.parse.lower[t] == "and" and self.parse.deps[t] == "cc" and self.parse.heads[t] == candidate.root
            for t in range(after, tokens.stop)
        )

    def _on_head(self, inside: list[Candidate], source: _Source) -> list[Candidate]:
        """Return the candidates on the head word of a phrase, else around it, else those it begins with, else
        persons.
        """
        found = [c for c in inside if c.has_in_head(source.head)] or _around_word(inside, source.head)
        if found:
            return found
        # "Lindqvist's counterpart" is not Lindqvist.
        own = [c for c in inside if c.end >= source.tokens.stop or at(self.parse.tags, c.end) != "POS"]
        opening = _opening(own, source.tokens)
        if opening or self.parse.tags[source.head].startswith("N"):
            return opening
        return [c for c in own if c.is_name_of_person]

    def _described(self, source: _Source) -> Candidate | None:
        """Make a candidate of a phrase whose head the lexicon does not know, and note who issued it, if a document."""
        made = described_speaker(self.parse, source.tokens)
        if made is None:
            return None
        found = self.added.setdefault((made.start, made.end), made)
        issuer = self.issuers.of(made.head_start) if found is made else None
        if issuer is not None:
            self.issued[made] = issuer
        return found


def _plurals_by_head(candidates: list[Candidate]) -> dict[int, Candidate]:
    """Return plurals by the words of their heads, the first one of each."""
    found: dict[int, Candidate] = {}
    for candidate in candidates:
        if candidate.is_plural and candidate.form != "pronoun":
            for token in range(candidate.head_start, candidate.head_end):
                found.setdefault(token, candidate)
    return found


def _is_whole(first: Candidate, tokens: range) -> bool:
    """Tell whether the first actor of a compound phrase reaches over a whole source phrase but for its article."""
    return tokens.start <= first.start <= tokens.start + 1 and first.end == tokens.stop


def _around_word(candidates: list[Candidate], token: int) -> list[Candidate]:
    return [c for c in candidates if c.start <= token < c.end and c.form != "pronoun"]


def _opening(candidates: list[Candidate], tokens: range) -> list[Candidate]:
    """Return the candidates that a source phrase begins with; a pronoun only where it is the whole of it."""
    opening = [c for c in candidates if tokens.start in (c.head_start, c.start)]
    return opening if len(tokens) == 1 else [c for c in opening if c.form != "pronoun"]


def _around(candidates: list[Candidate], tokens: range) -> list[Candidate]:
    """Return the names of which a source phrase is only the beginning: "the main opposition" Liberal Party."""
    return [
        c for c in candidates
        if c.form == "name" and c.start <= tokens.start and tokens.stop <= c.head_end and c.head_start >= tokens.stop
    ]  # fmt: skip
