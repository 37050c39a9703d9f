"""Actors of one report, and who speaks at each of its statements."""
