"""Whose improvements lower whom, worked out by hand."""

import numpy as np

import comity
from comity.arrays import Ints
from comity.model.moves import Moves, build_moves
from comity.model.space import outcome_space
from comity.settlement.methods.expense import expense, expense_from, reachable

DISPUTE = """
comity: 1
id: river
title: A river
parties:
  - id: up
    name: Upstream
    options: [{id: dam, label: Dam}]
  - id: down
    name: Downstream
    options: [{id: pump, label: Pump, change: CHANGE}]
  - id: delta
    name: Delta
    kind: affected
preferences:
  up: {ranking: [YN, YY, NN, NY]}
  down: {ranking: [NY, YY, [NN, YN]]}
  delta: {ranking: [NN, NY, YN, YY]}
"""
GRAPH = """
comity: 1
id: ring
title: A ring
parties: [{id: a, name: A}, {id: b, name: B}]
graph:
  outcomes: [one, two, three, four]
  moves:
    a: [[one, two], [two, three]]
    b: [[four, one]]
preferences:
  a: {ranking: [three, two, one, four]}
  b: {ranking: [one, four, two, three]}
"""
RANKS: Ints = np.array([[1, 3, 0, 2], [0, 0, 2, 1], [3, 1, 2, 0]])


def moves_of(text: str) -> Moves:
    return build_moves(outcome_space(comity.parse(text)))


def test_improvements_and_whom_they_lower_a_bystander_included() -> None:
    found = expense(moves_of(DISPUTE.replace("CHANGE", "any")), RANKS, [0, 1])
    assert found.improvements.tolist() == [2, 2]  # NN-YN, NY-YY; NN-NY, YN-YY
    assert found.lowering.tolist() == [[0, 1, 2], [2, 0, 2]]
    assert found.lowering_some.tolist() == [2, 2]


def test_a_move_against_the_direction_of_an_option_is_none() -> None:
    found = expense(moves_of(DISPUTE.replace("CHANGE", "down")), RANKS, [0, 1])
    assert found.improvements.tolist() == [2, 0]
    assert found.lowering.tolist() == [[0, 1, 2], [0, 0, 0]]


def test_from_one_outcome_alone() -> None:
    found = expense_from(moves_of(DISPUTE.replace("CHANGE", "any")), RANKS, [0, 1], 0)
    assert found.improvements.tolist() == [1, 1]
    assert found.lowering.tolist() == [[0, 0, 1], [1, 0, 1]]
    assert found.lowering_some.tolist() == [1, 1]


def test_what_can_be_reached_against_no_direction() -> None:
    moves = moves_of(DISPUTE.replace("CHANGE", "up"))
    assert reachable(moves, 0).all()
    assert reachable(moves, 2).tolist() == [False, False, True, True]


def test_only_improvements_that_begin_at_what_is_marked_count() -> None:
    moves = moves_of(DISPUTE.replace("CHANGE", "any"))
    found = expense(moves, RANKS, [0, 1], np.array([False, False, True, True]))
    assert found.improvements.tolist() == [1, 0]


def test_arcs_of_a_graph_do_not_chain_in_the_count_but_lead_on_in_what_is_reached() -> None:
    moves = moves_of(GRAPH)
    ranks = np.array([[1, 2, 3, 0], [3, 1, 0, 2]])
    found = expense(moves, ranks, [0, 1])
    assert found.improvements.tolist() == [2, 1]
    assert found.lowering.tolist() == [[0, 2], [0, 0]]
    assert reachable(moves, 0).tolist() == [True, True, True, False]
    assert reachable(moves, 3).all()


def test_a_mover_without_improvements_is_counted_as_such() -> None:
    found = expense(moves_of(GRAPH), np.zeros((2, 4), dtype=np.int8), [0, 1])
    assert not found.improvements.any()
    assert not found.lowering.any()
