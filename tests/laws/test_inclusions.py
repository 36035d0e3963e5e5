"""What the concepts have to do with each other (definitions, section 15)."""

from collections import Counter
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

import comity
from tests.laws.agreement import dispute_of, found_stable
from tests.strategies import Case, disputes, graphs

ANY = st.one_of(disputes(limit=48), graphs())
INCLUDED = (
    ("nash", "sseq"),
    ("sseq", "smr"),
    ("sseq", "seq"),
    ("smr", "gmr"),
    ("seq", "gmr"),
    ("nash", "sim_fh"),
    ("sim_fh", "sim"),
)


@given(ANY)
def test_stable_outcomes_of_one_concept_are_stable_under_a_weaker_one(case: Case) -> None:
    stable = found_stable(comity.analyze(dispute_of(case)))
    for strong, weak in INCLUDED:
        narrow, wide = stable[strong], stable[weak]
        if narrow is None or wide is None:
            continue
        for party, outcomes in narrow.items():
            assert outcomes <= wide[party], f"{strong} within {weak} for {party}"


@given(ANY)
def test_where_nobody_can_move_every_concept_holds(case: Case) -> None:
    analysis = comity.analyze(dispute_of(case))
    for equilibria in analysis.equilibria.values():
        assert equilibria is None or set(analysis.held_no_moves) <= set(equilibria)


@given(disputes(parties=2, product=True, limit=48))
def test_two_parties_whose_moves_chain_have_a_seq_equilibrium(case: Case) -> None:
    assert comity.analyze(dispute_of(case), ["seq"]).equilibria["seq"]


@given(disputes(parties=2, product=True, limit=48, ties=False))
def test_two_parties_that_are_never_indifferent_have_a_seq_equilibrium(case: Case) -> None:
    assert comity.analyze(dispute_of(case), ["seq"]).equilibria["seq"]


def games() -> dict[tuple[tuple[int, ...], tuple[int, ...]], Case]:
    """All strict 2x2 games, one for each set of games that differ in names only."""
    found = {}
    for row in permutations(range(4)):
        for column in permutations(range(4)):
            found[min(same_game(row, column))] = game(row, column)
    return found


def same_game(
    row: tuple[int, ...], column: tuple[int, ...]
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Swap the row's choices, the column's, the players: eight ways to write one game.

    Payoffs stand at outcomes NN, YN, NY, YY.
    """
    views = []
    for order in ((0, 1, 2, 3), (1, 0, 3, 2), (2, 3, 0, 1), (3, 2, 1, 0)):
        a, b = (tuple(payoff[k] for k in order) for payoff in (row, column))
        swapped_a, swapped_b = (tuple(payoff[k] for k in (0, 2, 1, 3)) for payoff in (a, b))
        views += [(a, b), (swapped_b, swapped_a)]
    return views


def game(row: tuple[int, ...], column: tuple[int, ...]) -> Case:
    def ranking(payoff: tuple[int, ...]) -> Case:
        return {"ranking": [1 + payoff.index(worth) for worth in (3, 2, 1, 0)]}

    option = {"id": "first", "label": "First"}
    return {
        "comity": 1,
        "id": "game",
        "title": "A strict two-by-two game",
        "parties": [
            {"id": "row", "name": "Row", "options": [option]},
            {"id": "column", "name": "Column", "options": [option | {"id": "second"}]},
        ],
        "preferences": {"row": ranking(row), "column": ranking(column)},
    }


def test_of_78_strict_games_9_have_no_nash_equilibrium_57_have_one_12_have_two() -> None:
    every = games()
    analyses = [comity.analyze(dispute_of(case)) for case in every.values()]
    assert len(analyses) == 78
    counts = Counter(len(analysis.equilibria["nash"] or ()) for analysis in analyses)
    assert counts == {0: 9, 1: 57, 2: 12}
    assert all(analysis.equilibria["seq"] for analysis in analyses)
