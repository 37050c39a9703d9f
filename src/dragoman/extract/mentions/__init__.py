"""Mentions: the stretches of a report that may name an actor, and the offices they tell."""
