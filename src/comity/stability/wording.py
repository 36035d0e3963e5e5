"""What each variant of a concept supposes of a party, and how proofs in it are worded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from comity.stability.concept import DETERRED_BY_DOUBT, LEAVES_ON_DOUBT, read_concept
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
    effect : str
        What a reply does that deters, after *that*.
    trapped : str
        To what the party could not move on from a reply; it has the field ``{number}``.
    kept : str
        What a reply is that the party cannot get out of.
    own : str
        What a reply is of which every step is wanted.
    """

    wanted: str = "which it prefers"
    deterred: str = "which leaves {who} no better off than at {number}"
    credible: str = "would then improve by moving"
    effect: str = "leaves it no better off"
    trapped: str = "anything preferred to {number}"
    kept: str = "that it could not escape again"
    own: str = "in their own interest"


def _wording(effect: str, trapped: str, **phrases: str) -> Wording:
    """Return phrases in which who cannot escape a reply is told what the reply does, too."""
    kept = f"that {effect} and that it could not escape again"
    return Wording(effect=effect, trapped=trapped, kept=kept, **phrases)


_TOGETHER = _wording(
    "leads to what is not better for all of them",
    "anything better than {number} for all of them",
    wanted="which all of them prefer",
    deterred="which is not better than {number} for all of them",
)
WORDINGS = {
    "likely": _wording(
        "leads to what it is not likely enough to prefer",
        "anything that it is likely enough to prefer to {number}",
        wanted="which it is likely enough to prefer",
        deterred="which {who} is not likely enough to prefer to {number}",
        credible="would then be likely enough to move",
        own="likely enough to be in their own interest",
    ),
    "fuzzy": _wording(
        "leads to what it does not prefer clearly enough",
        "anything that it prefers clearly enough to {number}",
        wanted="which it prefers clearly enough",
        deterred="which {who} does not prefer clearly enough to {number}",
        credible="would then prefer clearly enough to move",
        own="clearly enough in their own interest",
    ),
    "relational": _wording(
        "leads to what does not suit its attitudes",
        "anything that suits its attitudes, compared with {number}",
        wanted="which suits its attitudes",
        deterred="which, compared with {number}, does not suit the attitudes of {who}",
        credible="would then, as its attitudes suggest, move",
        own="in keeping with their own attitudes",
    ),
    "coalition": _TOGETHER,
    "blocs": _TOGETHER,
    "pareto": _wording(
        "leads to what is no such gain for them",
        "any such gain over {number}",
        wanted="which is better for some of them and worse for none",
        deterred="which is no such gain over {number} for them",
    ),
}


def wording(concept: Concept) -> Wording:
    """Return the phrases for proofs under a concept.

    Examples
    --------
    >>> wording(read_concept("gmr:strong=3")).deterred
    'which leaves {who} worse off than at {number} by strength 3 or more'
    """
    named = WORDINGS.get("pareto" if "pareto" in concept else concept.variant)
    if named is not None:
        return named
    found = Wording()
    if "strong" in concept:
        found = _strong(concept)
    elif "unknown" in concept:
        found = _doubtful(concept)
    if "unknown" in concept:
        wanted = MAYBE if concept.get("unknown") in LEAVES_ON_DOUBT else "which it surely prefers"
        found = replace(found, wanted=wanted, credible=MIGHT, own=MAYBE_OWN)
    return found


MAYBE = "which it prefers, or may (that is not known)"
MIGHT = "would or might then improve by moving"
MAYBE_OWN = "in what is, or may be, their own interest"


def _strong(concept: Concept) -> Wording:
    by = f"by strength {concept.get('strong')} or more"
    if not _doubt_deters(concept):
        surely = "surely " if "unknown" in concept else ""
        return _wording(
            f"{surely}leaves it worse off {by}",
            f"anything that is not {surely}worse than {{number}} {by}",
            deterred=f"which {surely}leaves {{who}} worse off than at {{number}} {by}",
        )
    return _wording(
        f"leaves it, or may leave it, worse off {by}",
        f"anything that is known not to be worse than {{number}} {by}",
        deterred=f"which leaves {{who}}, or may leave it, worse off than at {{number}} {by}",
    )


def _doubtful(concept: Concept) -> Wording:
    if not _doubt_deters(concept):
        return _wording(
            "surely leaves it no better off",
            "anything preferred to {number}, for sure or maybe",
            deterred="which surely leaves {who} no better off than at {number}",
        )
    return _wording(
        "may leave it no better off",
        "anything surely preferred to {number}",
        deterred="which is not known to leave {who} better off than at {number}",
    )


def _doubt_deters(concept: Concept) -> bool:
    """Return whether what is not known deters too."""
    return concept.get("unknown") in DETERRED_BY_DOUBT and "sure" not in concept


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
    if _doubt_deters(concept):
        return f"{leaves}; what is {worse} deters it, and so does what is not known."
    return f"{leaves}; only what is surely {worse} deters it."


VARIANTS: dict[str, tuple[str, str]] = {
    "strong": (
        "A reply deters only where what it leads to is worse by the stated strength or more.",
        "Hamouda, Kilgour and Hipel (2004); Xu, Hipel and Kilgour (2009)",
    ),
    "unknown": ("", "Li, Hipel, Kilgour and Fang (2004)"),
    "hybrid": ("", "Xu, Hipel and Kilgour (2008, 2010)"),
    "likely": (
        "A party acts on what it prefers with a chance above 1 less the stated share.",
        "Rêgo and dos Santos (2015)",
    ),
    "fuzzy": (
        "A party acts on what it prefers as clearly as its threshold asks.",
        "Bashar, Kilgour and Hipel (2012)",
    ),
    "relational": (
        "A party moves to what is no worse for itself and its friends and no better for its foes.",
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
    name = "pareto" if "pareto" in asked else "hybrid" if len(names) > 1 else names[0]
    words, author = VARIANTS[name]
    before = f"{NAMES[asked.base]}, but: " if asked.base in NAMES else ""
    return before + (words or _extension(asked)), author
