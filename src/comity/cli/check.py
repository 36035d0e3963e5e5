"""``comity check``: everything that is wrong with case files."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from comity.cli.options import limited, read_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.errors import ComityError
    from comity.model.dispute import Dispute
    from comity.model.limits import Limits
    from comity.stability.expected import Comparison

EXIT_DIFFERS = 1
NAMED = 20
"""Outcomes of an answer that are named at most."""


@click.command(short_help="Say everything that is wrong with case files.")
@click.argument("cases", nargs=-1, required=True, metavar="CASE...")
@limited
def check(cases: tuple[str, ...], limits: Limits) -> None:
    """Say everything that is wrong with each CASE, and whether published answers come out.

    Faults are told all at once, each with its line. Warnings are about what is allowed but
    probably not meant. Exit code 2: a case has faults; 1: an expected answer is not reproduced.
    """
    from comity.cli.main import EXIT_FAULT, report_faults  # noqa: PLC0415
    from comity.errors import ComityError, visible  # noqa: PLC0415
    from comity.stability.expected import compare  # noqa: PLC0415

    status = 0
    for case in cases:
        try:
            dispute = read_case(case, limits)
            compared = compare(dispute, limits)
            for line in _lines(dispute, compared, limits):
                click.echo(visible(f"{case}: {line}"))
        except ComityError as error:
            report_faults(_about(case, error))
            status = EXIT_FAULT
            continue
        if not all(it.agrees for it in compared):
            status = max(status, EXIT_DIFFERS)
    sys.exit(status)


def _about(case: str, error: ComityError) -> ComityError:
    """Return the error with the case's name where it names no file."""
    from comity.errors import ComityError, dotted  # noqa: PLC0415

    return ComityError(
        it if it.where else it.at(f"{case}: {dotted(it.path)}".removesuffix(": "))
        for it in error.faults
    )


def _lines(dispute: Dispute, compared: tuple[Comparison, ...], limits: Limits) -> Iterator[str]:
    from comity.model.space import outcome_space  # noqa: PLC0415
    from comity.preferences.doubts import doubts  # noqa: PLC0415
    from comity.preferences.ranks import all_ranks  # noqa: PLC0415

    space = outcome_space(dispute, limits)
    all_ranks(dispute, space)  # not every case was read with them
    yield from (f"warning: {fault}" for fault in doubts(dispute, space))
    yield from (_difference(it) for it in compared if not it.agrees)
    yield from (
        f"{_subject(it)}: the publication differs from the definitions: {it.answer.reason}"
        for it in compared
        if it.answer.published is not None
    )
    right = sum(it.agrees for it in compared)
    answers = f"{right} of {len(compared)} expected answers reproduced"
    yield (
        f"outcomes: {space.count}; parties with moves: {len(dispute.movers)}; "
        f"{answers if compared else 'no expected answers'}"
    )


def _subject(compared: Comparison) -> str:
    answer = compared.answer
    return f"{answer.concept} for {answer.party}" if answer.party else answer.concept


def _difference(compared: Comparison) -> str:
    found = "not defined" if compared.found is None else _numbers(compared.found)
    return f"{_subject(compared)}: expected {_numbers(compared.wanted)}, found {found}"


def _numbers(numbers: tuple[int, ...]) -> str:
    more = f" and {len(numbers) - NAMED} more" if len(numbers) > NAMED else ""
    return ", ".join(map(str, numbers[:NAMED])) + more or "none"
