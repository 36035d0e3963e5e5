"""``comity cases``: the disputes that come with Comity."""

from __future__ import annotations

import click


@click.command()
@click.option("--path", "paths", is_flag=True, help="Print each case's file instead.")
def cases(paths: bool) -> None:
    """List the cases that come with Comity.

    Any of them can be named instead of a file: comity analyze syria-iraq-1975. The file of a
    case is a good model for one of your own.
    """
    from comity.formats.catalogue import shipped  # noqa: PLC0415

    if paths:
        for path in shipped().values():
            click.echo(path)
        return
    from comity.cli.show import show_table  # noqa: PLC0415
    from comity.formats.case import read  # noqa: PLC0415
    from comity.tables import Table  # noqa: PLC0415

    disputes = [read(path) for path in shipped().values()]
    rows = tuple((it.id, it.title, it.confidence) for it in disputes)
    show_table(Table("Cases that come with Comity", ("name", "dispute", "model"), rows))
