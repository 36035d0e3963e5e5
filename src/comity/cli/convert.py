"""``comity convert``: the same dispute as another kind of file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.options import limited, read_case, tell

if TYPE_CHECKING:
    from comity.model.limits import Limits

ENDINGS = (".yaml", ".yml", ".json", ".gmcr", ".nfg")


@click.command(short_help="Write a dispute as another kind of file.")
@click.argument("case")
@click.argument("profiles", nargs=-1, metavar="[PROFILE]...")
@click.argument("out")
@click.option("--lossy", is_flag=True, help="Write .nfg without what it cannot say.")
@click.option("--overwrite", is_flag=True, help="Write over OUT if it exists.")
@limited
def convert(
    case: str, profiles: tuple[str, ...], out: str, lossy: bool, overwrite: bool, limits: Limits
) -> None:
    """Write the dispute of CASE to OUT; their endings say what kind of file they are.

    \b
    .yaml .yml  case file
    .json       case file in JSON, every default spelled out
    .gmcr       JSON of graph-model programs
    .nfg        game in strategic form for Gambit (only written)
    .xml .json  negotiation domain of Genius or GeniusWeb, and then the PROFILE of each party
                (only read)

    Notices on standard error say what OUT does not hold. If that could change which outcomes
    hold, nothing is written and the reasons are told; --lossy writes an .nfg all the same, and
    its title tells.

    \b
    Examples:
      comity convert border.gmcr border.yaml   keep it with sources and notes
      comity convert chicken chicken.gmcr      go on with another program
      comity convert elmira-1991 elmira.nfg --lossy
      comity convert camp.xml north.xml south.xml camp.yaml
    """  # noqa: D301
    from comity.formats.case import write  # noqa: PLC0415

    if Path(out).suffix.lower() not in ENDINGS:
        raise click.UsageError(f"OUT must end in one of: {' '.join(ENDINGS)}")
    dispute = read_case(case, limits, profiles)
    tell(out, write(dispute, out, overwrite=overwrite, lossy=lossy, limits=limits))
    click.echo(f"Wrote {out}")
