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
from comity.settlement.methods.pareto import pareto
from comity.settlement.methods.standing import maximin
from comity.settlement.result import Settlement
from comity.settlement.start import changes_from, reference_of, standings_of, status_quo_of
from comity.stability.analysis import analyze
from comity.stability.engine import engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from comity.model.dispute import Dispute
    from comity.model.moves import Moves
    from comity.settlement.start import Reference, Scale


def settle(
    dispute: Dispute,
    concepts: Iterable[str] | None = None,
    *,
    reference: Reference | None = None,
    scale: Scale = "ranks",
    limits: Limits = DEFAULT,
    progress: Callable[[str, int, int], None] | None = None,
) -> Settlement:
    """Return which outcomes leave nobody less secure, and at whose expense improvements are.

    Parameters
    ----------
    dispute : Dispute
        The model.
    concepts : iterable of str, optional
        Stability concepts to tell of, as `comity.analyze` takes them.
    reference : {'status-quo', 'walk-aways'}, optional
        What outcomes are compared with. When left out the status quo; in a dispute that names none
        and in which everybody states a walk-away, those: nobody is less secure where nobody gets
        less than it would walk away to. Ranks of bystanders count in either.
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
        ``key-missing`` when the case names no status quo to compare with, ``walk-away-missing``,
        ``scale-undefined``, ``expense-too-large``, and what `comity.analyze` raises.

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
    reference = reference or reference_of(dispute)
    if reference == "status-quo":
        status_quo_of(space)
    moves, _ = engine(space, limits)
    _refuse_too_much(moves, dispute, limits)
    analysis = analyze(dispute, concepts, limits=limits, progress=progress)
    ranks = np.stack(list(analysis.ranks.values()))
    rows = {party.id: row for row, party in enumerate(dispute.parties)}
    movers = [rows[party] for party in dispute.movers]
    nodes = spread(moves, ranks)
    found = {"everywhere": expense(moves, nodes, movers)}
    if space.status_quo is not None:
        now = int(moves.nodes[space.status_quo])
        found["reachable"] = expense(moves, nodes, movers, reachable(moves, now))
        found["status_quo"] = expense_from(moves, nodes, movers, now)
    standing = standings_of(space, ranks, scale)
    return Settlement(
        analysis,
        reference,
        read_only(changes_from(space, ranks, reference)),
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
