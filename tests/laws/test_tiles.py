"""Credible replies are worked out in tiles and by what changed: neither shows in the answer."""

import random
from importlib import import_module

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.arrays import Ints
from comity.model import credible
from comity.model.dispute import Concerns, Dispute, Option, Party
from comity.model.moves import Moves, spread
from comity.model.product import ProductMoves
from comity.model.space import outcome_space
from comity.model.sparse import option_moves
from comity.stability.methods import NEED_COMBINED_MOVES
from tests.laws.agreement import dispute_of
from tests.strategies import Case, disputes

SIMULTANEOUS = import_module("comity.stability.methods.simultaneous")


def drawn(moves: Moves, movers: int, seed: int, high: int) -> Ints:
    """Draw ranks, or values, with as many ties as a low highest one brings."""
    rng = np.random.default_rng(seed)
    return spread(moves, rng.integers(0, high, (movers, moves.nodes.size)).astype(np.int32))


def assert_same_replies(dispute: Dispute, seed: int) -> None:
    """Compare with the sparse form, which knows nothing of tiles."""
    space = outcome_space(dispute)
    product, sparse = ProductMoves(space), option_moves(space)
    movers = len(dispute.movers)
    for high in (3, space.count):
        values, ranks = (drawn(sparse, movers, seed + k, high) for k in (0, 1))
        found = product.respond_credibly(spread(product, values), spread(product, ranks))
        wanted = sparse.respond_credibly(values, ranks)
        assert np.array_equal(found[:, product.nodes], wanted)


@pytest.mark.parametrize(("few", "alone"), [(1, 1), (1, 1_000_000), (2, 6), (1_000_000, 1)])
@pytest.mark.parametrize("tile", [1, 100, 1_000_000])
def test_small_disputes_whatever_the_size_of_a_tile(
    tile: int, few: int, alone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(credible, "TILE_BYTES", tile)
    monkeypatch.setattr(credible, "FEW", few)
    monkeypatch.setattr(credible, "ALONE", alone)

    @settings(max_examples=30, database=None)
    @given(disputes(product=True, limit=64), st.integers(0, 2**32 - 1))
    def holds(case: Case, seed: int) -> None:
        assert_same_replies(dispute_of(case), seed)

    holds()


@pytest.mark.parametrize(("together", "chunk"), [(1, 1), (100, 7), (1_000_000, 2)])
def test_simultaneous_stability_in_parts_of_any_size(
    together: int, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    @settings(max_examples=20, database=None)
    @given(disputes(product=True, limit=64))
    def holds(case: Case) -> None:
        dispute = dispute_of(case)
        wanted = comity.analyze(dispute, NEED_COMBINED_MOVES).stability
        with monkeypatch.context() as patch:
            patch.setattr(SIMULTANEOUS, "MOVES_AT_ONCE", together)
            patch.setattr(SIMULTANEOUS, "CHUNK", chunk)
            assert comity.analyze(dispute, NEED_COMBINED_MOVES).stability == wanted

    holds()


def wide(rng: random.Random, parties: int, levels: int) -> Dispute:
    """Make a dispute of parties with a few options of several levels, some of them one-way."""
    made = []
    for p in range(parties):
        options = []
        for k in range(2):
            count = rng.randint(2, levels)
            change = rng.choice(("any", "any", "up", "down"))
            names = tuple(f"l{n}" for n in range(count))
            options.append(Option(f"o{p}-{k}", "O", names, change))  # type: ignore[arg-type]
        made.append(Party(f"p{p}", "P", options=tuple(options)))
    statements = [f"o{rng.randrange(parties)}-0 and o{rng.randrange(parties)}-1" for _ in (1, 2)]
    infeasible = tuple(statements[: rng.randint(0, 2)])
    wants = {party.id: Concerns(()) for party in made}
    return Dispute("wide", "Wide", tuple(made), wants, infeasible=infeasible)


@pytest.mark.parametrize("seed", range(8))
def test_disputes_of_some_thousand_outcomes_have_the_same_replies(seed: int) -> None:
    rng = random.Random(seed)
    assert_same_replies(wide(rng, parties=2 + seed % 3, levels=(9, 5, 4)[seed % 3]), seed)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(100, 130))
def test_disputes_of_many_thousand_outcomes_have_the_same_replies(seed: int) -> None:
    rng = random.Random(seed)
    assert_same_replies(wide(rng, parties=2 + seed % 4, levels=(12, 6, 5, 4)[seed % 4]), seed)
