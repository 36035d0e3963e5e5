"""``comity better``: what would be better for all than an agreed outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from comity.cli.options import (
    case_arguments,
    concept_option,
    form_options,
    give,
    limited,
    outcome_named,
    read_case,
)

if TYPE_CHECKING:
    from comity.model.limits import Limits


@click.command(short_help="Find what is better for all than an agreed outcome.")
@case_arguments
@click.option("--than", "-n", required=True, metavar="OUTCOME", help="The agreed outcome.")
@concept_option("Tell of these concepts only.")
@click.option("--all", "every", is_flag=True, help="Show every such outcome.")
@form_options
@limited
def better(
    case: str,
    profiles: tuple[str, ...],
    than: str,
    concepts: tuple[str, ...],
    every: bool,
    form: str,
    output: str | None,
    limits: Limits,
) -> None:
    """Show what is better for somebody, and worse for nobody, than an agreed outcome of CASE.

    An agreement need not be the last word. Once it stands, the parties can look together for
    something that is better for all; what was agreed holds until they find it. Bystanders
    count.

    \b
    Examples:
      comity better elmira-1991 --than 5
      comity better prisoners-dilemma --than NN --format json
    """  # noqa: D301
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.formats.better import better_data  # noqa: PLC0415
    from comity.report.better import view_better  # noqa: PLC0415
    from comity.settlement.better import better as run  # noqa: PLC0415

    dispute = read_case(case, limits, profiles)
    agreed = outcome_named(dispute, than, limits, "--than")
    with progress() as step:
        found = run(dispute, agreed, concepts or None, limits=limits, progress=step)
    give(lambda: view_better(found, every=every), lambda: better_data(found), form, output)
