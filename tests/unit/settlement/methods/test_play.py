"""Where play ends on digraphs that are told by hand."""

from time import perf_counter

import numpy as np
import pytest

from comity.settlement.methods.play import ends_of_play

LEADS = [
    ({0: []}, [0], []),
    ({0: [1], 1: []}, [1], []),
    ({0: [1], 1: [0]}, [], [[0, 1]]),
    ({0: [1, 2], 1: [], 2: []}, [1, 2], []),
    ({0: [1], 1: [0, 2], 2: [1]}, [], [[0, 1, 2]]),  # no rest, and not a simple ring
    ({0: [1], 1: [2], 2: [1, 3], 3: []}, [3], []),  # a cycle that can be left is no end
    ({0: [3, 1], 1: [2], 2: [1], 3: [4], 4: [5], 5: [3, 4]}, [], [[1, 2], [3, 4, 5]]),
    ({0: [5], 5: [4], 4: [5, 3], 3: [2], 2: [3]}, [], [[2, 3]]),  # a cycle leads to another
    ({0: [2], 2: [3], 3: [2, 1], 1: [4], 4: [1]}, [], [[1, 4]]),
    ({0: [1, 4], 1: [2], 2: [1], 4: [5], 5: []}, [5], [[1, 2]]),
    ({0: [1], 1: [], 2: [0, 3], 3: [2]}, [1], []),  # what is not reached plays no part
]


@pytest.mark.parametrize(("leads", "rests", "cycles"), LEADS)
def test_play_ends_there(
    leads: dict[int, list[int]], rests: list[int], cycles: list[list[int]]
) -> None:
    def ahead(nodes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        pairs = [(s, t) for s in nodes.tolist() for t in leads[s]]
        origin, target = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        return origin, target

    found = ends_of_play(0, 6, ahead)
    assert found.rests.tolist() == rests
    assert [cycle.tolist() for cycle in found.cycles] == cycles


@pytest.mark.parametrize("last", [[], [0], [9_999]])
def test_a_long_way_takes_no_long_time(last: list[int]) -> None:
    """Ten thousand outcomes in a row, ending in a rest, a ring of all, or a ring of two."""
    count = 10_001

    def ahead(nodes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        (node,) = nodes.tolist()
        targets = last if node == count - 1 else [node + 1]
        return np.full(len(targets), node), np.array(targets, dtype=np.int64)

    begin = perf_counter()
    found = ends_of_play(0, count, ahead)
    assert perf_counter() - begin < 20
    ends = [found.rests.size, *(cycle.size for cycle in found.cycles)]
    assert ends == {(): [1], (0,): [0, count], (9_999,): [0, 2]}[tuple(last)]
