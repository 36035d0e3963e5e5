"""``comity mediate``: what a third party could change so that an outcome holds."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from comity.cli.options import (
    form_options,
    give,
    limited,
    outcome_named,
    plain_concept_option,
    read_case,
    refuse_files,
    separated,
    tell,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.mediation.levers.result import Mediation
    from comity.mediation.levers.trial import Trial
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits

BEST = "best"
ENDINGS = (".yaml", ".yml", ".json")
SEARCHES = {"budget": "--budget", "others": "--others"}
"""Options that only a search for levers takes."""


class Cost(click.ParamType[Fraction, str]):
    """An exact number, 0 or more, as a case file has it."""

    name = "number"

    def convert(
        self, value: str | Fraction, param: click.Parameter | None, ctx: click.Context | None
    ) -> Fraction:
        """Return the number."""
        from comity.formats.values import is_number  # noqa: PLC0415

        if isinstance(value, Fraction):
            return value
        if not is_number(value) or Fraction(value) < 0:
            self.fail(f"{value!r} is not a cost; write for instance 5, 2.5 or 1/3", param, ctx)
        return Fraction(value)


@click.command(short_help="Find the cheapest levers that make an outcome hold.")
@click.argument("case")
@click.option(
    "--target",
    "-n",
    default=BEST,
    show_default=True,
    metavar="OUTCOME",
    help="What is to hold; best: whatever costs least to hold and leaves nobody worse off.",
)
@plain_concept_option
@click.option("--budget", type=Cost(), help="What the levers may cost together.")
@click.option(
    "--others",
    type=click.IntRange(min=0),
    default=10,
    show_default=True,
    metavar="K",
    help="List at most so many other sets of levers.",
)
@click.option(
    "--with",
    "named",
    multiple=True,
    metavar="LEVER",
    callback=separated("name one or more levers of the case"),
    help="No search: say what these levers would do. Repeat it or separate by commas.",
)
@click.option("--save", metavar="FILE", help="Write the case with these levers in force.")
@click.option("--all", "every", is_flag=True, help="Show every outcome and every lever.")
@form_options
@limited
def mediate(
    case: str,
    target: str,
    concept: str,
    budget: Fraction | None,
    others: int,
    named: tuple[str, ...],
    save: str | None,
    every: bool,
    form: str,
    output: str | None,
    limits: Limits,
) -> None:
    """Find the cheapest levers that make an outcome of CASE hold and leave nobody worse off.

    A lever is something that a third party could change: what a party wants, what can be done,
    or what somebody gets. The case lists levers, with who would provide each and its cost.

    The set found is proved cheapest. Who is worse off than at the status quo is judged by what
    the parties want now: only compensation counts, and is told. Shown too: what breaks without
    each lever, other sets that make it hold, and a way there.

    \b
    Examples:
      comity mediate two-valleys                       which outcome is cheapest to hold, and how
      comity mediate two-valleys --target 14 --concept nash
      comity mediate two-valleys --target 12 --budget 5 --save levered.yaml
      comity mediate two-valleys --target 12 --with fishery,data-bank
    """  # noqa: D301
    from comity.formats.mediate import mediation_data, trial_data  # noqa: PLC0415
    from comity.report.mediate import view_mediation, view_trial  # noqa: PLC0415

    _refuse_mixtures(named, target, every=every)
    refuse_files({"--save": save, "--output": output})
    write = _writer(save, limits)
    dispute = read_case(case, limits)
    if named:
        trial = _tried(dispute, target, named, concept, limits)
        write(trial)
        give(partial(view_trial, trial), partial(trial_data, trial), form, output)
        return
    found = _found(dispute, target, concept, budget, others, limits)
    write(found)
    give(partial(view_mediation, found, every=every), partial(mediation_data, found), form, output)


def _refuse_mixtures(named: tuple[str, ...], target: str, *, every: bool) -> None:
    """Refuse options that without a search would have no effect."""
    if not named:
        return
    context = click.get_current_context()
    for parameter, option in SEARCHES.items():
        if context.get_parameter_source(parameter) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{option} goes with a search, and --with makes none")
    if target == BEST:
        raise click.UsageError("--with asks about one outcome; name it: --target OUTCOME")
    if every:
        raise click.UsageError("--all goes with a search, and --with makes none")


def _writer(save: str | None, limits: Limits) -> Callable[[Mediation | Trial], None]:
    """Return what writes the levered case where that is asked for, with a caution if need be."""
    if save is None:
        return lambda _: None
    if Path(save).suffix.lower() not in ENDINGS:
        raise click.UsageError(f"FILE of --save must end in one of: {' '.join(ENDINGS)}")

    def write_case(found: Mediation | Trial) -> None:
        from comity.formats.case import write  # noqa: PLC0415
        from comity.mediation.levers.notes import caution  # noqa: PLC0415

        write(found.levered, save, limits=limits)
        click.echo(f"comity: wrote {save}", err=True)
        said = caution(found.dispute, found.levers)
        tell(save, [said] if said else [])

    return write_case


def _tried(
    dispute: Dispute, target: str, named: tuple[str, ...], concept: str, limits: Limits
) -> Trial:
    from comity.mediation.levers.trial import try_levers  # noqa: PLC0415

    ref = outcome_named(dispute, target, limits, "--target")
    return try_levers(dispute, ref, named, concept, limits=limits)


def _found(
    dispute: Dispute,
    target: str,
    concept: str,
    budget: Fraction | None,
    others: int,
    limits: Limits,
) -> Mediation:
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.mediation.levers.analysis import mediate as run  # noqa: PLC0415

    ref = BEST if target == BEST else outcome_named(dispute, target, limits, "--target")
    with progress() as step:
        return run(
            dispute, ref, concept, budget=budget, others=others, limits=limits, progress=step
        )
