"""Comparisons that no ranking can make true together."""

from itertools import product

from comity.mediation.inverse.order import Edge, circles, go_together


def test_a_circle_with_a_strict_step_is_found_and_is_short() -> None:
    ab, bc, ca = Edge("i", 1, 2, True), Edge("i", 2, 3, False), Edge("i", 3, 1, False)
    long = [ab, bc, Edge("i", 3, 4, False), Edge("i", 4, 1, True), ca]
    assert (ab, bc, ca) in circles(long)
    assert all(len(it) in (3, 4) for it in circles(long))


def test_weak_steps_alone_mean_a_tie_and_other_parties_do_not_count() -> None:
    assert go_together([Edge("i", 1, 2, False), Edge("i", 2, 1, False)])
    assert go_together([Edge("i", 1, 2, True), Edge("j", 2, 1, True)])
    assert not go_together([Edge("i", 1, 1, True)])


def test_comparisons_go_together_when_some_ranking_makes_them_true() -> None:
    every = [
        Edge("i", a, b, strict)
        for a, b in [(0, 1), (1, 2), (2, 0), (1, 0)]
        for strict in (False, True)
    ]
    for mask in range(2 ** len(every)):
        some = [edge for k, edge in enumerate(every) if mask >> k & 1]
        ranked = any(
            all(place[e.better] - e.strict >= place[e.worse] for e in some)
            for place in product(range(3), repeat=3)
        )
        assert go_together(some) == ranked


def test_the_opposite_is_so_when_the_comparison_is_not() -> None:
    assert Edge("i", 1, 2, True).opposite == Edge("i", 2, 1, False)
    assert Edge("i", 1, 2, False).opposite == Edge("i", 2, 1, True)
