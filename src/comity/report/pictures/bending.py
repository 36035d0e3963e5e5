"""How arcs of a state graph bend: round outcomes that they do not join, and beside each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Link = tuple[int, int]

STEP = 12.0
"""Pixels from one bend that is tried to the next."""
BESIDE = 24.0
"""Pixels between bends of arcs that join the same outcomes, at least."""
MARGIN = 8.0
"""Pixels that an arc keeps from outcomes that it does not join, where little bending does it."""
DEAR = 20.0
"""Pixels of bending that are worth one of distance to an outcome that is passed anyway."""
FREE = 1e6
"""That is worth any bending: to pass no outcome within its radius."""
AT_ONCE = 6
SAMPLES = np.linspace(0, 1, 21)


def bends(at: Points, radii: Points, links: Sequence[Link]) -> list[float]:
    """Return how each arc bends: how far the middle of its curve is pulled to its right.

    An arc is a quadratic Bézier curve from where one outcome ends to where another begins, with one
    control point, beside the middle between them. Arcs that join the same outcomes bend each in its
    own way. Bends up to the arc's length are tried, by `STEP`.

    Parameters
    ----------
    at : float array (outcome, 2)
        Where outcomes stand: pixels to the right and down.
    radii : float array (outcome,)
        Pixels from their middle to where arcs end.
    links : sequence of (int, int)
        Where each arc begins and ends: positions of outcomes.

    Returns
    -------
    list of float
        Pixels from the line to the control point, for somebody who looks along the arc; negative
        to the left.

    Examples
    --------
    The second outcome stands on the way from the first to the third:

    >>> at = np.array([[0.0, 0.0], [100.0, 4.0], [200.0, 0.0]])
    >>> bends(at, np.full(3, 15.0), [(0, 1), (0, 2)])
    [0.0, -36.0]
    """
    between = Counter(frozenset(link) for link in links)
    taken: defaultdict[frozenset[int], list[float]] = defaultdict(list)
    found = []
    for begin, end in links:
        ends = frozenset((begin, end))
        wanted = (len(taken[ends]) - (between[ends] - 1) / 2) * BESIDE
        way = 1 if begin < end else -1  # to the right of the one is to the left of its way back
        near = way * np.array(list(_tried(at, (begin, end), wanted, taken[ends], between[ends])))
        bend = _best(at, radii, (begin, end), near)
        taken[ends].append(way * bend)
        found.append(bend)
    return found


def _tried(at: Points, link: Link, wanted: float, taken: list[float], arcs: int) -> Iterator[float]:
    """Yield bends that are free, the nearest to what is wanted first."""
    most = max(float(np.linalg.norm(at[link[1]] - at[link[0]])), BESIDE * arcs)
    steps = np.arange(-(most // STEP), most // STEP + 1) * STEP
    for bend in sorted(steps.tolist(), key=lambda it: (abs(it - wanted), it)):
        if all(abs(bend - other) >= BESIDE for other in taken):
            yield bend


def _best(at: Points, radii: Points, link: Link, tried: Points) -> float:
    """Return the bend that keeps clear of other outcomes, and bends little."""
    best, most = 0.0, -np.inf
    cost = np.abs(tried - tried[0]) / DEAR
    for k in range(0, len(tried), AT_ONCE):
        if MARGIN + FREE - cost[k] <= most:
            break
        clear = _clear(at, radii, link, tried[k : k + AT_ONCE])
        worth = np.minimum(clear, MARGIN) + FREE * (clear >= 0) - cost[k : k + AT_ONCE]
        place = int(np.argmax(worth.round(3)))
        if worth[place] > most:
            best, most = float(tried[k + place]), float(worth[place])
    return best


def _clear(at: Points, radii: Points, link: Link, tried: Points) -> Points:
    """Return by how much each bend passes the others' radius: float array (bend,)."""
    begin, end = link
    points = curve(at[begin], at[end], tried, (float(radii[begin]), float(radii[end])))
    away = np.linalg.norm(points[:, :, None] - at, axis=-1) - radii
    away[:, :, link] = np.inf
    return np.asarray(away.min(axis=(1, 2)))


def curve(begin: Points, end: Points, bend: Points, edges: tuple[float, float]) -> Points:
    """Return points along arcs that bend differently, from one outcome's edge to the other's.

    Parameters
    ----------
    begin, end : float array (2,)
        The middles of the two outcomes.
    bend : float array (arc,)
        See `bends`.
    edges : (float, float)
        How far from these middles arcs begin and end: pixels.

    Returns
    -------
    float array (arc, point, 2)

    Examples
    --------
    >>> points = curve(np.array([0.0, 0.0]), np.array([100.0, 0.0]), np.array([0.0]), (10, 20))
    >>> points[0, [0, -1]]
    array([[10.,  0.],
           [80.,  0.]])
    """
    along = (end - begin) / max(float(np.linalg.norm(end - begin)), 1e-6)
    pulled = (begin + end) / 2 + bend[:, None] * np.array([-along[1], along[0]])
    first, last = (
        it + (pulled - it) * edge / np.maximum(np.linalg.norm(pulled - it, axis=1), 1e-6)[:, None]
        for it, edge in ((begin, edges[0]), (end, edges[1]))
    )
    t = SAMPLES[:, None]
    return np.asarray(
        (1 - t) ** 2 * first[:, None] + 2 * t * (1 - t) * pulled[:, None] + t**2 * last[:, None]
    )
