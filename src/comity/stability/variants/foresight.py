"""Foresight: where two parties would stay that move in turn, each looking some moves ahead."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from comity.errors import fail
from comity.stability.relational.bits import words_for
from comity.stability.relational.individual import stable_by
from comity.stability.relational.relation import Plain
from comity.stability.variants.ahead import looking_ahead
from comity.tables import counted

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints
    from comity.stability.concept import Concept
    from comity.stability.relational.graph import GraphModel
    from comity.stability.variants.ahead import Ahead

BOTH = (0, 1)
"""The movers: foresight is of two."""
LEADERS_HORIZON = 2


class Tail(NamedTuple):
    """What no further look ahead changes.

    Attributes
    ----------
    stable : bool array (mover, outcome)
        True where a mover stays, however far it looks ahead from some horizon on.
    witness : int array (mover, outcome)
        Where it is stable, the shortest such horizon; elsewhere one that comes back again and
        again and at which it leaves.
    """

    stable: Bools
    witness: Ints


def limited(concept: Concept, model: GraphModel) -> Bools:
    """Return where each mover would stay under ``limited=h``: bool array (mover, outcome).

    Raises
    ------
    ComityError
        ``foresight-too-long``.

    Notes
    -----
    Limited-move stability (Zagare 1984; Kilgour 1985; Kilgour, Hipel & Fang 1987). With no move
    left, play ends where it is. With h left, a party looks where the other, with h - 1 left,
    would take play from each outcome it can move to; if the best of these is strictly better for
    it than staying, it makes that move. An outcome is stable for it where it does not move.

    With ties there may be several best moves, and so several ends. `Ahead` holds all that are
    possible, whichever of its best moves anybody takes at any outcome; an outcome is stable where
    none of these moves, and under ``possible`` where one of them stays. Without ties there is one
    end, and both are the published definition.

    Examples
    --------
    In the prisoners' dilemma whoever looks two moves ahead stays at 4, where both keep silent: the
    other would follow, and play would end where neither does.

    >>> import comity
    >>> found = comity.analyze(comity.read("prisoners-dilemma"), ["nash", "limited=2"])
    >>> found.equilibria["nash"], found.equilibria["limited=2"]
    ((1,), (1, 4))
    """
    horizon = int(concept.value)
    refuse_too_long(model, horizon)
    (last,) = islice(looking_ahead(model), horizon - 1, horizon)
    return np.stack([staying(it, concept) for it in last])


def stackelberg(concept: Concept, model: GraphModel) -> Bools:
    """Return where each mover would stay under ``stackelberg=leader``: bool array (mover, outcome).

    Notes
    -----
    The leader looks two moves ahead, the follower one: L2 for the one, Nash for the other (Fang,
    Hipel & Kilgour 1989).

    Examples
    --------
    >>> import comity
    >>> found = comity.analyze(comity.read("chicken"), ["nash", "stackelberg=first-driver"])
    >>> found.equilibria["nash"], found.equilibria["stackelberg=first-driver"]
    ((2, 3), (3,))
    """
    leader = leader_of(concept, model)
    stable = stable_by("nash", model.arcs, Plain(model.ranks), model.count)
    (last,) = islice(looking_ahead(model), LEADERS_HORIZON - 1, LEADERS_HORIZON)
    stable[leader] = staying(last[leader], concept)
    return stable


def nonmyopic(concept: Concept, model: GraphModel) -> Bools:
    """Return where each mover would stay under ``nonmyopic``: bool array (mover, outcome).

    Notes
    -----
    Stable however far the party looks ahead, from some horizon on: L_t for all t from some t' on
    (Brams & Wittman 1981; Kilgour 1984). What is anticipated with one more move left follows from
    what is anticipated now, so it comes back sooner or later; `tail` looks until it does.

    Examples
    --------
    In Chicken, who looks three moves ahead or more stays where both swerve (4):

    >>> import comity
    >>> found = comity.analyze(comity.read("chicken"), ["limited=2", "limited=3", "nonmyopic"])
    >>> list(found.equilibria.values())
    [(), (4,), (4,)]
    """
    return tail(concept, model).stable


def leader_of(concept: Concept, model: GraphModel) -> int:
    """Return the position of the mover who leads."""
    return model.space.dispute.movers.index(concept.value)


def staying(ahead: Ahead, concept: Concept) -> Bools:
    """Return where a party that looks ahead stays: surely, or possibly where that is asked."""
    return ahead.stays if "possible" in concept else ~ahead.leaves


def tail(concept: Concept, model: GraphModel) -> Tail:
    """Return where movers stay from some horizon on, and the horizons that show it.

    Raises
    ------
    ComityError
        ``foresight-too-long`` where what is anticipated does not come back soon enough.

    Notes
    -----
    What is anticipated is compared with a kept one, which is replaced by the newest at horizons
    1, 2, 4, 8 ... (Brent 1980): once it is the kept one again, all that ever comes back lies
    between.
    """
    kept: tuple[Ahead, Ahead] | None = None
    kept_at = 0
    unstable_last: Ints = np.zeros((2, model.count), dtype=np.int64)
    unstable_first = unstable_last.copy()
    for horizon, now in enumerate(looking_ahead(model), start=1):
        if horizon > 1:
            refuse_too_long(model, horizon, settled=False)
        loose = ~np.stack([staying(it, concept) for it in now])
        unstable_last[loose] = horizon
        unstable_first[loose & (unstable_first == 0)] = horizon
        if kept is not None and all(np.array_equal(kept[j].ends, now[j].ends) for j in BOTH):
            break
        if horizon & (horizon - 1) == 0:
            kept, kept_at = now, horizon
            unstable_first[:] = 0
    stable = unstable_last <= kept_at
    return Tail(stable, np.where(stable, unstable_last + 1, unstable_first))


def refuse_too_long(model: GraphModel, horizon: int, *, settled: bool = True) -> None:
    """Raise ``foresight-too-long`` where looking so far ahead passes the limit of steps."""
    arcs = sum(it.target.size for it in model.arcs)
    needed = horizon * words_for(model.count) * (arcs + model.count)
    if needed <= model.limits.steps:
        return
    limit = f"the limit is {model.limits.steps:,}: --max-steps"
    if settled:
        what = f"looking {counted(horizon, 'move')} ahead takes {needed:,} steps"
        todo = f"look fewer moves ahead, or raise it ({limit})"
    else:
        so_far = counted(horizon - 1, "move")
        what = f"what parties anticipate has not come back after looking {so_far} ahead"
        todo = f"ask for limited=h with some h instead, or raise what it may take ({limit})"
    raise fail(what, todo, "foresight-too-long", where="concept")
