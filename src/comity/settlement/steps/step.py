"""A step of a path, and what both forms of a dispute can say about steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from comity.arrays import Bools, Ints


@dataclass(frozen=True, slots=True)
class PathStep:
    """One step, from outcome to outcome.

    Attributes
    ----------
    origin, target : int
        Positions of outcomes (number minus 1 where no class comes before).
    movers : tuple of int
        Positions in ``dispute.parties`` of everybody who takes part, ascending. Each changes
        something: an option of its own, or a joint option to which it consents.
    """

    origin: int
    target: int
    movers: tuple[int, ...]


class Steps(Protocol):
    """The steps of one dispute; a *node* is an outcome.

    Where a lifted rule lets paths pass combinations that cannot be, these are nodes as well,
    numbered on from the last outcome.

    A step is a single move, which forbidden moves bind; a *joint change*, the change of one joint
    option by the parties in its `consent`, however many; or a change made at once by not more
    parties than the size, of options of their own and joint options to which only they need
    consent, where what lies between may be infeasible and forbidden moves do not bind. Classes
    of ``same`` are nodes: a step leads from one to another when it leads from some member to
    some member. In graph form single moves are all there is.

    Attributes
    ----------
    count : int
        How many nodes there are.
    most : int
        The largest size that means something: how many parties can take part in a step.
    """

    count: int
    most: int

    def ahead(self, nodes: Ints, size: int) -> Ints:
        """Return what is one step away from some nodes.

        Parameters
        ----------
        nodes : int array (node,)
            Where a step may begin.
        size : int
            How many parties may move at once, at least 1.

        Returns
        -------
        int array (found,)
            Nodes in no order, perhaps more than once; `nodes` themselves may be among them.
        """
        ...

    def last(self, target: int, allowed: Bools, size: int) -> PathStep | None:
        """Return the step to a node from one of the `allowed`, or None.

        Of several, the one by the fewest parties, then from the smallest origin, then between
        the first members of classes, in graph form by the first party.

        Parameters
        ----------
        target : int
            Where the step ends.
        allowed : bool array (outcome,)
            Where it may begin; `target` must not be among them.
        size : int
            How many parties may move at once.
        """
        ...
