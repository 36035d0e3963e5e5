"""Colours that can be told from what they stand on."""

import pytest

from comity.report.pictures.heatmap import DARKEST
from comity.report.pictures.theme import LIGHT

Colour = tuple[float, float, float]


def colour(text: str) -> Colour:
    red, green, blue = (int(text[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return red, green, blue


def mixed(over: Colour, under: Colour, share: float) -> Colour:
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(over, under, strict=True))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of WCAG 2.2."""

    def light(of: Colour) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in of]
        return sum(
            part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True)
        )

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_text_of_every_cell_can_be_read() -> None:
    ink, low, high = (colour(it) for it in (LIGHT.ink, LIGHT.low, LIGHT.high))
    assert contrast(ink, low) > 7
    assert contrast(ink, mixed(high, low, DARKEST)) > 4.5


@pytest.mark.parametrize("name", ["ink", "faint", "accent", "good", "warn"])
def test_signs_can_be_told_from_the_paper(name: str) -> None:
    assert contrast(colour(getattr(LIGHT, name)), colour(LIGHT.paper)) > 4.5


def test_parties_can_be_told_from_the_paper() -> None:
    assert all(contrast(colour(it), colour(LIGHT.paper)) > 4.5 for it in LIGHT.parties)
