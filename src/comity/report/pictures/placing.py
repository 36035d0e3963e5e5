"""Where the labels of dots fit in: beside their dot, over no other dot and no other label."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIGN_WIDE, LINE_HIGH = 6.5, 12
"""About how wide one sign of a label is, and how high a line, in pixels."""
GAP = 8
"""From the middle of a dot to its label, in pixels."""


class Spot(NamedTuple):
    """A label and where its dot is, in pixels from the top left."""

    x: float
    y: float
    text: str


class Box(NamedTuple):
    """A rectangle that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Return True where two rectangles share more than an edge."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


def around(x: float, y: float) -> Box:
    """Return what a dot takes."""
    return Box(x - GAP / 2, y - GAP / 2, x + GAP / 2, y + GAP / 2)


def placed(spots: Iterable[Spot], taken: Iterable[Box], wide: float, high: float) -> list[Spot]:
    """Return the labels that fit in, each with the middle of its own place.

    Parameters
    ----------
    spots : iterable of Spot
        The labels, the most important first; those that fit nowhere are left out.
    taken : iterable of Box
        What no label may cover.
    wide, high : float
        Of the drawing, in pixels.

    Examples
    --------
    The second label finds no place beside its dot at the right, so it is put to the left:

    >>> [it.x for it in placed([Spot(50, 9, "1"), Spot(92, 9, "2")], [], 100, 18)]
    [61.25, 80.75]
    """
    taken = list(taken)
    found = []
    for spot in spots:
        for x, y in _beside(spot):
            half = SIGN_WIDE * len(spot.text) / 2
            box = Box(x - half, y - LINE_HIGH / 2, x + half, y + LINE_HIGH / 2)
            inside = box.left >= 0 and box.top >= 0 and box.right <= wide and box.bottom <= high
            if inside and not any(box.meets(other) for other in taken):
                taken.append(box)
                found.append(Spot(x, y, spot.text))
                break
    return found


def _beside(spot: Spot) -> Iterator[tuple[float, float]]:
    """Yield where the middle of a label may be: at the right, at the left, above, below, askew."""
    aside, up = GAP + SIGN_WIDE * len(spot.text) / 2, GAP + LINE_HIGH / 2
    for right, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)):
        yield spot.x + right * aside, spot.y + down * up * (0.6 if right else 1)
