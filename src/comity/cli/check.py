"""``comity check``: everything that is wrong with case files."""

from __future__ import annotations

import sys

import click

from comity.cli.options import limited, limits_from

EXIT_DIFFERS = 1


@click.command()
@click.argument("cases", nargs=-1, required=True, metavar="CASE...")
@limited
def check(cases: tuple[str, ...], max_memory: int | None, max_file_size: int | None) -> None:
    """Say everything that is wrong with each CASE, and whether published answers come out.

    Faults are told all at once, each with its line. Warnings are about what is allowed but
    probably not meant. Exit code 2: a case has faults; 1: an expected answer is not reproduced.
    """
    from comity.cli.main import EXIT_FAULT, report_faults  # noqa: PLC0415
    from comity.errors import ComityError, Fault  # noqa: PLC0415
    from comity.formats.case import read  # noqa: PLC0415
    from comity.model.space import outcome_space  # noqa: PLC0415
    from comity.preferences.doubts import doubts  # noqa: PLC0415
    from comity.stability.expected import Comparison, compare  # noqa: PLC0415

    limits = limits_from(max_memory, max_file_size)
    status = 0

    def tell(case: str, warnings: list[Fault], compared: tuple[Comparison, ...]) -> None:
        for fault in warnings:
            click.echo(f"{case}: warning: {fault}")
        for it in compared:
            if not it.agrees:
                party = f" for {it.answer.party}" if it.answer.party else ""
                found = "not defined" if it.found is None else _numbers(it.found)
                what = f"{it.answer.concept}{party}: expected {_numbers(it.wanted)}, found {found}"
                click.echo(f"{case}: {what}")

    for case in cases:
        try:
            dispute = read(case, limits=limits)
            space = outcome_space(dispute, limits)
            warnings, compared = doubts(dispute, space), compare(dispute, limits)
        except ComityError as error:
            report_faults(error)
            status = EXIT_FAULT
            continue
        tell(case, warnings, compared)
        right = sum(it.agrees for it in compared)
        click.echo(
            f"{case}: {space.count} outcomes, {len(dispute.movers)} parties with moves; "
            f"{right} of {len(compared)} expected answers reproduced"
        )
        if right < len(compared):
            status = max(status, EXIT_DIFFERS)
    sys.exit(status)


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers)) or "none"
