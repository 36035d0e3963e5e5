"""What one combination of option levels is called: its pattern, and the options taken in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from comity.model.dispute import Dispute

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def signs(size: int) -> str:
    """Return what stands for the levels of an option in patterns.

    Examples
    --------
    >>> signs(2), signs(3)
    ('NY', '012')
    """
    return "NY" if size == 2 else DIGITS[:size]  # noqa: PLR2004


def pattern(levels: Iterable[int], sizes: Iterable[int]) -> str:
    """Return the pattern of a combination: one sign per option.

    Examples
    --------
    >>> pattern((1, 0, 2), (2, 2, 3))
    'YN2'
    """
    return "".join(signs(size)[level] for level, size in zip(levels, sizes, strict=True))


def labels(dispute: Dispute) -> tuple[str, ...]:
    """Return the label of every option, with its owner's name where two options share a label."""
    uses = Counter(option.label for option in dispute.options)
    own = [
        option.label if uses[option.label] == 1 else f"{party.name}: {option.label}"
        for party in dispute.parties
        for option in party.options
    ]
    return (*own, *(option.label for option in dispute.joint_options))


def words(dispute: Dispute, labelled: Sequence[str], levels: Iterable[int]) -> str:
    """Return what is done in a combination: the labels of the options taken.

    Examples
    --------
    >>> import comity
    >>> dispute = comity.read("syria-iraq-1975")
    >>> words(dispute, labels(dispute), (1, 0, 1))
    'Release water; Attack'
    """
    taken = [
        label if len(option.levels) == 2 else f"{label}: {option.levels[level]}"  # noqa: PLR2004
        for option, label, level in zip(dispute.options, labelled, levels, strict=True)
        if level
    ]
    return "; ".join(taken) or "no option taken"
