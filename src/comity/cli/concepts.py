"""``comity concepts``: what the concepts of stability suppose, and how to ask for them."""

from __future__ import annotations

import click


@click.command(short_help="List the concepts of stability and their variants.")
@click.argument("ids", nargs=-1, metavar="[ID]...")
def concepts(ids: tuple[str, ...]) -> None:
    """Say what each concept supposes of a party, and who proposed it; all, or those of IDs.

    Any ID can be given to --concept of the other commands. A word alone, such as strong or
    unknown, stands for its usual concepts.

    \b
    Examples:
      comity concepts
      comity concepts smr gmr:strong=2
      comity concepts unknown
    """  # noqa: D301
    from comity.cli.show import show_view  # noqa: PLC0415
    from comity.report.concepts import view_concepts  # noqa: PLC0415

    show_view(view_concepts(ids))
