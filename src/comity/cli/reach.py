"""``comity reach``: what can be come to from the status quo, and how."""

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


@click.command(short_help="Find what can be come to from the status quo, and how.")
@case_arguments
@concept_option("Tell of these concepts only.")
@click.option("--to", "target", metavar="OUTCOME", help="Tell the shortest ways there.")
@click.option("--without", multiple=True, metavar="TAG", help="Raise no option with this tag.")
@click.option("--all", "every", is_flag=True, help="Show every outcome.")
@form_options
@limited
def reach(
    case: str,
    profiles: tuple[str, ...],
    concepts: tuple[str, ...],
    target: str | None,
    without: tuple[str, ...],
    every: bool,
    form: str,
    output: str | None,
    limits: Limits,
) -> None:
    """Show in how few single moves each outcome of CASE can be come to from the status quo.

    And by improvements alone: an outcome that would hold, once there, need not be one that
    anybody would move to. Nobody moves twice in a row; joint steps play no part.

    \b
    Examples:
      comity reach elmira-1991 --concept nash
      comity reach elmira-1991 --to 10
    """  # noqa: D301
    if target is not None and (every or concepts or form == "json"):
        raise click.UsageError("--to tells of one outcome; --all, --concept and json tell of all")
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.formats.reach import reach_data  # noqa: PLC0415
    from comity.report.reach import view_reach, view_way_to  # noqa: PLC0415
    from comity.stability.reach.analysis import reach as run  # noqa: PLC0415

    dispute = read_case(case, limits, profiles)
    if target is not None:
        to = outcome_named(dispute, target, limits, "--to")
        way = run(dispute, ["nash"], without=without, limits=limits)  # what holds is not told
        give(lambda: view_way_to(way, to), lambda: reach_data(way), form, output)
        return
    with progress() as step:
        found = run(dispute, concepts or None, without=without, limits=limits, progress=step)
    give(lambda: view_reach(found, every=every), lambda: reach_data(found), form, output)
