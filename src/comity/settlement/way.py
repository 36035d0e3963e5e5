"""A way from the status quo to a settlement, safe or not, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

    from comity.settlement.start import Scale


class Step(NamedTuple):
    """One step of a way: the number of the outcome it leads to, and the ids of who takes part."""

    outcome: int
    movers: tuple[str, ...]


class Exposed(NamedTuple):
    """Somebody who stands below the status quo after a step.

    Attributes
    ----------
    step : int
        Which step leads there, from 1.
    outcome : int
        Number of the outcome.
    party : str
        Who is exposed.
    drop : Fraction
        How far below the status quo, in standings from 0 to 1: what compensation there would have
        to make up for.
    movers : tuple of str
        Whose step leads there.
    jointly : tuple of str or None
        Who would have to move at once to pass by the outcomes where somebody is exposed; None
        where that is not possible.
    """

    step: int
    outcome: int
    party: str
    drop: Fraction
    movers: tuple[str, ...]
    jointly: tuple[str, ...] | None


class Temptation(NamedTuple):
    """An improvement open to somebody on the way that takes others below the status quo.

    Attributes
    ----------
    step : int
        After which step; 0 is the status quo.
    outcome : int
        Number of the outcome on the way.
    party, to : str, int
        Whose improvement, and the number of where it leads. Barring this move covers it.
    lowers : tuple of str
        Whom it takes below the status quo.
    """

    step: int
    outcome: int
    party: str
    to: int
    lowers: tuple[str, ...]


class Stop(NamedTuple):
    """A rule that stops every way, by its place in the case, and what stands there.

    Attributes
    ----------
    rule : str
        ``safety``, ``infeasible``, ``change``, ``forbidden``, ``consent`` or ``without``.
    what : str
        The statement, option, move or tag; empty for ``safety``.
    enough : bool or None
        True when a way exists as soon as this rule alone is lifted; False when others would have to
        be lifted as well; None for a statement of what is infeasible, where it depends on how
        secure the combinations would leave everybody that it removes.
    """

    rule: str
    what: str
    enough: bool | None


@dataclass(frozen=True, slots=True)
class Way:
    """A way from the status quo to a settlement, or what stops every way.

    Attributes
    ----------
    case : str
        Id of the dispute.
    start : int
        Number of the status quo.
    ends : int
        How many outcomes would do: 1, or all indivisible ones where any would; 0 without those.
    target : int or None
        Number of the outcome asked for; the nearest one where any would do, None if none is found.
    safe : bool
        True when nobody stands below the status quo after any step.
    joint_size : int or None
        How few parties must be ready to move at once for a safe way; None where none is safe.
    size : int
        How many could move at once on this way.
    without : tuple of str
        Tags of options that no step raises.
    scale : {'ranks', 'weights'}
        What drops are measured by.
    steps : tuple of Step, or None
        The fewest steps; None when no way leads there.
    largest_drop : Fraction or None
        The largest drop of anybody after any step, in standings from 0 to 1.
    exposed : tuple of Exposed
        Empty on a safe way.
    temptations : tuple of Temptation
        On any way.
    stops : tuple of Stop
        Where no safe way exists, the rules that stop it; where no way exists, those that stop any.
    """

    case: str
    start: int
    ends: int
    target: int | None
    safe: bool
    joint_size: int | None
    size: int
    without: tuple[str, ...]
    scale: Scale
    steps: tuple[Step, ...] | None
    largest_drop: Fraction | None
    exposed: tuple[Exposed, ...]
    temptations: tuple[Temptation, ...]
    stops: tuple[Stop, ...]

    @property
    def outcomes(self) -> tuple[int, ...]:
        """Numbers of all outcomes on the way, the status quo first."""
        return (self.start, *(step.outcome for step in self.steps or ()))
