"""Which outcomes and rows are shown where there are too many to show them all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from comity.stability.sheet import concepts_held
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from comity.report.reading import Reading
    from comity.studies import Study
    from comity.tables import Table


def shown(reading: Reading, most: int) -> tuple[int, ...]:
    """Return positions of at most so many outcomes, ascending.

    All where that is possible; otherwise the status quo, those certified, those on the way,
    settlements in their order, and those that hold, under the most concepts first. Which are
    certified, and the order of settlements, tell who gains: for the public neither counts.

    Examples
    --------
    >>> import comity
    >>> from comity.report.reading import Provenance, Reading
    >>> found = comity.study(comity.read("elmira-1991"))
    >>> reading = Reading(found, "mediator", Provenance())
    >>> shown(reading, 100), shown(reading, 4)
    ((0, 1, 2, 3, 4, 5, 6, 7, 8), (0, 2, 5, 7))
    """
    count = reading.study.analysis.space.count
    if count <= most:
        return tuple(range(count))
    kept: dict[int, None] = {}
    for position in _in_order(reading, most):
        if len(kept) == most:
            break
        kept[position] = None
    return tuple(sorted(kept))


def _in_order(reading: Reading, most: int) -> Iterator[int]:
    analysis, study = reading.study.analysis, reading.study
    space, settlement = analysis.space, study.settlement
    if space.status_quo is not None:
        yield space.status_quo
    if study.proposed is not None:
        yield space.index(study.proposed)
    if reading.tells_wants:
        yield from (space.index(it.outcome.number) for it in study.certificates)
    if study.way is not None:
        yield from (space.index(number) for number in study.way.outcomes)
    if settlement is not None:
        in_order = settlement.positions if reading.tells_wants else sorted(settlement.positions)
        yield from in_order[: most // 2]
    under = concepts_held(analysis)
    holding = np.flatnonzero(under)
    yield from holding[np.argsort(-under[holding], kind="stable")[:most]].tolist()
    if settlement is not None and reading.tells_wants:
        yield from settlement.order[:most].tolist()
    yield from range(most)


def first_rows(tables: Iterable[Table], most: int | None) -> tuple[tuple[Table, ...], int]:
    """Return the tables that have rows, at most so many rows of each, and how many are left out.

    Examples
    --------
    >>> from comity.tables import Table
    >>> some = Table("Numbers", ("no.",), ((1,), (2,), (3,)))
    >>> first_rows([some, Table("None", ("no.",), ())], 2)
    ((<Table 'Numbers': 2 rows, 1 column>,), 1)
    """
    whole = [table for table in tables if table.rows]
    cut = tuple(replace(table, rows=table.rows[:most]) for table in whole)
    return cut, sum(len(it.rows) - len(less.rows) for it, less in zip(whole, cut, strict=True))


def left_out(study: Study, some: Sequence[int]) -> tuple[str, ...]:
    """Say what is not shown, and how many of it hold or are settlements; nothing if all is shown.

    Examples
    --------
    >>> import comity
    >>> found = comity.study(comity.read("elmira-1991"))
    >>> left_out(found, range(9)), left_out(found, (0, 2, 7))
    ((), ('Not shown: 6 outcomes, of which 4 hold under some concept.',))
    """
    rest = np.ones(study.analysis.space.count, dtype=np.bool_)
    rest[list(some)] = False
    if not rest.any():
        return ()
    holding = int(np.count_nonzero(concepts_held(study.analysis)[rest]))
    parts = [f"{holding:,} {'holds' if holding == 1 else 'hold'} under some concept"]
    if study.settlement is not None:
        safe = int(np.count_nonzero(study.settlement.safe & rest))
        parts += [f"{safe:,} {'is' if safe == 1 else 'are'} indivisible"] if safe else []
    return (f"Not shown: {counted(int(rest.sum()), 'outcome')}, of which {' and '.join(parts)}.",)
