"""The steps over the whole collection, in order. A further one is a module and an entry here: decision 0013."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import Blocked, Changes, Coding, CollectionStep, Given, Growth, Kept, Made
from dragoman.resolve.actors import RULES, resolve_entities
from dragoman.resolve.copies import COPY_RULES, find_copies, grow_copies
from dragoman.resolve.event_groups import EVENT_RULES, group_events
from dragoman.resolve.growing import grow_actors
from dragoman.resolve.growing_events import grow_event_groups
from dragoman.resolve.growing_utterances import grow_utterances
from dragoman.resolve.positions import POSITION_RULES, code_statements, grow_positions
from dragoman.resolve.reviews import PAIR_RULES, REVIEW_RULES, grow_reviews, review_pairs
from dragoman.resolve.stories import STORY_RULES, find_stories, grow_stories
from dragoman.resolve.utterances import UTTERANCE_RULES, group_utterances


def _make_actors(given: Given) -> Made:
    resolved = resolve_entities(given["entities"], given["published"], given["packs"], given["verdicts"])
    return {"actors": resolved.actors, "links": resolved.links, "judgements": resolved.judgements}


def _make_event_groups(given: Given) -> Made:
    groups = group_events(given["sightings"], {actor.id: actor for actor in given["actors"]})
    return {"grouped_events": list(groups.items())}


def _grow_actors(kept: Kept, growth: Growth, given: Given) -> Changes:
    return grow_actors(kept, growth, lambda: given["packs"], given["verdicts"])


def _grow_event_groups(kept: Kept, growth: Growth, given: Given) -> Changes:
    if kept.is_empty:
        return grow_event_groups(kept, growth, {actor.id: actor for actor in given["actors"]})
    came = list(growth.came)
    parties = {each for sighting, _ in came for each in (*sighting.actors, *sighting.recipients)}
    actors = {actor.id: actor for actor in kept.find("actors", "id", parties)}
    return grow_event_groups(kept, Growth(came, growth.went), actors)


def _make_utterances(given: Given) -> Made:
    return {"utterances": list(group_utterances(given["sayings"]))}


def _grow_utterances(kept: Kept, growth: Growth, given: Given) -> Changes:
    return grow_utterances(kept, growth)


def _make_copies(given: Given) -> Made:
    found = find_copies(given["reports"])
    return {"copies": found.copies, "shared_passages": found.passages}


def _grow_copies(kept: Kept, growth: Growth, given: Given) -> Changes:
    return grow_copies(kept, growth)


def _make_stories(given: Given) -> Made:
    found = find_stories(given["tellings"])
    return {"stories": found.stories, "story_reports": found.reports}


def _grow_stories(kept: Kept, growth: Growth, given: Given) -> Changes:
    return grow_stories(kept, growth)


def _review_pairs(given: Given) -> Made:
    [pairs] = given["judged_pairs"]
    return {name: change.rows for name, change in review_pairs(pairs, given["finding_verdicts"]).items()}


def _coding_of(given: Given) -> Coding:
    """Return codebooks and what was judged by them, also by judgements on positions as findings."""
    coding: Coding = given["coding"]
    judged = sorted((*coding.judgements, *given["position_verdicts"]), key=lambda each: (each.at, each.id))
    return Coding(coding.codebooks, tuple(judged))


def _make_positions(given: Given) -> Made:
    positions = code_statements(given["worded_statements"], _coding_of(given), given["word_vectors"])
    return {"positions": positions}


def _grow_positions(kept: Kept, growth: Growth, given: Given) -> Changes:
    return grow_positions(kept, growth, _coding_of(given), given["every_statement"], given["word_vectors"])


def _make_reviews(given: Given) -> Made:
    raise NotImplementedError("this step is blocked: it is told which reports are to be judged")


def _grow_reviews(kept: Kept, growth: Growth, given: Given) -> Changes:
    return grow_reviews(growth, given["finding_verdicts"], list(given["unplaced_judgements"]))


STEPS: tuple[CollectionStep, ...] = (
    CollectionStep(
        name="reviews",
        needs=("judged_reports", "finding_verdicts", "unplaced_judgements"),
        makes=("reviewed_fields", "finding_judgements", "reviewed_findings"),
        version=f"review rules {REVIEW_RULES}",
        work=_make_reviews,
        blocked=Blocked("judged_reports", ("kept_members",), _grow_reviews),
    ),
    CollectionStep(
        name="actors",
        needs=("entities", "published", "packs", "verdicts"),
        makes=("actors", "links", "judgements"),
        version=f"rules {RULES}",
        work=_make_actors,
        blocked=Blocked("entities", ("kept_placements", "kept_pools", "kept_names"), _grow_actors),
    ),
    CollectionStep(
        name="event groups",
        needs=("sightings", "actors"),
        makes=("grouped_events",),
        version=f"event rules {EVENT_RULES}",
        work=_make_event_groups,
        blocked=Blocked("sightings", ("kept_tellings", "kept_event_keys"), _grow_event_groups),
    ),
    CollectionStep(
        name="utterances",
        needs=("sayings",),
        makes=("utterances",),
        version=f"utterance rules {UTTERANCE_RULES}",
        work=_make_utterances,
        blocked=Blocked("sayings", ("kept_sayings", "kept_saying_keys"), _grow_utterances),
    ),
    CollectionStep(
        name="copies",
        needs=("reports",),
        makes=("copies", "shared_passages"),
        version=f"copy rules {COPY_RULES}",
        work=_make_copies,
        blocked=Blocked("reports", ("kept_prints", "kept_copy_pairs"), _grow_copies),
    ),
    CollectionStep(
        name="stories",
        needs=("tellings",),
        makes=("stories", "story_reports"),
        version=f"story rules {STORY_RULES}",
        work=_make_stories,
        blocked=Blocked("tellings", ("kept_outlines",), _grow_stories),
    ),
    CollectionStep(
        name="judged pairs",
        needs=("judged_pairs", "finding_verdicts"),
        makes=("pair_judgements", "reviewed_pairs", "reviewed_rows"),
        version=f"pair rules {PAIR_RULES}",
        work=_review_pairs,
    ),
    CollectionStep(
        name="positions",
        needs=("worded_statements", "every_statement", "coding", "word_vectors", "position_verdicts"),
        makes=("positions",),
        version=f"position rules {POSITION_RULES}",
        work=_make_positions,
        blocked=Blocked("worded_statements", ("kept_codebooks",), _grow_positions),
    ),
)
"""Every step, each after those whose tables it needs.

``packs``, ``verdicts`` (what people judged) and ``coding`` (codebooks, and what was judged by them) are what people
know, and ``word_vectors`` loads the vectors of words; the other needs are tables that steps before
make, or what ``store`` reads of the record: ``store/collection.py`` lists both.
"""


def versions_of(steps: Iterable[CollectionStep] = STEPS) -> str:
    """Return the versions of steps, in their order, as the stamp of the tables has them."""
    return ", ".join(step.version for step in steps)


def newer_steps(made_with: str, steps: Iterable[CollectionStep] = STEPS) -> tuple[str, ...]:
    """Return the names of the steps that have another version now than when tables were made with these versions.

    ``made_with`` has versions as ``versions_of`` gives them, among others; empty where no tables were made.
    """
    known = made_with.split(", ")
    return tuple(step.name for step in steps if made_with and step.version not in known)
