"""How proofs are worded under each variant of a concept."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from comity.stability.concept import DETERRED_BY_DOUBT, LEAVES_ON_DOUBT
from comity.tables import figure

if TYPE_CHECKING:
    from comity.stability.concept import Concept
    from comity.stability.proof import Doubt


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of a proof.

    Attributes
    ----------
    wanted : str
        Why moves are considered, after an outcome that one leads to.
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
    next : str
        Before whoever replies to a reply by a step it wants.
    """

    wanted: str = "which it prefers"
    deterred: str = "which leaves {who} no better off than at {number}"
    credible: str = "would then improve by moving"
    effect: str = "leaves it no better off"
    trapped: str = " and without a move to anything preferred to {number}"
    kept: str = "that it could not escape again"
    own: str = "in their own interest"
    next: str = ""

    def of(self, movers: int) -> Wording:
        """Return the phrases for a move that so many parties make together."""
        if movers == 1:
            return Wording()
        if movers > 2:  # noqa: PLR2004
            return self
        told = ((it.name, getattr(self, it.name)) for it in fields(self))
        both = {name: text.replace("all its members", "both its members") for name, text in told}
        return Wording(**{name: it.replace("any of", "either of") for name, it in both.items()})


def _wording(effect: str, escape: str, whom: str = "it", **phrases: str) -> Wording:
    """Return phrases from what a reply does that deters, and from what would be an escape."""
    kept = f"that {effect} and that it could not escape again"
    trapped = f", and from which {whom} has no move to {escape}"
    return Wording(effect=effect, trapped=trapped, kept=kept, **phrases)


def _together(whom: str) -> Wording:
    return _wording(
        "spoils that for any of its members",
        "anything better than {number} for all its members",
        f"the {whom}",
        wanted="which all its members prefer",
        deterred=f"which for at least one member of the {whom} is no better than {{number}}",
    )


SELFISH = _wording(
    "leaves it worse off",
    "anything other than {number} that is no worse for it",
    wanted="which is no worse for it",
    deterred="which leaves {who} worse off than at {number}",
    credible="would then, as that suits it, move",
    own="suiting whoever makes it",
)
"""Under ``relational``, of a party that the case gives no attitude to anybody else."""
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
        credible=SELFISH.credible,
        own=SELFISH.own,
    ),
    "coalition": _together("coalition"),
    "blocs": _together("bloc"),
    "pareto": _wording(
        "undoes that gain",
        "any such gain over {number}",
        "the coalition",
        wanted="which is better for at least one of its members and worse for none",
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
        on_doubt = concept.get("unknown") in LEAVES_ON_DOUBT
        wanted = "which it prefers or may prefer" if on_doubt else SURELY
        found = replace(found, wanted=wanted, own="in what is, or may be, their own interest")
    return found


SURELY = "which it surely prefers"


def in_doubt(concept: Concept, general: Wording, doubt: Doubt) -> Wording:
    """Return the phrases for one comparison, by what leaves it open, from those of the concept.

    Examples
    --------
    >>> from comity.stability.concept import read_concept
    >>> asked = read_concept("gmr:unknown=c")
    >>> wanted = [in_doubt(asked, wording(asked), doubt).wanted for doubt in (None, "unknown")]
    >>> wanted
    ['which it surely prefers', 'which it may prefer (that is not known)']
    """
    if "unknown" not in concept and "likely" not in concept:
        return general
    if doubt is None:
        deterred = general.deterred.replace("which leaves", "which surely leaves")
        return replace(general, wanted=SURELY, deterred=deterred)
    if doubt == "unknown":
        worse = f"worse off than at {{number}} {_by(concept)}"
        end = worse if "strong" in concept else "no better off than at {number}"
        return replace(
            general,
            wanted="which it may prefer (that is not known)",
            deterred=f"which may leave {{who}} {end} (that is not known)",
            credible="might then improve by moving",
            next="maybe ",
        )
    chance = f"with a chance of {figure(doubt)}"
    return replace(
        general,
        wanted=f"which it prefers {chance}",
        deterred=f"which {{who}} prefers to {{number}} only {chance}",
        credible=f"would then, {chance}, improve by moving",
        next=f"{chance} ",
    )


def _by(concept: Concept) -> str:
    return f"by strength {concept.get('strong')} or more"


def _strong(concept: Concept) -> Wording:
    by = _by(concept)
    if not doubt_deters(concept):
        surely = "surely " if "unknown" in concept else ""
        return _wording(
            f"{surely}leaves it worse off {by}",
            f"anything that is not {surely}worse than {{number}} {by}",
            deterred=f"which leaves {{who}} worse off than at {{number}} {by}",
        )
    return _wording(
        f"leaves it, or may leave it, worse off {by}",
        f"anything that is known not to be worse than {{number}} {by}",
        deterred=f"which leaves {{who}} worse off than at {{number}} {by}",
    )


def _doubtful(concept: Concept) -> Wording:
    if doubt_deters(concept):
        return _wording(
            "leaves it, or may leave it, no better off",
            "anything that it surely prefers to {number}",
        )
    return _wording(
        "surely leaves it no better off", "anything that it prefers, or may prefer, to {number}"
    )


def _probable(concept: Concept) -> Wording:
    given = [Decimal(share) for share in concept.get("likely").split("/")]
    leaving, deterring, replying = (1 - it for it in given + given[-1:] * (3 - len(given)))
    most = f"{deterring} or less" if deterring else "0"
    return _wording(
        f"brings the chance that it is better off down to {most}",
        f"anything that it prefers to {{number}} with a chance above {deterring}",
        wanted=f"which it prefers with a chance above {leaving}",
        own=f"in their own interest (each step with a chance above {replying})",
    )


def doubt_deters(concept: Concept) -> bool:
    """Return whether what is not known deters too."""
    return concept.get("unknown") in DETERRED_BY_DOUBT and "sure" not in concept
