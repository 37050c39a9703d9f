"""DNA 3 files (Discourse Network Analyzer). Manual: page ``dna``."""

from dragoman.export.dna.writing import write_dna

__all__ = ["write_dna"]
