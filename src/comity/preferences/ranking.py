"""A ranking of outcomes, tier by tier: every outcome exactly once, no class torn apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from comity.errors import ENOUGH, ComityError, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.arrays import Ints
    from comity.errors import Path
    from comity.model.dispute import OutcomeRef, Ranking
    from comity.model.space import Space

NOT_LISTED = -1
SHOWN = 6


def ranking_ranks(ranking: Ranking, space: Space, path: Path) -> Ints:
    """Return the ranks that a list of tiers gives, most preferred first.

    Parameters
    ----------
    ranking : Ranking
        Tiers of outcome numbers, patterns or names.
    space : Space
        The outcomes.
    path : tuple
        The ranking's place in the case, for messages.

    Returns
    -------
    int array (outcome,)
        Larger is better, equal is tied.

    Raises
    ------
    ComityError
        ``outcome-unknown``, ``ranking-repeated``, ``ranking-missing``, ``ranking-splits-class``:
        all of them at once.
    """
    tier_of: Ints = np.full(space.feasible_cells.size, NOT_LISTED, dtype=np.int64)
    faults: list[Fault] = []
    for t, place, ref in _places(ranking, path):
        if len(faults) > ENOUGH:
            break
        try:
            found = space.find(ref, place)
        except ComityError as error:
            faults += (_about_marker(fault, ref) for fault in error.faults)
            continue
        faults += _repeated(found[tier_of[found] != NOT_LISTED], space, place)
        tier_of[found] = t
    last = np.full(space.count, NOT_LISTED, dtype=np.int64)
    np.maximum.at(last, space.outcome_of, tier_of)
    faults += _split(tier_of, last, space, path)
    if all(fault.slug != "outcome-unknown" for fault in faults):
        faults += _missing(last, space, path)
    if faults:
        raise ComityError(faults)
    return np.asarray(len(ranking.tiers) - 1 - last)


def _about_marker(fault: Fault, ref: OutcomeRef) -> Fault:
    """Return a fault with what to do where a marker of strength was meant and not an outcome."""
    if isinstance(ref, str) and (">" in ref or not ref.strip()):
        todo = 'to say how strongly, write ">>" by itself between two tiers: in quotes, no blanks'
        return replace(fault, todo=todo)
    return fault


def _places(ranking: Ranking, path: Path) -> Iterator[tuple[int, Path, OutcomeRef]]:
    """Yield every outcome of a ranking with its tier and its place."""
    for t, tier in enumerate(ranking.tiers):
        for r, ref in enumerate(tier):
            yield t, (*path, t, r) if len(tier) > 1 else (*path, t), ref


def _named(outcomes: Ints, space: Space) -> str:
    some = [space.outcome(int(index)) for index in outcomes[:SHOWN]]
    text = ", ".join(f"{it.number} ({it.name or it.pattern})" for it in some)
    return text + (f" and {outcomes.size - SHOWN} more" if outcomes.size > SHOWN else "")


def _repeated(again: Ints, space: Space, path: Path) -> Iterator[Fault]:
    if again.size:
        names = _named(space.outcome_of[again], space)
        what = f"outcome {names} is ranked here a second time"
        yield Fault(path, what, "list every outcome once", "ranking-repeated")


def _missing(tier_of: Ints, space: Space, path: Path) -> Iterator[Fault]:
    missing = np.flatnonzero(tier_of == NOT_LISTED)
    if missing.size:
        what = f"{missing.size} of {space.count} outcomes not ranked: {_named(missing, space)}"
        yield Fault(path, what, "put them into a tier", "ranking-missing")


def _split(tier_of: Ints, last: Ints, space: Space, path: Path) -> Iterator[Fault]:
    listed = tier_of != NOT_LISTED
    apart = listed & (tier_of != last[space.outcome_of])
    for index in sorted(set(space.outcome_of[apart].tolist())):
        numbers = ", ".join(map(str, space.outcome(index).members))
        what = f"outcomes {numbers} are one by 'same', but stand in different tiers"
        yield Fault(path, what, "put them into the same tier", "ranking-splits-class")
