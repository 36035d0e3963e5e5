"""What parties see, expect and find, written down: the JSON contract of ``perceive``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from comity.formats.results import (
    BYTES_PER_ANSWER,
    BYTES_PER_OUTCOME,
    head,
    outcomes_data,
    refuse_too_large,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from comity.stability.perception.result import Perceptions


def perception_data(found: Perceptions) -> dict[str, Any]:
    """Return it as plain data, by the contract that `perception_schema` describes.

    Raises
    ------
    ComityError
        ``space-too-large`` where the data could take more memory than the limit.
    """
    space = found.space
    answers = (4 * len(found.parties) + 6) * len(found.concepts)
    needed = space.count * (BYTES_PER_OUTCOME + BYTES_PER_ANSWER * answers)
    refuse_too_large(needed, found.limits, "ask for fewer concepts, or raise --max-memory")
    return head(found.dispute) | {
        "outcomes": outcomes_data(space),
        "parties": list(found.parties),
        "views": {
            viewer: {
                "misjudges": list(found.misjudged[viewer]),
                "unseen": list(found.numbers(hidden)),
            }
            for viewer, hidden in zip(found.parties, found.unseen, strict=True)
        },
        "concepts": {concept: _under(found, concept) for concept in found.concepts},
        "held_no_moves": list(found.numbers(found.stuck)),
        "version": found.version,
    }


def _under(found: Perceptions, concept: str) -> dict[str, Any]:
    rows = zip(found.parties, found.stays[concept], strict=True)
    return {
        "lasting": list(found.lasting[concept]),
        "steady": list(found.steady[concept]),
        "unsteady": list(found.unsteady[concept]),
        "stealthy": list(found.stealthy[concept]),
        "equilibria": list(found.equilibria[concept]),
        "enduring": list(found.enduring[concept]),
        "stays": {party: list(found.numbers(row)) for party, row in rows},
        "expected": _lists(found.expected[concept]),
        "surprises": _lists(found.surprises[concept]),
        "disappointments": _lists(found.disappointments[concept]),
    }


def _lists(by_party: Mapping[str, Iterable[int]]) -> dict[str, list[int]]:
    return {party: list(numbers) for party, numbers in by_party.items()}
