"""``comity inverse``: what parties would have to want for an outcome to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from comity.cli.options import (
    form_options,
    give,
    limited,
    outcome_named,
    party_named,
    plain_concept_option,
    read_case,
)

if TYPE_CHECKING:
    from comity.model.limits import Limits


@click.command(short_help="Say what it would take for an outcome to hold.")
@click.argument("case")
@click.option(
    "--outcome",
    "-n",
    required=True,
    metavar="OUTCOME",
    help="What is to hold: its number, pattern or name (digits are a number).",
)
@plain_concept_option
@click.option(
    "--free",
    multiple=True,
    metavar="PARTY",
    help="A party whose wants are open (by id or name); repeat it for more. When left out, "
    "everybody with moves.",
)
@click.option(
    "--seed",
    type=click.IntRange(0),
    metavar="NUMBER",
    default=0,
    show_default=True,
    help="Where drawing begins, if the share has to be sampled.",
)
@click.option("--all", "every", is_flag=True, help="Show every clause and alternative.")
@form_options
@limited
def inverse(
    case: str,
    outcome: str,
    concept: str,
    free: tuple[str, ...],
    seed: int,
    every: bool,
    form: str,
    output: str | None,
    limits: Limits,
) -> None:
    """Say what parties would have to want for an outcome of CASE to hold.

    Who is free may want anything; all others want what the case says. First it is told under how
    many of all orders that the free parties could have the outcome holds, then which comparisons
    of outcomes are enough together, and which are necessary. Last, for each move away from the
    outcome, what keeps its mover from it: not to want it, or a reply that spoils it.

    \b
    Examples:
      comity inverse syria-iraq-1975 --outcome 2 --free syria
      comity inverse syria-iraq-1975 --outcome 2 --concept nash
      comity inverse elmira-1991 --outcome 10 --free ministry --free uniroyal
    """  # noqa: D301
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.formats.inverse import inverse_data  # noqa: PLC0415
    from comity.mediation.inverse.analysis import inverse as run  # noqa: PLC0415
    from comity.report.inverse import view_inverse  # noqa: PLC0415

    dispute = read_case(case, limits)
    ref = outcome_named(dispute, outcome, limits, "--outcome")
    names = [party_named(dispute, name, "--free") for name in free]
    with progress() as step:
        found = run(dispute, ref, concept, names or None, seed=seed, limits=limits, progress=step)
    give(lambda: view_inverse(found, every=every), lambda: inverse_data(found), form, output)
