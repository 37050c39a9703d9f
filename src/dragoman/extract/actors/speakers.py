"""Who speaks at a statement: the candidate that its source phrase names, or one made of that phrase."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.extract.actors.coordination import coordinated
from dragoman.extract.actors.described_speakers import plain_kind
from dragoman.extract.actors.sources import Sources
from dragoman.extract.entities.clusters import Cluster
from dragoman.extract.grammar.clauses import child
from dragoman.extract.grammar.quotations import Quotation, tokens_quoted
from dragoman.extract.grammar.verbs import SUBJECTS
from dragoman.extract.mentions.candidates import Candidate
from dragoman.lexicon.word_sorts import words_of
from dragoman.model import Dateline, Parse, Statement, TokenRange

_POSSESSIVES = words_of("actors", "possessives of persons")
# Kinds of actors that speak.
_SPEAKING = frozenset({"person", "group", "body", "organisation", "state"})
# How many statements before a participle may be the one that it goes on with.
_CARRIED_FROM = 3


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


def with_speakers(
    parse: Parse, candidates: list[Candidate], statements: tuple[Statement, ...], dateline: Dateline | None
) -> Speakers:
    """Find the speakers of statements among the candidates; make candidates of source phrases that have none."""
    sources = Sources(parse, candidates, dateline)
    chosen = _chosen(parse, sources, statements)
    everything = sorted([*candidates, *sources.added.values()], key=lambda c: (c.start, -c.end))
    position = {candidate: number for number, candidate in enumerate(everything)}
    together = coordinated(parse, everything)
    # Of a compound phrase the source may have led to any of its actors.
    compounds = ((everything[numbers[0]].compound, numbers[0]) for numbers in together.values())
    of_compound = {compound: first for compound, first in compounds if compound >= 0}
    speakers = {s: of_compound.get(candidate.compound, position[candidate]) for s, candidate in chosen.items()}
    return Speakers(
        everything,
        speakers,
        dict(_speaking_with(parse, everything, statements, speakers, together)),
        {position[made]: position[issuer] for made, issuer in sources.issued.items()},
        together,
    )


def _speaking_with(
    parse: Parse,
    candidates: list[Candidate],
    statements: tuple[Statement, ...],
    speakers: Mapping[int, int],
    together: Mapping[int, tuple[int, ...]],
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield statement and those who speak beside its speaker in the same source phrase, where there are any."""
    for number, speaker in speakers.items():
        span = statements[number].speaker_span
        inside = range(0) if span is None else parse.tokens_in(span)
        others = (n for n in together.get(speaker, ()) if n != speaker)
        beside = tuple(n for n in others if candidates[n].root in inside)
        if beside:
            yield number, beside


def _chosen(parse: Parse, sources: Sources, statements: tuple[Statement, ...]) -> dict[int, Candidate]:
    """Return statement → the candidate that speaks it, for those that have one."""
    chosen: dict[int, Candidate] = {}
    carried = _carried_on(parse, statements)
    for number, statement in enumerate(statements):
        if _is_asked(parse, statement):
            continue
        if statement.speaker_span is None:
            found = sources.before_cue(cue_tokens(parse, statement))
        else:
            found = sources.find(parse.tokens_in(statement.speaker_span))
            outer = chosen.get(carried.get(number, -1))
            if outer is not None and not _can_go_on(parse, found, statement):
                found = outer
        if found is not None:
            chosen[number] = found
    return chosen


def cue_tokens(parse: Parse, statement: Statement) -> range:
    """Return the tokens of a statement's cue, none where it has no cue."""
    return range(0) if statement.cue is None else parse.tokens_in(statement.cue.span)


def _carried_on(parse: Parse, statements: tuple[Statement, ...]) -> dict[int, int]:
    """Return statement → the one before it whose speaker may go on in its participle.

    "The head said that the plant was ready, adding that …": what the parser takes for the subject of "adding" stands
    inside what the head said.
    """
    found: dict[int, int] = {}
    for number, statement in enumerate(statements):
        cue = cue_tokens(parse, statement)
        if not cue or parse.tags[cue.start] != "VBG":
            continue
        near = range(number - 1, max(-1, number - 1 - _CARRIED_FROM), -1)
        before = next((n for n in near if _goes_on_in(parse, statements[n], statement)), None)
        if before is not None:
            found[number] = before
    return found


def _goes_on_in(parse: Parse, outer: Statement, inner: Statement) -> bool:
    """Tell whether one statement tells the source of another, later in the same sentence."""
    source = inner.speaker_span
    if outer.cue is None or inner.cue is None or source is None or outer.cue.span.end > inner.cue.span.start:
        return False
    outer_cue, inner_cue = cue_tokens(parse, outer), cue_tokens(parse, inner)
    if not outer_cue or parse.sentence_of(inner_cue.start) != parse.sentence_of(outer_cue.start):
        return False
    return any(span.covers(source) for span in outer.content)


def _can_go_on(parse: Parse, found: Candidate | None, statement: Statement) -> bool:
    """Tell whether a subject inside what somebody said can itself say what a participle after it tells."""
    if found is None or (found.form != "pronoun" and found.kind not in _SPEAKING):
        return False
    if found.form == "nominal" and found.known is None and found.office is None:
        return plain_kind(parse.lemmas[found.root].lower()) == "person"
    if found.kind in {"person", "group"}:
        return True
    # "expressing his hope" is said by a person.
    cue = cue_tokens(parse, statement)
    return _POSSESSIVES.isdisjoint(parse.lower[cue.start : cue.stop + 2])


def _is_asked(parse: Parse, statement: Statement) -> bool:
    """Tell whether a statement is a question that nobody is named for: "Asked if she would resign, she said"."""
    cue = cue_tokens(parse, statement)
    if not cue or parse.lemmas[cue.start] != "ask" or parse.tags[cue.start] != "VBN":
        return False
    head = cue.start
    if parse.deps[head] not in {"advcl", "ROOT", "acl", "ccomp"} or parse.lower[max(head - 1, 0)] == "has":
        return False
    return child(parse, head, *SUBJECTS, "agent") is None


def cue_token(parse: Parse, statement: Statement) -> int:
    """Return the first token of a statement's cue, of its source where it has no cue, 0 where it has neither."""
    if statement.cue is not None or statement.speaker_span is None:
        tokens = cue_tokens(parse, statement)
    else:
        tokens = parse.tokens_in(statement.speaker_span)
    return tokens.start if tokens else 0


def source_phrases(parse: Parse, statements: tuple[Statement, ...], speakers: Speakers) -> dict[int, range]:
    """Return for each candidate that speaks the tokens of the source phrase where it does so first."""
    found: dict[int, range] = {}
    for statement, number in speakers.by_candidate():
        span = statements[statement].speaker_span
        if span is not None:
            found.setdefault(number, parse.tokens_in(span))
    return found


def voices_of(
    parse: Parse,
    statements: tuple[Statement, ...],
    speakers: dict[int, int],
    quotations: Sequence[Quotation],
) -> dict[int, int]:
    """Return for each quoted token of what is said the number of the candidate that speaks it; the inner one of two."""
    voices: dict[int, int] = {}
    for number, statement in enumerate(statements):
        if number in speakers:
            pieces = (parse.tokens_in(span) for span in statement.content)
            quoted = tokens_quoted(quotations, (TokenRange(piece.start, piece.stop) for piece in pieces))
            voices.update(dict.fromkeys(quoted, speakers[number]))
    return voices


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
    speaking = {number: cluster_of.get(candidates[speaker]) for number, speaker in speakers.items()}
    owner = _owners_of_words(parse, statements, speaking)
    return [(candidate, owner[candidate.start]) for candidate in firsts if candidate.start in owner]


def _owners_of_words(
    parse: Parse, statements: tuple[Statement, ...], speaking: Mapping[int, Cluster | None]
) -> dict[int, Cluster]:
    """Return token → whose word it is: of statements within each other the inner one tells it, of equal ones the
    first.
    """
    contents = (
        (parse.tokens_in(span), cluster)
        for number, statement in enumerate(statements)
        if (cluster := speaking.get(number)) is not None
        for span in statement.content
    )
    owner: dict[int, Cluster] = {}
    for tokens, cluster in sorted(contents, key=lambda each: len(each[0])):
        for token in tokens:
            owner.setdefault(token, cluster)
    return owner
