"""Colours that can be told from what they stand on."""

import pytest

from comity.report.pictures.heatmap import DARKEST
from comity.report.pictures.theme import DARK, LIGHT, Theme

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


both = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


@both
def test_the_text_of_every_cell_can_be_read(theme: Theme) -> None:
    ink, low, high = (colour(it) for it in (theme.ink, theme.low, theme.high))
    assert contrast(ink, low) > 7
    assert contrast(ink, mixed(high, low, DARKEST)) > 4.5


@both
@pytest.mark.parametrize("under", ["paper", "panel", "now", "good_paper"])
@pytest.mark.parametrize("name", ["ink", "faint", "accent", "good", "warn"])
def test_signs_can_be_told_from_what_they_stand_on(theme: Theme, name: str, under: str) -> None:
    assert contrast(colour(getattr(theme, name)), colour(getattr(theme, under))) > 4.5


@both
def test_parties_can_be_told_from_the_paper(theme: Theme) -> None:
    assert all(contrast(colour(it), colour(theme.paper)) > 4.5 for it in theme.parties)
