"""``comity new``: a commented case file to start from."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Write a commented case file to start from.")
@click.argument("file")
def new(file: str) -> None:
    """Write a commented case file to FILE (never over an existing one).

    It is a small dispute that can be analysed as it stands; change it step by step.
    """
    from comity.formats.files import save_text  # noqa: PLC0415
    from comity.formats.scaffold import scaffold  # noqa: PLC0415

    if Path(file).suffix.lower() in {".gmcr", ".nfg"}:
        raise click.UsageError("a case file ends in .yaml; for other files see: comity convert")
    save_text(scaffold(file), file)
    click.echo(f"Wrote {file}. Next: comity check {file}; comity analyze {file}")
