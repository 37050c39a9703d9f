"""The errors Dragoman raises. Only ``cli`` prints them and turns them into an exit status."""

from __future__ import annotations


def first_line(error: BaseException) -> str:
    """Return the first line of what an error says, its kind where it says nothing."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)


class DragomanError(Exception):
    """Every error of ours. Its message says where, what, and what to do next."""

    exit_status = 2


class ConfigError(DragomanError):
    """A setting, a call or a lexicon is wrong. Raised before any work begins."""


class TableError(DragomanError, KeyError, IndexError):
    """A table has no such row or column."""

    def __str__(self) -> str:
        return str(self.args[0])


class PairError(ConfigError, ValueError):
    """The parties of a pair do not stand in its text."""


class InputError(DragomanError):
    """An input cannot be read as what it claims to be. Within a run it becomes an ``Issue``."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class InterruptedReadError(DragomanError):
    """Somebody pressed Ctrl-C. What was finished is in the record."""

    exit_status = 130


class StoppedError(BaseException):
    """The process was asked to end. No ``Exception``: what looks after mishaps is not to take it for one."""


class NothingReadError(DragomanError):
    """Not one usable report was found."""

    exit_status = 1


class ParserError(DragomanError):
    """The language pipeline is missing or cannot be loaded."""


class GoldError(DragomanError):
    """Reports coded by hand cannot be read, or cannot be compared with a record."""


class RecordError(DragomanError):
    """A record is missing, damaged, made by another version, or cannot be written."""


class RecordBusyError(RecordError):
    """Another process is writing to the record."""
