"""``comity jumps``: which outcomes that hold several parties can leave together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from comity.cli.options import (
    case_arguments,
    concept_option,
    form_options,
    give,
    limited,
    read_case,
)

if TYPE_CHECKING:
    from comity.model.limits import Limits


@click.command(short_help="Find what holds and several parties can leave together.")
@case_arguments
@concept_option("Look between equilibria of these concepts only.")
@click.option("--all", "every", is_flag=True, help="Show every jump.")
@form_options
@limited
def jumps(
    case: str,
    profiles: tuple[str, ...],
    concepts: tuple[str, ...],
    every: bool,
    form: str,
    output: str | None,
    limits: Limits,
) -> None:
    """Show which equilibria of CASE several parties can leave together for another one.

    Nobody would leave them alone. A jump leads, by moves of its parties one after the other or by
    what they agree on, to an outcome that holds under the same concept and that all of them prefer.

    \b
    Examples:
      comity jumps elmira-1991
      comity jumps elmira-1991 --concept nash --format json
    """  # noqa: D301
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.formats.jumps import jumps_data  # noqa: PLC0415
    from comity.report.jumps import view_jumps  # noqa: PLC0415
    from comity.stability.jumps.analysis import equilibrium_jumps  # noqa: PLC0415

    dispute = read_case(case, limits, profiles)
    with progress() as step:
        found = equilibrium_jumps(dispute, concepts or None, limits=limits, progress=step)
    give(lambda: view_jumps(found, every=every), lambda: jumps_data(found), form, output)
