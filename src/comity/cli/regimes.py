"""``comity regimes``: where play leads when parties act alone, in blocs, or together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from comity.cli.options import limited, read_case, write_out

if TYPE_CHECKING:
    from comity.model.limits import Limits


@click.command(short_help="Compare where self-help, blocs and cooperation lead.")
@click.argument("case")
@click.option("--blocs", metavar="A+B,C", help="Only this partition into blocs (ids or names).")
@click.option("--free-members", is_flag=True, help="Members of blocs also act for themselves.")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="table for people, json for programs.",
)
@click.option("--output", "-o", metavar="FILE", help="Write json to a new file.")
@limited
def regimes(
    case: str,
    blocs: str | None,
    free_members: bool,
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
    """  # noqa: D301
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.errors import fail  # noqa: PLC0415
    from comity.settlement.regimes.analysis import compare_regimes  # noqa: PLC0415

    if output is not None and form == "table":
        raise click.UsageError("--output goes with --format json")
    dispute = read_case(case, limits)
    if dispute.status_quo is None:
        what = "the case names no status quo, and play begins there"
        raise fail(what, "add status_quo", "key-missing", where=case)
    asked = None if blocs is None else _taken_apart(blocs)
    with progress() as step:
        found = compare_regimes(
            dispute, asked, free_members=free_members, limits=limits, progress=step
        )
    if form == "json":
        from comity.formats.regimes import regimes_data  # noqa: PLC0415
        from comity.formats.results import to_json  # noqa: PLC0415

        write_out(to_json(regimes_data(found)), output)
        return
    from comity.cli.show import show_view  # noqa: PLC0415
    from comity.report.regimes import view_regimes  # noqa: PLC0415

    show_view(view_regimes(found))


def _taken_apart(blocs: str) -> list[list[str]]:
    """Return the names in ``a+b,c``, bloc by bloc."""
    return [[name.strip() for name in bloc.split("+")] for bloc in blocs.split(",")]
