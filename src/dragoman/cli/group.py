"""The command ``dragoman`` that all commands hang on, and what their broken pipes and names of two words mean."""

from __future__ import annotations

from typing import Any

import typer
import typer.core

from dragoman.cli.streams import ClosedOutputError


class _Commands(typer.core.TyperGroup):
    """Commands of one word, and of two where a command of that name is there: ``actors import``."""

    # Typer brings its own copy of click or takes the installed one, by version: its types have no name of their own.
    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the name of the command called, the command, and its arguments."""
        two = " ".join(args[:2])
        return super().resolve_command(ctx, [two, *args[2:]] if two in self.commands else args)

    # Typer ends with status 1 where a reader goes away; shells expect that of a broken pipe.
    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Return what a call is made of; prints the help where that is asked for."""
        try:
            return super().make_context(*args, **extra)
        except BrokenPipeError as error:
            raise ClosedOutputError from error

    def invoke(self, ctx: Any) -> Any:
        """Call the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ClosedOutputError from error


app = typer.Typer(
    name="dragoman",
    cls=_Commands,
    help="Read news reports and keep the book of who said what, to or about whom, when and where.",
    epilog="Example: dragoman read reports/ --into record && dragoman statements record --by Lindqvist",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
