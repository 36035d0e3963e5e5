"""At whose expense: whose improvements lower whom."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from comity.report.expense import WHERE, expense_table, most_telling, same_counts, share_words
from comity.report.pictures.heatmap import Heatmap, Square
from comity.report.pictures.labels import label, labels
from comity.report.view import Section
from comity.stability.sentence import enumerated
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.report.expense import Shown
    from comity.report.reading import Reading
    from comity.settlement.result import Settlement

MOST = 16
"""Rows and columns shown at most."""
NAMED = 3
"""Pairs that a sentence names at most."""
ROOM = 13
"""Characters of a count that a cell has room for; if some are longer, all cells have shares."""
TITLES = {
    "everywhere": "At whose expense everywhere: of moves in the model, not of events",
    "reachable": (
        "At whose expense where single moves can lead to: of moves in the model, not of events"
    ),
    "status_quo": "At whose expense from the status quo: of moves in the model, not of events",
}


IDS = {
    "everywhere": "expense",
    "reachable": "expense-reachable",
    "status_quo": "expense-status-quo",
}


def expense(reading: Reading) -> Section | None:
    """Return whose improvements lower whom, everywhere and where that differs from nearer by."""
    settlement = reading.study.settlement
    if settlement is None or not reading.tells_wants or not settlement.dispute.movers:
        return None
    shown = most_telling(settlement, MOST)
    return Section(
        id="expense",
        title="At whose expense",
        facts=tuple(_facts(settlement)),
        pictures=tuple(_picture(settlement, where, shown) for where in _different(settlement)),
        notes=tuple(_notes(settlement, shown)),
    )


def _facts(settlement: Settlement) -> Iterator[str]:
    yield (
        "An improvement is a single move that its mover prefers. It lowers somebody who ranks "
        "where it leads below where it begins."
    )
    for where, counts in settlement.expense.items():
        if not counts.improvements.any():
            yield f"There are no {WHERE[where]}."


def _different(settlement: Settlement) -> list[str]:
    """Return where to count, the nearest first: where there is something, and nothing twice."""
    found: list[str] = []
    for where, counts in settlement.expense.items():
        said = any(same_counts(counts, settlement.expense[it]) for it in found)
        if counts.improvements.any() and not said:
            found.insert(0, where)
    return found


def _picture(settlement: Settlement, where: str, shown: Shown) -> Heatmap:
    dispute = settlement.dispute
    rows = labels(dispute.party(dispute.movers[row]).name for row in shown.movers)
    columns = labels(dispute.parties[column].name for column in shown.parties)
    return Heatmap(
        id=IDS[where],
        title=TITLES[where],
        sentence=" ".join(_sentences(settlement, where)),
        table=expense_table(settlement, where, shown),
        row_title="improvements of",
        column_title="worse for",
        rows=rows,
        columns=columns,
        cells=tuple(_cells(settlement, where, shown, rows, columns)),
    )


def _cells(
    settlement: Settlement,
    where: str,
    shown: Shown,
    rows: tuple[str, ...],
    columns: tuple[str, ...],
) -> Iterator[Square]:
    counts = settlement.expense[where]
    largest = int(counts.improvements.max())
    brief = len(f"{largest:,} of {largest:,}") <= ROOM
    for row, mover in zip(rows, shown.movers, strict=True):
        every = int(counts.improvements[mover])
        for column, party in zip(columns, shown.parties, strict=True):
            if settlement.parties[party] != settlement.dispute.movers[mover]:
                count = int(counts.lowering[mover, party])
                share = round(count / every, 4) if every else 0.0
                words = "none"
                if every:
                    words = f"{count:,} of {every:,}" if brief else share_words(count, every)
                yield Square(row, column, share, words)


def _sentences(settlement: Settlement, where: str) -> Iterator[str]:
    counts = settlement.expense[where]
    every, lowering = int(counts.improvements.sum()), int(counts.lowering_some.sum())
    what = WHERE[where] if every != 1 else WHERE[where].replace("improvements", "improvement", 1)
    share = share_words(lowering, every)
    yield f"Of {every:,} {what}, {lowering:,} ({share}) {_lower(lowering)} somebody else."
    share, pairs = _largest(settlement, where)
    if pairs:
        named = enumerated([f"{mover} that lower {party}" for mover, party in pairs[:NAMED]])
        more = f", and {len(pairs) - NAMED} more such pairs" if len(pairs) > NAMED else ""
        yield f"The largest share, {share}: those of {named}{more}."


def _lower(count: int) -> str:
    return "lowers" if count == 1 else "lower"


def _largest(settlement: Settlement, where: str) -> tuple[str, list[tuple[str, str]]]:
    """Return the largest share in words, and every pair of mover and lowered that it is of."""
    dispute = settlement.dispute
    shares = {
        (mover, party): share
        for mover, row in settlement.shares(where).items()
        for party, share in row.items()
        if share
    }
    top = max(shares.values(), default=Fraction(0))
    pairs = [pair for pair, share in shares.items() if share == top]
    names = [(label(dispute.party(one).name), label(dispute.party(it).name)) for one, it in pairs]
    return share_words(top.numerator, top.denominator), names


def _notes(settlement: Settlement, shown: Shown) -> Iterator[str]:
    rows = len(settlement.dispute.movers) - len(shown.movers)
    columns = len(settlement.parties) - len(shown.parties)
    if rows or columns:
        parts = [counted(rows, "row")] * (rows > 0) + [counted(columns, "column")] * (columns > 0)
        which = "of those who lower others, or are lowered, least often"
        yield f"Not shown: {enumerated(parts)} {which}."
    yield (
        "Each row is about its own mover's improvements; rows are counts of moves and say nothing "
        "of how much anybody loses."
    )
