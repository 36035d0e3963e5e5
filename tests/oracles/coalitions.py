"""Coalitions and blocs by their definitions (definitions 8), joint options included.

A coalition is a frozenset of negotiators. What it can bring about is a set of outcomes, found by
following moves one after the other, or with `jump` by comparing combinations two by two.
"""

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from .concepts import movers
from .preferences import ranks
from .regimes import jumps, negotiators
from .space import Case, Levels, Option, arcs, feasible, first_members, options, outcomes

Coalition = frozenset[str]
Actor = tuple[str, Coalition]  # a party alone, or a set of parties that agree; or a coalition
Steps = Mapping[Actor, Mapping[int, set[int]]]


@dataclass
class Setting:
    """What the definitions of coalition stability speak about."""

    case: Case
    jump: bool = False
    pareto: bool = False
    numbers: list[int] = field(init=False)
    everybody: list[str] = field(init=False)
    rank: Mapping[str, Mapping[int, int]] = field(init=False)
    steps: Steps = field(init=False)
    known: dict[Coalition, dict[int, set[int]]] = field(init=False)

    def __post_init__(self) -> None:
        """Look everything up once."""
        self.numbers = [outcome.number for outcome in outcomes(self.case)]
        self.everybody = negotiators(self.case)
        self.rank = ranks(self.case)
        self.steps = single_steps(self.case)
        self.known = {}

    def gains(self, group: Coalition, a: int, b: int) -> bool:
        """Say whether a is better than b for a coalition: for all, or Pareto's way."""
        if self.pareto:
            no_worse = all(self.rank[i][a] >= self.rank[i][b] for i in group)
            return no_worse and any(self.rank[i][a] > self.rank[i][b] for i in group)
        return all(self.rank[i][a] > self.rank[i][b] for i in group)

    def reach(self, group: Coalition) -> dict[int, set[int]]:
        """Give R_H: the ends of legal sequences of a coalition, or its jumps."""
        if group not in self.known:
            if self.jump:
                pairs = jumps(self.case, sorted(group))
                ends = {s: {t for a, t in pairs if a == s} for s in self.numbers}
            else:
                inside = {actor: of for actor, of in self.steps.items() if actor[1] <= group}
                ends = {s: sequences(inside, s) for s in self.numbers}
            self.known[group] = ends
        return self.known[group]

    def improving(self, group: Coalition) -> dict[int, set[int]]:
        """Give R_H++: what the coalition can bring about and gains by."""
        reach = self.reach(group)
        return {s: {t for t in reach[s] if self.gains(group, t, s)} for s in self.numbers}

    def outside(self, group: Coalition) -> Coalition:
        """Give everybody else."""
        return frozenset(self.everybody) - group


def single_steps(case: Case) -> Steps:
    """List the steps of every party alone, and of every set of parties that can agree.

    Such a set is the consent that a joint option needs, or several of these together.
    """
    numbers = [outcome.number for outcome in outcomes(case)]
    alone = arcs(case)
    found: dict[Actor, dict[int, set[int]]] = {
        ("alone", frozenset([i])): {s: {t for a, t in alone[i] if a == s} for s in numbers}
        for i in movers(case)
    }
    consents = [frozenset(row["consent"]) for row in case.get("joint_options", [])]
    for some in subsets(consents):
        group = frozenset().union(*some)
        pairs = agreed(case, group)
        found["agreed", group] = {s: {t for a, t in pairs if a == s} for s in numbers}
    return found


def agreed(case: Case, group: Coalition) -> set[tuple[int, int]]:
    """List what a set of parties can change at once, some joint option of theirs among it."""
    first, where = first_members(case), feasible(case)
    return {
        (first[a], first[b])
        for a, b in itertools.permutations(where, 2)
        if first[a] != first[b] and _agree(case, where[a], where[b], group)
    }


def _agree(case: Case, before: Levels, after: Levels, group: Coalition) -> bool:
    changed = [option for option in options(case) if before[option.id] != after[option.id]]
    if not any(option.owner is None for option in changed):
        return False
    return all(_permitted(case, option, before, after, group) for option in changed)


def _permitted(case: Case, option: Option, before: Levels, after: Levels, group: Coalition) -> bool:
    low, high = option.levels.index(before[option.id]), option.levels.index(after[option.id])
    if option.change != "any" and (option.change == "up") != (high > low):
        return False
    if option.owner is not None:
        return option.owner in group
    (row,) = [row for row in case["joint_options"] if row["id"] == option.id]
    return set(row["consent"]) <= group


def subsets(items: Iterable[Coalition]) -> list[set[Coalition]]:
    """List all non-empty sets of some consents."""
    every = list(dict.fromkeys(items))
    sizes = range(1, len(every) + 1)
    return [set(some) for size in sizes for some in itertools.combinations(every, size)]


def coalitions(members: Iterable[str]) -> list[Coalition]:
    """List P(K): all non-empty coalitions of some parties."""
    every = sorted(members)
    sizes = range(1, len(every) + 1)
    return [frozenset(some) for size in sizes for some in itertools.combinations(every, size)]


def sequences(steps: Steps, start: int) -> set[int]:
    """Give the ends of sequences of steps in which nobody takes two in a row.

    The departure outcome is excluded.
    """
    seen = {(t, actor) for actor in steps for t in steps[actor][start]}
    waiting = deque(seen)
    while waiting:
        at, last = waiting.popleft()
        for actor in steps:
            if actor != last:
                for t in steps[actor][at]:
                    if (t, actor) not in seen:
                        seen.add((t, actor))
                        waiting.append((t, actor))
    return {at for at, _ in seen} - {start}


Answers = Callable[[Coalition, int], set[int]]


def leaves(setting: Setting, base: str, group: Coalition, answers: Answers, s: int) -> bool:
    """Say whether a coalition would leave an outcome: no answer deters some gain of it.

    An answer deters that ends at no gain over s; under SMR and SSEQ only if the coalition cannot
    lead from there to a gain over s.
    """
    for t in setting.improving(group)[s]:
        deterred = False
        if base != "nash":
            for u in answers(group, t):
                if not setting.gains(group, u, s):
                    out = [v for v in setting.reach(group)[u] if setting.gains(group, v, s)]
                    if base not in ("smr", "sseq") or not out:
                        deterred = True
        if not deterred:
            return True
    return False


def coalition_answers(setting: Setting, base: str) -> Answers:
    """Give what everybody outside a coalition can answer.

    Not credible: R of N without H, and with jumps sequences of jumps by any of its coalitions.
    Credible: sequences of coalition improvements by any of its coalitions.
    """
    known: dict[tuple[Coalition, int], set[int]] = {}

    def answers(group: Coalition, t: int) -> set[int]:
        if (group, t) not in known:
            outside = setting.outside(group)
            steps: dict[Actor, Mapping[int, set[int]]] = {}
            if base == "seq":
                steps = {("together", k): setting.improving(k) for k in coalitions(outside)}
            elif setting.jump:
                steps = {("together", k): setting.reach(k) for k in coalitions(outside)}
            else:
                known[group, t] = setting.reach(outside)[t]
                return known[group, t]
            known[group, t] = sequences(steps, t)
        return known[group, t]

    return answers


def coalition_stable(
    case: Case,
    base: str,
    family: Iterable[Iterable[str]] | None = None,
    *,
    jump: bool = False,
    pareto: bool = False,
) -> tuple[dict[str, set[int]], set[int]]:
    """Give where no coalition of which a mover is part would leave, and where none would."""
    setting = Setting(case, jump, pareto)
    every = coalitions(setting.everybody) if family is None else [frozenset(it) for it in family]
    answers = coalition_answers(setting, base)
    stays = {
        group: {s for s in setting.numbers if not leaves(setting, base, group, answers, s)}
        for group in every
    }
    by_mover = {
        i: {s for s in setting.numbers if all(s in stays[group] for group in every if i in group)}
        for i in movers(case)
    }
    return by_mover, {s for s in setting.numbers if all(s in stays[group] for group in every)}


def bloc_stable(
    case: Case, base: str, named: Iterable[Iterable[str]], *, jump: bool = False
) -> tuple[dict[str, set[int]], set[int]]:
    """Give where each mover's bloc would stay, and where all blocs would."""
    setting = Setting(case, jump)
    blocs = [frozenset(it) for it in named]
    blocs += [frozenset([i]) for i in setting.everybody if not any(i in bloc for bloc in blocs)]

    def answers(group: Coalition, t: int) -> set[int]:
        others = [bloc for bloc in blocs if bloc != group]
        if base in ("seq", "sseq"):
            return sequences({("bloc", it): setting.improving(it) for it in others}, t)
        return sequences({("bloc", it): setting.reach(it) for it in others}, t)

    stays = {
        bloc: {s for s in setting.numbers if not leaves(setting, base, bloc, answers, s)}
        for bloc in blocs
    }
    by_mover = {i: next(stays[bloc] for bloc in blocs if i in bloc) for i in movers(case)}
    return by_mover, set(setting.numbers).intersection(*stays.values())


def equilibrium_jumps(case: Case, equilibria: set[int]) -> set[tuple[int, int, Coalition]]:
    """Give the jumps from equilibria to others, by coalitions of two or more, that all gain by.

    Of coalitions for the same jump only those are kept of which none other is a part.
    """
    setting = Setting(case)
    found = {
        (s, t, group)
        for group in coalitions(setting.everybody)
        if len(group) > 1
        for s in equilibria
        for t in setting.improving(group)[s] & equilibria
    }
    return {
        (s, t, group)
        for s, t, group in found
        if not any((s, t, smaller) in found for smaller in coalitions(group) if smaller != group)
    }
