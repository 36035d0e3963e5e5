"""Comparisons that are open, probable or fuzzy: shares within bounds, and rows that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from comity.errors import Fault, quoted
from comity.model.check.names import unknown
from comity.tables import exactly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from comity.errors import Path
    from comity.model.dispute import Dispute, OutcomeRef

WITHIN = "write a number from 0 to 1"


class _Row(NamedTuple):
    """A comparison of two outcomes with its place, and the key of its share there."""

    outcome: OutcomeRef
    over: OutcomeRef
    share: Fraction
    path: Path
    key: str


def comparisons(dispute: Dispute) -> Iterator[Fault]:
    """Yield the faults of comparisons, but for outcomes that there are not: the space knows them.

    Rows are compared by their refs as they are written; what patterns come to mean of the same
    outcomes is seen later, by who lays them out.
    """
    known = [party.id for party in dispute.parties]
    for key in ("unknown", "likely", "fuzzy"):
        for party in getattr(dispute, key):
            if party not in known:
                yield unknown("party", party, known, (key, party))
    for party, pairs in dispute.unknown.items():
        for k, (one, other) in enumerate(pairs):
            yield from _with_itself(one, other, ("unknown", party, k))
    for party, likely in dispute.likely.items():
        yield from _rows(
            _Row(it.outcome, it.over, it.chance, ("likely", party, k), "chance")
            for k, it in enumerate(likely)
        )
    for party, fuzzy in dispute.fuzzy.items():
        if not 0 < fuzzy.threshold <= 1:
            what = f"the threshold is {exactly(fuzzy.threshold)}"
            todo = "write a number above 0 and at most 1"
            yield Fault(("fuzzy", party, "threshold"), what, todo, "value-type")
        yield from _rows(
            _Row(it.outcome, it.over, it.degree, ("fuzzy", party, "pairs", k), "degree")
            for k, it in enumerate(fuzzy.pairs)
        )


def _rows(rows: Iterable[_Row]) -> Iterator[Fault]:
    said: dict[tuple[OutcomeRef, OutcomeRef], Fraction] = {}
    for row in rows:
        if not 0 <= row.share <= 1:
            what = f"the {row.key} is {exactly(row.share)}"
            yield Fault((*row.path, row.key), what, WITHIN, "value-type")
            continue
        yield from _with_itself(row.outcome, row.over, row.path)
        before = said.setdefault((row.outcome, row.over), row.share)
        back = said.get((row.over, row.outcome))
        over = f"{_named(row.outcome)} over {_named(row.over)}"
        if before != row.share:
            shares = f"{exactly(before)} further up, and {exactly(row.share)} here"
            what = f"the {row.key} of {over} is {shares}"
            yield Fault(row.path, what, "keep one of the two rows", "pair-conflict")
        elif back is not None and row.outcome != row.over:
            yield from _both_ways(row, over, back)


def _both_ways(row: _Row, over: str, back: Fraction) -> Iterator[Fault]:
    """Yield the fault of two ways that leave nothing of each other; both ways may be unlikely."""
    together = row.share + back
    shares = f"{exactly(row.share)}, and the other way round {exactly(back)}"
    what = f"the {row.key} of {over} is {shares}"
    if row.key == "degree" and together != 1:
        yield Fault(row.path, what, "make them 1 together, or keep one", "pair-conflict")
    elif together > 1:
        yield Fault(row.path, what, "make them at most 1 together", "pair-conflict")


def _with_itself(one: OutcomeRef, other: OutcomeRef, path: Path) -> Iterator[Fault]:
    if one == other:
        what = f"{_named(one)} is compared with itself"
        yield Fault(path, what, "name two outcomes", "pair-conflict")


def _named(ref: OutcomeRef) -> str:
    return str(ref) if isinstance(ref, int) else quoted(ref)
