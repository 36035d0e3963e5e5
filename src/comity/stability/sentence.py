"""Proofs in words: who could improve how, and what the others would do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comity.model.dispute import default_attitude
from comity.stability.concept import read_concept
from comity.stability.methods import NEED_COMBINED_MOVES
from comity.stability.relational.individual import CREDIBLE
from comity.stability.wording import SELFISH, in_doubt, wording
from comity.tables import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.model.dispute import Dispute
    from comity.model.space import Space
    from comity.stability.concept import Concept
    from comity.stability.proof import Doubt, Foreseen, Improvement, Step
    from comity.stability.wording import Wording


def sentence(
    space: Space,
    party: str,
    number: int,
    concept: str,
    improvements: Sequence[Improvement],
    *,
    can_move: bool,
) -> str:
    """Return the proof that a party would stay at an outcome or leave it, in words.

    Parameters
    ----------
    space : Space
        The outcomes.
    party, number, concept : str, int, str
        Whose verdict, on which outcome, under which concept.
    improvements : sequence of Improvement
        What the party could improve to, and the replies.
    can_move : bool
        True when the party has any move from the outcome.

    Returns
    -------
    str
        One sentence; parties by name, outcomes by number and what is done there. Of a bloc it is
        the same for every member.
    """
    asked = read_concept(concept)
    who = enumerated([space.dispute.party(it).name for it in _bloc_of(party, asked, space)])
    here = outcome_words(space, number)
    under = asked.name
    if not can_move and not asked.together:
        return f"{who} would stay at {here} under {under}: it has no move from there."
    if not improvements:
        return f"{who} would stay at {here} under {under}: {_content(space, asked, party)}."
    before = (None, *(it.beside for it in improvements))
    parts = [
        _Telling(space, party, number, asked, it.beside).improvement(it, again=it.beside == last)
        for it, last in zip(improvements, before, strict=False)
    ]
    stays = all(it.reply is not None for it in improvements)
    verdict = "would stay at" if stays else "would not stay at"
    looking = _horizon(asked, improvements[0], stays=stays)
    return f"{who} {verdict} {here} under {under}: {looking}{'; or '.join(parts)}."


def _bloc_of(party: str, concept: Concept, space: Space) -> tuple[str, ...]:
    """Return who decides as one with a party: only where blocs do anybody besides itself."""
    blocs = concept.groups if "blocs" in concept else ()
    bloc = next((it for it in blocs if party in it), (party,))
    return tuple(it.id for it in space.dispute.parties if it.id in bloc)


def _words(space: Space, concept: Concept, party: str) -> Wording:
    """Return the phrases of proofs about a party."""
    towards = space.dispute.attitudes.get(party, {})
    if "relational" in concept and all(
        attitude == default_attitude(party, other) for other, attitude in towards.items()
    ):
        return SELFISH
    return wording(concept)


def _content(space: Space, concept: Concept, party: str) -> str:
    bloc = _bloc_of(party, concept, space)
    if concept.plain or ("blocs" in concept and len(bloc) == 1):
        return "it prefers nothing it can move to"
    if "blocs" in concept:
        wanted = wording(concept).of(len(bloc)).wanted.replace("which", "that", 1)
        return f"their bloc can move to nothing {wanted}"
    if "coalition" in concept:
        wanted = "all its members prefer"
        if "pareto" in concept:
            wanted = "is better for at least one of its members and worse for none"
        return f"no coalition with it can move to anything that {wanted}"
    wanted = _words(space, concept, party).wanted.replace("which", "that", 1)
    return f"it can move to nothing {wanted}"


def _horizon(concept: Concept, first: Improvement, *, stays: bool) -> str:
    if concept.base != "nonmyopic" or first.foreseen is None:
        return ""
    ahead = f"{counted(first.foreseen.ahead, 'move')} ahead"
    if stays:
        return f"it stays as soon as it looks {ahead} or more; looking so far, "
    return f"looking further ahead never settles that it stays; looking {ahead}, "


def status_quo_words(space: Space) -> str:
    """Return what the status quo is, and whether it is only supposed to be."""
    named = status_quo_name(space.dispute).capitalize()
    number = int(space.numbers[space.status_quo or 0])
    return f"{named}: {outcome_words(space, number)}"


def status_quo_name(dispute: Dispute) -> str:
    """Return what to call the outcome compared with, so that a supposed one is not taken for real.

    Examples
    --------
    >>> import comity
    >>> from comity.settlement.start import compared_with
    >>> dispute = comity.read("chicken")
    >>> status_quo_name(dispute), status_quo_name(compared_with(dispute, 4))
    ('status quo', 'supposed status quo')
    """
    return "supposed status quo" if dispute.supposed_status_quo else "status quo"


def enumerated(names: Sequence[str]) -> str:
    """Return names as a list in words.

    Examples
    --------
    >>> enumerated(["Syria", "Iraq", "Turkey"])
    'Syria, Iraq and Turkey'
    """
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def outcome_words(space: Space, number: int) -> str:
    """Return an outcome's number and what is done there."""
    return f"{number} ({space.words(space.index(number))})"


class _Telling:
    """Words for the improvements of one party at one outcome, under one concept."""

    def __init__(
        self, space: Space, party: str, number: int, concept: Concept, beside: Sequence[str]
    ) -> None:
        self.space, self.number, self.concept = space, number, concept
        self.who = self._name(party)
        self.wording = _words(space, concept, party)
        if concept.together:
            self.wording = self.wording.of(1 + len(beside))

    def _as(self, doubt: Doubt) -> Wording:
        """Return the phrases for one comparison."""
        return in_doubt(self.concept, self.wording, doubt)

    def improvement(self, it: Improvement, *, again: bool) -> str:
        """Return one improvement, and the reply that deters it.

        `again`: the same parties' move to something else stands before.
        """
        moves = "to" if again else self._moves(it.beside)
        better = f"{moves} {outcome_words(self.space, it.to)}"
        if it.foreseen is not None:
            return f"{better}, {self._foreseen(it, it.foreseen)}"
        better = f"{better}, {self._as(it.doubt).wanted}"
        if it.reply is None or it.ends_at is None:
            if len(it.beside) + 1 == len(self.space.dispute.negotiators) and it.beside:
                return f"{better}, and nobody is left to reply"
            return f"{better}, and {_nothing(self.concept.base, self.wording)}"
        if self.concept.base in NEED_COMBINED_MOVES:
            return f"{better}, but {self._at_once(it.reply, it.ends_at)}"
        end = self._end(it.end_doubt, back=it.ends_at == self.number)
        return f"{better}, but {self._chain(it.reply)}, {end}"

    def _moves(self, beside: Sequence[str]) -> str:
        if not beside:
            return "it could move to"
        if "blocs" in self.concept:
            return "their bloc could move to"
        return f"its coalition with {enumerated([self._name(it) for it in beside])} could move to"

    def _name(self, party: str) -> str:
        return self.space.dispute.party(party).name

    def _foreseen(self, it: Improvement, ahead: Foreseen) -> str:
        will = "may" if ahead.unsure else "would"
        line = f"play {will} end there"
        if ahead.line:
            line = self._steps(ahead.line, f"{will} then move")
        stays = it.reply is not None
        # An end that might come is enough to leave for, or to stay for where that is asked.
        every = ahead.unsure and stays != ("possible" in self.concept)
        if stays:
            also = ", as does all else that ties allow" if every else ""
            return f"but {line}, {self._end()}{also}"
        also = ", like all else that ties allow" if every else ""
        return f"and {line}, which it prefers to {self.number}{also}"

    def _end(self, doubt: Doubt = None, *, back: bool = False) -> str:
        end = self._as(doubt).deterred.format(who=self.who, number=self.number)
        if back and "relational" in self.concept:  # being as good as before is else good enough
            end = f"which brings {self.who} back to {self.number}"
        if self.concept.base in ("smr", "sseq"):
            end += self.wording.trapped.format(number=self.number)
        return end

    def _at_once(self, reply: Sequence[Step], end: int) -> str:
        others = enumerated([self._name(step.mover) for step in reply])
        alone = ", ".join(outcome_words(self.space, step.to) for step in reply)
        return (
            f"{others} would improve at the same moment (alone: to {alone}); "
            f"together that leads to {outcome_words(self.space, end)}, {self._end()}"
        )

    def _chain(self, reply: Sequence[Step]) -> str:
        credible = self.concept.base in CREDIBLE
        return self._steps(
            reply, self._as(reply[0].doubt).credible if credible else "could then move"
        )

    def _steps(self, reply: Sequence[Step], verb: str) -> str:
        first, *rest = reply
        told = [f"{self._movers(first)} {verb} to {outcome_words(self.space, first.to)}"]
        told += [
            f"{self._as(it.doubt).next}{self._movers(it)} to {outcome_words(self.space, it.to)}"
            for it in rest
        ]
        return ", then ".join(told)

    def _movers(self, step: Step) -> str:
        return enumerated([self._name(it) for it in (step.mover, *step.beside)])


def _nothing(base: str, wording: Wording) -> str:
    match base:
        case "nash" | "stackelberg":  # who follows looks one move ahead
            return "that is enough to leave"
        case "gmr":
            return f"nothing the others can do {wording.effect}"
        case "smr":
            return f"the others have no reply {wording.kept}"
        case "seq":
            return f"the others have no reply {wording.own} that {wording.effect}"
        case "sseq":
            return f"the others have no reply {wording.own} {wording.kept}"
        case _:
            return "no improvement that others make at the same moment spoils it"
