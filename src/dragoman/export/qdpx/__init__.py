"""Project files of REFI-QDA (.qdpx). Manual: page ``qdpx``."""

from dragoman.export.qdpx.writing import write_qdpx

__all__ = ["write_qdpx"]
