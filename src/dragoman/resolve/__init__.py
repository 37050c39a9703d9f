"""From the entities and events of single reports to the actors and events of the whole collection."""

from dragoman.resolve.actors import RULES, resolve_entities
from dragoman.resolve.event_groups import EVENT_RULES, group_events, group_own_events
from dragoman.resolve.judging import SETTABLE, check_terms, split_id, undone_judgements
from dragoman.resolve.packs import PACK_FORMATS, format_of, parse_pack

__all__ = [
    "EVENT_RULES",
    "PACK_FORMATS",
    "RULES",
    "SETTABLE",
    "check_terms",
    "format_of",
    "group_events",
    "group_own_events",
    "parse_pack",
    "resolve_entities",
    "split_id",
    "undone_judgements",
]
