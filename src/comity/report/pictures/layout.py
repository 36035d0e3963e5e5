"""Where the outcomes of a state graph stand: the same for a page and a file, on every run."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Any

import numpy as np

from comity.errors import need_package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Links = Sequence[tuple[int, int]]

APART = 60.0
"""Pixels between two outcomes at least."""
CLEAR = 27.0
"""Pixels between an outcome and an arc that passes it, where that can be."""
CLEARED = 300
"""Arcs that are kept clear of outcomes; among more there is no room."""
ROUNDS = 100
"""How often outcomes are moved off each other at most."""
SPRINGS = 150
"""Steps in which the springs come to rest."""
WIDE = 1.6
"""Width of a drawing to its height, about, where it is put together from parts."""


def positions(count: int, links: Links, begin: int) -> list[tuple[float, float]]:
    """Return where outcomes stand: pixels to the right and down, none below `APART` / 2.

    What hangs together is drawn on its own, and these parts in rows. In each, outcomes begin in
    columns by how many moves they are from one of them; then moves pull like springs; then what
    stands too near to another outcome or to an arc is moved off. The first one is to the left.

    Parameters
    ----------
    count : int
        Of outcomes.
    links : sequence of pairs of int
        Which outcomes are joined by moves.
    begin : int
        From which one on to count moves.

    Examples
    --------
    >>> positions(3, [(0, 1)], 1)
    [(108.0, 30.0), (30.0, 30.0), (30.0, 120.0)]
    """
    nx = _networkx()
    graph = nx.Graph()
    graph.add_nodes_from([begin, *range(count)])
    graph.add_edges_from(sorted((min(it), max(it)) for it in links))
    parts = sorted((sorted(it) for it in nx.connected_components(graph)), key=lambda it: it[0])
    parts.sort(key=lambda it: begin not in it)
    drawn = [_part(graph.subgraph(it), it, begin if begin in it else it[0]) for it in parts]
    at = np.empty((count, 2))
    for part, points, corner in zip(parts, drawn, _corners(drawn), strict=True):
        at[part] = points + corner
    return [(round(x, 1), round(y, 1)) for x, y in at.tolist()]


def _networkx() -> Any:
    return need_package("networkx", "networkx", "report", where="graph")


def _part(graph: Any, members: list[int], begin: int) -> Points:
    """Return where outcomes that hang together stand: float array (member, 2), from 0 on."""
    place = {member: k for k, member in enumerate(members)}
    links = np.array([(place[a], place[b]) for a, b in graph.edges], dtype=np.intp).reshape(-1, 2)
    start = _columns(graph, begin)
    k = 1.2 / len(members) ** 0.5
    found = _networkx().spring_layout(graph, k=k, pos=start, iterations=SPRINGS, seed=0)
    at = _turned(np.array([found[it] for it in members]), place[begin])
    return _moved_off(at, links[:CLEARED] if len(links) <= CLEARED else links[:0])


def _columns(graph: Any, begin: int) -> dict[int, Points]:
    """Return where to start: in columns by moves from one, each near what it is joined to."""
    far = _networkx().single_source_shortest_path_length(graph, begin)
    columns: dict[int, list[int]] = {}
    for member in sorted(graph):
        columns.setdefault(far[member], []).append(member)
    height = {begin: 0.0}
    for k in range(1, len(columns)):
        joined = {it: fmean(height[n] for n in graph[it] if far[n] < k) for it in columns[k]}
        column = sorted(columns[k], key=lambda it: (joined[it], it))
        height |= {it: (row + 0.5) / len(column) - 0.5 for row, it in enumerate(column)}
    width = max(1, len(columns) - 1)
    return {it: np.array([far[it] / width, height[it] + it % 3 / 100]) for it in graph}


def _turned(at: Points, begin: int) -> Points:
    """Return points turned so that they are wide, with one of them to the left."""
    at = at - at.mean(axis=0)
    _, _, axes = np.linalg.svd(at, full_matrices=False)
    if axes.shape != (2, 2):
        return at
    at = at @ axes.T
    return np.asarray(at * np.where(at[begin] > 0, -1, 1))


def _moved_off(at: Points, links: NDArray[np.intp]) -> Points:
    """Return points far enough apart, and clear of the arcs of others where that can be."""
    if len(at) > 1:
        at = at * (1.3 * APART / max(float(np.median(_distances(at).min(axis=1))), 1e-6))
    for _ in range(ROUNDS):
        push = _off_points(at) + _off_arcs(at, links)
        if np.abs(push).max() < 0.1:  # noqa: PLR2004  (nobody sees a tenth of a pixel)
            break
        at = at + np.clip(push, -APART / 4, APART / 4)
    return np.asarray(at - at.min(axis=0))


def _distances(at: Points) -> Points:
    """Return how far every point is from every other: float array (point, point)."""
    apart = np.linalg.norm(at[:, None] - at, axis=-1)
    np.fill_diagonal(apart, np.inf)
    return np.asarray(apart)


def _off_points(at: Points) -> Points:
    """Return by how much to move each point away from those that are too near."""
    apart = _distances(at)
    away = (at[:, None] - at) / np.maximum(apart, 1e-6)[..., None]
    return np.asarray((away * np.maximum(0, APART - apart)[..., None] / 2).sum(axis=1))


def _off_arcs(at: Points, links: NDArray[np.intp]) -> Points:
    """Return by how much to move each point away from arcs that pass too near."""
    begin, along = at[links[:, 0]], at[links[:, 1]] - at[links[:, 0]]
    length = np.maximum(np.linalg.norm(along, axis=-1), 1e-6)
    share = ((at[:, None] - begin) * along).sum(axis=-1) / length**2
    off = at[:, None] - begin - np.clip(share, 0, 1)[..., None] * along
    distance = np.linalg.norm(off, axis=-1)
    aside = np.stack([-along[:, 1], along[:, 0]], axis=-1) / length[:, None]
    away = np.where((distance > 1)[..., None], off / np.maximum(distance, 1)[..., None], aside)
    own = (links[None] == np.arange(len(at))[:, None, None]).any(axis=-1)
    need = np.where(own, 0, np.maximum(0, CLEAR - distance))
    return np.asarray((away * need[..., None] / 2).sum(axis=1))


def _corners(drawn: list[Points]) -> list[Points]:
    """Return where to put drawings: in rows, the first to the upper left."""
    sizes = [points.max(axis=0) + APART * 1.5 for points in drawn]
    area = sum(it[0] * it[1] for it in sizes)
    width = max((WIDE * area) ** 0.5, *(it[0] for it in sizes))
    corners = []
    x = y = below = 0.0
    for size in sizes:
        if x + size[0] > width + 1 and x:
            x, y, below = 0.0, y + below, 0.0
        corners.append(np.array([x, y]) + APART / 2)
        x, below = x + size[0], max(below, size[1])
    return corners
