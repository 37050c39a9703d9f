"""Plan, shards, runners: one function does a shard's work, every runner calls it."""

from dragoman.run.driver import InterruptedReadError, Progress, StrictError, read_into, usable_cores
from dragoman.run.single import work_text
from dragoman.run.summary import Summary

__all__ = ["InterruptedReadError", "Progress", "StrictError", "Summary", "read_into", "usable_cores", "work_text"]
