"""What draws of everybody's preferences come to, one by one, and how often (rules R8).

A draw is what every party wants: its outcomes by tiers, the worst first.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .concepts import CONCEPTS, graph_of
from .robust_answers import recommended, settled
from .settlement_gains import indivisible
from .space import Case, status_quo

Draw = Mapping[str, Sequence[Sequence[int]]]
"""Party to tiers of outcome numbers."""


def as_drawn(case: Case, draw: Draw) -> Case:
    """Give the case in which everybody wants what was drawn."""
    wants = {party: {"ranking": [list(it) for it in tiers[::-1]]} for party, tiers in draw.items()}
    return {**case, "preferences": wants}


def equilibria(case: Case, concept: str) -> set[int]:
    """Give the outcomes at which everybody with moves would stay."""
    graph = graph_of(case)
    return {
        s for s in graph.numbers if all(s in CONCEPTS[concept](graph, i) for i in graph.parties)
    }


def safe(case: Case) -> set[int]:
    """Give the outcomes at which nobody is worse off than at the status quo."""
    now = status_quo(case)
    assert now is not None
    return indivisible(case, now)


@dataclass
class Counts:
    """In how many draws; of questions, by question, answer and what is recommended."""

    draws: int = 0
    equilibrium: Counter[tuple[str, int]] = field(default_factory=Counter)
    safe: Counter[int] = field(default_factory=Counter)
    both: Counter[tuple[str, int]] = field(default_factory=Counter)
    recommended: Counter[int | None] = field(default_factory=Counter)
    answered: Counter[tuple[int, int, int | None]] = field(default_factory=Counter)


def counts(
    case: Case,
    draws: Iterable[tuple[Draw, Sequence[int]]],
    concepts: Sequence[str],
    lead: str,
) -> Counts:
    """Count over draws, each with its answers to the questions."""
    found = Counts()
    for draw, answers in draws:
        drawn = as_drawn(case, draw)
        found.draws += 1
        found.safe.update(safe(drawn))
        for concept in concepts:
            found.equilibrium.update((concept, s) for s in equilibria(drawn, concept))
            found.both.update((concept, s) for s in settled(drawn, concept))
        best = recommended(drawn, lead)
        found.recommended[best] += 1
        for question, answer in enumerate(answers):
            found.answered[question, answer, best] += 1
    return found
