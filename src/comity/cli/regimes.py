"""``comity regimes``: where play leads when parties act alone, in blocs, or together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from comity.cli.options import (
    case_arguments,
    form_options,
    give,
    limited,
    outcome_named,
    read_case,
    reference_option,
)

if TYPE_CHECKING:
    from comity.model.limits import Limits


@click.command(short_help="Compare where self-help, blocs and cooperation lead.")
@case_arguments
@click.option(
    "--blocs", metavar="A+B,C", help="Only this partition; name every negotiating party once."
)
@reference_option("An outcome that play begins at, instead of the status quo.")
@click.option("--free-members", is_flag=True, help="Members of blocs also act for themselves.")
@click.option("--all", "every", is_flag=True, help="Name everything play may lead to.")
@form_options
@limited
def regimes(
    case: str,
    profiles: tuple[str, ...],
    blocs: str | None,
    reference: str | None,
    free_members: bool,
    every: bool,
    form: str,
    output: str | None,
    limits: Limits,
) -> None:
    """Show where play leads from the status quo of CASE, by who acts together.

    \b
    self-help    everybody makes single moves that it prefers
    A + B        A and B act together where both gain; whoever is in no bloc, alone
    cooperative  any act together where somebody gains and nobody, bystanders
                 included, loses

    Of every regime it is told where play ends or goes round, and who is better
    or worse off there than now. No regime is assumed to be good.

    \b
    Examples:
      comity regimes elmira-1991
      comity regimes elmira-1991 --blocs ministry+local-government,uniroyal
      comity regimes elmira-1991 --free-members --format json
      comity regimes chicken --reference 1
    """  # noqa: D301
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.errors import fail  # noqa: PLC0415
    from comity.formats.regimes import regimes_data  # noqa: PLC0415
    from comity.report.regimes import view_regimes  # noqa: PLC0415
    from comity.settlement.regimes.analysis import compare_regimes  # noqa: PLC0415
    from comity.settlement.start import compared_with  # noqa: PLC0415

    dispute = read_case(case, limits, profiles)
    if reference is not None:
        named = outcome_named(dispute, reference, limits, "--reference")
        dispute = compared_with(dispute, named, limits)
    if dispute.status_quo is None:
        what = "the case names no status quo, and play begins there"
        todo = "add status_quo, or name an outcome: --reference OUTCOME"
        raise fail(what, todo, "key-missing", where=case)
    asked = None if blocs is None else _taken_apart(blocs)
    with progress() as step:
        found = compare_regimes(
            dispute, asked, free_members=free_members, limits=limits, progress=step
        )
    give(lambda: view_regimes(found, every=every), lambda: regimes_data(found), form, output)


def _taken_apart(blocs: str) -> list[list[str]]:
    """Return the names in ``a+b,c``, bloc by bloc."""
    return [[name.strip() for name in bloc.split("+")] for bloc in blocs.split(",")]
