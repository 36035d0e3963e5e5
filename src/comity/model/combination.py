"""What one combination of option levels is called: its pattern, and the options taken in words."""

from __future__ import annotations

from collections import Counter
from math import prod
from typing import TYPE_CHECKING

from comity.errors import fail, quoted
from comity.model.dispute import NO_YES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from comity.model.dispute import Dispute, JointOption, Option, OutcomeRef

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


def plain(option: Option | JointOption) -> bool:
    """Return whether an option is taken or not, without a level that needs a name."""
    return option.levels == NO_YES and not option.level_names


def words(dispute: Dispute, labelled: Sequence[str], levels: Iterable[int]) -> str:
    """Return what is done in a combination: the labels of the options taken.

    Levels are named but for a plain yes; of a joint option the first one too, unless it is a
    plain no: what is agreed has no level that means that nothing is done.

    Examples
    --------
    >>> import comity
    >>> dispute = comity.read("syria-iraq-1975")
    >>> words(dispute, labels(dispute), (1, 0, 1))
    'Release water; Attack'
    """
    own = len(dispute.options) - len(dispute.joint_options)
    taken = [
        label if plain(option) else f"{label}: {(option.level_names or option.levels)[level]}"
        for k, (option, label, level) in enumerate(
            zip(dispute.options, labelled, levels, strict=True)
        )
        if level or (k >= own and not plain(option))
    ]
    return "; ".join(taken) or "no option taken"


def levels_named(dispute: Dispute, ref: Mapping[str, str] | OutcomeRef) -> tuple[int, ...]:
    """Return the levels of a combination that is named as a status quo, a number or a pattern.

    Unlike `comity.model.space.Space.index` it does not lay out the outcomes, and so holds only
    where every combination can be and is an outcome of its own.

    Raises
    ------
    ComityError
        ``outcome-unknown``.

    Examples
    --------
    >>> import comity
    >>> dispute = comity.read("chicken")
    >>> levels_named(dispute, 3), levels_named(dispute, "YN"), levels_named(dispute, {})
    ((0, 1), (1, 0), (0, 0))
    """
    sizes = [len(option.levels) for option in dispute.options]
    if isinstance(ref, str):
        written = [signs(size) for size in sizes]
        if len(ref) != len(sizes) or any(it not in of for it, of in zip(ref, written, strict=True)):
            what = f"there is no outcome {quoted(ref)}"
            raise fail(what, "write one sign per option, or its number", "outcome-unknown")
        return tuple(of.index(it) for it, of in zip(ref, written, strict=True))
    if isinstance(ref, int):
        if not 1 <= ref <= prod(sizes):
            what = f"there is no outcome number {ref}"
            todo = f"the outcomes are numbered 1 to {prod(sizes)}"
            raise fail(what, todo, "outcome-unknown")
        left = ref - 1
        levels = []
        for size in sizes:
            left, level = divmod(left, size)
            levels.append(level)
        return tuple(levels)
    return tuple(it.levels.index(ref.get(it.id, it.levels[0])) for it in dispute.options)
