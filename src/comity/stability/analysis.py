"""From a dispute to its analysis: objects are unpacked into arrays here, and answers packed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.arrays import read_only
from comity.errors import ComityError, fail
from comity.model.limits import DEFAULT, Limits
from comity.model.space import outcome_space
from comity.stability.concept import (
    FORESIGHT,
    SIMPLE,
    parties_unknown,
    read_concept,
    read_concepts,
)
from comity.stability.engine import engine
from comity.stability.methods import METHODS, NEED_COMBINED_MOVES
from comity.stability.methods.simultaneous import combinations
from comity.stability.perception.seen import in_views, unseen, view_of, viewer_named
from comity.stability.perception.verdicts import verdicts_in
from comity.stability.relational.graph import graph_model
from comity.stability.result import Analysis
from comity.stability.variants import Verdicts, stable_variant, verdicts_of
from comity.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from comity.arrays import Bools, Ints
    from comity.model.dispute import Dispute
    from comity.model.moves import Moves
    from comity.model.space import Space
    from comity.stability.concept import Concept

    Progress = Callable[[str, int, int], None]

TWO = 2
"""Foresight is defined for two parties with moves."""
SIM_LIMIT = 4096
"""Above so many outcomes, simultaneous stability is computed only when asked for."""


def analyze(
    dispute: Dispute,
    concepts: Iterable[str] | None = None,
    *,
    seen_by: str | None = None,
    limits: Limits = DEFAULT,
    progress: Progress | None = None,
) -> Analysis:
    """Return which outcomes hold for whom, under each concept.

    Parameters
    ----------
    dispute : Dispute
        The model, e.g. from `comity.read`.
    concepts : iterable of str, optional
        Concept ids: ``nash gmr smr seq sseq sim sim_fh``, and variants such as ``gmr:strong=2``; a
        word such as ``strong`` stands for several. The seven when left out, but for disputes
        of more than 4096 outcomes without ``sim`` and ``sim_fh``, whose work is a product over the
        parties.
    seen_by : str, optional
        Id of a party with moves: the dispute is analysed as that party sees it, by its entry in
        `views`; ``nash gmr smr seq sseq`` when no concepts are named. What it does not see is
        no equilibrium.
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
        ``concept-unknown``, ``concept-variant``, ``simultaneous-too-large``, and every fault of the
        dispute; with `seen_by` also ``concept-undefined``; of variants and with `seen_by`
        ``party-unknown``, ``relations-too-large``, ``pair-conflict``, ``blocs-invalid``,
        ``coalitions-too-many``, ``consents-too-many`` and ``foresight-too-long``.

    Examples
    --------
    >>> import comity
    >>> analysis = comity.analyze(comity.read("syria-iraq-1975"))
    >>> analysis.equilibria["seq"], analysis.stability["gmr"]["iraq"]
    ((6,), (1, 2, 4, 5, 6))
    """
    space = outcome_space(dispute, limits)
    if seen_by is not None:
        return _as_seen(space, viewer_named(space, seen_by), concepts, limits, progress)
    asked = concepts_for(space, concepts)
    moves, ranks = engine(space, limits)
    at_once = any(c in NEED_COMBINED_MOVES and is_defined(c, space) for c in asked)
    if at_once and space.count > SIM_LIMIT:
        _refuse_too_many_combinations(moves, ranks, limits)

    def verdicts(concept: Concept) -> Verdicts:
        return _verdicts(concept, space, moves, ranks, limits)

    stable, everybody = _computed(space, asked, verdicts, progress)
    stuck = read_only(_stuck(moves, ranks))
    return Analysis(dispute, space, stable, everybody, stuck, __version__, limits)


def _as_seen(
    space: Space,
    viewer: str,
    concepts: Iterable[str] | None,
    limits: Limits,
    progress: Progress | None,
) -> Analysis:
    asked = concepts_for(space, SIMPLE if concepts is None else concepts)
    in_views(asked)
    view, seen = view_of(graph_model(space, limits), viewer), ~unseen(space, viewer)

    def verdicts(concept: Concept) -> Verdicts:
        found = verdicts_in(concept, view)
        return Verdicts(found.by_mover, found.everybody & seen)

    stable, everybody = _computed(space, asked, verdicts, progress)
    stuck = read_only(seen & view.stuck)
    return Analysis(
        space.dispute, space, stable, everybody, stuck, __version__, limits, seen_by=viewer
    )


def _computed(
    space: Space,
    asked: tuple[str, ...],
    verdicts: Callable[[Concept], Verdicts],
    progress: Progress | None,
) -> tuple[dict[str, Bools | None], dict[str, Bools]]:
    """Return who would stay where, and where everybody would, by concept."""
    stable: dict[str, Bools | None] = {}
    everybody: dict[str, Bools] = {}
    for step, concept in enumerate(asked):
        if not is_defined(concept, space):
            stable[concept] = None
            continue
        if progress is not None:
            progress(concept, step, len(asked))
        found = verdicts(read_concept(concept))
        stable[concept] = read_only(found.by_mover)
        everybody[concept] = read_only(found.everybody)
    return stable, everybody


def _verdicts(
    concept: Concept, space: Space, moves: Moves, ranks: Ints, limits: Limits
) -> Verdicts:
    if concept.plain:
        return verdicts_of(METHODS[concept.base](moves, ranks)[:, moves.nodes])
    return stable_variant(concept, graph_model(space, limits))


def concepts_for(space: Space, concepts: Iterable[str] | None) -> tuple[str, ...]:
    """Return the concepts to compute, in the order of reports."""
    if concepts is None:
        large = space.count > SIM_LIMIT
        return tuple(c for c in METHODS if not (large and c in NEED_COMBINED_MOVES))
    asked = read_concepts(concepts)
    strangers = [it for each in asked for it in parties_unknown(read_concept(each), space.dispute)]
    if strangers:
        raise ComityError(fault.at("concept") for fault in strangers)
    return asked


def is_defined(concept: str, space: Space) -> bool:
    """Return whether a concept has a meaning for this dispute."""
    return not undefined(concept, space)


def undefined(concept: str, space: Space) -> str:
    """Return for what kind of dispute, such as this one, a concept has no meaning; empty: none."""
    dispute = space.dispute
    asked = read_concept(concept)
    at_once = asked.base in NEED_COMBINED_MOVES or "jump" in asked
    if at_once and (dispute.graph is not None or dispute.same):
        return "a dispute in graph form or with 'same'"
    if asked.base in FORESIGHT and len(dispute.movers) != TWO:
        return "other than two parties with moves"
    return ""


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
