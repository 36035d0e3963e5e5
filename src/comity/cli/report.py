"""``comity report``: everything about a dispute as one page, or a picture of it as a file."""

from __future__ import annotations

from pathlib import Path
from shlex import join
from typing import TYPE_CHECKING, cast

import click
from click.core import ParameterSource

from comity.cli.options import (
    case_arguments,
    concept_option,
    limited,
    outcome_named,
    read_case,
    reference_option,
)
from comity.errors import fail, need_package, quoted

if TYPE_CHECKING:
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.report.document import Report
    from comity.report.reading import Audience
    from comity.studies import Study

PAGES = (".html", ".htm")
PICTURES = (".svg", ".png")
FILES = {"case", "profiles", "output", "principles"}
"""Arguments that may be names of files."""


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
    _refuse_forms(output, picture)
    from comity.formats.files import refuse_unwritable, save_bytes  # noqa: PLC0415

    refuse_unwritable(output, overwrite=replace)
    need_package("jinja2", "Jinja2", "report", where="report")
    need_package("networkx", "networkx", "report", where="report")
    from comity.formats.canonical import digest  # noqa: PLC0415
    from comity.report.document import view  # noqa: PLC0415
    from comity.report.reading import Provenance  # noqa: PLC0415

    dispute = read_case(case, limits, profiles)
    provenance = Provenance(digest(dispute), _command())
    if reference is not None:
        from comity.settlement.start import compared_with  # noqa: PLC0415

        named = outcome_named(dispute, reference, limits, "--reference")
        dispute = compared_with(dispute, named, limits)
    study = _study(dispute, outcome, principles, concepts, limits)
    made = view(study, audience=cast("Audience", audience), provenance=provenance)
    save_bytes([_content(made, output, picture)], output, overwrite=replace)
    click.echo(f"Written: {output}", err=True)


def _refuse_forms(output: str, picture: str | None) -> None:
    """Refuse a file of a kind that cannot be written, before anything is computed."""
    extension = Path(output).suffix.lower()
    if extension not in (*PAGES, *PICTURES):
        what = f"reports are not written as {quoted(extension or output)}"
        todo = f"end the name with one of: {', '.join((*PAGES, *PICTURES))}"
        raise fail(what, todo, "extension-unknown", where=output)
    if extension in PAGES and picture is not None:
        raise click.UsageError("--picture goes with FILE.svg or FILE.png")
    if extension in PICTURES:
        need_package("vl_convert", "vl-convert", "pictures", where=output)


def _study(
    dispute: Dispute,
    outcome: str | None,
    principles: str | None,
    concepts: tuple[str, ...],
    limits: Limits,
) -> Study:
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.formats.principles import read_principles  # noqa: PLC0415
    from comity.studies import study  # noqa: PLC0415

    asked = None if outcome is None else outcome_named(dispute, outcome, limits, "--outcome")
    listed = None if principles is None else read_principles(principles, limits=limits)
    with progress() as step:
        return study(
            dispute,
            concepts or None,
            outcome=asked,
            principles=listed,
            limits=limits,
            progress=step,
        )


def _command() -> str:
    """Return what was typed; of files the names alone, so that no folder is told of."""
    context = click.get_current_context()
    words = ["comity", "report"]
    for param in context.command.params:
        name = str(param.name)
        if context.get_parameter_source(name) is not ParameterSource.COMMANDLINE:
            continue
        value = context.params[name]
        values = [str(it) for it in (value if isinstance(value, tuple) else (value,))]
        if name in FILES:
            values = [Path(it).name for it in values]
        if isinstance(param, click.Option):
            flag = param.opts[0]
            words += [flag] if param.is_flag else [part for it in values for part in (flag, it)]
        else:
            words += values
    return join(words)


def _content(report: Report, output: str, picture: str | None) -> bytes:
    """Return what is to be written to a file, by its kind."""
    extension = Path(output).suffix.lower()
    if extension in PAGES:
        from comity.report.page.page import page  # noqa: PLC0415

        return page(report).encode()
    found = report.pictures.get(picture or "")
    if found is None:
        what = (
            "no picture is named" if picture is None else f"there is no picture {quoted(picture)}"
        )
        todo = f"name one with --picture: {', '.join(report.pictures)}"
        todo = todo if report.pictures else "write it as a page: this report has no pictures"
        raise fail(what, todo, "picture-unknown", where=output)
    from comity.report.pictures.draw import png, svg  # noqa: PLC0415

    return svg(found).encode() if extension == ".svg" else png(found)
