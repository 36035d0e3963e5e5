"""A way to a settlement as a strip: a column of options per stop, arrows where one changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from comity.model.combination import levels_named
from comity.report.blocks import blocks
from comity.report.sections.outcomes import WIDTH, option_rows
from comity.report.view import Section
from comity.report.way import view_way
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.report.blocks import Block
    from comity.report.reading import Reading
    from comity.report.sections.outcomes import Group
    from comity.settlement.way import Way
    from comity.studies import Study

STOPS = 60
"""Stops that the strip shows at most."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The head of a column: an outcome, who moves to it, and who stands below the status quo."""

    number: int
    words: str
    movers: tuple[str, ...]
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An option along the way: its cell at every stop, and whether it has just changed."""

    label: str
    cells: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """The options of one owner."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaySection(Section):
    """The strip: stops in columns, options in rows under their owner.

    Attributes
    ----------
    stops : tuple of Stop
        The columns.
    lanes : tuple of Lane
        The lines, with a cell for each stop.
    blocks : tuple of Block
        Which stops stand side by side.
    """

    template: ClassVar[str] = "way"

    stops: tuple[Stop, ...]
    lanes: tuple[Lane, ...]
    blocks: tuple[Block, ...]


def way(reading: Reading) -> Section | None:
    """Return the way that was found, or what stops every way; None where none was sought."""
    study, found = reading.study, reading.study.way
    if found is None:
        return None
    told = view_way(found, study.analysis.space)
    tells = reading.tells_wants
    stops = tuple(_stops(study, found, tells=tells))
    return WaySection(
        id="way",
        title="A way there",
        facts=told.facts if tells else (_course(found),),
        stops=stops,
        lanes=tuple(map(_lane, option_rows(study.dispute, _levels(study, found)))),
        blocks=blocks(len(stops), WIDTH),
        tables=told.tables if tells else (),
        reasons=told.reasons if tells else (),
        notes=(*_left_out(found), *(told.notes if tells else ())),
    )


def _course(found: Way) -> str:
    """Say what a way does, without who is exposed on it."""
    if found.steps is None:
        return "No way was found."
    return (
        f"From {found.start} to {found.target} in {counted(len(found.steps), 'step')}: "
        f"{', '.join(map(str, found.outcomes))}."
    )


def _shown(found: Way) -> list[int]:
    """Return which stops the strip has, by their place on the way; the last is always there."""
    every = range(len(found.outcomes) if found.steps is not None else 0)
    return [*every] if len(every) <= STOPS else [*every[: STOPS - 1], every[-1]]


def _levels(study: Study, found: Way) -> list[tuple[int, ...]]:
    """Return the levels of all options at every stop.

    Of outcomes that count as one, that is taken which is nearest to the stop before: an option
    that nobody touches stays as it is.
    """
    dispute, space = study.dispute, study.analysis.space
    if dispute.graph is not None or found.steps is None:
        return []
    stops = [levels_named(dispute, dispute.status_quo or {})]
    for number in found.outcomes[1:]:
        cells = space.feasible_cells[space.outcome_of == space.index(number)]
        levels = cells[:, None] // np.array(space.strides) % np.array(space.sizes)
        differs = np.count_nonzero(levels != np.array(stops[-1]), axis=1)
        stops.append(tuple(levels[int(np.argmin(differs))].tolist()))
    return [stops[k] for k in _shown(found)]


def _stops(study: Study, found: Way, *, tells: bool) -> Iterator[Stop]:
    space, name = study.analysis.space, study.dispute.party
    movers: list[tuple[str, ...]] = [(), *(step.movers for step in found.steps or ())]
    for k in _shown(found):
        number = found.outcomes[k]
        below = [name(it.party).name for it in found.exposed if it.step == k] if tells else []
        who = tuple(name(party).name for party in movers[k])
        yield Stop(number, space.words(space.index(number)), who, tuple(below))


def _left_out(found: Way) -> Iterator[str]:
    left = len(found.outcomes) - STOPS
    if found.steps is not None and left > 0:
        yield f"Not shown: {counted(left, 'stop')} before the last one."


def _lane(group: Group) -> Lane:
    return Lane(
        group.name,
        tuple(
            Line(
                row.label,
                tuple(
                    (cell, k > 0 and cell != row.cells[k - 1]) for k, cell in enumerate(row.cells)
                ),
            )
            for row in group.rows
        ),
    )
