"""Moves in product form, by brute force on small axes with every kind of option."""

from itertools import product
from typing import cast

import numpy as np
import pytest

import comity
from comity.arrays import neutral
from comity.model.dispute import Change, Concerns, Dispute, JointOption, Option, Party
from comity.model.product import ProductMoves
from comity.model.space import Space, outcome_space

KINDS: list[tuple[tuple[int, Change], ...]] = [
    ((2, "up"),),
    ((2, "down"),),
    ((4, "up"),),
    ((4, "down"),),
    ((3, "any"),),
    ((2, "any"), (3, "any")),
    ((2, "up"), (2, "up")),
    ((3, "up"), (2, "any")),
    ((2, "any"), (3, "down"), (2, "any")),
    ((3, "down"), (3, "up")),
    ((2, "up"), (2, "any"), (2, "down")),
]


def space_of(*parties: tuple[tuple[int, Change], ...], infeasible: tuple[str, ...] = ()) -> Space:
    made = []
    for p, options in enumerate(parties):
        own = [
            Option(f"o{p}-{k}", "O", tuple(f"l{n}" for n in range(size)), change)
            for k, (size, change) in enumerate(options)
        ]
        made.append(Party(f"p{p}", "P", options=tuple(own)))
    preferences = {party.id: Concerns(()) for party in made}
    return outcome_space(Dispute("x", "X", tuple(made), preferences, infeasible=infeasible))


def allowed(space: Space, mover: int, here: int, there: int) -> bool:
    """Say whether a move may change one outcome's levels into another's, option by option."""
    position = 0
    for p, party in enumerate(space.dispute.parties):
        for option in party.options:
            before, after = space.levels(here)[position], space.levels(there)[position]
            position += 1
            right_way = {"any": True, "up": after >= before, "down": after <= before}
            if before != after and (p != mover or not right_way[option.change]):
                return False
    return True


@pytest.mark.parametrize("kinds", KINDS, ids=str)
@pytest.mark.parametrize("infeasible", [(), ("o0-0 and o1-0",), ("o1-0 if o0-0",)], ids=len)
def test_reach_and_targets_are_what_the_directions_allow(
    kinds: tuple[tuple[int, Change], ...], infeasible: tuple[str, ...]
) -> None:
    other = cast("tuple[tuple[int, Change], ...]", ((2, "any"), (2, "up")))
    space = space_of(kinds, other, infeasible=infeasible)
    moves = ProductMoves(space)
    row = np.random.default_rng(5).permutation(moves.node_count).astype(np.int16)
    x = np.stack([row, row[::-1]])
    most, least = moves.reach(x, np.maximum), moves.reach(x, np.minimum)
    for mover, here in product((0, 1), range(space.count)):
        there = [n for n in range(space.count) if allowed(space, mover, here, n)]
        cells = moves.nodes[there]
        node = int(moves.nodes[here])
        place, target = moves.targets(mover, np.array([node]))
        assert target.tolist() == [c for c in cells.tolist() if c != node]
        assert place.tolist() == [0] * target.size
        assert most[mover, node] == x[mover, cells].max()
        assert least[mover, node] == x[mover, cells].min()


def test_nobody_alone_moves_along_a_joint_option() -> None:
    parties = (
        Party("ann", "Ann", options=(Option("a", "A"),)),
        Party("bob", "Bob"),
    )
    treaty = (JointOption("treaty", "Treaty", ("ann", "bob"), ("none", "half", "full")),)
    wants = {party.id: Concerns(()) for party in parties}
    dispute = Dispute("x", "X", parties, wants, joint_options=treaty)
    moves = ProductMoves(outcome_space(dispute))
    assert dispute.movers == ("ann",)
    place, target = moves.targets(0, moves.nodes)
    assert place.tolist() == [0, 1, 2, 3, 4, 5]
    assert target.tolist() == [1, 0, 3, 2, 5, 4]
    assert comity.analyze(dispute).parties == ("ann",)


@pytest.mark.parametrize("dtype", [np.int8, np.int16, np.int32, np.int64])
def test_the_neutral_value_never_wins(dtype: type[np.signedinteger]) -> None:
    kind = np.dtype(dtype)
    limits = np.iinfo(kind)
    assert neutral(kind, np.minimum) == limits.max
    assert neutral(kind, np.maximum) == limits.min


def test_moves_made_at_once_lead_where_all_changes_are_made() -> None:
    space = space_of(((2, "any"), (2, "any")), ((3, "any"),), infeasible=("o0-0 and o1-0 == l2",))
    moves = ProductMoves(space)
    led_to: dict[tuple[str, str], str | None] = {
        ("YN0", "NN1"): "YN1",
        ("YN0", "NN2"): None,
        ("YN0", "NN0"): "YN0",
        ("NY0", "NN1"): "NY1",
        ("NY0", "NN2"): "NY2",
    }
    start, first, second = (
        moves.nodes[[space.index(pattern) for pattern in patterns]]
        for patterns in (["NN0"] * len(led_to), *zip(*led_to, strict=True))
    )
    together = moves.together(start, [first, second])
    assert together.tolist() == [
        -1 if pattern is None else moves.nodes[space.index(pattern)] for pattern in led_to.values()
    ]
