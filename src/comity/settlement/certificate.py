"""Who gains and who loses by an outcome, as data that can be checked without the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fractions import Fraction

Kind = Literal["concerns", "weights", "ranking"]


@dataclass(frozen=True, slots=True)
class Place:
    """One outcome: its number, what it is called, and what is done there.

    Attributes
    ----------
    number : int
        From 1; a merged class has its first member's.
    pattern : str or None
        One character per option (of the first member); None in graph form.
    name : str or None
        The outcome's name in graph form.
    members : tuple of int
        The numbers merged into this outcome; empty when it stands for itself.
    words : str
        Labels of the options taken, or the name.
    """

    number: int
    pattern: str | None
    name: str | None
    members: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Truth:
    """One statement that a party cares about, at the status quo and at the outcome.

    Attributes
    ----------
    want : str
        The statement, as the case has it.
    before, after : bool
        Whether it is true at the status quo, and at the outcome.
    id, text, domain, source : str or None
        As the case has them; None for a weighted statement.
    weight : Fraction or None
        What the statement is worth when true; None for a concern in order of importance.
    """

    want: str
    before: bool
    after: bool
    id: str | None = None
    text: str | None = None
    domain: str | None = None
    source: str | None = None
    weight: Fraction | None = None

    @property
    def changed(self) -> bool:
        """True when it is true at one of the two outcomes only."""
        return self.before != self.after

    @property
    def counts(self) -> bool:
        """False for a weight of zero, which wants nothing."""
        return self.weight is None or self.weight != 0

    @property
    def label(self) -> str:
        """Its id; else what is wanted: the statement, or that it be false."""
        wanted = self.weight is None or self.weight >= 0
        return self.id or (self.want if wanted else f"not ({self.want})")

    @property
    def answered(self) -> bool:
        """True when the outcome has it as the party wants it: false where its weight is negative.

        Examples
        --------
        >>> from fractions import Fraction
        >>> Truth("attack", before=False, after=False, weight=Fraction(-2)).answered
        True
        """
        return self.after == (self.weight is None or self.weight > 0)


@dataclass(frozen=True, slots=True)
class Change:
    """What the outcome changes for one party or bystander, against the status quo.

    Attributes
    ----------
    party, name : str
        Id and name.
    affected : bool
        True for a bystander.
    kind : {'concerns', 'weights', 'ranking'}
        How the case gives its preference.
    sign : int
        1 better off than at the status quo, 0 as well off, -1 worse off.
    truths : tuple of Truth
        All its concerns from the most important on, or all its weighted statements; empty for a
        ranking.
    difference : Fraction or None
        With weights: worth of the outcome minus worth of the status quo.
    tiers : tuple of int, or None
        With a ranking: its tier of the status quo, of the outcome, and how many tiers there are;
        1 is most preferred.
    """

    party: str
    name: str
    affected: bool
    kind: Kind
    sign: int
    truths: tuple[Truth, ...] = ()
    difference: Fraction | None = None
    tiers: tuple[int, int, int] | None = None

    @property
    def changed(self) -> tuple[Truth, ...]:
        """The statements that are true at one of the two outcomes only, in order."""
        return tuple(truth for truth in self.truths if truth.changed)

    @property
    def decided_by(self) -> Truth | None:
        """The most important concern that changes, which alone decides; None for other kinds."""
        return self.changed[0] if self.kind == "concerns" and self.changed else None


@dataclass(frozen=True, slots=True)
class Shift:
    """An option that does not stand at the outcome where it stands at the status quo."""

    option: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cause:
    """What the same parties do differently, and what undoing that alone would mean for one lowered.

    Attributes
    ----------
    lowered : str
        Id of a party that is worse off.
    by : tuple of str
        Who holds the options: their owner, or those whose consent joint options need.
    shifts : tuple of Shift
        All their options that differ between the two outcomes (of classes: the first members).
    undone : int or None
        The sign of the lowered party's change if these options, and no others, stood as at the
        status quo: 0 or 1 says that without them it would not be worse off. None when that
        combination of options is infeasible.
    """

    lowered: str
    by: tuple[str, ...]
    shifts: tuple[Shift, ...]
    undone: int | None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A single move to the outcome that lowers somebody.

    Attributes
    ----------
    mover : str
        Who can make it alone.
    origin : Place
        Where it begins.
    sign : int
        What it does for its mover, against `origin`: 1 makes it an improvement.
    lowers : tuple of str
        Those worse off than at the status quo whom this move leaves worse off than at `origin`.
    """

    mover: str
    origin: Place
    sign: int
    lowers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """Everybody's change at an outcome against the status quo; a counter-example if one is lowered.

    Attributes
    ----------
    case : str
        Id of the dispute.
    status_quo, outcome : Place
        The two outcomes compared.
    changes : tuple of Change
        One per party and bystander, in file order.
    causes : tuple of Cause
        For everybody lowered, in file order: each owner of options that differ, then joint
        options by who must consent. Empty in graph form, and when nobody is lowered.
    arrivals : tuple of Arrival
        Single moves to the outcome that lower somebody who is lowered: from the status quo; in
        graph form from every outcome. By mover, then by number.
    """

    case: str
    status_quo: Place
    outcome: Place
    changes: tuple[Change, ...]
    causes: tuple[Cause, ...] = ()
    arrivals: tuple[Arrival, ...] = ()

    @property
    def at_status_quo(self) -> bool:
        """True when the outcome is the status quo, which lowers nobody by definition."""
        return self.outcome.number == self.status_quo.number

    @property
    def lowered(self) -> tuple[str, ...]:
        """Ids of those who are worse off than at the status quo."""
        return tuple(change.party for change in self.changes if change.sign < 0)

    @property
    def raised(self) -> tuple[str, ...]:
        """Ids of those who are better off."""
        return tuple(change.party for change in self.changes if change.sign > 0)

    @property
    def indivisible(self) -> bool:
        """True when nobody is worse off, bystanders included."""
        return not self.lowered

    @property
    def win_win(self) -> bool:
        """True when nobody is worse off and somebody is better off."""
        return self.indivisible and bool(self.raised)

    @property
    def strictly_win_win(self) -> bool:
        """True when everybody is better off."""
        return len(self.raised) == len(self.changes)
