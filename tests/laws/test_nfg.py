""".nfg files: the payoffs are the preferences, and the game's equilibria are the Nash ones."""

import itertools
from fractions import Fraction

from hypothesis import given

import comity
from comity.formats.nfg import to_nfg
from tests import oracles
from tests.laws.agreement import dispute_of
from tests.laws.nfg_reader import Game, Profile, read_game
from tests.oracles.space import feasible, first_members, levels, options
from tests.strategies import Case, disputes

SIMPLE = disputes(
    limit=32, joint=False, same=False, forbidden=False, infeasible=False, one_way=False,
    affected=False,
)  # fmt: skip
ANY = disputes(limit=32, joint=False)


def numbers_by_profile(case: Case, game: Game) -> dict[Profile, int | None]:
    """Give the outcome's number for each profile, None where it is infeasible."""
    backwards = list(reversed(options(case)))
    outcomes = feasible(case)
    found: dict[Profile, int | None] = {}
    every = itertools.product(*[option.levels for option in backwards])
    for profile, combination in zip(game.payoffs, every, strict=True):
        at = {option.id: level for option, level in zip(backwards, combination, strict=True)}
        found[profile] = next((n for n, there in outcomes.items() if there == at), None)
    return found


@given(SIMPLE)
def test_the_equilibria_of_the_game_are_the_nash_equilibria(case: Case) -> None:
    dispute = dispute_of(case)
    written = to_nfg(dispute)
    game = read_game(written.text)
    number = numbers_by_profile(case, game)
    nash = set(comity.analyze(dispute, ["nash"]).equilibria["nash"] or ())
    assert {number[profile] for profile in game.equilibria()} == nash


@given(ANY)
def test_payoffs_are_ranks_or_worths_and_infeasible_outcomes_are_worst(case: Case) -> None:
    dispute = dispute_of(case)
    game = read_game(to_nfg(dispute, lossy=True).text)
    movers = [party for party in case["parties"] if party.get("options")]
    assert game.players == [party["name"] for party in movers]
    ranks, first = oracles.ranks(case), first_members(case)
    for profile, n in numbers_by_profile(case, game).items():
        for k, party in enumerate(movers):
            own = game.payoffs[profile][k]
            if n is None:
                all_own = [row[k] for row in game.payoffs.values()]
                assert own == min(all_own)
                assert own + 1 == min(it for it in all_own if it > own)
            elif "weights" in case["preferences"][party["id"]]:
                assert own == worth(case, party["id"], first[n])
            else:
                assert own == ranks[party["id"]][first[n]] + 1


def worth(case: Case, party: str, number: int) -> Fraction:
    at, steps = feasible(case)[number], levels(case)
    weights = case["preferences"][party]["weights"].items()
    return sum((Fraction(str(w)) for t, w in weights if oracles.holds(t, at, steps)), Fraction(0))
