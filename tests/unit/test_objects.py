"""Objects go to other processes and come back the same."""

import copy
import pickle
from typing import TypeVar

import pytest

import comity

T = TypeVar("T")


def there_and_back(it: T) -> T:
    copied: T = pickle.loads(pickle.dumps(it))  # noqa: S301  (made here)
    return copied


@pytest.mark.parametrize("case", ["garrison-diversion", "elmira-1991", "four-state-note"])
def test_disputes_and_analyses_can_be_pickled_and_copied(case: str) -> None:
    dispute = comity.read(case)
    analysis = comity.analyze(dispute)
    assert comity.digest(copy.deepcopy(dispute)) == comity.digest(dispute)
    assert copy.deepcopy(analysis).equilibria == analysis.equilibria
    assert comity.digest(there_and_back(dispute)) == comity.digest(dispute)
    assert there_and_back(analysis).equilibria == analysis.equilibria


def test_errors_can_be_pickled() -> None:
    with pytest.raises(comity.ComityError) as caught:
        comity.parse("comity: 1\nid: X\n")
    again = there_and_back(caught.value)
    assert again.faults == caught.value.faults
    assert str(again) == str(caught.value)
