"""Who speaks at a statement: the candidate that its source phrase names, or one made of that phrase."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dragoman.extract.actors.coordination import coordinated
from dragoman.extract.actors.document_issuers import Issuers
from dragoman.extract.entities.clusters import Cluster
from dragoman.extract.mentions.appositions import callings_beside_names, is_calling
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.organisations import load_gazetteer
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Parse, Statement

# "New Delhi, Jul 21 (PTI) The court", "MOSCOW, June 14. /TASS/. The crew": what stands before the first word.
_DATELINE = re.compile(r"[A-Z][^()/\n\"“”]{1,60}(?:\([A-Z][A-Za-z .]{1,20}\)|/[A-Z][A-Za-z ]{1,20}/)[ .:–—-]*(?=\S)")
_ISO_DAY = re.compile(r"[12]\d{3}-[01]\d-[0-3]\d")


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who speaks at the statements, by numbers of candidates and statements.

    ``candidates`` are those given and those only a statement asks for. ``first`` goes from a statement to its speaker,
    ``others`` to those who speak with him; ``issuers`` from a document to whoever issued it; ``together`` from the
    first of candidates that stand together to all of them.
    """

    candidates: list[Candidate]
    first: dict[int, int]
    others: dict[int, tuple[int, ...]]
    issuers: dict[int, int]
    together: dict[int, tuple[int, ...]]

    def by_candidate(self) -> Iterator[tuple[int, int]]:
        """Yield statement and candidate, once for each that speaks there."""
        for statement, number in self.first.items():
            yield statement, number
            for other in self.others.get(statement, ()):
                yield statement, other


def with_speakers(parse: Parse, candidates: list[Candidate], statements: tuple[Statement, ...]) -> Speakers:
    """Find the speakers of statements among the candidates; make candidates of source phrases that have none."""
    sources = _Sources(parse, candidates)
    chosen = _chosen(parse, sources, statements)
    everything = sorted([*candidates, *sources.added.values()], key=lambda c: (c.start, -c.end))
    position = {candidate: n for n, candidate in enumerate(everything)}
    issuers = {position[made]: position[issuer] for made, issuer in sources.issued.items()}
    together = coordinated(parse, everything)
    # Of a compound phrase the source may have led to any of its actors.
    of_compound = {c: ns[0] for ns in together.values() if (c := everything[ns[0]].compound) >= 0}
    named = {number: position[candidate] for number, candidate in chosen.items()}
    speakers = {s: of_compound.get(everything[n].compound, n) for s, n in named.items()}
    others = {}
    for number, speaker in speakers.items():
        span = statements[number].speaker_span
        inside = range(0) if span is None else parse.tokens_in(span)
        beside = [n for n in together.get(speaker, ()) if n != speaker and everything[n].root in inside]
        if beside:
            others[number] = tuple(beside)
    return Speakers(everything, speakers, others, issuers, together)


def _chosen(parse: Parse, sources: _Sources, statements: tuple[Statement, ...]) -> dict[int, Candidate]:
    """Return statement → the candidate that speaks it, for those that have one."""
    chosen: dict[int, Candidate] = {}
    carried = _carried_on(parse, statements)
    for number, statement in enumerate(statements):
        if _is_asked(parse, statement):
            continue
        if statement.speaker_span is None:
            found = sources.before_cue(parse.tokens_in(statement.cue.span)) if statement.cue else None
        else:
            found = sources.find(parse.tokens_in(statement.speaker_span))
            outer = chosen.get(carried[number]) if number in carried else None
            if outer is not None and (found is None or not _can_go_on(parse, found, statement)):
                found = outer
        if found is not None:
            chosen[number] = found
    return chosen


class _Sources:
    """Finds the candidate that a source phrase names, or makes one of it (``added``).

    ``issued`` goes from a made candidate that is a document to the candidate that issued it.
    """

    def __init__(self, parse: Parse, candidates: list[Candidate]) -> None:
        self.parse = parse
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
        # Plurals by the words of their heads, the first one of each.
        self.plurals: dict[int, Candidate] = {}
        for candidate in candidates:
            if candidate.is_plural and candidate.form != "pronoun":
                for token in range(candidate.head_start, candidate.head_end):
                    self.plurals.setdefault(token, candidate)

    def find(self, phrase: range) -> Candidate | None:
        """Return the candidate for a phrase, None where it names nothing that could be a mention."""
        after = self._after_broken_dateline(phrase)
        if after is not None:
            return after
        tokens = spoken = _without_dateline(self.parse, phrase)
        if not tokens:
            return None
        tokens = _antecedent(self.parse, tokens)
        if tokens != spoken and self.parse.lower[spoken.start] == "which":
            thing = self._nearest_body(tokens.start, spoken.start)
            if thing is not None:
                return thing
        head = _head_of(self.parse, tokens)
        if head in self.beside:
            return self.candidates[self.beside[head]]
        if head in self.compounds:
            return self.compounds[head]
        whole = next((c for c in self.compounds_by_end.get(tokens.stop, ()) if _is_whole(c, tokens)), None)
        if whole is not None:
            return whole
        part = self._part_of(tokens, head)
        if part is not None:
            return self.added.setdefault((part.start, part.end), part)
        found = _candidate_in(self.parse, self.candidates, self.starts, tokens)
        if found is None:
            made = _bare_speaker(self.parse, tokens)
            if made is not None:
                found = self.added.setdefault((made.start, made.end), made)
                issuer = self.issuers.of(made.head_start) if found is made else None
                if issuer is not None:
                    self.issued[made] = issuer
        return found

    def _part_of(self, tokens: range, head: int) -> Candidate | None:
        """Make a candidate of a part of a group: "several of the unions", "a group of tourists", "one of the aides"."""
        if self.parse.lemmas[head].lower() not in _QUANTITIES:
            return None
        noun = next(
            (inner for of in self.parse.children[head] if self.parse.lower[of] == "of" and of in tokens
             for inner in self.parse.children[of] if self.parse.deps[inner] == "pobj"), None,
        )  # fmt: skip
        whole = self.plurals.get(noun) if noun is not None else None
        if whole is None:
            return None
        one = self.parse.lower[head] in {"one", "another"}
        return replace(
            whole, start=tokens.start, end=max(whole.end, tokens.stop), form="nominal", article="a",
            kind="person" if one and whole.office is not None and whole.office.kind == "person" else whole.kind,
            is_plural=not one, known=None, parts=(),
        )  # fmt: skip

    def _after_broken_dateline(self, phrase: range) -> Candidate | None:
        """Return what follows a date line where the phrase is nothing but its beginning: ``OSLO, May 2 (NTB``."""
        parse = self.parse
        if not phrase or not _begins_paragraph(parse, phrase.start):
            return None
        dateline = _DATELINE.match(parse.text, parse.starts[phrase.start])
        if dateline is None or dateline.end() <= parse.ends[phrase.stop - 1]:
            return None
        first = max(phrase.stop, bisect_left(parse.starts, dateline.end()))
        following = self.candidates[bisect_left(self.starts, first) : bisect_left(self.starts, first + 2)]
        near = [c for c in following if c.form != "pronoun"]
        return min(near, key=lambda c: (c.start, -c.end), default=None)

    def before_cue(self, cue: range) -> Candidate | None:
        """Return the person whose apposition ends at the cue where the parser lost the subject.

        "Speaking in Oslo, Mara Lindqvist, secretary of the council, said …"
        """
        if not cue or cue.start < 3 or self.parse.words[cue.start - 1] != ",":
            return None
        end = cue.start - 1
        high = bisect_left(self.starts, end)
        for apposition in reversed(self.candidates[max(0, high - 12) : high]):
            begins = apposition.start
            if apposition.end > end or begins < 2 or self.parse.words[begins - 1] != ",":
                continue
            if apposition.office is None or apposition.form == "pronoun":
                continue
            if self.parse.sentence_numbers[begins - 2] != self.parse.sentence_numbers[cue.start]:
                continue
            if any(self.parse.tags[place].startswith(("VB", "MD")) for place in range(begins, end)):
                continue
            for number in range(high - 1, -1, -1):
                name = self.candidates[number]
                if name.end < begins - 3:
                    break
                if name.end == begins - 1 and name.form == "name" and name.kind == "person":
                    return name
        return None

    def _nearest_body(self, noun: int, pronoun: int) -> Candidate | None:
        """Return the body before "which" where the noun it hangs on is a person: "the head of the union, which"."""
        low, high = bisect_left(self.starts, noun - 4), bisect_left(self.starts, pronoun)
        near = [c for c in self.candidates[low:high] if c.head_end <= pronoun and c.form != "pronoun"]
        if not any(c.kind in {"person", "group"} and c.head_start <= noun < c.head_end for c in near):
            return None
        things = [c for c in near if c.kind in {"body", "organisation", "state"} and c.head_start > noun]
        return max(things, key=lambda c: c.head_end, default=None)


def _carried_on(parse: Parse, statements: tuple[Statement, ...]) -> dict[int, int]:
    """Return statement → the one before it whose speaker may go on in its participle.

    "The head said that the plant was ready, adding that …": what the parser takes for the subject of "adding" stands
    inside what the head said.
    """
    found: dict[int, int] = {}
    for number, statement in enumerate(statements):
        if statement.cue is None or statement.speaker_span is None:
            continue
        cue = parse.tokens_in(statement.cue.span)
        if not cue or parse.tags[cue.start] != "VBG":
            continue
        for before in range(number - 1, max(-1, number - 4), -1):
            other = statements[before]
            spoken = other.cue is not None and any(span.covers(statement.speaker_span) for span in other.content)
            same_sentence = spoken and parse.sentence_of(cue.start) == _sentence_of(parse, other)
            if same_sentence and other.cue is not None and other.cue.span.end <= statement.cue.span.start:
                found[number] = before
                break
    return found


def _sentence_of(parse: Parse, statement: Statement) -> object:
    tokens = parse.tokens_in(statement.cue.span) if statement.cue else range(0)
    return parse.sentence_of(tokens.start) if tokens else None


def _can_go_on(parse: Parse, found: Candidate, statement: Statement) -> bool:
    """Tell whether a subject inside what somebody said can itself say what a participle after it tells."""
    if found.form != "pronoun" and found.kind not in {"person", "group", "body", "organisation", "state"}:
        return False
    if found.known is None and found.office is None and found.form == "nominal":
        return _plain_kind(parse.lemmas[found.root].lower()) == "person"
    cue = parse.tokens_in(statement.cue.span) if statement.cue else range(0)
    own = set(parse.lower[cue.start : cue.stop + 2])
    # "expressing his hope" is said by a person.
    return found.kind in {"person", "group"} or not own & {"his", "her"}


def _is_asked(parse: Parse, statement: Statement) -> bool:
    """Tell whether a statement is a question that nobody is named for: "Asked if she would resign, she said"."""
    cue = parse.tokens_in(statement.cue.span) if statement.cue else range(0)
    if not cue or parse.lemmas[cue.start] != "ask" or parse.tags[cue.start] != "VBN":
        return False
    head = cue.start
    below = parse.children[head]
    is_led = not any(parse.deps[token] in {"nsubj", "nsubjpass", "agent"} for token in below)
    return is_led and parse.deps[head] in {"advcl", "ROOT", "acl", "ccomp"} and parse.lower[max(head - 1, 0)] != "has"


def _without_dateline(parse: Parse, tokens: range) -> range:
    """Return the tokens after a date line or a dash that closes a dateline (``Oslo, NTB – The minister``)."""
    if not tokens:
        return tokens
    starts = (_after_date_line(parse, tokens), _after_iso_day(parse, tokens), _after_dash(parse, tokens))
    start = next((each for each in starts if each is not None), tokens.start)
    return range(start, tokens.stop)


def _after_date_line(parse: Parse, tokens: range) -> int | None:
    dateline = _DATELINE.match(parse.text, parse.starts[tokens.start], parse.ends[tokens.stop - 1])
    if dateline is None or not any(parse.tags[t] == "CD" or parse.words[t].isupper() for t in tokens[:6]):
        return None
    after = next((t for t in tokens if parse.starts[t] >= dateline.end()), None)
    return after if after is not None and _begins_paragraph(parse, tokens.start) else None


def _after_iso_day(parse: Parse, tokens: range) -> int | None:
    for token in tokens[:6]:
        if token + 1 < tokens.stop and _ISO_DAY.fullmatch(parse.text[parse.starts[token] : parse.starts[token] + 10]):
            following = (t for t in range(token + 1, tokens.stop) if parse.words[t][0].isalpha())
            return next(following, token)
    return None


def _after_dash(parse: Parse, tokens: range) -> int | None:
    for token in tokens[:8]:
        if parse.words[token] not in {"–", "—", "-", "--"} or token + 1 >= tokens.stop:
            continue
        glued = token > 0 and parse.starts[token] == parse.ends[token - 1]
        before = (parse.words[t] for t in range(tokens.start, token))
        if not glued and all(word[0].isupper() or not word[0].isalpha() for word in before):
            return token + 1
    return None


def _begins_paragraph(parse: Parse, token: int) -> bool:
    return token == 0 or parse.paragraph_numbers[token] != parse.paragraph_numbers[token - 1]


def _antecedent(parse: Parse, tokens: range) -> range:
    """Return the noun that a relative pronoun stands for; any other phrase as it is."""
    if len(tokens) != 1 or parse.lower[tokens.start] not in {"who", "that", "which", "whom"}:
        return tokens
    token = tokens.start
    for _ in range(4):
        head = parse.heads[token]
        if parse.deps[token] in {"relcl", "acl"}:
            return range(head, head + 1)
        if head == token:
            break
        token = head
    return tokens


def _candidate_in(parse: Parse, candidates: list[Candidate], starts: list[int], tokens: range) -> Candidate | None:
    """Return the candidate that a source phrase names: the one on its head word, else the first name in it."""
    near = candidates[bisect_left(starts, tokens.start - 12) : bisect_left(starts, tokens.stop)]
    inside = [c for c in near if c.head_start < tokens.stop and c.head_end > tokens.start]
    if not inside:
        return next(iter(_around(near, tokens)), None)
    first = _described(parse, inside, tokens)
    if first is not None:
        return first
    pool = _on_head(parse, inside, tokens) or _around(near, tokens)
    return min(pool, key=lambda c: (c.form != "name" or c.kind != "person", c.start, c.end), default=None)


def _on_head(parse: Parse, inside: list[Candidate], tokens: range) -> list[Candidate]:
    """Return the candidates on the head word of a phrase, else around it, else those it begins with, else persons."""
    head = _head_of(parse, tokens)
    pool = [c for c in inside if c.head_start <= head < c.head_end]
    pool = pool or [c for c in inside if c.start <= head < c.end and c.form != "pronoun"]
    if pool:
        return pool
    # "Lindqvist's counterpart" is not Lindqvist.
    own = [c for c in inside if not (c.end < tokens.stop and parse.tags[c.end] == "POS")]
    opening = [c for c in own if tokens.start in (c.head_start, c.start)]
    pool = [c for c in opening if c.form != "pronoun" or len(tokens) == 1]
    if pool or parse.tags[head].startswith("N"):
        return pool
    return [c for c in own if c.form == "name" and c.kind == "person"]


def _is_whole(first: Candidate, tokens: range) -> bool:
    """Tell whether the first actor of a compound phrase reaches over a whole source phrase but for its article."""
    return tokens.start <= first.start <= tokens.start + 1 and first.end == tokens.stop


def _described(parse: Parse, inside: list[Candidate], tokens: range) -> Candidate | None:
    """Return the person whom a source phrase names first, and then describes after a dash: "Holm -- co-editor of …"."""
    for candidate in inside:
        opens = candidate.form == "name" and candidate.kind == "person" and candidate.start <= tokens.start
        if opens and candidate.end < tokens.stop and parse.words[candidate.end] in {"--", "—", "–"}:
            return candidate
    return None


def _around(candidates: list[Candidate], tokens: range) -> list[Candidate]:
    """Return the names of which a source phrase is only the beginning: "the main opposition" Liberal Party."""
    return [
        c for c in candidates
        if c.form == "name" and c.start <= tokens.start and tokens.stop <= c.head_end and c.head_start >= tokens.stop
    ]  # fmt: skip


def _head_of(parse: Parse, tokens: range) -> int:
    for token in tokens:
        head = parse.heads[token]
        if (head not in tokens or head == token) and parse.pos[token] not in {"PUNCT", "DET", "ADP"}:
            return token
    return tokens.start


def _bare_speaker(parse: Parse, tokens: range) -> Candidate | None:
    """Make a candidate of a source phrase whose head the lexicon does not know (``a 63-year-old weaver``)."""
    head = _head_of(parse, tokens)
    tag = parse.tags[head]
    if tag in {"WP", "WDT"} or not (tag.startswith("NN") or tag in {"DT", "CD", *_NOMINAL_ADJECTIVES}):
        return None
    # "The displaced" are many.
    plural = tag in {"NNS", "NNPS", *_NOMINAL_ADJECTIVES} and not parse.lemmas[head].endswith("old")
    proper = tag.startswith("NNP")
    start, end = tokens.start, tokens.stop
    stop = next((t for t in range(head + 1, end) if parse.words[t] in {",", "(", "—", "–"}), end)
    kind = "group" if plural else "organisation" if proper else _plain_kind(parse.lemmas[head].lower())
    country = _country_of(parse, head, tokens)
    first = parse.lower[start]
    return Candidate(
        start, stop, head, head + 1, "name" if proper else "nominal", kind, plural, "", country, (),
        parts=(parse.lower[head],) if proper else (),
        article="the" if first in {"the", "this", "that"} else "a" if first in {"a", "an"} else "",
    )  # fmt: skip


def _country_of(parse: Parse, head: int, tokens: range) -> str | None:
    """Return the country of a noun: of the adjective before it, the state that owns it, or where it is."""
    for token in parse.children[head]:
        if token not in tokens:
            continue
        if parse.deps[token] in {"amod", "nmod", "compound", "poss"}:
            found = load_gazetteer().longest(parse.lower, token, tokens.stop)
            if found is not None and found[1].country is not None:
                return found[1].country
        elif parse.deps[token] == "prep" and parse.lower[token] in {"in", "of", "from", "at"}:
            place = token + 2 if parse.lower[token + 1] == "the" else token + 1
            found = load_gazetteer().longest(parse.lower, place, tokens.stop)
            if found is not None and found[1].country is not None and found[1].sort in _PLACES:
                return found[1].country
    return None


_NOMINAL_ADJECTIVES = frozenset({"JJ", "JJS", "VBN"})
_PLACES = frozenset({"country", "capital", "place"})
_QUANTITIES = words_of("actors", "quantities")
_COLLECTIVES = words_of("actors", "collectives")


def _plain_kind(lemma: str) -> str:
    if lemma in _COLLECTIVES:
        return "group"
    return "person" if is_calling(lemma) or lemma == "old" else "organisation"


def cue_token(parse: Parse, statement: Statement) -> int:
    if statement.cue is None:
        tokens = parse.tokens_in(statement.speaker_span) if statement.speaker_span else range(0)
    else:
        tokens = parse.tokens_in(statement.cue.span)
    return tokens.start if tokens else 0


def voices_of(parse: Parse, statements: tuple[Statement, ...], speakers: dict[int, int]) -> dict[int, int]:
    """Return for each token of a direct quotation the number of the candidate that speaks it."""
    return {
        token: speakers[number]
        for number, statement in enumerate(statements)
        if statement.mode == "direct" and number in speakers
        for span in statement.content
        for token in parse.tokens_in(span)
    }


def first_persons(
    parse: Parse,
    candidates: list[Candidate],
    statements: tuple[Statement, ...],
    speakers: dict[int, int],
    cluster_of: Mapping[Candidate, Cluster],
) -> list[tuple[Candidate, Cluster]]:
    """Return the pronouns of the first person inside statements with the speaker they mean."""
    firsts = [c for c in candidates if c.form == "pronoun" and c.pronoun in {"1", "1p"}]
    if not firsts:
        return []
    owner: dict[int, tuple[int, Cluster]] = {}
    for number, statement in enumerate(statements):
        speaker = speakers.get(number)
        cluster = cluster_of.get(candidates[speaker]) if speaker is not None else None
        if cluster is None:
            continue
        for span in statement.content:
            tokens = parse.tokens_in(span)
            for token in tokens:
                held = owner.get(token)
                if held is None or len(tokens) < held[0]:
                    owner[token] = (len(tokens), cluster)
    return [(candidate, owner[candidate.start][1]) for candidate in firsts if candidate.start in owner]
