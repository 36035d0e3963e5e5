"""Moves in sparse form: arcs kept once, classes and bans applied, a limit of their own."""

from dataclasses import replace

import numpy as np
import pytest

import comity
from comity.errors import ComityError
from comity.model import sparse
from comity.model.dispute import Concerns, Dispute, ForbiddenMove, Option, Party
from comity.model.limits import Limits
from comity.model.moves import build_moves
from comity.model.space import outcome_space
from comity.model.sparse import SparseMoves, arcs_of, option_moves


def dispute(same: tuple[str, ...] = (), bans: tuple[ForbiddenMove, ...] = ()) -> Dispute:
    parties = (
        Party("ann", "Ann", options=(Option("a", "A"), Option("c", "C"))),
        Party("bob", "Bob", options=(Option("b", "B", change="up"),)),
    )
    wants = {party.id: Concerns(()) for party in parties}
    return Dispute("x", "X", parties, wants, same=same, forbidden_moves=bans)


def arcs(it: Dispute) -> dict[str, set[tuple[int, int]]]:
    space = outcome_space(it)
    moves = option_moves(space)
    found = {}
    for mover, party in enumerate(it.movers):
        begin, end = moves.targets(mover, moves.nodes)
        pairs = zip(space.numbers[begin].tolist(), space.numbers[end].tolist(), strict=True)
        found[party] = set(pairs)
        assert len(found[party]) == begin.size
    return found


def test_arcs_are_sorted_and_stand_once() -> None:
    made = arcs_of(np.array([2, 0, 2, 0]), np.array([1, 2, 1, 1]), 3)
    assert made.begin.tolist() == [0, 2, 2, 3]
    assert made.target.tolist() == [1, 2, 1]


def test_improving_arcs_are_those_to_a_larger_rank() -> None:
    made = arcs_of(np.array([0, 0, 2, 2, 3]), np.array([1, 3, 0, 3, 0]), 5)
    better = made.improving(np.array([2, 2, 1, 4, 9]))
    assert better.begin.tolist() == [0, 1, 1, 3, 3, 3]
    assert better.target.tolist() == [3, 0, 3]
    none = made.improving(np.zeros(5, dtype=np.int8))
    assert none.target.size == 0
    assert none.least(np.arange(5, dtype=np.int8)).tolist() == [127] * 5


def test_moves_are_listed_alike_however_many_are_looked_at_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    it = dispute(same=("a and not c",), bans=(ForbiddenMove("b", "a", "ann"),))
    wanted = arcs(it)
    monkeypatch.setattr(sparse, "MOVES_AT_ONCE", 5)
    assert arcs(it) == wanted


def test_no_arcs_at_all_change_nothing() -> None:
    empty = arcs_of(np.empty(0, int), np.empty(0, int), 4)
    x = np.arange(8, dtype=np.int8).reshape(2, 4)
    moves = SparseMoves([empty, empty], 4)
    assert np.array_equal(moves.reach(x, np.maximum), x)
    assert np.array_equal(moves.respond(x), x)


def test_a_ban_takes_out_the_moves_it_names_and_no_others() -> None:
    free = arcs(dispute())
    banned = arcs(dispute(bans=(ForbiddenMove("a", "not a", "ann"),)))
    taken = {(s, t) for s, t in free["ann"] if s in (2, 4, 6, 8) and t in (1, 3, 5, 7)}
    assert free["ann"] - banned["ann"] == taken
    assert banned["bob"] == free["bob"]


def test_a_ban_without_a_party_binds_everybody_even_where_both_sides_hold_already() -> None:
    free, banned = arcs(dispute()), arcs(dispute(bans=(ForbiddenMove("a", "a"),)))
    for party, moves in free.items():
        assert moves - banned[party] == {(s, t) for s, t in moves if s % 2 == 0 and t % 2 == 0}


def test_a_class_has_every_move_of_its_members_but_none_within() -> None:
    merged = arcs(dispute(same=("a and not c",)))  # 2 and 6 are one
    assert (1, 2) in merged["ann"]
    assert (5, 2) in merged["ann"]
    assert {t for s, t in merged["ann"] if s == 2} == {1, 3, 4, 5, 7, 8}
    assert all(s != t for moves in merged.values() for s, t in moves)
    assert 2 not in {s for s, _ in merged["bob"]}


def test_a_reply_of_one_party_alone_is_a_single_arc() -> None:
    step = arcs_of(np.array([0, 1]), np.array([1, 2]), 3)
    none = arcs_of(np.empty(0, int), np.empty(0, int), 3)
    moves = SparseMoves([none, step], 3)
    x = np.array([[5, 3, 1], [5, 3, 1]], dtype=np.int8)
    assert moves.respond(x).tolist() == [[3, 1, 1], [5, 3, 1]]


def test_the_limit_of_arcs_names_the_row_that_needs_them() -> None:
    banned = dispute(bans=(ForbiddenMove("a", "c"),))
    for it, key in ((dispute(same=("a",)), "same"), (banned, "forbidden_moves")):
        with pytest.raises(ComityError) as caught:
            comity.analyze(it, limits=Limits(arcs=10))
        (fault,) = caught.value.faults
        assert (fault.slug, fault.path) == ("arcs-too-many", (key, 0))
        assert comity.analyze(it, limits=Limits(arcs=1000)).parties == ("ann", "bob")


def test_the_limit_of_arcs_binds_no_dispute_in_product_form() -> None:
    assert comity.analyze(dispute(), limits=Limits(arcs=0)).parties == ("ann", "bob")


def test_moves_at_once_have_no_result_where_outcomes_are_merged() -> None:
    moves = build_moves(outcome_space(dispute(same=("a",))))
    assert not moves.combines
    with pytest.raises(TypeError, match="no defined result"):
        moves.together(np.array([0]), [])
    assert comity.analyze(dispute(same=("a",))).equilibria["sim"] is None
    assert comity.analyze(dispute(bans=(ForbiddenMove("a", "c"),))).equilibria["sim"] is not None


def test_a_same_that_merges_nothing_keeps_the_product_form() -> None:
    it = replace(dispute(), same=("a and b and c",))
    assert type(build_moves(outcome_space(it))).__name__ == "ProductMoves"
