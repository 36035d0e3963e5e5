"""Analyses as pandas data frames, made from whole arrays: no loop over outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from comity.errors import need_package
from comity.model.combination import signs
from comity.stability.methods import METHODS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from comity.arrays import Ints
    from comity.model.space import Space
    from comity.stability.result import Analysis

OUTCOME = "outcome"
TAKEN = frozenset({OUTCOME, *METHODS})
"""Names that an option's column cannot have."""


def stability_frame(analysis: Analysis) -> pd.DataFrame:
    """Return one row per outcome, party and concept; see `Analysis.to_frame`."""
    need_package("pandas", "pandas", "frame", where="to_frame")
    import pandas as pd  # noqa: PLC0415  (an extra)

    space, parties = analysis.space, analysis.parties
    defined = {c: rows for c, rows in analysis.stable.items() if rows is not None}
    shape = (space.count, len(parties), len(defined))
    stable = np.empty(shape, dtype=np.bool_)
    for k, rows in enumerate(defined.values()):
        stable[:, :, k] = rows.T
    places = (np.arange(size, dtype=np.int32) for size in shape)
    outcome, party, concept = (
        np.broadcast_to(place.reshape([-1 if k == axis else 1 for k in range(3)]), shape).ravel()
        for axis, place in enumerate(places)
    )
    graph = space.dispute.graph
    columns = {
        OUTCOME: space.numbers[outcome],
        "pattern": categorical(outcome, patterns(space) if graph is None else graph.outcomes),
        "party": categorical(party, parties),
        "concept": categorical(concept, tuple(defined)),
        "stable": stable.ravel(),
    }
    return pd.DataFrame(columns, copy=False)


def outcome_frame(analysis: Analysis) -> pd.DataFrame:
    """Return one row per outcome; see `Analysis.by_outcome`."""
    need_package("pandas", "pandas", "frame", where="by_outcome")
    import pandas as pd  # noqa: PLC0415  (an extra)

    space, dispute = analysis.space, analysis.dispute
    columns: dict[str, Any] = {}
    if dispute.graph is not None:
        columns["name"] = dispute.graph.outcomes
    for option, stride in zip(dispute.options, space.strides, strict=True):
        name = f"option_{option.id}" if option.id in TAKEN else option.id
        level = (space.cells // stride % len(option.levels)).astype(np.int8)
        columns[name] = categorical(level, option.levels, ordered=True)
    for party, ranks in analysis.ranks.items():
        columns[f"rank_{party}"] = ranks.astype(np.int64)  # sums of small integers would wrap
    columns |= analysis.is_equilibrium
    columns["held_no_moves"] = analysis.stuck
    return pd.DataFrame(columns, index=pd.Index(space.numbers, name=OUTCOME))


def categorical(
    codes: Ints, labels: Sequence[str], *, ordered: bool = False
) -> pd.Categorical[str]:
    """Return labels by their places; `ordered`: True lets them be compared, the first smallest."""
    import pandas as pd  # noqa: PLC0415  (an extra)

    return pd.Categorical.from_codes(codes, pd.Index(list(labels), dtype="str"), ordered=ordered)


def patterns(space: Space) -> list[str]:
    """Return the pattern of every outcome, as in `Outcome.pattern`."""
    if not space.sizes:
        return [""] * space.count
    columns = np.empty((space.count, len(space.sizes)), dtype="S1")
    for k, (stride, size) in enumerate(zip(space.strides, space.sizes, strict=True)):
        written = np.array(list(signs(size)), dtype="S1")
        columns[:, k] = written[space.cells // stride % size]
    text = columns.tobytes().decode("ascii")
    width = len(space.sizes)
    return [text[start : start + width] for start in range(0, len(text), width)]
