"""``comity analyze``: which outcomes hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from comity.cli.options import (
    concept_option,
    limited,
    party_named,
    read_case,
    viewer_option,
    write_out,
)

if TYPE_CHECKING:
    from comity.model.limits import Limits


@click.command()
@click.argument("case")
@concept_option("Compute only these concepts.")
@click.option("--party", "-p", help="Show one party's stability (by id or name).")
@viewer_option("Analyse it as this party sees it (by id or name).")
@click.option("--all", "every", is_flag=True, help="Show every outcome, not only those that hold.")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    help="table for people, json and csv for programs.",
)
@click.option("--output", "-o", metavar="FILE", help="Write json or csv to a new file.")
@limited
def analyze(
    case: str,
    concepts: tuple[str, ...],
    party: str | None,
    viewer: str | None,
    every: bool,
    form: str,
    output: str | None,
    limits: Limits,
) -> None:
    """Show which outcomes of CASE hold, for whom, and why.

    \b
    nash    nobody has a move it prefers
    gmr     whoever improves can be deterred by a reply of the others, at any cost to them
    smr     the same, and whoever improves cannot escape the reply
    seq     whoever improves would be deterred by a reply in the others' own interest
    sseq    the same, and whoever improves cannot escape the reply
    sim     whoever improves is spoiled by others improving at the same moment
    sim_fh  the same, where only parties without sequential stability move (Fraser and Hipel)

    Variants take strength of preference, doubt, attitudes, coalitions or foresight into account;
    comity concepts lists them.

    \b
    Examples:
      comity analyze syria-iraq-1975
      comity analyze garrison-diversion --concept nash,seq --format json
      comity analyze elmira-1991 --party uniroyal
      comity analyze elmira-1991 --concept nash,nash:coalition
      comity analyze chicken --concept limited=2,limited=3,nonmyopic
    """  # noqa: D301
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.stability.analysis import analyze as run  # noqa: PLC0415

    if every and (party is not None or form != "table"):
        raise click.UsageError("--all goes with the table of equilibria; the others show all")
    if output is not None and form == "table":
        raise click.UsageError("--output goes with --format json or csv")
    dispute = read_case(case, limits)
    focal = None if party is None else party_named(dispute, party)
    seen_by = None if viewer is None else party_named(dispute, viewer, "--as")
    with progress() as step:
        analysis = run(dispute, concepts or None, seen_by=seen_by, limits=limits, progress=step)
    if form == "table":
        from comity.cli.show import show_view  # noqa: PLC0415
        from comity.report.analysis import view_analysis  # noqa: PLC0415

        show_view(view_analysis(analysis, party=focal, every=every))
        return
    from comity.formats.results import analysis_csv, analysis_data, to_json  # noqa: PLC0415

    parties = None if focal is None else [focal]
    if form == "json":
        write_out(to_json(analysis_data(analysis, parties)), output)
    else:
        write_out(analysis_csv(analysis, parties), output)
