"""What follows from comparisons, and what is needed for one to follow that does not."""

from itertools import chain, combinations, product

from comity.mediation.inverse.following import Links, Standing
from comity.mediation.inverse.order import Edge

# No circle among them. 1 is the only weak one that another one is the strict one of.
EDGES = {
    0: Edge("i", 0, 1, False),
    1: Edge("i", 0, 2, False),
    2: Edge("i", 1, 2, True),
    3: Edge("i", 2, 3, True),
    4: Edge("i", 0, 3, True),
    5: Edge("i", 1, 3, True),
    6: Edge("i", 0, 2, True),
    7: Edge("j", 0, 2, True),
}
LINKS = Links(EDGES)
SETS = [frozenset(it) for it in chain(*(combinations(EDGES, k) for k in range(9)))]
PROFILES = list(product(product(range(4), repeat=4), [(0, 0, 0), (1, 0, 0)]))


def so(profile: tuple[tuple[int, ...], ...], edge: Edge) -> bool:
    place = profile["ij".index(str(edge.party))]
    return place[edge.better] - edge.strict >= place[edge.worse]


TRUE = {k: {n for n, it in enumerate(PROFILES) if so(it, edge)} for k, edge in EDGES.items()}


def by_rankings(chosen: frozenset[int]) -> set[int]:
    """Give what is so in all rankings of four outcomes in which the chosen ones are."""
    every = set(range(len(PROFILES))).intersection(*(TRUE[it] for it in chosen))
    return {it for it in EDGES if every <= TRUE[it]}


def test_strict_ones_and_chains_make_others_so() -> None:
    assert LINKS.following({6}) == {1, 6}
    assert LINKS.following({0, 1}) == {0, 1}
    assert LINKS.following({0, 2}) == {0, 1, 2, 6}
    assert LINKS.following({2, 3}) == {2, 3, 5}
    assert LINKS.following({7}) == {7}


def test_what_follows_is_so_in_every_ranking() -> None:
    for chosen in SETS:
        assert LINKS.following(chosen) == by_rankings(chosen)


def standing(chosen: frozenset[int]) -> Standing:
    found = Standing(EDGES)
    found.add(EDGES)
    found.remove(set(EDGES) - chosen)
    return found


def test_what_is_lost_does_not_follow_any_more() -> None:
    for chosen in SETS:
        for it in chosen:
            known, rest = by_rankings(chosen), by_rankings(chosen - {it})
            lost = LINKS.lost(standing(chosen - {it}), it)
            assert (lost & known, lost & rest) == (known - rest, set())


def test_comparisons_are_possible_when_they_close_no_circle() -> None:
    every = Standing({**EDGES, 8: Edge("i", 2, 0, False)})
    every.add([0, 1, 7, 8])
    assert every.possible([8])  # 0 and 2 are equal
    every.add([2])
    assert not every.possible([8])
    assert not every.possible([2])
    assert every.possible([7])


def test_chains_are_all_minimal_sets_from_which_one_follows() -> None:
    listed = LINKS.chains(100)
    assert listed is not None
    for asked in EDGES:
        enough = [it for it in SETS if asked in by_rankings(it)]
        minimal = {it for it in enough if not any(other < it for other in enough)}
        assert set(map(frozenset, listed[asked])) == minimal
        assert len(listed[asked]) == len(minimal)
    assert LINKS.chains(30) is None


def test_a_cut_meets_everything_from_which_one_follows() -> None:
    chains = LINKS.chains(100) or {}
    for chosen in SETS:
        for asked in set(EDGES) - by_rankings(chosen):
            cut = set(LINKS.cut(standing(chosen), asked))
            assert not cut & chosen
            assert all(cut.intersection(it) for it in chains[asked])
