"""Shares of draws as a labelled dataset, and as a NetCDF file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from comity.errors import need_package
from comity.formats.canonical import digest
from comity.formats.files import save_bytes
from comity.robustness.interval import MISSES, intervals

if TYPE_CHECKING:
    import os

    import xarray as xr

    from comity.arrays import Ints
    from comity.robustness.result import Robustness

    Variable = tuple[tuple[str, ...], object, dict[str, str]]

BY_OUTCOME, BY_CONCEPT = ("outcome",), ("concept", "outcome")
DRAWS = "draws"
MEANS = {
    "equilibrium": "draws in which the outcome is an equilibrium",
    "indivisible": "draws in which nobody is worse off than at the status quo",
    "both": "draws in which the outcome is an equilibrium and indivisible",
    "recommended": "draws in which the outcome is recommended",
}


def to_dataset(found: Robustness) -> xr.Dataset:
    """Return in how many draws every outcome is what, with intervals, as a dataset of xarray.

    Returns
    -------
    xarray.Dataset
        With the dimensions ``outcome`` (numbers) and ``concept`` (ids). For each of
        ``equilibrium`` (concept, outcome), ``indivisible`` (outcome) and ``both`` (concept,
        outcome) the number of draws under that name (int64), and the ends of the 95 % interval of
        the share under the name with ``_low`` and ``_high`` (float64). ``recommended`` (outcome)
        counts draws in which the outcome is recommended; the attribute ``recommended_none`` those
        in which none is. ``pattern`` (outcome) has names in graph form. Every variable and
        coordinate has the attributes ``long_name`` and ``units`` (``"draws"`` or ``"1"``).

    Raises
    ------
    ComityError
        ``package-missing`` when xarray is not installed.

    Examples
    --------
    >>> import comity
    >>> found = comity.robust(comity.read("two-valleys"), ["gmr"], draws=256)
    >>> data = comity.to_dataset(found)
    >>> dict(data.sizes), data.attrs["draws"]
    ({'concept': 1, 'outcome': 24}, 256)
    >>> bool((data["both"] <= data["equilibrium"]).all())
    True
    """
    need_package("xarray", "xarray", "dataset", where="dataset")
    import xarray as xr  # noqa: PLC0415  (an extra)

    tally, space = found.tally, found.space
    recommended = np.zeros(space.count, dtype=np.int64)
    for position, count in tally.recommended.items():
        if position >= 0:
            recommended[position] = count
    labels = [it.pattern or it.name for it in map(space.outcome, range(space.count))]
    return xr.Dataset(
        _with_intervals("equilibrium", BY_CONCEPT, tally.equilibrium, found.draws)
        | _with_intervals("indivisible", BY_OUTCOME, tally.safe, found.draws)
        | _with_intervals("both", BY_CONCEPT, tally.both, found.draws)
        | {
            "recommended": (BY_OUTCOME, recommended, _about(MEANS["recommended"], DRAWS)),
            "pattern": (BY_OUTCOME, labels, _about("pattern or name of the outcome")),
        },
        coords={
            "concept": (("concept",), list(found.concepts), _about("concept of stability")),
            "outcome": (BY_OUTCOME, np.asarray(space.numbers), _about("number of the outcome")),
        },
        attrs={
            "case": found.dispute.id,
            "digest": digest(found.dispute),
            "draws": found.draws,
            "seed": str(found.seed),
            "level": 1 - MISSES,
            "lead": found.lead,
            "recommended_none": int(tally.recommended.get(-1, 0)),
            "why": found.why,
            "comity": found.version,
        },
    )


def _about(means: str, unit: str = "1") -> dict[str, str]:
    """Return the attributes that say what a variable is, by the custom of NetCDF."""
    return {"long_name": means, "units": unit}


def _with_intervals(
    name: str, dimensions: tuple[str, ...], counts: Ints, draws: int
) -> dict[str, Variable]:
    low, high = intervals(counts, draws)
    share = f"{1 - MISSES:.0%} interval of the share of {MEANS[name]}"
    return {
        name: (dimensions, np.asarray(counts), _about(MEANS[name], DRAWS)),
        f"{name}_low": (dimensions, low, _about(f"lower end of the {share}")),
        f"{name}_high": (dimensions, high, _about(f"upper end of the {share}")),
    }


def refuse_unexportable() -> None:
    """Raise ``package-missing`` where what writes NetCDF is not installed."""
    for module, package in (("xarray", "xarray"), ("scipy", "SciPy")):
        need_package(module, package, "dataset", where="dataset")


def write_dataset(found: Robustness, path: str | os.PathLike[str]) -> None:
    """Write what `to_dataset` returns to a new NetCDF file, whole or not at all.

    Raises
    ------
    ComityError
        ``package-missing`` when xarray or SciPy is not installed, ``file-exists``,
        ``file-unwritable``.

    Notes
    -----
    Classic NetCDF with 64-bit offsets: counts become 32-bit integers, which hold all that can be
    drawn in practice; more are refused by the format.
    """
    refuse_unexportable()
    made = to_dataset(found).to_netcdf(format="NETCDF3_64BIT", engine="scipy")
    save_bytes([bytes(made)], path)
