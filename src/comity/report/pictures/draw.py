"""Pictures as files: SVG and PNG, drawn without a browser and without the network."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from comity.errors import need_package
from comity.report.pictures.theme import LIGHT

if TYPE_CHECKING:
    from comity.report.pictures.picture import Picture
    from comity.report.pictures.theme import Theme

VERSION = "6.4"
"""Of Vega-Lite, as on pages."""


def can_draw() -> bool:
    """Return True where vl-convert is installed."""
    return find_spec("vl_convert") is not None


def svg(picture: Picture, theme: Theme = LIGHT) -> str:
    """Return a picture as SVG.

    Parameters
    ----------
    picture : Picture
        Any.
    theme : Theme
        With colours that stand for themselves: a file has no style sheet.

    Raises
    ------
    ComityError
        ``package-missing`` when vl-convert is not installed.
    """
    vl_convert = need_package("vl_convert", "vl-convert", "pictures", where="svg")
    drawn: str = vl_convert.vegalite_to_svg(
        picture.specification(theme), vl_version=VERSION, allowed_base_urls=[]
    )
    return drawn


def png(picture: Picture, scale: float = 2) -> bytes:
    """Return a picture as PNG, in light colours.

    Parameters
    ----------
    picture : Picture
        Any.
    scale : float
        Pixels of the file for each of the drawing.

    Raises
    ------
    ComityError
        ``package-missing`` when vl-convert is not installed.
    """
    vl_convert = need_package("vl_convert", "vl-convert", "pictures", where="png")
    drawn: bytes = vl_convert.vegalite_to_png(
        picture.specification(LIGHT), vl_version=VERSION, scale=scale, allowed_base_urls=[]
    )
    return drawn
