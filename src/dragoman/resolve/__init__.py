"""From the entities of single reports to the actors of the whole collection."""

from dragoman.resolve.actors import RULES, resolve_entities
from dragoman.resolve.judging import SETTABLE, check_terms, split_id, undone_judgements
from dragoman.resolve.packs import PACK_FORMATS, format_of, parse_pack

__all__ = [
    "PACK_FORMATS",
    "RULES",
    "SETTABLE",
    "check_terms",
    "format_of",
    "parse_pack",
    "resolve_entities",
    "split_id",
    "undone_judgements",
]
