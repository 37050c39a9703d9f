"""One report: what was coded against what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.evaluate.coded import Coded
from dragoman.evaluate.figures import MODES, Share, Tally
from dragoman.evaluate.matching import Pair, WordSet, match_one_to_one
from dragoman.evaluate.words import Tokens, tokens_of

# Contents that share at least this of their words are taken for the same statement.
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Statement:
    """A coded or found statement as numbers of tokens. Only words count, save in ``content_signs``."""

    coded: Coded
    content: WordSet
    content_signs: WordSet
    source: WordSet
    cue: WordSet
    head: int | None
    mode: str


@dataclass(frozen=True, slots=True)
class ReportScore:
    """All that is counted in one report. The pairs are numbers in ``gold`` and in ``found``."""

    report_id: str
    text: str
    gold: tuple[Statement, ...]
    found: tuple[Statement, ...]
    same_content: tuple[Pair, ...]
    same_relation: tuple[Pair, ...]
    tallies: Mapping[str, Tally]
    shares: Mapping[str, Share]


def score_report(report_id: str, text: str, gold: Iterable[Coded], found: Iterable[Coded]) -> ReportScore:
    """Compare the statements of a report. Those whose content holds no word are left out."""
    tokens = tokens_of(text)
    ours, theirs = _statements(tokens, gold), _statements(tokens, found)
    contents = _words(ours, _content), _words(theirs, _content)
    same_content = match_one_to_one(*contents, lambda _one, _other, share: share >= _HALF)
    same_relation = match_one_to_one(
        *contents, lambda one, other, share: share >= _HALF and _agree(ours[one].source, theirs[other].source)
    )
    tallies = {
        **_content_tallies(ours, theirs, same_content),
        **_role_tallies(ours, theirs),
        **_relation_tallies(ours, theirs, same_relation),
        **_token_tallies(ours, theirs),
        **_mode_tallies("content_j50", ours, theirs, same_content),
        **_mode_tallies("relation", ours, theirs, same_relation),
    }
    shares = _shares([(ours[one], theirs[other]) for one, other in same_content])
    return ReportScore(report_id, text, ours, theirs, tuple(same_content), tuple(same_relation), tallies, shares)


def sources_agree(one: Statement, other: Statement) -> bool:
    """Tell whether two sources share a word, or both are missing."""
    return _agree(one.source, other.source)


def _statements(tokens: Tokens, coded: Iterable[Coded]) -> tuple[Statement, ...]:
    """Return the statements with words in the order of the text."""
    made = (_statement(tokens, each) for each in coded)
    return tuple(
        sorted((each for each in made if each.content), key=lambda each: (min(each.content), len(each.content)))
    )


def _statement(tokens: Tokens, coded: Coded) -> Statement:
    content, source = tokens.words(coded.content), tokens.words(coded.source)
    return Statement(
        coded=coded,
        content=content,
        content_signs=tokens.covered(coded.content),
        source=source,
        cue=tokens.words(coded.cue),
        head=tokens.head(coded.source) if source else None,
        mode=tokens.mode(content),
    )


def _content(statement: Statement) -> WordSet:
    return statement.content


def _words(statements: Sequence[Statement], role: Callable[[Statement], WordSet]) -> list[WordSet]:
    return [role(each) for each in statements]


def _agree(one: WordSet, other: WordSet) -> bool:
    return bool(one & other) or not (one or other)


def _is_same(_one: int, _other: int, share: float) -> bool:
    return share == 1


def _tally(pairs: Sequence[Pair], gold: Sequence[object], found: Sequence[object]) -> Tally:
    return Tally(len(pairs), len(found), len(pairs), len(gold))


def _content_tallies(
    gold: Sequence[Statement], found: Sequence[Statement], same_content: Sequence[Pair]
) -> dict[str, Tally]:
    contents = _words(gold, _content), _words(found, _content)
    signs = _words(gold, lambda each: each.content_signs), _words(found, lambda each: each.content_signs)
    touching = match_one_to_one(*contents)
    shared = [(len(gold[one].content & found[other].content), gold[one], found[other]) for one, other in touching]
    return {
        "content_strict": _tally(match_one_to_one(*signs, _is_same), gold, found),
        "content_exact": _tally(match_one_to_one(*contents, _is_same), gold, found),
        "content_j50": _tally(same_content, gold, found),
        "content_any": _tally(touching, gold, found),
        "content_soft": Tally(
            sum(n / len(theirs.content) for n, _, theirs in shared),
            len(found),
            sum(n / len(ours.content) for n, ours, _ in shared),
            len(gold),
        ),
    }


def _role_tallies(gold: Sequence[Statement], found: Sequence[Statement]) -> dict[str, Tally]:
    """Compare cues and sources by themselves, whatever content they belong to."""
    tallies = {}
    roles: dict[str, Callable[[Statement], WordSet]] = {
        "cue": lambda each: each.cue,
        "source": lambda each: each.source,
    }
    for name, role in roles.items():
        ours = [words for words in _words(gold, role) if words]
        theirs = [words for words in _words(found, role) if words]
        tallies[f"{name}_exact"] = _tally(match_one_to_one(ours, theirs, _is_same), ours, theirs)
        tallies[f"{name}_any"] = _tally(match_one_to_one(ours, theirs), ours, theirs)
    return tallies


def _relation_tallies(
    gold: Sequence[Statement], found: Sequence[Statement], same_relation: Sequence[Pair]
) -> dict[str, Tally]:
    def is_strict(one: int, other: int, share: float) -> bool:
        ours, theirs = gold[one], found[other]
        return share == 1 and ours.source == theirs.source and _agree(ours.cue, theirs.cue)

    with_source = [each for each in gold if each.source], [each for each in found if each.source]
    sourced = match_one_to_one(
        _words(with_source[0], _content),
        _words(with_source[1], _content),
        lambda one, other, share: share >= _HALF and bool(with_source[0][one].source & with_source[1][other].source),
    )
    strict = match_one_to_one(_words(gold, _content), _words(found, _content), is_strict)
    return {
        "relation": _tally(same_relation, gold, found),
        "relation_src": _tally(sourced, *with_source),
        "relation_strict": _tally(strict, gold, found),
    }


def _token_tallies(gold: Sequence[Statement], found: Sequence[Statement]) -> dict[str, Tally]:
    """Compare the words of a role in the whole report, whichever statement they belong to."""
    tallies = {}
    roles: dict[str, Callable[[Statement], WordSet]] = {
        "tok_source": lambda each: each.source,
        "tok_cue": lambda each: each.cue,
        "tok_content": _content,
    }
    for name, role in roles.items():
        ours: WordSet = frozenset().union(*_words(gold, role))
        theirs: WordSet = frozenset().union(*_words(found, role))
        n_shared = len(ours & theirs)
        tallies[name] = Tally(n_shared, len(theirs), n_shared, len(ours))
    return tallies


def _mode_tallies(
    name: str, gold: Sequence[Statement], found: Sequence[Statement], pairs: Sequence[Pair]
) -> dict[str, Tally]:
    """Recall over what was coded in a mode, precision over what was found in it."""
    return {
        f"{name}/{mode}": Tally(
            sum(found[other].mode == mode for _, other in pairs),
            sum(each.mode == mode for each in found),
            sum(gold[one].mode == mode for one, _ in pairs),
            sum(each.mode == mode for each in gold),
        )
        for mode in MODES
    }


def _shares(pairs: Sequence[tuple[Statement, Statement]]) -> dict[str, Share]:
    """Return what is right about the source and the kind of statements whose content was found."""
    sourced = [(ours, theirs) for ours, theirs in pairs if ours.source]
    bare = [theirs for ours, theirs in pairs if not ours.source]
    with_kind = [(ours.coded.kind, theirs.coded.kind) for ours, theirs in pairs if ours.coded.kind]
    return {
        "src_on_match.any": Share(sum(bool(ours.source & theirs.source) for ours, theirs in sourced), len(sourced)),
        "src_on_match.head": Share(sum(_heads_agree(ours, theirs) for ours, theirs in sourced), len(sourced)),
        "src_on_match.exact": Share(sum(ours.source == theirs.source for ours, theirs in sourced), len(sourced)),
        "nosrc_ok": Share(sum(not each.source for each in bare), len(bare)),
        "kind_on_match": Share(sum(one == other for one, other in with_kind), len(with_kind)),
    }


def _heads_agree(ours: Statement, theirs: Statement) -> bool:
    return ours.head in theirs.source and theirs.head in ours.source
