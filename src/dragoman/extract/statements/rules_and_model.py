"""Rules and model together: the model finds, the rules fill in what they do better, one judge says how sure it is.

What is taken from which was decided on parts of the training data that the model had not seen: the content of the
model, unless that of the rules is nearly as likely to it; the source of the rules where both mean the same words, and
where the model has none. The judge is a logistic model (``lexicon/data/judge_weights.tsv``) of what both say.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from dragoman.extract.grammar.coverage import Coverage
from dragoman.extract.grammar.quotations import Quotation, tokens_quoted
from dragoman.extract.statements.cue_candidate import lemma_of
from dragoman.extract.statements.proposals import Proposals, by_content, is_nested, part_participles
from dragoman.extract.statements.statement_draft import Draft, merged, overlap, without
from dragoman.extract.statements.statement_features import Hints
from dragoman.extract.statements.statement_model import Reading
from dragoman.lexicon.cues import CueEntry
from dragoman.model import Parse, StatementKind, TokenRange

# The rules' content is taken where it is to the model at most so much less likely than its own, in log odds; and so
# much more for each piece that the model's is more broken than theirs.
RULES_BONUS = 2.0
PIECE_BONUS = 2.0
# Below this mean probability of its tokens the model's source gives way to another one that the rules have.
SURE_OF_SOURCE = 0.7
# Frames in which the model knows better where content ends.
MODEL_ENDS = frozenset({"clause", "according"})
# The judge knows the news it was taught on; what the rules are very sure of stands wherever a report comes from. In
# that news this concerns one statement in five hundred.
TRUST_IN_RULES = 0.6
# What stands for the confidence of the one that says nothing of an anchor.
SILENT = 0.02


@dataclass(frozen=True, slots=True)
class Case:
    """A statement, what the judge looks at, and how sure, in [0, 1], the rules alone are of it."""

    draft: Draft
    features: dict[str, float]
    by_rules: float


def judged(
    proposals: Proposals, settled: Sequence[Draft], hints: Hints, readings: Iterable[Reading], floor: float
) -> list[Draft]:
    """Return what rules (``settled``) and model (``readings``) tell, by anchor, with the judge's confidence.

    ``hints.drafts`` are the rules' unlikely proposals, which count where the model finds their anchor too. Those less
    sure than ``floor`` are left out.
    """
    kept: list[Draft] = []
    for case in cases_of(proposals, settled, hints, readings):
        case.draft.confidence = max(weigh(case.features, proposals.cues.judge), TRUST_IN_RULES * case.by_rules)
        if case.draft.confidence >= floor:
            kept.append(case.draft)
    return kept


def cases_of(proposals: Proposals, settled: Sequence[Draft], hints: Hints, readings: Iterable[Reading]) -> list[Case]:
    """Return what the judge has to decide, by anchor."""
    told = sorted(_told(proposals, settled, hints, readings), key=lambda each: each.draft.anchor or 0)
    likely = [each.draft for each in told if each.first_guess() >= 0.5]
    part_participles(proposals.parse, likely)
    for each in told:
        each.draft.content = merged(each.draft.content)
    contents = by_content(likely)
    # Nothing may be left of one that a participle ends.
    return [each.case(proposals.quotations, contents) for each in told if each.draft.content]


class _Told(NamedTuple):
    """A statement, with what the rules propose and what the model reads at its anchor."""

    draft: Draft
    proposed: Draft | None
    reading: Reading | None

    def by_rules(self) -> float:
        """Return how sure the rules are."""
        return self.proposed.confidence if self.proposed is not None else 0.0

    def first_guess(self) -> float:
        """Return how sure the surer one is."""
        return max(self.by_rules(), self.reading.probability if self.reading is not None else 0.0)

    def case(self, quotations: Sequence[Quotation], likely: Coverage[Draft]) -> Case:
        """Return what the judge looks at."""
        features = judge_features(quotations, self.draft, self.proposed, self.reading, likely)
        return Case(self.draft, features, self.by_rules())


def _told(proposals: Proposals, settled: Sequence[Draft], hints: Hints, readings: Iterable[Reading]) -> Iterator[_Told]:
    """Yield what the model reads, with what the rules know of it, then what the rules alone tell."""
    by_rules = {draft.anchor: draft for draft in settled if draft.anchor is not None}
    lemmas = _Lemmas(proposals)
    # The odds of each reading take most memory, and are asked for here only: a window's readings are held at a time.
    for _, window in groupby(readings, key=lambda reading: reading.start):
        by_model = {reading.anchor: reading for reading in window}
        for anchor, reading in by_model.items():
            rule = by_rules.pop(anchor, None) or _within_cue(reading, by_rules, by_model)
            proposed = rule or hints.drafts.get(anchor)
            draft = _joined(proposals.parse, reading, rule, proposed, lemmas)
            if draft is not None:
                yield _Told(draft, proposed, reading.without_odds())
    for rule in by_rules.values():
        yield _Told(rule, rule, None)


def _within_cue(reading: Reading, by_rules: dict[int, Draft], by_model: Mapping[int, Reading]) -> Draft | None:
    """Take out what the rules tell of another token of a cue (``condemned and made remarks on``)."""
    for token in range(*reading.cue):
        if token in by_rules and token not in by_model:
            return by_rules.pop(token)
    return None


def weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the probability, in [0, 1], that a statement with these features is one."""
    total = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def judge_features(
    quotations: Sequence[Quotation],
    draft: Draft,
    proposed: Draft | None,
    reading: Reading | None,
    likely: Coverage[Draft],
) -> dict[str, float]:
    """Return what the judge looks at: how sure rules and model are, how far they agree, what the statement is like.

    ``likely`` are the statements that are likely ones, by their content.
    """
    by_model = _log_odds(reading.probability if reading is not None else SILENT)
    by_rules = _log_odds(proposed.confidence if proposed is not None else SILENT)
    content = _tokens(draft.content)
    quoted = len(tokens_quoted(quotations, draft.content))
    features = {
        "bias": 1.0,
        "model": by_model,
        "rules": by_rules,
        "surer of the two less": min(by_model, by_rules),
        "no model": float(reading is None),
        "no rules": float(proposed is None),
        "no source": float(draft.source is None),
        "quoted": quoted / len(content),
        "short": float(len(content) < 4),
        "nested": float(is_nested(draft, likely)),
    }
    if reading is not None:
        features |= {"content sure": reading.content_sureness, "source sure": reading.source_sureness}
    if reading is not None and proposed is not None:
        same = _is_same_source(reading.source, proposed.source)
        features |= {
            "both": 1.0,
            "content alike": _likeness(_tokens(reading.content), _tokens(proposed.content)),
            "source same": float(same),
            "source other": float(not same),
        }
    return features


def _joined(
    parse: Parse, reading: Reading, rule: Draft | None, proposed: Draft | None, lemmas: _Lemmas
) -> Draft | None:
    """Return the statement of a cue that the model found, with what the rules know of it."""
    source = _source_of_both(reading, proposed)
    content = list(rule.content if rule is not None and _is_better_by_rules(parse, reading, rule) else reading.content)
    content = without(content, [piece for piece in (source, reading.cue) if piece is not None])
    if not content:
        return None
    known = proposed if proposed is not None and proposed.listed else None
    told = lemmas.entry(reading.anchor, content) if known is None else known
    return Draft(
        anchor=reading.anchor,
        cue=reading.cue,
        source=source,
        content=merged(content),
        lemma=told.lemma,
        frame=told.frame,
        act=told.act,
        kind=told.kind,
        listed=known is not None,
        to=proposed.to if proposed is not None else None,
        by_rules=proposed is not None,
        by_model=True,
    )


def _source_of_both(reading: Reading, proposed: Draft | None) -> TokenRange | None:
    """Return the model's source, or that of the rules where it stands."""
    by_rules = None if proposed is None else proposed.source
    return by_rules if by_rules is not None and _is_source_by_rules(reading, by_rules) else reading.source


def _is_source_by_rules(reading: Reading, proposed: TokenRange) -> bool:
    return reading.source is None or reading.source_sureness < SURE_OF_SOURCE or overlap(reading.source, proposed)


def _is_better_by_rules(parse: Parse, reading: Reading, rule: Draft) -> bool:
    """Tell whether the rules' content is nearly as likely to the model, or goes on where the model stops too soon.

    On held-out news the model does no better where it stops within an object or an aside's sentence; elsewhere it does.
    """
    own, theirs = _tokens(reading.content), _tokens(rule.content)
    if own < theirs and not rule.quotations:
        end = max(own) + 1
        if rule.frame not in MODEL_ENDS or (end in theirs and parse.words[end] == ";"):
            return True
    more_broken = max(0, len(reading.content) - len(rule.content))
    return reading.cost(rule.content) < RULES_BONUS + PIECE_BONUS * more_broken


class _Lemmas:
    """Looks up act and kind of a cue: in the frame it stands in, else as the lexicon has its lemma most often."""

    def __init__(self, proposals: Proposals) -> None:
        self._parse = proposals.parse
        self._cues = proposals.cues
        self._listed: dict[int, list[Draft]] = {}
        for draft in proposals.by_grammar:
            if draft.listed and draft.anchor is not None:
                self._listed.setdefault(draft.anchor, []).append(draft)

    def entry(self, anchor: int, content: Sequence[TokenRange]) -> CueEntry:
        """Return lemma, frame, act and kind of the statement at an anchor."""
        tokens = _tokens(content)
        fits = max(self._listed.get(anchor, ()), key=lambda d: _likeness(tokens, _tokens(d.content)), default=None)
        if fits is not None:
            return CueEntry(fits.lemma, fits.frame, fits.act, fits.kind)
        lemma = self._cue_lemma(anchor)
        known = self._cues.of_lemma(lemma)
        if known:
            (act, kind), _ = Counter((entry.act, entry.kind) for entry in known).most_common(1)[0]
            return CueEntry(lemma, "model", act, kind)
        return CueEntry(lemma, "model", "SAY", self._unlisted_kind(anchor, content))

    def _cue_lemma(self, anchor: int) -> str:
        lemma = lemma_of(self._parse, anchor)
        return "according" if lemma == "accord" else lemma

    def _unlisted_kind(self, anchor: int, content: Sequence[TokenRange]) -> StatementKind:
        """What nobody has listed is an intention before ``to do``, a belief if an adjective, else speech."""
        first = content[0].start
        follows = self._parse.lower[first] == "to" and self._parse.tags[min(first + 1, len(self._parse) - 1)] == "VB"
        if follows and first > anchor:
            return "intention"
        return "belief" if self._parse.pos[anchor] == "ADJ" else "speech"


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return math.log(chance / (1 - chance))


def _tokens(pieces: Iterable[TokenRange]) -> set[int]:
    return {token for piece in pieces for token in range(*piece)}


def _likeness(left: set[int], right: set[int]) -> float:
    return len(left & right) / max(1, len(left | right))


def _is_same_source(left: TokenRange | None, right: TokenRange | None) -> bool:
    return left is right if left is None or right is None else overlap(left, right)
