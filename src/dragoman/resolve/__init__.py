"""From the entities and events of single reports to the actors and events of the whole collection."""

from dragoman.resolve.actors import resolve_entities
from dragoman.resolve.event_groups import group_events, group_own_events
from dragoman.resolve.judging import SETTABLE, check_terms, split_id, undone_judgements
from dragoman.resolve.knowledge import remember_keys
from dragoman.resolve.packs import PACK_FORMATS, format_of, parse_pack
from dragoman.resolve.packs.shipped import load_offices, offices_digest
from dragoman.resolve.positions import Suggestion, Vectors, parse_codebook, suggest_issues
from dragoman.resolve.steps import STEPS, newer_steps, versions_of
from dragoman.resolve.utterances import group_utterances, with_own_utterances

__all__ = [
    "PACK_FORMATS",
    "SETTABLE",
    "STEPS",
    "Suggestion",
    "Vectors",
    "check_terms",
    "format_of",
    "group_events",
    "group_own_events",
    "group_utterances",
    "load_offices",
    "newer_steps",
    "offices_digest",
    "parse_codebook",
    "parse_pack",
    "remember_keys",
    "resolve_entities",
    "split_id",
    "suggest_issues",
    "undone_judgements",
    "versions_of",
    "with_own_utterances",
]
