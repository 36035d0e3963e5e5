"""``comity bargain``: what published rules of dividing gains lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

import click

from comity.cli.options import (
    case_arguments,
    form_options,
    give,
    limited,
    outcome_meant,
    read_case,
    reference_option,
)

if TYPE_CHECKING:
    from comity.model.limits import Limits


@click.command(short_help="Find bargaining points and the Pareto front, by weights.")
@case_arguments
@reference_option("status-quo, walk-aways, maximin, or an outcome to count gains from.")
@click.option("--indivisible", is_flag=True, help="Leave nobody below the status quo.")
@click.option("--all", "every", is_flag=True, help="Show the whole front, and every tie of a rule.")
@form_options
@limited
def bargain(
    case: str,
    profiles: tuple[str, ...],
    reference: str | None,
    indivisible: bool,
    every: bool,
    form: str,
    output: str | None,
    limits: Limits,
) -> None:
    """Show what four published rules of dividing gains lead to in CASE, and its Pareto front.

    CASE is a case in which everybody who negotiates has weights; or a negotiation domain of
    Genius (.xml) or GeniusWeb (.json), with a PROFILE file for every party.

    \b
    Nash                the largest product of gains
    Kalai-Smorodinsky   the least share of what each could get at best, as large as can be
    egalitarian         the least gain, as large as can be
    utilitarian         the largest sum of gains

    Gains are counted from the status quo; where the case names none, from what each party would
    walk away to. All ties are shown, and none is decided by rounding.

    \b
    Examples:
      comity bargain barter
      comity bargain fund.yaml --reference walk-aways --indivisible
      comity bargain domain.xml north.xml south.xml --format json
    """  # noqa: D301
    from comity.formats.bargain import bargain_data  # noqa: PLC0415
    from comity.report.bargain import view_bargain  # noqa: PLC0415
    from comity.settlement.bargaining.analysis import bargain as run  # noqa: PLC0415

    dispute = read_case(case, limits, profiles)
    kind, outcome = None, None
    if reference in {"status-quo", "walk-aways", "maximin"}:
        kind = cast('Literal["status-quo", "walk-aways", "maximin"]', reference)
    elif reference is not None:
        outcome = outcome_meant(dispute, reference)
    found = run(dispute, kind, outcome=outcome, indivisible=indivisible, limits=limits)
    give(lambda: view_bargain(found, every=every), lambda: bargain_data(found), form, output)
