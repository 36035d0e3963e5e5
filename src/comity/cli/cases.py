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
    from comity.formats.catalogue import cases as listed  # noqa: PLC0415
    from comity.formats.catalogue import shipped  # noqa: PLC0415

    if paths:
        for path in shipped().values():
            click.echo(path)
        return
    from comity.cli.show import show_table  # noqa: PLC0415

    show_table(listed().table())
