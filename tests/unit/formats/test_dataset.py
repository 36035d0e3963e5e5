"""Shares as a dataset: labelled, typed, and the same after a round through a file."""

from pathlib import Path

import numpy as np
import pytest

import comity
from comity.errors import ComityError
from comity.formats import dataset

xr = pytest.importorskip("xarray")
FOUND = comity.robust(comity.read("two-valleys"), draws=700)


def test_counts_and_intervals_are_those_of_the_result() -> None:
    data = comity.to_dataset(FOUND)
    assert data["both"].dims == ("concept", "outcome")
    assert data["both"].dtype == np.int64
    told = [(row, concept) for row in FOUND.rows() for concept in row.concepts]
    assert len(told) > len(list(FOUND.rows())) > 1
    for (number, _, holds, safe, both), concept in told:
        cell = data.sel(concept=concept, outcome=number)
        assert int(cell["equilibrium"]) == holds.count
        assert (float(cell["indivisible_low"]), int(cell["indivisible"])) == (safe.low, safe.count)
        assert (float(cell["both_low"]), float(cell["both_high"])) == (both.low, both.high)
    none = data.attrs["recommended_none"]
    assert int(data["recommended"].sum()) + none == data.attrs["draws"] == 700


def test_every_variable_says_what_it_is_and_in_what() -> None:
    data = comity.to_dataset(FOUND)
    units = {name: data[name].attrs["units"] for name in data.variables}
    counts = {"equilibrium", "indivisible", "both", "recommended"}
    assert {name for name, unit in units.items() if unit == "draws"} == counts
    assert {unit for name, unit in units.items() if name not in counts} == {"1"}
    means = [data[name].attrs["long_name"] for name in data.variables]
    assert len(set(means)) == len(means) == 13
    assert data["both_low"].attrs["long_name"] == (
        "lower end of the 95% interval of the share of draws in which the outcome is an equilibrium"
        " and indivisible"
    )


def test_a_file_holds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "shares.nc"
    dataset.write_dataset(FOUND, path)
    with xr.open_dataset(path, engine="scipy") as read:
        xr.testing.assert_identical(read.load(), comity.to_dataset(FOUND))
        assert read.attrs["digest"] == comity.digest(FOUND.dispute)
    with pytest.raises(ComityError, match="file-exists"):
        dataset.write_dataset(FOUND, path)
    assert [it.name for it in tmp_path.iterdir()] == ["shares.nc"]
