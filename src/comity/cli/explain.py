"""``comity explain``: why a party would stay at an outcome, or leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from comity.cli.options import (
    concept_option,
    limited,
    outcome_named,
    party_named,
    read_case,
    viewer_option,
    write_out,
)

if TYPE_CHECKING:
    from comity.model.limits import Limits


@click.command()
@click.argument("case")
@click.option(
    "--outcome", "-n", required=True, help="Its number, pattern or name (digits are a number)."
)
@click.option("--party", "-p", help="Only this party (by id or name); otherwise every one.")
@viewer_option("Prove it in the eyes of this party (by id or name).")
@concept_option("Only these concepts; otherwise all that are defined.")
@click.option(
    "--format",
    "-f",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text for people, json for programs.",
)
@limited
def explain(
    case: str,
    outcome: str,
    party: str | None,
    viewer: str | None,
    concepts: tuple[str, ...],
    form: str,
    limits: Limits,
) -> None:
    """Say why parties would stay at an outcome of CASE, or why not.

    The proof names every improvement, and for each the others' reply that deters it, move by
    move, or that nothing does.

    \b
    Examples:
      comity explain syria-iraq-1975 --outcome 1 --party iraq --concept seq
      comity explain syria-iraq-1975 --outcome NNY
    """  # noqa: D301
    from comity.formats.results import proof_data, to_json  # noqa: PLC0415
    from comity.model.space import outcome_space  # noqa: PLC0415
    from comity.stability.analysis import concepts_for, is_defined  # noqa: PLC0415
    from comity.stability.concept import SIMPLE  # noqa: PLC0415
    from comity.stability.explain import explain as prove  # noqa: PLC0415

    dispute = read_case(case, limits)
    space = outcome_space(dispute, limits)
    ref = outcome_named(dispute, outcome, limits, "--outcome")
    parties = dispute.movers if party is None else (party_named(dispute, party),)
    seen_by = None if viewer is None else party_named(dispute, viewer, "--as")
    every = concepts_for(space, None if seen_by is None else SIMPLE)
    asked = concepts or [c for c in every if is_defined(c, space)]
    proofs = [
        prove(dispute, name, ref, concept, seen_by=seen_by, limits=limits)
        for concept in concepts_for(space, asked)
        for name in parties
    ]
    if form == "json":
        write_out(to_json([proof_data(proof) for proof in proofs]), None)
        return
    from comity.cli.show import show_sentences  # noqa: PLC0415

    told = dict.fromkeys(proof.sentence for proof in proofs)  # of a bloc there is one for all
    show_sentences([*told] or ["Nobody has a move of its own."])
