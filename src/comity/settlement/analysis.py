"""From a dispute to its settlements: objects are unpacked into arrays here, and answers packed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import read_only
from comity.errors import fail
from comity.model.limits import DEFAULT, Limits
from comity.model.moves import spread
from comity.model.space import outcome_space
from comity.settlement.methods.expense import expense, expense_from, reachable
from comity.settlement.methods.gains import changes
from comity.settlement.methods.pareto import pareto
from comity.settlement.methods.standing import maximin
from comity.settlement.result import Settlement
from comity.settlement.start import standings_of, status_quo_of
from comity.stability.analysis import analyze, engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from comity.model.dispute import Dispute
    from comity.model.moves import Moves
    from comity.settlement.start import Scale


def settle(
    dispute: Dispute,
    concepts: Iterable[str] | None = None,
    *,
    scale: Scale = "ranks",
    limits: Limits = DEFAULT,
    progress: Callable[[str, int, int], None] | None = None,
) -> Settlement:
    """Return which outcomes leave nobody less secure, and at whose expense improvements are.

    Parameters
    ----------
    dispute : Dispute
        The model; it must name a status quo.
    concepts : iterable of str, optional
        Stability concepts to tell of, as `comity.analyze` takes them.
    scale : {'ranks', 'weights'}
        What standings are measured by: places in each party's order, or weights, which everybody
        must then have. Only floors, and with them the maximin outcomes, depend on it.
    limits : Limits
        What may be allocated.
    progress : callable, optional
        As in `comity.analyze`.

    Returns
    -------
    Settlement

    Raises
    ------
    ComityError
        ``key-missing`` when the case names no status quo, ``scale-undefined``,
        ``expense-too-large``, and what `comity.analyze` raises.

    Notes
    -----
    Time and memory are those of the analysis, a few times over, and a search for the
    Pareto-optimal outcomes that sorts them.

    Examples
    --------
    Between Syria and Iraq nothing leaves both as well off as now. In Chicken, from a clash (1),
    every other outcome is better for both:

    >>> import comity
    >>> from dataclasses import replace
    >>> settle(comity.read("syria-iraq-1975")).indivisible
    ()
    >>> found = settle(replace(comity.read("chicken"), status_quo={}))
    >>> found.strict, found.maximin
    ((2, 3, 4), (4,))
    """
    space = outcome_space(dispute, limits)
    start = status_quo_of(space)
    moves, _ = engine(space, limits)
    _refuse_too_much(moves, dispute, limits)
    analysis = analyze(dispute, concepts, limits=limits, progress=progress)
    ranks = np.stack(list(analysis.ranks.values()))
    rows = {party.id: row for row, party in enumerate(dispute.parties)}
    movers = [rows[party] for party in dispute.movers]
    nodes, now = spread(moves, ranks), int(moves.nodes[start])
    found = {
        "everywhere": expense(moves, nodes, movers),
        "reachable": expense(moves, nodes, movers, reachable(moves, now)),
        "status_quo": expense_from(moves, nodes, movers, now),
    }
    standing = standings_of(space, ranks, scale)
    return Settlement(
        analysis,
        read_only(changes(ranks, start)),
        read_only(pareto(ranks)),
        standing,
        read_only(maximin(standing)),
        MappingProxyType(found),
        scale,
    )


def _refuse_too_much(moves: Moves, dispute: Dispute, limits: Limits) -> None:
    """Raise ``expense-too-large`` where looking at every improvement would take too long."""
    needed = moves.node_count * moves.widest * len(dispute.movers) * len(dispute.parties)
    if needed > limits.steps:
        what = f"whose improvements lower whom would take {needed:,} steps to count"
        todo = f"give no party so many options (limit {limits.steps:,}: --max-steps)"
        raise fail(what, todo, "expense-too-large", path=("parties",))
