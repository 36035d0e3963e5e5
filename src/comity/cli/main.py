"""The command ``comity``: its subcommands, and how errors reach the user."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from comity.version import __version__

if TYPE_CHECKING:
    from comity.errors import ComityError

COMMANDS = (
    "analyze",
    "explain",
    "reach",
    "jumps",
    "settle",
    "better",
    "bargain",
    "regimes",
    "perceive",
    "inverse",
    "mediate",
    "robust",
    "report",
    "check",
    "convert",
    "new",
    "cases",
    "concepts",
    "schema",
)
"""Subcommands in the order of the help; each is a function of its name in a module of its name."""

EXIT_FAULT = 2
INTERRUPTED = 130
"""The exit status of what Ctrl-C has ended."""
COLLECT_AFTER = 100_000
"""Looking for garbage while modules load, and again at the end, took a tenth of a short run."""


class Commands(click.Group):
    """Loads a subcommand when it is used, so that start-up stays short."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the subcommands in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a subcommand by name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"comity.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a subcommand; Ctrl-C ends it with a line and an exit status of its own."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("comity: ended by Ctrl-C before there was an answer", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A CASE is a file (.yaml, .json or .gmcr), or the name of a case that comes with Comity "
    "(see: comity cases).",
)
@click.version_option(__version__, prog_name="comity")
def comity() -> None:
    """Comity: which outcomes of a dispute would hold, for whom, and why.

    \b
    Try:
      comity analyze syria-iraq-1975      which outcomes hold, and why
      comity explain syria-iraq-1975 --outcome 1
      comity settle elmira-1991           who gains, who loses, at whose expense
      comity regimes elmira-1991          where acting alone, in blocs and together leads
      comity inverse syria-iraq-1975 --outcome 2   what it would take for 2 to hold
      comity mediate two-valleys          what a third party could change, and at what cost
      comity robust two-valleys           what if the parties have been misjudged
      comity report elmira-1991 -o elmira.html   all of it as a page to look at
      comity new my-dispute.yaml          a commented case file to start from
      comity check my-dispute.yaml        everything that is wrong with it
    """  # noqa: D301


def run() -> None:
    """Run the command line; what the user can mend ends with exit code 2 and no traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    gc.set_threshold(COLLECT_AFTER)
    from comity.errors import ComityError  # noqa: PLC0415

    try:
        comity(prog_name="comity")
    except ComityError as error:
        report_faults(error)
        sys.exit(EXIT_FAULT)
    except MemoryError:
        click.echo("comity: there is not enough memory; set a lower --max-memory", err=True)
        sys.exit(EXIT_FAULT)
    except OSError as error:
        click.echo(f"comity: the output cannot be written: {error.strerror}", err=True)
        sys.exit(EXIT_FAULT)
    finally:
        gc.freeze()


def report_faults(error: ComityError) -> None:
    """Print every fault on a line of its own to standard error."""
    for fault in error.faults:
        click.echo(f"comity: {fault}", err=True)
