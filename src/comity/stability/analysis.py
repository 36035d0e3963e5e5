"""From a dispute to its analysis: objects are unpacked into arrays here, and answers packed."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from comity.arrays import read_only
from comity.errors import ComityError, fail
from comity.model.check import unknown
from comity.model.limits import DEFAULT, Limits
from comity.model.moves import Moves, build_moves, spread
from comity.model.space import outcome_space
from comity.model.sparse import refuse_too_many_arcs
from comity.preferences.ranks import all_ranks
from comity.stability.methods import METHODS, NEED_COMBINED_MOVES
from comity.stability.methods.simultaneous import combinations
from comity.stability.result import Analysis
from comity.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute
    from comity.model.space import Space

SIM_LIMIT = 4096
"""Above so many outcomes, simultaneous stability is computed only when asked for."""


def analyze(
    dispute: Dispute,
    concepts: Iterable[str] | None = None,
    *,
    limits: Limits = DEFAULT,
    progress: Callable[[str, int, int], None] | None = None,
) -> Analysis:
    """Return which outcomes hold for whom, under each concept.

    Parameters
    ----------
    dispute : Dispute
        The model, e.g. from `comity.read`.
    concepts : iterable of str, optional
        Concept ids: ``nash gmr smr seq sseq sim sim_fh``. All when left out, but for disputes of
        more than 4096 outcomes without ``sim`` and ``sim_fh``, whose work is a product over
        the parties.
    limits : Limits
        What may be allocated.
    progress : callable, optional
        Called with the concept id, the steps done and all steps, before each step.

    Returns
    -------
    Analysis

    Raises
    ------
    ComityError
        ``concept-unknown``, ``simultaneous-too-large``, and every fault of the dispute.

    Examples
    --------
    >>> import comity
    >>> analysis = comity.analyze(comity.read("syria-iraq-1975"))
    >>> analysis.equilibria["seq"], analysis.stability["gmr"]["iraq"]
    ((6,), (1, 2, 4, 5, 6))
    """
    space = outcome_space(dispute, limits)
    asked = concepts_for(space, concepts)
    moves, ranks = engine(space, limits)
    at_once = any(c in NEED_COMBINED_MOVES and is_defined(c, space) for c in asked)
    if at_once and space.count > SIM_LIMIT:
        _refuse_too_many_combinations(moves, ranks, limits)
    stable: dict[str, Bools | None] = {}
    for step, concept in enumerate(asked):
        if not is_defined(concept, space):
            stable[concept] = None
            continue
        if progress is not None:
            progress(concept, step, len(asked))
        stable[concept] = read_only(METHODS[concept](moves, ranks)[:, moves.nodes])
    stuck = read_only(_stuck(moves, ranks))
    return Analysis(dispute, space, stable, stuck, __version__, limits)


def concepts_for(space: Space, concepts: Iterable[str] | None) -> tuple[str, ...]:
    """Return the concepts to compute, in the order of reports."""
    if concepts is None:
        large = space.count > SIM_LIMIT
        return tuple(c for c in METHODS if not (large and c in NEED_COMBINED_MOVES))
    asked = set(concepts)
    strangers = sorted(asked - set(METHODS))
    if strangers:
        faults = (unknown("concept", it, METHODS, (), "concept-unknown") for it in strangers)
        raise ComityError(fault.at("concept") for fault in faults)
    return tuple(concept for concept in METHODS if concept in asked)


def is_defined(concept: str, space: Space) -> bool:
    """Return whether a concept has a meaning for this dispute."""
    dispute = space.dispute
    return concept not in NEED_COMBINED_MOVES or (dispute.graph is None and not dispute.same)


ENGINE = "engine"
"""Where a dispute keeps its moves and ranks: analysis and proofs share them."""


def engine(space: Space, limits: Limits = DEFAULT) -> tuple[Moves, Ints]:
    """Return the moves and the movers' ranks: int array (mover, node), read-only.

    Raises
    ------
    ComityError
        ``arcs-too-many``, and every fault of a preference.
    """
    refuse_too_many_arcs(space, limits)
    derived = space.dispute.derived
    if ENGINE not in derived:
        by_party = all_ranks(space.dispute, space)
        movers = [by_party[party] for party in space.dispute.movers]
        ranks = np.stack(movers) if movers else np.empty((0, space.count), dtype=np.int8)
        moves = build_moves(space)
        derived[ENGINE] = moves, read_only(spread(moves, ranks))
    return cast("tuple[Moves, Ints]", derived[ENGINE])


def _refuse_too_many_combinations(moves: Moves, ranks: Ints, limits: Limits) -> None:
    needed = combinations(moves, ranks)
    if needed > limits.steps:
        what = (
            f"simultaneous stability would look at {needed:,} combinations of improvements; "
            f"the limit is {limits.steps:,}"
        )
        todo = "leave sim and sim_fh out, or raise it with --max-steps"
        raise fail(what, todo, "simultaneous-too-large", where="concept")


def _stuck(moves: Moves, ranks: Ints) -> Bools:
    """Return where no party has any move: bool array (outcome,)."""
    here = np.broadcast_to(np.arange(moves.node_count), ranks.shape)
    highest, lowest = moves.reach(here, np.maximum), moves.reach(here, np.minimum)
    return np.asarray(((highest == here) & (lowest == here)).all(axis=0)[moves.nodes])
