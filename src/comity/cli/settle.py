"""``comity settle``: what leaves nobody less secure, at whose expense moves are, and safe ways."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, cast

import click
from click.core import ParameterSource

from comity.cli.options import (
    case_arguments,
    concept_option,
    form_options,
    give,
    limited,
    outcome_named,
    read_case,
    reference_option,
)
from comity.errors import fail

if TYPE_CHECKING:
    from collections.abc import Callable

    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.report.view import View
    from comity.settlement.judge import Finding
    from comity.settlement.principles import Principles
    from comity.settlement.start import Reference, Scale

    Told = tuple[Callable[[], View], Callable[[], dict[str, Any]]]

CHECKED = 10
"""Outcomes that principles are put to at most, unless one is named."""
TABLE = "the table of outcomes"
ANSWERS = {
    "joint": ("--path-to",),
    "without": ("--path-to",),
    "principles": (TABLE, "--outcome"),
    "concepts": (TABLE, "--outcome"),
    "scale": (TABLE, "--path-to"),
    "every": (TABLE,),
}
"""The questions that an option has an effect on; those not named here go with all."""


@click.command(short_help="Find outcomes that leave nobody less secure, and safe ways.")
@case_arguments
@click.option("--outcome", "-n", help="Certificate or counter-example of one outcome.")
@click.option("--path-to", "target", metavar="OUTCOME", help="A safe way there; any: the nearest.")
@click.option("--joint", type=click.IntRange(min=1), help="How many may move at once on the way.")
@click.option("--without", multiple=True, metavar="TAG", help="Raise no option with this tag.")
@click.option("--principles", metavar="LIST", help="Put a list of principles to outcomes.")
@reference_option("status-quo, walk-aways, or an outcome to compare with.")
@concept_option("Tell of these concepts only.")
@click.option(
    "--scale",
    type=click.Choice(["ranks", "weights"]),
    default="ranks",
    help="What standings are measured by.",
)
@click.option("--all", "every", is_flag=True, help="Show every outcome.")
@form_options
@limited
def settle(
    case: str,
    profiles: tuple[str, ...],
    outcome: str | None,
    target: str | None,
    joint: int | None,
    without: tuple[str, ...],
    principles: str | None,
    reference: str | None,
    concepts: tuple[str, ...],
    scale: Scale,
    every: bool,
    form: str,
    output: str | None,
    limits: Limits,
) -> None:
    """Show which outcomes of CASE leave nobody less secure than the status quo.

    \b
    indivisible  nobody, bystanders included, is worse off than at the status quo
    Pareto       no other outcome is as good for everybody and better for somebody
    maximin      whoever stands worst stands as high as can be

    The second table counts at whose expense improvements are. Every party counts; nothing is
    added up to a score.

    \b
    Examples:
      comity settle elmira-1991
      comity settle elmira-1991 --outcome 9            who gains, who loses, by what
      comity settle elmira-1991 --path-to 9            step by step, who is exposed when
      comity settle korea-2017 --path-to 9 --joint 2   two parties may move at once
      comity settle elmira-1991 -n 9 --principles helsinki-decalogue
      comity settle elmira-1991 --reference 7          compared with 7, not with the status quo
      comity settle domain.xml north.xml south.xml     a negotiation, and a PROFILE per party
    """  # noqa: D301
    _refuse_mixtures()
    dispute, compared = _referred(case, read_case(case, limits, profiles), reference, limits)
    if compared == "walk-aways" and (target or outcome or principles):
        what = "certificates, ways and principles compare with an outcome, not with walk-aways"
        raise fail(what, "name one: --reference OUTCOME", "key-missing", where=case)
    chosen = _read(principles, limits)
    if target is not None:
        view, data = _way(dispute, target, joint, without, scale, limits)
    elif outcome is not None:
        view, data = _certificate(dispute, outcome, chosen, concepts, limits)
    else:
        view, data = _settlements(dispute, chosen, compared, concepts, scale, limits, every=every)
    give(view, data, form, output)


def _referred(
    case: str, dispute: Dispute, asked: str | None, limits: Limits
) -> tuple[Dispute, Reference]:
    """Return the dispute, an outcome asked for in the status quo's place, and what counts."""
    from comity.settlement.start import compared_with, reference_of  # noqa: PLC0415

    if asked == "maximin":
        raise click.UsageError("maximin values go with bargain; see comity bargain --help")
    if asked is None:
        found = reference_of(dispute)
    elif asked in {"status-quo", "walk-aways"}:
        found = cast("Reference", asked)
    else:
        named = outcome_named(dispute, asked, limits, "--reference")
        return compared_with(dispute, named, limits), "status-quo"
    if found == "status-quo" and dispute.status_quo is None:
        what = "the case names no status quo, and outcomes are compared with it"
        todo = "add status_quo, or name an outcome: --reference OUTCOME"
        raise fail(what, todo, "key-missing", where=case)
    return dispute, found


def _refuse_mixtures() -> None:
    """Refuse options that the question asked would leave without effect."""
    context = click.get_current_context()
    flags = {str(param.name): param.opts[0] for param in context.command.params}
    given = [it for it in flags if context.get_parameter_source(it) is ParameterSource.COMMANDLINE]
    if "outcome" in given and "target" in given:
        raise click.UsageError("--outcome and --path-to are two questions; ask one at a time")
    asked = next((flags[it] for it in ("outcome", "target") if it in given), TABLE)
    for name in given:
        if name in ANSWERS and asked not in ANSWERS[name]:
            fits = ", and with ".join(ANSWERS[name])
            raise click.UsageError(f"{flags[name]} goes with {fits}")
    if "concepts" in given and "outcome" in given and "principles" not in given:
        raise click.UsageError("--concept goes with --outcome only beside --principles")


def _read(principles: str | None, limits: Limits) -> Principles | None:
    if principles is None:
        return None
    from comity.formats.principles import read_principles  # noqa: PLC0415

    return read_principles(principles, limits=limits)


def _way(
    dispute: Dispute,
    target: str,
    joint: int | None,
    without: tuple[str, ...],
    scale: Scale,
    limits: Limits,
) -> Told:
    from comity.formats.settlements import way_data  # noqa: PLC0415
    from comity.model.space import outcome_space  # noqa: PLC0415
    from comity.report.way import view_way  # noqa: PLC0415
    from comity.settlement.find import find_way  # noqa: PLC0415

    to = None if target == "any" else outcome_named(dispute, target, limits, "--path-to")
    way = find_way(dispute, to, joint=joint, without=without, scale=scale, limits=limits)
    space = outcome_space(dispute, limits)
    return partial(view_way, way, space), partial(way_data, way, dispute)


def _certificate(
    dispute: Dispute,
    outcome: str,
    principles: Principles | None,
    concepts: tuple[str, ...],
    limits: Limits,
) -> Told:
    from comity.formats.settlements import certified_data  # noqa: PLC0415
    from comity.report.settlement import view_certificate  # noqa: PLC0415
    from comity.settlement.assess import assess  # noqa: PLC0415
    from comity.settlement.certify import certify  # noqa: PLC0415
    from comity.stability.analysis import analyze  # noqa: PLC0415

    named = outcome_named(dispute, outcome, limits, "--outcome")
    certificate = certify(dispute, named, limits=limits)
    checks: tuple[Finding, ...] = ()
    if principles is not None:
        analysis = analyze(dispute, concepts or None, limits=limits)
        checks = assess(analysis, named, principles)
    asked = certificate, dispute, principles, checks
    return partial(view_certificate, *asked), partial(certified_data, *asked)


def _settlements(
    dispute: Dispute,
    principles: Principles | None,
    reference: Reference,
    concepts: tuple[str, ...],
    scale: Scale,
    limits: Limits,
    *,
    every: bool,
) -> Told:
    from comity.cli.progress import progress  # noqa: PLC0415
    from comity.formats.settlements import settlement_data  # noqa: PLC0415
    from comity.report.settlement import view_settlement  # noqa: PLC0415
    from comity.settlement.analysis import settle as run  # noqa: PLC0415
    from comity.settlement.assess import assess  # noqa: PLC0415

    with progress() as step:
        found = run(
            dispute,
            concepts or None,
            reference=reference,
            scale=scale,
            limits=limits,
            progress=step,
        )
    checks = {}
    if principles is not None:
        numbers = [int(found.space.numbers[k]) for k in found.positions[:CHECKED]]
        checks = {number: assess(found.analysis, number, principles) for number in numbers}
    view = partial(view_settlement, found, principles, checks, every=every)
    return view, partial(settlement_data, found, principles, checks)
