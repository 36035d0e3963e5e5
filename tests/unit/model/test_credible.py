"""Credible replies in tiles of any size, and finished early or late: always those of the arcs."""

import random
from typing import Any

import numpy as np
import pytest

import comity
from comity.arrays import Ints
from comity.model import credible
from comity.model.axes import axes_of
from comity.model.dispute import Concerns, Dispute, Option, Party
from comity.model.moves import spread
from comity.model.order import Order
from comity.model.product import ProductMoves
from comity.model.space import Space, outcome_space
from comity.model.sparse import option_moves

SHAPES: list[list[list[tuple[int, Any]]]] = [
    [[(2, "any")], [(2, "any")]],
    [[(5, "any")], [(3, "any")], [(4, "any")]],
    [[(2, "any"), (3, "any")], [(7, "any")], [(2, "up"), (2, "any")]],
    [[(3, "up"), (2, "down")], [(2, "any"), (2, "up")], [(4, "down")]],
    [[(2, "any")], [(3, "any")], [(2, "up")], [(2, "any"), (2, "any")], [(3, "down")]],
    [[(36, "any")], [(2, "any"), (2, "any"), (2, "any"), (2, "any")]],
]
INFEASIBLE = ("o0-0 and o1-0", "not o0-0 and not o1-0")


def space_of(shape: list[list[tuple[int, Any]]], infeasible: tuple[str, ...]) -> Space:
    parties = tuple(
        Party(
            f"p{p}",
            "P",
            options=tuple(
                Option(f"o{p}-{k}", "O", tuple(f"l{n}" for n in range(size)), change)
                for k, (size, change) in enumerate(options)
            ),
        )
        for p, options in enumerate(shape)
    )
    wants = {party.id: Concerns(()) for party in parties}
    return outcome_space(Dispute("x", "X", parties, wants, infeasible=infeasible))


def some_ranks(space: Space, tiers: int, seed: int) -> Ints:
    movers = len(space.dispute.movers)
    drawn = np.random.default_rng(seed).integers(0, tiers, (movers, space.count))
    return drawn.astype(np.int32)


@pytest.mark.parametrize("tile", [1, 100, 1 << 19])
@pytest.mark.parametrize(("few", "alone"), [(1, 1), (1, 10**9), (50, 6), (10**9, 1)])
@pytest.mark.parametrize("tiers", [2, 9, 10**6])
@pytest.mark.parametrize("infeasible", [0, 1, 2])
def test_tiles_and_the_time_to_finish_change_nothing(
    tile: int, few: int, alone: int, tiers: int, infeasible: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(credible, "TILE_BYTES", tile)
    monkeypatch.setattr(credible, "FEW", few)
    monkeypatch.setattr(credible, "ALONE", alone)
    for seed, shape in enumerate(SHAPES):
        space = space_of(shape, INFEASIBLE[:infeasible])
        product, sparse = ProductMoves(space), option_moves(space)
        ranks = some_ranks(space, tiers, seed)
        values = some_ranks(space, 50, seed + 100)
        on_cells = product.respond_credibly(spread(product, values), spread(product, ranks))
        assert np.array_equal(on_cells[:, product.nodes], sparse.respond_credibly(values, ranks))


def test_an_order_holds_every_cell_once_and_each_fibre_best_first() -> None:
    space = space_of(SHAPES[2], ())
    rng = random.Random(4)
    for axis in axes_of(space):
        rank = np.array([rng.randrange(6) for _ in range(space.cell_count)], dtype=np.int16)
        for rows in (1, 20, 10**6):
            order = Order(axis, rank.reshape(1, -1), None, rows)
            assert sorted(order.cell.tolist()) == list(range(space.cell_count))
            for tile in order.tiles:
                fibres = rank[order.cell[tile]].reshape(axis.size, -1)
                assert (np.diff(fibres, axis=0) <= 0).all()


def test_replies_to_other_ranks_are_not_taken_from_the_ranks_before() -> None:
    space = space_of(SHAPES[1], ())
    moves = ProductMoves(space)
    first, second = some_ranks(space, 9, 1), some_ranks(space, 9, 2)
    alone = ProductMoves(space).respond_credibly(first, second)
    assert np.array_equal(
        moves.respond_credibly(first, first), moves.respond_credibly(first, first)
    )
    assert np.array_equal(moves.respond_credibly(first, second), alone)


@pytest.mark.parametrize("tiers", [126, 127, 128, 129, 32766, 32767, 32768, 32769])
def test_ranks_at_the_limits_of_their_dtype_count_right(tiers: int) -> None:
    """Both parties want the same, so only the best outcome is an equilibrium."""
    levels = tuple(f"l{k}" for k in range(33))
    sizes = {"ann": 2 if tiers > 1000 else 1, "bob": 1}
    parties = tuple(
        Party(name, name, options=tuple(Option(f"{name}-{k}", "O", levels) for k in range(size)))
        for name, size in sizes.items()
    )
    count = 33 ** sum(sizes.values())
    ranking = comity.Ranking((*((k,) for k in range(1, tiers)), tuple(range(tiers, count + 1))))
    wants = {party.id: ranking for party in parties}
    analysis = comity.analyze(comity.Dispute("x", "X", parties, wants), ["nash", "seq", "sseq"])
    for concept in ("nash", "seq", "sseq"):
        assert analysis.equilibria[concept] == (1,)


def test_ranks_that_can_be_written_to_are_ordered_anew() -> None:
    space = space_of(SHAPES[1], ())
    moves = ProductMoves(space)
    ranks = some_ranks(space, 9, 3)
    moves.respond_credibly(ranks, ranks)
    ranks[:] = some_ranks(space, 9, 4)
    again = moves.respond_credibly(ranks, ranks)
    assert np.array_equal(again, ProductMoves(space).respond_credibly(ranks, ranks))
    view = ranks.view()
    view.flags.writeable = False
    moves.respond_credibly(view, view)
    ranks[:] = some_ranks(space, 9, 5)
    assert np.array_equal(
        moves.respond_credibly(view, view), ProductMoves(space).respond_credibly(view, view)
    )
