"""From a report to its parse. The only room that knows an NLP toolkit or a neural model."""

from dragoman.parse.attribution import Attribution, load_attribution
from dragoman.parse.events import EventReader, load_event_reader, load_pair_reader
from dragoman.parse.pipeline import Parser, load_parser
from dragoman.parse.word_vectors import WordVectors, load_word_vectors

__all__ = [
    "Attribution",
    "EventReader",
    "Parser",
    "WordVectors",
    "load_attribution",
    "load_event_reader",
    "load_pair_reader",
    "load_parser",
    "load_word_vectors",
]
