"""What each variant of a concept supposes of a party, and who proposed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.stability.concept import LEAVES_ON_DOUBT, read_concept
from comity.stability.methods import NAMES, SUPPOSES
from comity.stability.wording import doubt_deters

if TYPE_CHECKING:
    from comity.stability.concept import Concept

VARIANTS: dict[str, tuple[str, str]] = {
    "strong": (
        "A reply deters only where what it leads to is worse by the stated strength or more.",
        "Hamouda, Kilgour and Hipel (2004); Xu, Hipel and Kilgour (2009)",
    ),
    "unknown": ("", "Li, Hipel, Kilgour and Fang (2004)"),
    "hybrid": ("", "Xu, Hipel and Kilgour (2008, 2010)"),
    "likely": (
        "A party acts only on preferences that are likely enough: above 1 less the stated share.",
        "Rêgo and dos Santos (2015)",
    ),
    "fuzzy": (
        "A party acts only on what it prefers at least as clearly as its threshold asks.",
        "Bashar, Kilgour and Hipel (2012)",
    ),
    "relational": (
        "A party moves to what is no worse for itself and its friends, and no better for its foes.",
        "Inohara, Hipel and Walker (2007)",
    ),
    "coalition": (
        "Coalitions leave as parties do, and only for what is better for all their members.",
        "Inohara and Hipel (2008)",
    ),
    "pareto": (
        "Coalitions leave for what is better for some of their members and worse for none.",
        "Zhu, Kilgour and Hipel",
    ),
    "blocs": (
        "Each bloc decides as one, and leaves only for what is better for all its members.",
        "the coalition structures of GMCR+",
    ),
    "order": (
        "Nobody replies by leaving an outcome at which it would stay under the order below.",
        "Oliveira and Rêgo (2018)",
    ),
    "limited": (
        "Two parties move in turn, and each looks the stated number of moves ahead.",
        "Zagare (1984); Kilgour (1985)",
    ),
    "nonmyopic": (
        "Two parties move in turn, and look so far ahead that looking further changes nothing.",
        "Brams and Wittman (1981)",
    ),
    "stackelberg": (
        "Two parties: who leads looks two moves ahead, and who follows only one.",
        "Fang, Hipel and Kilgour (1989)",
    ),
}


def supposes(concept: str) -> tuple[str, str]:
    """Return what a concept supposes of a party, in words, and who proposed it.

    Examples
    --------
    >>> supposes("nash")
    ('A party leaves whenever it can move to something it prefers.', 'Nash (1950)')
    >>> supposes("seq:order=2")
    ('SEQ, but: Nobody replies by leaving an outcome at which ...', 'Oliveira and Rêgo (2018)')
    >>> supposes("nash:unknown=a")[0]
    'Nash, but: A party leaves also for what it may prefer.'
    >>> supposes("gmr:strong=2:unknown=b")[0]
    'GMR, but: A party leaves only for what it surely prefers; only what is surely worse by ...'
    """
    asked = read_concept(concept)
    if asked.plain:
        return SUPPOSES[asked.base]
    names = [name for name, _ in asked.words if name in VARIANTS] or [asked.base]
    name = "pareto" if "pareto" in asked else "hybrid" if len(names) > 1 else names[0]
    words, author = VARIANTS[name]
    before = f"{NAMES[asked.base]}, but: " if asked.base in NAMES else ""
    return before + (words or _extension(asked)), author


def _extension(concept: Concept) -> str:
    """Return what an extension supposes of a party (Li, Hipel, Kilgour & Fang 2004)."""
    leaves = (
        "A party leaves also for what it may prefer"
        if concept.get("unknown") in LEAVES_ON_DOUBT
        else "A party leaves only for what it surely prefers"
    )
    worse = "no better"
    if "strong" in concept:
        worse = f"worse by strength {concept.get('strong')} or more"
    if concept.base == "nash":
        return f"{leaves}."
    if doubt_deters(concept):
        return f"{leaves}; what is {worse} deters it, and so does what is not known."
    return f"{leaves}; only what is surely {worse} deters it."
