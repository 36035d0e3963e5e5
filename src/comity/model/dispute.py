"""A dispute as it is written down: who can do what, who wants what, and what is so now.

Everything here is plain, frozen data in the words of the case file; `comity.model.space` and
`comity.model.moves` turn it into arrays.
"""

from __future__ import annotations

import copyreg
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from comity.errors import shortened, visible
from comity.model.known import Alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from comity.model.known import Known
    from comity.model.lever import Lever

Change = Literal["any", "up", "down"]
Attitude = Literal["positive", "neutral", "negative"]
Confidence = Literal["read", "corroborated", "recalled", "constructed"]
OutcomeRef = int | str
"""An outcome as a case names it: a number, a pattern such as ``"YN-"``, or a graph's name."""

NO_YES = ("no", "yes")
MODELLER = "modeller"
"""The source of what the author of a case put in as a reading of their own."""
MILD, STRONGEST = 1, 9
"""The least and the largest strength of a preference."""


def closed(mapping: dict[str, Any]) -> MappingProxyType[str, Any]:
    """Return a mapping that cannot be written to."""
    return MappingProxyType(mapping)


# Closed mappings can be neither pickled nor copied of themselves.
copyreg.pickle(MappingProxyType, lambda mapping: (closed, (dict(mapping),)))


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Source:
    """A publication or document that a case rests on."""

    id: str
    citation: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """Something a party can do or not do, or do to a level.

    Attributes
    ----------
    levels : tuple of str
        From the lowest to the highest; the first one means *not taken*.
    change : {'any', 'up', 'down'}
        The direction in which a move may change the level; ``up`` cannot be taken back.
    tags : tuple of str
        What the option is, for principle checks, e.g. ``force``.
    level_names : tuple of str
        What people read instead of the ids of the levels; empty where they read those.
    """

    id: str
    label: str
    levels: tuple[str, ...] = NO_YES
    change: Change = "any"
    tags: tuple[str, ...] = ()
    level_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JointOption:
    """An option that changes only by agreement of all parties in `consent`."""

    id: str
    label: str
    consent: tuple[str, ...]
    levels: tuple[str, ...] = NO_YES
    change: Change = "any"
    tags: tuple[str, ...] = ()
    level_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody whose security counts; ``kind="affected"`` is a bystander without options."""

    id: str
    name: str
    kind: Literal["party", "affected"] = "party"
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class ForbiddenMove:
    """No single move leads from where `origin` holds to where `destination` holds.

    `party` limits the ban to one party's moves; None means everybody's.
    """

    origin: str
    destination: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """A dispute published as a graph: outcome names, and single moves per party."""

    outcomes: tuple[str, ...]
    moves: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Concern:
    """A statement that a party wants true, with where it comes from.

    Attributes
    ----------
    strength : int
        How much more is preferred what fulfils it: 1 is mild, 2 strong, 3 stronger still.
    """

    id: str
    want: str
    text: str | None = None
    domain: str | None = None
    source: str | None = None
    strength: int = 1


@dataclass(frozen=True, slots=True)
class Concerns:
    """Option prioritization: `items` from the most important on (Fang et al. 2003)."""

    items: tuple[Concern, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Outcomes from the most preferred on; the members of a tier are tied.

    Attributes
    ----------
    tiers : tuple of tuple of outcome refs
        The tiers.
    steps : tuple of int
        How much each tier is preferred to the next (1 is mild, 2 strong, and so on): one fewer
        than tiers; empty where every step is mild.
    """

    tiers: tuple[tuple[OutcomeRef, ...], ...]
    steps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """Additive, cardinal: an outcome is worth the sum of the weights of its true statements.

    Attributes
    ----------
    items : mapping of statement to Fraction
        What each statement adds where it is true, in a unit of the party's own.
    walk_away : Fraction or None
        The party prefers no agreement to any outcome worth less; None: it is not said.
    """

    items: Mapping[str, Fraction]
    walk_away: Fraction | None = None


Preference = Concerns | Ranking | Weights


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely it is that a party prefers what `outcome` stands for to what `over` does."""

    outcome: OutcomeRef
    over: OutcomeRef
    chance: Fraction


@dataclass(frozen=True, slots=True)
class Degree:
    """To what degree, from 0 to 1, a party prefers what `outcome` stands for to `over`."""

    outcome: OutcomeRef
    over: OutcomeRef
    degree: Fraction


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A party's fuzzy preference where it is not plain.

    Attributes
    ----------
    threshold : Fraction
        How certain a preference must be for the party to act on it: above 0, at most 1.
    pairs : tuple of Degree
        Degrees of single comparisons; the others are as the party's order has them.
    """

    threshold: Fraction
    pairs: tuple[Degree, ...] = ()


@dataclass(frozen=True, slots=True)
class Perception:
    """A dispute as one party sees it, as far as that differs from the dispute itself.

    Attributes
    ----------
    preferences : mapping of party id to preference
        What it takes parties to want.
    unseen : tuple of str
        Statements (names in graph form): outcomes where one is true it does not think of.
    """

    preferences: Mapping[str, Preference] = field(default_factory=_nothing)
    unseen: tuple[str, ...] = ()


def default_attitude(party: str, other: str) -> Attitude:
    """Return what a party wishes another, or itself, where the case does not say."""
    return "positive" if party == other else "neutral"


@dataclass(frozen=True, slots=True)
class Expected:
    """A published answer that the case must reproduce.

    Attributes
    ----------
    concept : str
        A concept id, e.g. ``nash``.
    equilibria : tuple of outcome refs, or None
        The equilibria by the definitions; None when `stable` is given instead.
    party, stable
        One party, and the outcomes stable for it by the definitions.
    among : tuple of outcome refs, or None
        Only these outcomes are compared (a table that is partly legible); None: all.
    published : tuple of outcome refs, or None
        What the source prints where that differs from the definitions; `reason` says why.
    published_as : tuple of int or str
        The source's own names for the outcomes of the answer, in the same order.
    """

    concept: str
    source: str
    equilibria: tuple[OutcomeRef, ...] | None = None
    party: str | None = None
    stable: tuple[OutcomeRef, ...] | None = None
    among: tuple[OutcomeRef, ...] | None = None
    published: tuple[OutcomeRef, ...] | None = None
    published_as: tuple[OutcomeRef, ...] = ()
    reason: str | None = None
    where: str | None = None
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Dispute:
    """The model of one conflict; compare two by their digests.

    Attributes
    ----------
    parties : tuple of Party
        In the order of reporting; affected ones among them.
    joint_options : tuple of JointOption
        Options that no party changes alone.
    infeasible : tuple of str
        Statements; an outcome where one is true cannot be.
    same : tuple of str
        Statements; all feasible outcomes where one is true count as one outcome.
    forbidden_moves : tuple of ForbiddenMove
        Single moves that cannot be made.
    status_quo : mapping of option id to level, outcome name, or None
        How things are now: options not named are at their first level; a name in graph form;
        None when the case names no status quo.
    graph : Graph or None
        Given instead of options when the dispute was published as a graph.
    preferences : mapping of party id to preference
        One for every party, affected ones included.
    unknown : mapping of party id to pairs of outcome refs
        Comparisons that are not known, whatever the party's order says of them.
    likely : mapping of party id to tuple of Likely
        Comparisons known with a probability.
    fuzzy : mapping of party id to Fuzzy
        Comparisons known to a degree.
    attitudes : mapping of party id to mapping of party id to attitude
        What a party wishes others; towards itself it is positive, otherwise neutral, unless said.
    views : mapping of party id to Perception
        How parties see the dispute where they do not see it as it is.
    known : mapping of party id to Known
        What is known of parties' preferences that are not known whole.
    levers : tuple of Lever
        What a third party could change; none of it is so yet.
    reviewed_tags : tuple of str
        Tags that the author has checked every option for.
    confidence : str or None
        How sure it is that the model is as published.
    supposed_status_quo : bool
        True when another outcome was put in the place of the case's own status quo, to compare
        with it; no part of a case file, and of no digest.
    derived : dict
        What other rooms made from the dispute and need only once; no part of it.
    """

    id: str
    title: str
    parties: tuple[Party, ...]
    preferences: Mapping[str, Preference] = field(default_factory=_nothing)
    summary: str = ""
    confidence: Confidence | None = None
    notes: str = ""
    sources: tuple[Source, ...] = ()
    joint_options: tuple[JointOption, ...] = ()
    infeasible: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    forbidden_moves: tuple[ForbiddenMove, ...] = ()
    status_quo: Mapping[str, str] | str | None = None
    graph: Graph | None = None
    unknown: Mapping[str, tuple[tuple[OutcomeRef, OutcomeRef], ...]] = field(
        default_factory=_nothing
    )
    likely: Mapping[str, tuple[Likely, ...]] = field(default_factory=_nothing)
    fuzzy: Mapping[str, Fuzzy] = field(default_factory=_nothing)
    attitudes: Mapping[str, Mapping[str, Attitude]] = field(default_factory=_nothing)
    views: Mapping[str, Perception] = field(default_factory=_nothing)
    known: Mapping[str, Known] = field(default_factory=_nothing)
    levers: tuple[Lever, ...] = ()
    reviewed_tags: tuple[str, ...] = ()
    expected: tuple[Expected, ...] = ()
    supposed_status_quo: bool = False
    derived: dict[str, object] = field(default_factory=dict, init=False, repr=False)

    def __repr__(self) -> str:
        """Return one line that names the dispute and says how large it is."""
        size = f"options: {len(self.options)}"
        if self.graph is not None:
            size = f"outcomes: {len(self.graph.outcomes)}"
        return f"<Dispute {visible(shortened(self.id))}; parties: {len(self.parties)}; {size}>"

    def _repr_html_(self) -> str:
        """Return the dispute for notebooks; nothing is laid out or checked for it."""
        from comity.model.sheet import dispute_sheet  # noqa: PLC0415  (only notebooks ask)

        return dispute_sheet(self).html()

    @property
    def movers(self) -> tuple[str, ...]:
        """Ids of the parties that have moves to make, in file order."""
        if self.graph is not None:
            return tuple(p.id for p in self.parties if self.graph.moves.get(p.id))
        return tuple(party.id for party in self.parties if party.options)

    @property
    def affected(self) -> tuple[str, ...]:
        """Ids of the affected parties, who have no options of their own, in file order."""
        return tuple(party.id for party in self.parties if party.kind == "affected")

    @property
    def negotiators(self) -> tuple[str, ...]:
        """Ids of everybody who has something to agree on, in file order; the rest are bystanders.

        These are the parties that are not affected, and affected ones whose consent some joint
        option needs.
        """
        asked = {party for joint in self.joint_options for party in joint.consent}
        return tuple(p.id for p in self.parties if p.kind != "affected" or p.id in asked)

    @property
    def bystanders(self) -> tuple[str, ...]:
        """Ids of everybody else: affected, and asked by nobody for consent; in file order."""
        return tuple(party.id for party in self.parties if party.id not in self.negotiators)

    @property
    def options(self) -> tuple[Option | JointOption, ...]:
        """All options in the order of patterns: party by party, joint ones last."""
        own = tuple(option for party in self.parties for option in party.options)
        return own + self.joint_options

    def level_now(self, option: Option | JointOption) -> str:
        """Return the level of an option in the status quo; its first where that is not said."""
        now = self.status_quo
        named = now if now is not None and not isinstance(now, str) else {}
        return named.get(option.id, option.levels[0])

    def party(self, party_id: str) -> Party:
        """Return the party with an id (KeyError when there is none)."""
        for party in self.parties:
            if party.id == party_id:
                return party
        raise KeyError(party_id)

    def stated_preferences(self) -> Iterator[tuple[tuple[str | int, ...], Preference]]:
        """Yield every preference of the case with its place, those in views and known last."""
        for party_id, preference in self.preferences.items():
            yield ("preferences", party_id), preference
        for viewer, view in self.views.items():
            for party_id, preference in view.preferences.items():
                yield ("views", viewer, "preferences", party_id), preference
        for party_id, known in self.known.items():
            for place, it in enumerate(known.items if isinstance(known, Alternatives) else ()):
                if it.preference is not None:
                    yield ("known", party_id, "alternatives", place, "preference"), it.preference

    def statements(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield every statement of the case with its place."""
        for key, texts in (("infeasible", self.infeasible), ("same", self.same)):
            for position, text in enumerate(texts):
                yield (key, position), text
        for position, ban in enumerate(self.forbidden_moves):
            yield ("forbidden_moves", position, "from"), ban.origin
            yield ("forbidden_moves", position, "to"), ban.destination
        for path, preference in self.stated_preferences():
            match preference:
                case Concerns(items):
                    for position, concern in enumerate(items):
                        yield (*path, "concerns", position, "want"), concern.want
                case Weights(weights):
                    for text in weights:
                        yield (*path, "weights", text), text
        if self.graph is None:
            yield from self._statements_of_views_and_levers()

    def _statements_of_views_and_levers(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Yield what in a graph are names of outcomes."""
        for viewer, view in self.views.items():
            for position, text in enumerate(view.unseen):
                yield ("views", viewer, "unseen", position), text
        for position, lever in enumerate(self.levers):
            for place, text in lever.statements:
                yield ("levers", position, *place), text
