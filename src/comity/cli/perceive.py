"""``comity perceive``: what each party expects, and what lasts when all act on what they see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from comity.cli.options import concept_option, form_options, give, limited, read_case

if TYPE_CHECKING:
    from comity.model.limits import Limits


@click.command(short_help="Say what lasts when parties misjudge each other.")
@click.argument("case")
@concept_option("Ask under these concepts only.")
@click.option("--all", "every", is_flag=True, help="Show every outcome.")
@form_options
@limited
def perceive(
    case: str,
    concepts: tuple[str, ...],
    every: bool,
    form: str,
    output: str | None,
    limits: Limits,
) -> None:
    """Say what each party of CASE expects, and what lasts when all act on what they see.

    Under views the case states what a party takes others to want, and what it does not think
    of. Every party decides by its own view; what nobody would leave then lasts.

    \b
    steady    everybody sees it and expects it
    unsteady  everybody sees it, and somebody expects somebody to leave
    stealthy  somebody does not think of it

    \b
    Examples:
      comity perceive my-dispute.yaml
      comity perceive my-dispute.yaml --concept seq --format json
      comity analyze my-dispute.yaml --as iraq             which outcomes hold in Iraq's eyes
      comity explain my-dispute.yaml --as iraq --outcome 1
    """  # noqa: D301
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.formats.perception import perception_data  # noqa: PLC0415
    from comity.report.perception import view_perceptions  # noqa: PLC0415
    from comity.stability.perception.analysis import perceive as run  # noqa: PLC0415

    dispute = read_case(case, limits)
    with progress() as step:
        found = run(dispute, concepts or None, limits=limits, progress=step)
    give(lambda: view_perceptions(found, every=every), lambda: perception_data(found), form, output)
