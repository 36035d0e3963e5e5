"""A dispute read literally, outcome by outcome: what a check of the engine's answers rests on.

It shares nothing with the outcome space, the moves and the ranks but the dispute itself and the
parser that gives a statement's tree. Nothing here is fast: where ``infeasible`` or ``same`` make
it necessary, every combination of options is looked at in turn.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from comity.model.dispute import NO_YES, Concerns, Ranking
from comity.model.statement import Atom, Constant, Count, Iff, Junction, Not, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from comity.model.dispute import Dispute, OutcomeRef
    from comity.model.statement import Statement

    At = tuple[str, ...]
    """The level of every option in the order of patterns; in graph form only a name."""
    Levels = Mapping[str, tuple[str, ...]]

CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
TWO = 2


def is_true(statement: Statement, at: Mapping[str, str], levels: Levels) -> bool:
    """Return whether a statement is true where every option stands at a level.

    Parameters
    ----------
    statement : Statement
        A tree from `comity.model.statement.parse`.
    at : mapping of option id to level
        Where every option stands.
    levels : mapping of option id to tuple of str
        The levels of every option, the lowest first.

    Examples
    --------
    >>> levels = {"aid": ("none", "half", "full")}
    >>> is_true(parse("aid >= half and not aid == full"), {"aid": "half"}, levels)
    True
    """
    match statement:
        case Constant(value):
            return value
        case Atom(option, relation, level):
            steps = levels[option]
            stands = steps.index(at[option])
            if relation == "taken":
                return stands > 0
            named = steps.index(level)
            return stands == named if relation == "==" else stands >= named
        case Not(item):
            return not is_true(item, at, levels)
        case Iff(left, right):
            return is_true(left, at, levels) == is_true(right, at, levels)
        case Junction(word, items):
            each = [is_true(item, at, levels) for item in items]
            return all(each) if word == "and" else any(each)
        case Count(word, number, items):
            true = sum(is_true(item, at, levels) for item in items)
            if word == "exactly":
                return true == number
            return true >= number if word == "at_least" else true <= number


class Reading:
    """One dispute, read outcome by outcome."""

    def __init__(self, dispute: Dispute) -> None:
        self.dispute = dispute
        self.levels: Levels = {option.id: option.levels for option in dispute.options}
        self._classes: dict[At, list[At]] = {}
        self._cannot_be = [parse(text) for text in dispute.infeasible]

    def true(self, text: str, at: At) -> bool:
        """Return whether a statement is true at a combination of options."""
        return is_true(parse(text), dict(zip(self.levels, at, strict=True)), self.levels)

    def can_be(self, at: At) -> bool:
        """Return whether a combination is feasible."""
        stands = dict(zip(self.levels, at, strict=True))
        return not any(is_true(tree, stands, self.levels) for tree in self._cannot_be)

    @cached_property
    def every(self) -> dict[At, int]:
        """Every feasible combination with its number, the first option changing fastest."""
        if self.dispute.graph is not None:
            return {(name,): k for k, name in enumerate(self.dispute.graph.outcomes, start=1)}
        backwards = product(*reversed(tuple(self.levels.values())))
        feasible = (at[::-1] for at in backwards if self.can_be(at[::-1]))
        return {at: number for number, at in enumerate(feasible, start=1)}

    def number(self, at: At) -> int:
        """Return the number of a feasible combination."""
        if self.dispute.graph is not None or self.dispute.infeasible:
            return self.every[at]
        number, stride = 1, 1
        for level, steps in zip(at, self.levels.values(), strict=True):
            number += stride * steps.index(level)
            stride *= len(steps)
        return number

    def members(self, at: At) -> list[At]:
        """Return what ``same`` makes one with a feasible combination, itself included, in order."""
        if at not in self._classes:
            self._classes[at] = self._joined(at)
        return self._classes[at]

    def _joined(self, at: At) -> list[At]:
        found = {at}
        while True:
            holding = [t for t in self.dispute.same if any(self.true(t, it) for it in found)]
            if not holding:
                return [at]
            more = {it for it in self.every if any(self.true(text, it) for text in holding)}
            if more <= found:
                return sorted(found, key=self.every.__getitem__)
            found |= more

    def pattern(self, at: At) -> str:
        """Return the pattern of a combination."""
        text = ""
        for level, steps in zip(at, self.levels.values(), strict=True):
            text += ("NY" if len(steps) == TWO else CHARACTERS)[steps.index(level)]
        return text

    def words(self, at: At) -> str:
        """Return the labels of the options taken, with their owners where labels repeat."""
        if self.dispute.graph is not None:
            return at[0]
        labels = [option.label for option in self.dispute.options]
        owners = [party.name for party in self.dispute.parties for _ in party.options]
        taken = []
        for k, (level, option) in enumerate(zip(at, self.dispute.options, strict=True)):
            label = option.label
            if labels.count(label) > 1 and k < len(owners):
                label = f"{owners[k]}: {label}"
            if option.levels == NO_YES and not option.level_names:
                taken += [label] * (level == "yes")
            elif k >= len(owners) or level != option.levels[0]:
                called = dict(zip(option.levels, option.level_names, strict=False))
                taken.append(f"{label}: {called.get(level, level)}")
        return "; ".join(taken) or "no option taken"

    def now(self) -> At | None:
        """Return the status quo as the case has it, or None when it names none."""
        now = self.dispute.status_quo
        if now is None:
            return None
        if isinstance(now, str):
            return (now,)
        return tuple(now.get(option, steps[0]) for option, steps in self.levels.items())

    def tier(self, ranking: Ranking, at: At) -> int:
        """Return the tier of an outcome, 1 for the most preferred; any member stands for it."""
        members = self.members(at)
        for place, tier in enumerate(ranking.tiers, start=1):
            if any(self._meant(ref, member) for ref in tier for member in members):
                return place
        msg = f"no tier has {at}"
        raise LookupError(msg)

    def _meant(self, ref: OutcomeRef, at: At) -> bool:
        if isinstance(ref, int):
            return ref == self.number(at)
        if self.dispute.graph is not None:
            return ref == at[0]
        own = self.pattern(at)
        return len(ref) == len(own) and all(a in ("-", b) for a, b in zip(ref, own, strict=True))

    def worth(self, party: str, at: At) -> tuple[bool, ...] | Fraction | int:
        """Return what an outcome is to a party; larger is better, for this party alone.

        Concerns give their truth values, the most important first; weights their exact sum; a
        ranking minus the tier. Statements are read at the first member of a class.
        """
        first = self.members(at)[0]
        match self.dispute.preferences[party]:
            case Ranking() as ranking:
                return -self.tier(ranking, first)
            case Concerns(items):
                return tuple(self.true(concern.want, first) for concern in items)
            case weights:
                true = (w for text, w in weights.items.items() if self.true(text, first))
                return sum(true, Fraction(0))

    def sign(self, party: str, before: At, after: At) -> int:
        """Return 1, 0 or -1: whether `after` is better, as good or worse for a party."""
        old, new = self.worth(party, before), self.worth(party, after)
        return (new > old) - (new < old)  # type: ignore[operator]

    def moves(self, party: str, before: At, after: At) -> bool:
        """Return whether a party can go from one outcome to another by a single move."""
        if self.dispute.graph is not None:
            return (before[0], after[0]) in self.dispute.graph.moves.get(party, ())
        origins, targets = self.members(before), self.members(after)
        if origins == targets:
            return False
        return any(self._may(party, s, t) for s in origins for t in targets)

    def _may(self, party: str, before: At, after: At) -> bool:
        own = {option.id for option in self.dispute.party(party).options}
        for option, old, new in zip(self.dispute.options, before, after, strict=True):
            up = option.levels.index(new) > option.levels.index(old)
            allowed = option.change == "any" or (option.change == "up") == up
            if old != new and (option.id not in own or not allowed):
                return False
        return not any(
            ban.party in (None, party)
            and self.true(ban.origin, before)
            and self.true(ban.destination, after)
            for ban in self.dispute.forbidden_moves
        )
