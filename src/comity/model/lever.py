"""Levers: what a third party could change of a dispute, by whom, at what cost, and on what source.

Every effect is said against the case as it is written: what concern to put in front of which, or
by how many places. So no lever changes what another means, and a set of levers has no order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fractions import Fraction

OneWay = Literal["up", "down"]
Role = Literal["coordinator", "arbitrator", "donor"]
"""What a third party does by a lever: change wants, restrict what can be done, or add to it."""


@dataclass(frozen=True, slots=True)
class AddConcern:
    """A party comes to want a statement true: in front of one of its concerns, or last."""

    party: str
    want: str
    before: str | None = None
    text: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class RaiseConcern:
    """A concern matters more to a party.

    Attributes
    ----------
    party, concern : str
        Whose, and which: a concern's id, or the statement of a weight.
    places : int
        Over how many of the concerns in front of it, as the case has them, it is put.
    weight : Fraction or None
        For a party with weights, and only there: the new, larger weight.
    """

    party: str
    concern: str
    places: int = 1
    weight: Fraction | None = None


@dataclass(frozen=True, slots=True)
class LowerConcern:
    """A concern matters less to a party; as `RaiseConcern`, towards the end of the list."""

    party: str
    concern: str
    places: int = 1
    weight: Fraction | None = None


@dataclass(frozen=True, slots=True)
class MakeOneWay:
    """A guarantee: an option changes in one direction only from now on."""

    option: str
    change: OneWay


@dataclass(frozen=True, slots=True)
class RemoveOption:
    """An option stays at the level it has in the status quo."""

    option: str


@dataclass(frozen=True, slots=True)
class AddOptionLevel:
    """An option gets one level more, above all others; `name` is what people read."""

    option: str
    level: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class BarMove:
    """Monitoring: no single move leads from where `origin` holds to where `destination` holds.

    `party` limits it to one party's moves; None means everybody's. In a dispute given as a graph
    both are names of outcomes.
    """

    origin: str
    destination: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Compensate:
    """A party with weights gets `weight` more wherever a statement is true.

    Attributes
    ----------
    payer : str or None
        A party with weights that `weight`, in its own unit, is taken from there; None: the
        provider pays.
    """

    party: str
    statement: str
    weight: Fraction
    payer: str | None = None


Effect = (
    AddConcern
    | RaiseConcern
    | LowerConcern
    | MakeOneWay
    | RemoveOption
    | AddOptionLevel
    | BarMove
    | Compensate
)

ROLES: dict[type, Role] = {
    AddConcern: "coordinator",
    RaiseConcern: "coordinator",
    LowerConcern: "coordinator",
    MakeOneWay: "arbitrator",
    RemoveOption: "arbitrator",
    BarMove: "arbitrator",
    AddOptionLevel: "donor",
    Compensate: "donor",
}
"""The role of a third party that each kind of effect belongs to."""

EFFECT_KEYS: dict[type, str] = {
    AddConcern: "add_concern",
    RaiseConcern: "raise_concern",
    LowerConcern: "lower_concern",
    MakeOneWay: "make_one_way",
    RemoveOption: "remove_option",
    AddOptionLevel: "add_option_level",
    BarMove: "bar_move",
    Compensate: "compensate",
}
"""What each kind of effect is called in a case file, and in the paths of messages."""


@dataclass(frozen=True, slots=True)
class Lever:
    """Something a third party could do about a dispute.

    Attributes
    ----------
    id : str
        Its name in commands and results.
    by : str
        Who would provide it, in words, or the id of a party.
    cost : Fraction
        What it costs, 0 or more, in a unit of the case's own; the same unit for all levers.
    effect : Effect
        What it changes.
    label : str
        What it is, in words.
    source : str or None
        Id of the source it rests on, or ``modeller``.
    """

    id: str
    by: str
    cost: Fraction
    effect: Effect
    label: str = ""
    source: str | None = None

    @property
    def role(self) -> Role:
        """What a third party is when it does this."""
        return ROLES[type(self.effect)]

    @property
    def touches(self) -> tuple[str, ...]:
        """What no second lever of a set may touch: a party's concern, or an option.

        Examples
        --------
        >>> from fractions import Fraction
        >>> Lever("fund", "Bank", Fraction(2), RemoveOption("dam")).touches
        ('option', 'dam')
        >>> Lever("talk", "UN", Fraction(1), RaiseConcern("north", "water")).touches
        ('concern', 'north', 'water')
        """
        match self.effect:
            case RaiseConcern(party, concern) | LowerConcern(party, concern):
                return ("concern", party, concern)
            case MakeOneWay(option) | RemoveOption(option) | AddOptionLevel(option):
                return ("option", option)
            case Compensate(party, statement):
                return ("compensation", party, statement)
            case _:
                return ("lever", self.id)

    @property
    def statements(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Its statements, each with its place in the lever; in graph form they are names.

        Examples
        --------
        >>> from fractions import Fraction
        >>> Lever("watch", "UN", Fraction(1), BarMove("not arm", "arm")).statements[0]
        (('effect', 'bar_move', 'from'), 'not arm')
        """
        said: dict[str, str] = {}
        match self.effect:
            case AddConcern(_, want):
                said = {"want": want}
            case BarMove(origin, destination):
                said = {"from": origin, "to": destination}
            case Compensate(_, statement):
                said = {"statement": statement}
        place = ("effect", EFFECT_KEYS[type(self.effect)])
        return tuple(((*place, key), text) for key, text in said.items())
