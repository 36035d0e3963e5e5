"""What was found about regimes: frozen, complete in itself, and without showing itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import numpy as np

from comity.settlement.methods.price import extremes
from comity.settlement.regimes.span import OwnPlace, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from comity.arrays import Ints
    from comity.model.dispute import Dispute
    from comity.model.space import Space
    from comity.settlement.methods.play import Ends
    from comity.settlement.regimes.partitions import Blocs
    from comity.stability.result import Analysis

RegimeKind = Literal["self-help", "blocs", "cooperative"]


@dataclass(frozen=True, slots=True)
class End:
    """A set of outcomes that play does not leave once it is there.

    Attributes
    ----------
    outcomes : tuple of int
        Their numbers: one is a rest; of several, play goes from each to all others for ever.
    spans : mapping of party id to Span
        What everybody meets there, bystanders included.
    holds : tuple of str
        The concepts under which a rest holds against single moves; empty for a cycle, and where
        nobody has a move.
    stuck : bool
        True at a rest where nobody has a single move at all.
    """

    outcomes: tuple[int, ...]
    spans: Mapping[str, Span]
    holds: tuple[str, ...]
    stuck: bool


@dataclass(frozen=True, slots=True, eq=False)
class Regime:
    """Who acts together, and where that leads from the status quo.

    Attributes
    ----------
    kind : {'self-help', 'blocs', 'cooperative'}
        Everybody alone, everybody in a bloc, or all together without anybody's loss.
    blocs : tuple of tuples of str
        The partition of the negotiating parties by ids; empty for the other two kinds.
    leads_to : Ends
        Positions of the outcomes at which play may come to rest, and of those of every cycle.
    """

    kind: RegimeKind
    blocs: Blocs
    leads_to: Ends

    @property
    def words(self) -> str:
        """What it is called in messages and tables, by ids: ``a + b | c`` for blocs."""
        return regime_words(self.kind, self.blocs)

    @property
    def key(self) -> tuple[bytes, ...]:
        """Equal for regimes that lead to the same."""
        return tuple(it.tobytes() for it in (self.leads_to.rests, *self.leads_to.cycles))


def regime_words(kind: RegimeKind, blocs: Blocs) -> str:
    """Return what a regime is called.

    Examples
    --------
    >>> regime_words("blocs", (("ann", "bob"), ("cat",)))
    'ann + bob | cat'
    """
    return " | ".join(" + ".join(bloc) for bloc in blocs) or kind


@dataclass(frozen=True, eq=False)
class Regimes:
    """Where play leads from the status quo, by who acts together.

    Attributes
    ----------
    analysis : Analysis
        Which outcomes hold, for the concepts computed.
    regimes : tuple of Regime
        Self-help, then partitions into blocs, then the cooperative regime.
    free_members : bool
        True when members of blocs keep their own single improvements.
    """

    analysis: Analysis
    regimes: tuple[Regime, ...]
    free_members: bool

    def __repr__(self) -> str:
        """Return one line that names the case and how many regimes were compared."""
        return f"<Regimes of {self.dispute.id}: {len(self.regimes)} compared>"

    @property
    def dispute(self) -> Dispute:
        """What was asked about."""
        return self.analysis.dispute

    @property
    def space(self) -> Space:
        """Its outcomes."""
        return self.analysis.space

    @property
    def start(self) -> int:
        """Position of the status quo."""
        return int(self.space.status_quo or 0)

    @property
    def status_quo(self) -> int:
        """Number of the status quo."""
        return int(self.space.numbers[self.start])

    @property
    def negotiators(self) -> tuple[str, ...]:
        """Ids of the negotiating parties, in file order."""
        return self.dispute.negotiators

    @property
    def bystanders(self) -> tuple[str, ...]:
        """Ids of everybody else, in file order."""
        return self.dispute.bystanders

    @property
    def self_help(self) -> Regime:
        """Everybody alone."""
        return self.regimes[0]

    @property
    def partitions(self) -> tuple[Regime, ...]:
        """The regimes of blocs: one for every partition."""
        return self.regimes[1:-1]

    @property
    def cooperative(self) -> Regime:
        """All together, without anybody's loss."""
        return self.regimes[-1]

    @cached_property
    def _known(self) -> dict[tuple[bytes, ...], Mapping[str, Span]]:
        """What was met in regimes that were asked about: many lead to the same."""
        return {}

    @cached_property
    def _ranks(self) -> Ints:
        return np.stack(list(self.analysis.ranks.values()))

    @cached_property
    def named(self) -> tuple[int, ...]:
        """Positions of all outcomes that some regime leads to, and of the status quo, ascending."""
        where = np.zeros(self.space.count, dtype=np.bool_)
        where[self.start] = True
        for regime in self.regimes:
            for some in (regime.leads_to.rests, *regime.leads_to.cycles):
                where[some] = True
        return tuple(np.flatnonzero(where).tolist())

    def ends(self, regime: Regime) -> Iterator[End]:
        """Yield everything that a regime leads to: rests by number, then cycles."""
        rests, cycles = regime.leads_to
        for rest in rests.tolist():
            stuck = bool(self.analysis.stuck[rest])
            holds = self.analysis.holds_freely(rest)
            at = np.array([rest])
            yield End(self._numbers(at), self._spans(at), holds, stuck)
        for cycle in cycles:
            yield End(self._numbers(cycle), self._spans(cycle), (), stuck=False)

    def spans(self, regime: Regime) -> Mapping[str, Span]:
        """Return the worst and the best that everybody meets where a regime leads, by party."""
        if regime.key not in self._known:
            rests, cycles = regime.leads_to
            self._known[regime.key] = self._spans(np.sort(np.concatenate([rests, *cycles])))
        return self._known[regime.key]

    def now(self, party: str) -> OwnPlace:
        """Return where the status quo stands with a party."""
        return self._place(party, self.start)

    def _numbers(self, positions: Ints) -> tuple[int, ...]:
        return tuple(self.space.numbers[positions].tolist())

    def _spans(self, positions: Ints) -> Mapping[str, Span]:
        found = extremes(self._ranks[:, positions], np.ones(positions.size, dtype=np.bool_))
        if found is None:
            msg = "play ends nowhere"
            raise AssertionError(msg)
        places = zip(positions[found.worst_at], positions[found.best_at], strict=True)
        return MappingProxyType(
            {
                party: Span(self._place(party, int(worst)), self._place(party, int(best)))
                for party, (worst, best) in zip(self.analysis.ranks, places, strict=True)
            }
        )

    def _place(self, party: str, position: int) -> OwnPlace:
        rank = self.analysis.ranks[party]
        here, now = int(rank[position]), int(rank[self.start])
        places = self._places[party]
        number = int(self.space.numbers[position])
        return OwnPlace(number, places - here, places, (here > now) - (here < now))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """How many places everybody's order has."""
        return {party: int(rank.max(initial=0)) + 1 for party, rank in self.analysis.ranks.items()}
