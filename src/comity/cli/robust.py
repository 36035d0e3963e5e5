"""``comity robust``: how far answers depend on what is not known of the parties."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from functools import partial
from math import isnan
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from comity.cli.main import INTERRUPTED
from comity.cli.options import (
    form_options,
    give,
    limited,
    party_named,
    read_case,
    refuse_files,
    separated,
)
from comity.errors import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from comity.formats.progress_file import ProgressFile
    from comity.model.limits import Limits
    from comity.robustness.block import Task
    from comity.workers import Workers


@click.command(short_help="Say how far answers depend on what is not known of the parties.")
@click.argument("case")
@click.option(
    "--concept",
    "-c",
    "concepts",
    multiple=True,
    metavar="ID",
    callback=separated("name one or more of: nash, gmr, smr, seq, sseq"),
    help="Under which concepts: nash, gmr, smr, seq or sseq, all five when left out. Repeat it or "
    "separate by commas. What is recommended goes by seq, or else by the first one named.",
)
@click.option(
    "--draws",
    type=click.IntRange(1),
    metavar="N",
    help="How many preferences of everybody to draw. [10240]",
)
@click.option(
    "--until",
    type=click.FloatRange(0.001, 1, max_open=True),
    metavar="WIDTH",
    help="Instead: draw until no interval is wider, such as 0.02.",
)
@click.option(
    "--doubt",
    multiple=True,
    metavar="PARTY",
    callback=separated("name one party or more"),
    help="Take the order of a party's concerns as unknown, whatever the case says. Repeat it or "
    "separate by commas.",
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=0,
    show_default=True,
    metavar="NUMBER",
    help="What is drawn by: another one shows how much is chance.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 1024),
    default=1,
    show_default=True,
    metavar="W",
    help="Processes of this machine to draw with; it takes about a second to start them.",
)
@click.option("--cluster", metavar="ADDRESS", help="A Dask scheduler to draw with instead.")
@click.option(
    "--resume",
    metavar="FILE",
    help="Keep what is done in FILE, and go on from there if it exists.",
)
@click.option("--export", metavar="FILE", help="Write all shares to a new NetCDF file (.nc).")
@click.option("--all", "every", is_flag=True, help="Show every outcome and every row.")
@form_options
@limited
def robust(
    case: str,
    concepts: tuple[str, ...],
    draws: int | None,
    until: float | None,
    doubt: tuple[str, ...],
    seed: int,
    workers: int,
    cluster: str | None,
    resume: str | None,
    export: str | None,
    every: bool,
    form: str,
    output: str | None,
    limits: Limits,
) -> None:
    """Say how far the answers for CASE depend on what is not known of the parties.

    A case may say under the key known what is known of what a party wants: which concerns matter
    more than which, between which bounds weights lie, which wants are possible. Preferences are
    drawn that agree with it. Shown are the share of draws in which each outcome
    holds and leaves nobody worse off, which single misjudgement would change the answer, and what
    is most worth asking the parties.

    The same seed gives the same answer, however many processes or machines draw. Ctrl-C shows
    what is known so far.

    \b
    Examples:
      comity robust two-valleys
      comity robust two-valleys --until 0.02 --workers 4
      comity robust two-valleys --doubt town --concept gmr
      comity robust two-valleys --draws 1000000 --resume draws.json
    """  # noqa: D301
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.formats.robust import robust_data  # noqa: PLC0415
    from comity.report.robust import view_robust  # noqa: PLC0415
    from comity.robustness.analysis import robust_of  # noqa: PLC0415
    from comity.robustness.asked import task_of  # noqa: PLC0415

    _refuse_mixtures(draws, until, cluster)
    refuse_files({"--output": output, "--export": export}, others={"--resume": resume})
    _refuse_export(export)
    dispute = read_case(case, limits)
    whom = [party_named(dispute, name, "--doubt", with_moves=False) for name in doubt]
    with _told_as_options():
        task = task_of(dispute, concepts or None, whom, seed, limits)
    with _kept(resume, task) as kept, _executor(workers, cluster) as executor, progress() as step:
        found = robust_of(
            task,
            draws=draws,
            until=until,
            executor=executor,
            start=None if kept is None else kept.start,
            checkpoint=kept,
            progress=step,
        )
    if export is not None:
        from comity.formats.dataset import write_dataset  # noqa: PLC0415

        write_dataset(found, export)
        click.echo(visible(f"comity: wrote {export}"), err=True)
    give(partial(view_robust, found, every=every), partial(robust_data, found), form, output)
    if found.why == "interrupted":
        click.get_current_context().exit(INTERRUPTED)


@contextmanager
def _told_as_options() -> Iterator[None]:
    """Tell faults of what was asked under the names of the options that ask it."""
    from comity.errors import ComityError  # noqa: PLC0415

    try:
        yield
    except ComityError as error:
        options = {"doubt": "--doubt", "concept": "--concept"}
        raise ComityError(
            fault.at(options.get(fault.where, fault.where)) for fault in error.faults
        ) from None


def _refuse_mixtures(draws: int | None, until: float | None, cluster: str | None) -> None:
    """Refuse options that say the same thing twice."""
    if until is not None and isnan(until):
        raise click.BadParameter("nan is no width", param_hint="'--until'")
    if draws is not None and until is not None:
        raise click.UsageError("--draws and --until both say when to stop; give one of them")
    named = click.get_current_context().get_parameter_source("workers")
    if cluster == "":
        raise click.BadParameter("name a scheduler's address", param_hint="'--cluster'")
    if cluster is not None and named is ParameterSource.COMMANDLINE:
        raise click.UsageError("--workers and --cluster both say who draws; give one of them")


def _refuse_export(export: str | None) -> None:
    """Refuse to export where what writes the file is not installed, before anything is drawn."""
    if export is not None:
        from comity.formats.dataset import refuse_unexportable  # noqa: PLC0415

        refuse_unexportable()


def _kept(resume: str | None, task: Task) -> AbstractContextManager[ProgressFile | None]:
    """Return what keeps what is done, and from where to go on, where a file is named for that."""
    if resume is None:
        return nullcontext()
    from comity.formats.progress_file import ProgressFile  # noqa: PLC0415

    kept = ProgressFile(resume, task)
    if kept.start is not None:
        said = f"comity: going on after {kept.start.draws:,} draws of {resume}"
        click.echo(visible(said), err=True)
    return kept


def _executor(workers: int, cluster: str | None) -> AbstractContextManager[Workers | None]:
    """Return who draws: this process, several, or a cluster."""
    from comity import workers as machines  # noqa: PLC0415

    if cluster is not None:
        return machines.cluster(cluster)
    return nullcontext() if workers == 1 else machines.processes(workers)
