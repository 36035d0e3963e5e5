"""What each variant of a concept supposes of a party, and how proofs in it are worded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from comity.stability.concept import read_concept
from comity.stability.methods import NAMES, SUPPOSES

if TYPE_CHECKING:
    from comity.stability.concept import Concept


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of a proof.

    Attributes
    ----------
    wanted : str
        Why a move is considered, after the outcome it leads to.
    deterred : str
        Why an outcome deters; it has the fields ``{who}`` and ``{number}``.
    credible : str
        What a party does that replies with a step it wants.
    """

    wanted: str = "which it prefers"
    deterred: str = "which leaves {who} no better off than at {number}"
    credible: str = "would then improve by moving"


SURELY = "which leaves {who} surely no better off than at {number}"
AS_KNOWN = "which leaves {who} no better off than at {number}, as far as is known"
MAYBE = "which it prefers, or may (that is not known)"
MIGHT = "would or might then improve by moving"
_TOGETHER = Wording("which all of them prefer", "which is not better than {number} for all of them")

WORDINGS = {
    "likely": Wording(
        "which it is likely enough to prefer",
        "which {who} is not likely enough to prefer to {number}",
        "would then be likely enough to move",
    ),
    "fuzzy": Wording(
        "which it prefers clearly enough",
        "which {who} does not prefer clearly enough to {number}",
        "would then prefer clearly enough to move",
    ),
    "relational": Wording(
        "which suits its attitudes",
        "which suits the attitudes of {who} no better than {number}",
        "would then move as its attitudes suggest",
    ),
    "coalition": _TOGETHER,
    "blocs": _TOGETHER,
}


def wording(concept: Concept) -> Wording:
    """Return the phrases for proofs under a concept.

    Examples
    --------
    >>> wording(read_concept("gmr:strong=3")).deterred
    'which leaves {who} worse off than at {number} by strength 3 or more'
    """
    if concept.variant in WORDINGS:
        if "pareto" in concept:
            return Wording("which is better for some of them and worse for none", _PARETO)
        return WORDINGS[concept.variant]
    extension = concept.get("unknown")
    deterred = Wording().deterred
    if extension:
        deterred = SURELY if extension in "ab" else AS_KNOWN
    if "strong" in concept:
        deterred = f"which leaves {{who}} worse off than at {{number}} {_by(concept)}"
    return Wording(
        MAYBE if extension and extension in "ac" else Wording().wanted,
        deterred,
        MIGHT if extension else Wording().credible,
    )


_PARETO = "which is no such gain over {number} for them"


def _by(concept: Concept) -> str:
    degree = f"by strength {concept.get('strong')} or more"
    doubt = concept.get("unknown") in ("c", "d") and "sure" not in concept
    return f"{degree}, or that is not known" if doubt else degree


EXTENSIONS = {
    "a": "A party leaves also for what it may prefer; only what is surely no better deters it.",
    "b": "A party leaves for what it surely prefers; only what is surely no better deters it.",
    "c": "A party leaves also for what it may prefer; what may be no better deters it too.",
    "d": "A party leaves for what it surely prefers; what may be no better deters it too.",
}
"""The four ways of reading what is not known (Li, Hipel, Kilgour & Fang 2004)."""

VARIANTS: dict[str, tuple[str, str]] = {
    "strong": (
        "A reply deters only from the stated strength on: what it leads to must be worse by that.",
        "Hamouda, Kilgour and Hipel (2004); Xu, Hipel and Kilgour (2009)",
    ),
    "unknown": ("", "Li, Hipel, Kilgour and Fang (2004)"),
    "likely": (
        "A party acts on what it prefers with at least the stated probability.",
        "Rêgo and dos Santos (2015)",
    ),
    "fuzzy": (
        "A party acts on what it prefers as clearly as its threshold asks.",
        "Bashar, Kilgour and Hipel (2012)",
    ),
    "relational": (
        "A party moves to what is no worse for friends and no better for foes.",
        "Inohara, Hipel and Walker (2007)",
    ),
    "coalition": (
        "Not only parties but coalitions move, and only to what improves all their members.",
        "Inohara and Hipel (2008)",
    ),
    "pareto": (
        "Coalitions move to what improves some of their members and is worse for none.",
        "Zhu, Kilgour and Hipel",
    ),
    "blocs": (
        "Each bloc decides as one, and moves only to what improves all its members.",
        "the coalition structures of GMCR+",
    ),
    "order": (
        "Nobody replies by leaving what it would stay at under the order before.",
        "Oliveira and Rêgo (2018)",
    ),
    "limited": (
        "Two parties move in turn, each looking so many moves ahead to where that ends.",
        "Zagare (1984); Kilgour (1985)",
    ),
    "nonmyopic": (
        "Two parties move in turn, and look so far ahead that further would change nothing.",
        "Brams and Wittman (1981)",
    ),
    "stackelberg": (
        "Two parties: who leads looks two moves ahead, and the other one.",
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
    ('SEQ, but: Nobody replies by leaving what it would stay at ...', 'Oliveira and Rêgo (2018)')
    """
    asked = read_concept(concept)
    if asked.plain:
        return SUPPOSES[asked.base]
    names = [name for name, _ in asked.words if name in VARIANTS] or [asked.base]
    names = ["pareto"] if "pareto" in asked else names
    told, authors = [], []
    for name in names:
        words, author = VARIANTS[name]
        told.append(words or EXTENSIONS[asked.get(name)])
        authors.append(author)
    text = " ".join(told)
    before = f"{NAMES[asked.base]}, but: " if asked.base in NAMES else ""
    return before + text, "; ".join(dict.fromkeys(authors))
