"""How long the cheapest levers take to find, and to prove cheapest, among twenty.

    .venv/bin/python benchmarks/levers.py

Disputes of four parties with 3, 3, 2 and 2 two-level options (1024 outcomes) and twenty levers, of
costs that hardly differ, so that many sets come before the cheapest that does. Each has a target
that leaves nobody worse off than the status quo, and that parties are tempted to leave. *Mixed*
levers are of every kind; *concerns* only change what parties want, *structure* only what they can
do; of *payments*, each makes up for a little of what somebody loses, so that no failure says much
about other sets. Counted are disputes whose cheapest set has four levers or more (where a concept
leaves none such, two or three): the whole answer, with ten other sets, the proofs and the way.
Seconds of the processor, one run each; ``--draws 6 --payments 1`` is for a trial.
"""

import argparse
import os
import platform
import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from time import process_time

import numpy as np

import comity
from comity import (
    AddConcern,
    AddOptionLevel,
    BarMove,
    Compensate,
    Concern,
    Concerns,
    Dispute,
    Lever,
    LowerConcern,
    MakeOneWay,
    Option,
    Party,
    RaiseConcern,
    RemoveOption,
    Weights,
)
from comity.model.lever import Effect
from comity.model.space import outcome_space
from comity.preferences.ranks import all_ranks

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
OPTIONS = [[f"o{j}x{k}" for k in range(size)] for j, size in enumerate((3, 3, 2, 2))]
EVERY = [option for options in OPTIONS for option in options]
PARTIES = tuple(
    Party(f"p{j}", f"Party {j}", options=tuple(Option(it, it) for it in options))
    for j, options in enumerate(OPTIONS)
)
CONCERNS = 6
KINDS = {
    "mixed": "add " * 7
    + "lower lower raise one-way one-way one-way bar bar bar remove pay pay new",
    "concerns": "add " * 16 + "lower " * 4,
    "structure": "one-way " * 5 + "bar " * 12 + "remove remove new",
}
"""The kinds of the twenty levers."""
LOSERS = ("party", "bystander", "reply")
"""Whom twenty payments are to make up for a loss, each a little of it."""
MANY, FEW = 4, 2
"""How many levers a cheapest set has that is counted; where there is none such, as many as FEW."""


class Drawn:
    """One dispute with twenty levers of a mix of kinds, and the number of its target."""

    def __init__(self, seed: int, mix: str) -> None:
        self.rng = random.Random(seed)  # noqa: S311  (nothing secret)
        self.true = {option: self.likely(50) for option in EVERY}
        self.free = self.rng.sample(EVERY, len(EVERY))
        wants: dict[str, comity.Preference] = {
            party.id: self.concerns(j) for j, party in enumerate(PARTIES)
        }
        last = self.concerns(3).items
        wants["p3"] = Weights({it.want: Fraction(self.rng.randint(1, 6)) for it in last})
        levers = tuple(
            Lever(f"l{k}", "UN", Fraction(self.rng.randint(8, 12)), self.effect(kind))
            for k, kind in enumerate(KINDS[mix].split())
        )
        self.dispute = Dispute("d", "D", PARTIES, wants, status_quo={}, levers=levers)
        self.target = 1 + sum(self.true[option] << k for k, option in enumerate(EVERY))

    def likely(self, percent: int) -> bool:
        """Return True in so many of a hundred draws."""
        return self.rng.randrange(100) < percent

    def literal(self, option: str, *, at_target: bool) -> str:
        """Return a statement on an option that is true at the target, or false there."""
        return option if self.true[option] == at_target else f"not {option}"

    def fulfilled(self, most: int) -> str:
        """Return a statement on up to so many options that is true at the target."""
        some = self.rng.sample(EVERY, self.rng.randint(1, most))
        return " and ".join(self.literal(it, at_target=True) for it in some)

    def temptation(self, party: int) -> str:
        """Return a statement that a party can make true by leaving the target."""
        own = self.literal(self.rng.choice(OPTIONS[party]), at_target=False)
        other = self.rng.choice([it for it in EVERY if it not in OPTIONS[party]])
        more = f" and {self.literal(other, at_target=True)}" if self.likely(50) else ""
        return own + more

    def concerns(self, party: int) -> Concerns:
        """Return what a party wants: temptations in front, then what matters less."""
        wants = [self.temptation(party) for _ in range(2)]
        for _ in range(CONCERNS - 2):
            some = self.rng.sample(EVERY, 2)
            wants.append(" or ".join(self.literal(it, at_target=self.likely(60)) for it in some))
        return Concerns(
            tuple(Concern(f"c{k}", want) for k, want in enumerate(dict.fromkeys(wants)))
        )

    def effect(self, kind: str) -> Effect:
        """Return an effect of a kind that is likely to matter at the target."""
        rng = self.rng
        party, option = rng.randrange(3), rng.choice(EVERY)
        name, place = f"p{party}", f"c{rng.randrange(3)}"
        kept = self.literal(option, at_target=True)
        match kind:
            case "add":
                want = self.fulfilled(3) if self.likely(70) else self.temptation(party)
                return AddConcern(name, want, before=f"c{rng.randrange(2)}")
            case "lower":
                return LowerConcern(name, place, rng.randint(1, 4))
            case "raise":
                return RaiseConcern(name, place, rng.randint(1, 4))
            case "one-way":
                option = self.free.pop()
                return MakeOneWay(option, "up" if self.true[option] else "down")
            case "remove":
                return RemoveOption(self.free.pop())
            case "new":
                return AddOptionLevel(self.free.pop(), "more")
            case "pay":
                return Compensate("p3", self.fulfilled(2), Fraction(rng.randint(1, 6)))
        owner = next(f"p{j}" for j, own in enumerate(OPTIONS) if option in own)
        where = f"{kept} and {self.literal(rng.choice(EVERY), at_target=True)}"
        return BarMove(where, self.literal(option, at_target=False), owner)


def drawn(seed: int, mix: str) -> tuple[Dispute, int] | None:
    """Return a dispute and its target, where some status quo is no better for anybody."""
    made = Drawn(seed, mix)
    space = outcome_space(replace(made.dispute, levers=()))
    ranks = np.stack(list(all_ranks(space.dispute, space).values()))
    below = np.flatnonzero((ranks <= ranks[:, [made.target - 1]]).all(axis=0))
    below = below[below != made.target - 1]
    if not below.size:
        return None
    cell = int(made.rng.choice(below.tolist()))
    now = {option: ("no", "yes")[cell >> k & 1] for k, option in enumerate(EVERY)}
    return replace(made.dispute, status_quo=now), made.target


def payments(seed: int, mix: str) -> tuple[Dispute, int]:
    """Return a dispute in which six of twenty payments make up for what somebody loses.

    `mix` says who: a *party* that would leave the target, a *bystander* that is worse off there, or
    who would *reply* to a party that leaves.
    """
    rng = random.Random(seed)  # noqa: S311  (nothing secret)
    (first, *rest, last), everything = EVERY, " and ".join(EVERY)
    gains = [rng.randint(90, 110) for _ in range(20)]
    loss = Fraction(sum(sorted(gains)[-6:]) - rng.randint(0, 40))
    wants: dict[str, comity.Preference] = {
        party.id: Concerns((Concern("all", everything),)) for party in PARTIES
    }
    parties, paid, where = PARTIES, "p3", last
    if mix == "bystander":
        parties, paid = (*PARTIES, Party("town", "Town", kind="affected")), "town"
        wants[paid] = Weights({everything: -loss})
    elif mix == "party":
        wants[paid] = Weights({f"not {last}": loss, everything: Fraction(1)})
    else:
        paid, where = "p0", f"not {first} and not {last}"
        wants[paid] = Weights({first: loss, everything: Fraction(1)})
        wants["p3"] = Weights({f"not {last}": Fraction(1), f"not {first}": Fraction(-5)})
    effects = [
        Compensate(paid, f"{a} and {b} and {where}", Fraction(gain))
        for (a, b), gain in zip(rng.sample(list(combinations(rest, 2)), 20), gains, strict=True)
    ]
    levers = tuple(
        Lever(f"l{k}", "UN", Fraction(rng.randint(95, 105)), it) for k, it in enumerate(effects)
    )
    now = {} if mix != "reply" else dict.fromkeys((first, last), "no") | dict.fromkeys(rest, "yes")
    return Dispute("d", "D", parties, wants, status_quo=now, levers=levers), 2 ** len(EVERY)


def measured(case: tuple[Dispute, int], concept: str) -> tuple[float, int, int] | None:
    """Return seconds, the size of the cheapest set and the sets tried; None where there is none."""
    dispute, target = case
    began = process_time()
    try:
        found = comity.mediate(replace(dispute), target, concept)
    except comity.ComityError:
        return None
    return process_time() - began, len(found.chosen.levers), found.tried


def table(draws: int, paid: int) -> Iterator[str]:
    """Yield a line for every mix of levers and concept; `paid` disputes of payments each."""
    yield "| levers | concept | disputes | levers needed | sets tried, most | seconds, longest |"
    yield "|---|---|---|---|---|---|"
    for mix in (*KINDS, *LOSERS):
        small = mix in LOSERS
        made = [
            payments(k, mix) if small else drawn(k, mix) for k in range(paid if small else draws)
        ]
        cases = [case for case in made if case is not None]
        name = f"payments, {mix}" if small else mix
        for concept in CONCEPTS:
            rows = [row for row in (measured(case, concept) for case in cases) if row is not None]
            kept = [row for row in rows if row[1] >= MANY] or [row for row in rows if row[1] >= FEW]
            if kept:
                sizes = f"{min(row[1] for row in kept)} to {max(row[1] for row in kept)}"
                most, longest = max(row[2] for row in kept), max(row[0] for row in kept)
                yield f"| {name} | {concept} | {len(kept)} | {sizes} | {most:,} | {longest:.2f} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=120, help="disputes drawn for every mix")
    parser.add_argument("--payments", type=int, default=3, help="disputes of payments of each sort")
    given = parser.parse_args()
    versions = f"Python {platform.python_version()}, NumPy {np.__version__}"
    print(f"{os.cpu_count()} processors ({platform.machine()}), {versions}\n")
    for line in table(given.draws, given.payments):
        print(line, flush=True)


if __name__ == "__main__":
    main()
