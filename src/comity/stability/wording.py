"""How proofs are worded under each variant of a concept."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from comity.stability.concept import DETERRED_BY_DOUBT, LEAVES_ON_DOUBT

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
        After `deterred`, to what the party could not move on; it has the field ``{number}``.
    kept : str
        What a reply is that the party cannot get out of.
    own : str
        What a reply is of which every step is wanted.
    """

    wanted: str = "which it prefers"
    deterred: str = "which leaves {who} no better off than at {number}"
    credible: str = "would then improve by moving"
    effect: str = "leaves it no better off"
    trapped: str = " and without a move to anything preferred to {number}"
    kept: str = "that it could not escape again"
    own: str = "in their own interest"

    def of(self, movers: int) -> Wording:
        """Return the phrases for a move that so many parties make together."""
        if movers == 1:
            return Wording()
        if movers > 2:  # noqa: PLR2004
            return self
        told = ((it.name, getattr(self, it.name)) for it in fields(self))
        both = {name: text.replace("all of them", "both of them") for name, text in told}
        return Wording(**{name: it.replace("any of", "either of") for name, it in both.items()})


def _wording(effect: str, escape: str, who: str = "it", **phrases: str) -> Wording:
    """Return phrases from what a reply does that deters, and from what would be an escape."""
    kept = f"that {effect} and that {who} could not escape again"
    trapped = f", and leaves {'it' if who == 'it' else 'them'} without a move to {escape}"
    return Wording(effect=effect, trapped=trapped, kept=kept, **phrases)


_TOGETHER = _wording(
    "spoils that for any of them",
    "anything better than {number} for all of them",
    "they",
    wanted="which all of them prefer",
    deterred="which for at least one of them is no better than {number}",
)
WORDINGS = {
    "fuzzy": _wording(
        "leads to what it does not prefer clearly enough",
        "anything that it prefers clearly enough to {number}",
        wanted="which it prefers clearly enough",
        deterred="which {who} does not prefer clearly enough to {number}",
        credible="would then clearly enough prefer moving",
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
        "undoes that gain",
        "any such gain over {number}",
        "they",
        wanted="which is better for at least one of them and worse for none",
        deterred="which is no such gain over {number}",
    ),
}


def wording(concept: Concept) -> Wording:
    """Return the phrases for proofs under a concept; of coalitions, for what several would do.

    Examples
    --------
    >>> from comity.stability.concept import read_concept
    >>> wording(read_concept("gmr:strong=3")).deterred
    'which leaves {who} worse off than at {number} by strength 3 or more'
    """
    named = WORDINGS.get("pareto" if "pareto" in concept else concept.variant)
    if named is not None:
        return named
    found = Wording()
    if "strong" in concept:
        found = _strong(concept)
    elif "likely" in concept:
        found = _probable(concept)
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
    if not doubt_deters(concept):
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
    if not doubt_deters(concept):
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


def _probable(concept: Concept) -> Wording:
    given = [Decimal(share) for share in concept.get("likely").split("/")]
    leaving, deterring, replying = (1 - it for it in given + given[-1:] * (3 - len(given)))
    return _wording(
        f"leads to what it prefers with a chance of at most {deterring}",
        f"anything that it prefers to {{number}} with a chance above {deterring}",
        wanted=f"which it prefers with a chance above {leaving}",
        deterred=f"which {{who}} prefers to {{number}} with a chance of at most {deterring}",
        credible=f"would then, with a chance above {replying}, prefer moving",
        own=f"with a chance above {replying} of being in their own interest",
    )


def doubt_deters(concept: Concept) -> bool:
    """Return whether what is not known deters too."""
    return concept.get("unknown") in DETERRED_BY_DOUBT and "sure" not in concept
