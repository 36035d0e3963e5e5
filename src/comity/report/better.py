"""What is better than an agreed outcome, as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.report.view import View
from comity.stability.sentence import enumerated, outcome_words
from comity.stability.sheet import held_under, undefined_words
from comity.tables import Table, counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from comity.settlement.better import Better
    from comity.tables import Cell

SHOWN = 40
"""Outcomes shown at most unless all are asked for."""
MEANING = (
    "By these preferences. That something is better for somebody and worse for nobody does not "
    "make it fair; and to look for it may put at risk what was agreed."
)


def view_better(better: Better, *, every: bool = False) -> View:
    """Return what to show of outcomes that are better than an agreed one.

    Parameters
    ----------
    better : Better
        What was found.
    every : bool
        True shows all of them, False the first forty.
    """
    shown = better.positions if every else better.positions[:SHOWN]
    tables = (_table(better, shown),) if shown else ()
    notes = (*_notes(better, len(shown)), *undefined_words(better.settlement.analysis), MEANING)
    return View(better.dispute.title, tuple(_facts(better)), tables, (), notes)


def _facts(better: Better) -> Iterator[str]:
    space = better.settlement.space
    yield f"Agreed: {outcome_words(space, better.agreed)}"
    if better.since is not None:
        gain, lose = (_names(better, better.position, sign) for sign in (1, -1))
        parts = [f"better for {enumerated(gain)}"] * bool(gain)
        parts += [f"worse for {enumerated(lose)}"] * bool(lose)
        yield f"Against the status quo it is {' and '.join(parts) or 'as good for everybody'}."
    if better.pareto:
        yield "Nothing is better for somebody and worse for nobody: it is Pareto-optimal."
        return
    found = counted(len(better.outcomes), "outcome")
    verb = "is" if len(better.outcomes) == 1 else "are"
    strict = len(better.settlement.strict)
    yield f"{found} {verb} better for somebody and worse for nobody; {strict} better for everybody."


def _table(better: Better, shown: Sequence[int]) -> Table:
    settlement = better.settlement
    rows: list[tuple[Cell, ...]] = []
    for index in shown:
        now = "" if better.since is None else ", ".join(_names(better, index, -1))
        rows.append(
            (
                int(settlement.space.numbers[index]),
                settlement.space.words(index),
                _gain(better, settlement.gainers(index)),
                bool(settlement.efficient[index]),
                bool(better.at_once[index]),
                *((now,) if better.since is not None else ()),
                held_under(settlement.analysis, index),
            )
        )
    below = ("worse than now for",) if better.since is not None else ()
    columns = ("no.", "outcome", "better for", "Pareto", "in one step", *below, "holds under")
    return Table(f"Better than {better.agreed}, and worse for nobody", columns, tuple(rows))


def _gain(better: Better, parties: Sequence[str]) -> str:
    if len(parties) == len(better.settlement.parties) > 1:
        return "everybody"
    return ", ".join(_named(better, parties))


def _names(better: Better, index: int, sign: int) -> list[str]:
    """Return for whom an outcome is better (1) or worse (-1) than the case's status quo."""
    if better.since is None:
        return []
    pairs = zip(better.settlement.parties, better.since[:, index].tolist(), strict=True)
    return _named(better, [party for party, change in pairs if change == sign])


def _named(better: Better, parties: Iterable[str]) -> list[str]:
    return [better.dispute.party(party).name for party in parties]


def _notes(better: Better, shown: int) -> Iterator[str]:
    left = len(better.outcomes) - shown
    if left:
        yield f"Not shown: {counted(left, 'outcome')} further down; --all shows them."
    if better.outcomes:
        yield (
            "Order: Pareto-optimal first, then by how many gain, by under how many concepts an "
            "outcome holds, and by number. Nothing is added up."
        )
        yield (
            "In one step: by moves that parties make at once. A way of several steps is found by "
            f"settle with --reference {better.agreed} --path-to OUTCOME."
        )
