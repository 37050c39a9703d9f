"""From the entities of single reports to the actors of the whole collection."""

from dragoman.resolve.actors import resolve_entities

__all__ = ["resolve_entities"]
