"""Vocabulary as data: cues, titles, states, organisations, given names; loading and checking."""
