"""``comity report``: everything about a dispute as one page, or a picture of it as a file."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, cast

import click

from comity.cli.options import (
    case_arguments,
    concept_option,
    limited,
    outcome_named,
    read_case,
    reference_option,
)

if TYPE_CHECKING:
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.report.document import Report
    from comity.report.reading import Audience
    from comity.studies import Study

PAGES = (".html", ".htm")
PICTURES = (".svg", ".png")


@click.command(short_help="Write everything about a dispute as one page to look at.")
@case_arguments
@click.option("--output", "-o", metavar="FILE", required=True, help="FILE.html, .svg or .png.")
@click.option(
    "--for",
    "audience",
    type=click.Choice(["mediator", "public"]),
    default="mediator",
    help="Who reads it; the public sees nothing of what parties want.",
)
@click.option("--outcome", "-n", help="A proposed outcome, to certify and to find a way to.")
@click.option("--principles", metavar="LIST", help="Put a list of principles to settlements.")
@reference_option("An outcome to compare with, instead of the status quo.")
@concept_option("Tell of these concepts only.")
@click.option("--picture", metavar="ID", help="Which picture goes to FILE.svg or FILE.png.")
@click.option("--replace", is_flag=True, help="Write over FILE where it exists.")
@limited
def report(
    case: str,
    profiles: tuple[str, ...],
    output: str,
    audience: str,
    outcome: str | None,
    principles: str | None,
    reference: str | None,
    concepts: tuple[str, ...],
    picture: str | None,
    replace: bool,
    limits: Limits,
) -> None:
    """Write what can be computed of CASE to one HTML file, with tables and pictures.

    The file needs nothing else: no network, no server, no program but a browser.
    Parts that a case has nothing for are left out.

    \b
    mediator  all that the case says, proofs and certificates
    public    what can be done, what holds and what is a settlement; nothing of
              what anybody wants, prefers or would walk away to

    With FILE.svg or FILE.png one picture is written (needs comity[pictures]);
    leave --picture out to see which there are.

    \b
    Examples:
      comity report elmira-1991 -o elmira.html
      comity report elmira-1991 -o elmira.html --principles helsinki-decalogue
      comity report elmira-1991 -o for-all.html --for public
      comity report elmira-1991 -o expense.svg --picture expense
    """  # noqa: D301
    from comity.formats.files import refuse_unwritable  # noqa: PLC0415

    kind = _kind(output, picture)
    refuse_unwritable(output, overwrite=replace)
    dispute = _referred(read_case(case, limits, profiles), reference, limits)
    study = _study(dispute, outcome, principles, concepts, limits)
    command = _command(case, profiles, output, audience, outcome, principles, reference, concepts)
    made = _made(study, cast("Audience", audience), command)
    if kind in PAGES:
        _write_page(made, output, replace=replace)
    else:
        _write_picture(made, picture, output, replace=replace)
    click.echo(f"Written: {output}", err=True)
