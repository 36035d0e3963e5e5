"""``comity schema``: the JSON Schemas of what Comity reads and writes."""

from __future__ import annotations

import click

from comity.cli.options import write_out


@click.command(short_help="Print the JSON Schema of case files or of results.")
@click.argument(
    "kind",
    type=click.Choice(
        [
            "case",
            "analysis",
            "reach",
            "jumps",
            "settle",
            "better",
            "bargain",
            "regimes",
            "perceive",
            "inverse",
            "mediate",
            "robust",
        ]
    ),
)
def schema(kind: str) -> None:
    """Print a JSON Schema: of a case file, or of what a command writes as JSON (analysis: analyze).

    Editors that know JSON Schema can use the first to complete and check case files while you
    write them.
    """
    from comity.formats.results import to_json  # noqa: PLC0415
    from comity.formats.schemas import SCHEMAS  # noqa: PLC0415

    write_out(to_json(SCHEMAS[kind]()), None)
