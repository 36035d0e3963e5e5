"""Statements that would take for ever to read are refused at once, at the one that is too much."""

import pytest

import comity
from comity.model.limits import Limits

OPTIONS = ", ".join(f"{{id: o{k}, label: O}}" for k in range(20))
COUNT = ", ".join(f"o{k % 20}" for k in range(1500))


def case(statements: int) -> str:
    rows = "".join(f'  - "at_least(1501, {COUNT})"\n' for _ in range(statements))
    return f"""\
comity: 1
id: long
title: Long
parties: [{{id: ann, name: Ann, options: [{OPTIONS}]}}]
infeasible:
{rows}preferences: {{ann: {{concerns: []}}}}
"""


def test_much_work_is_refused_where_it_becomes_too_much() -> None:
    with pytest.raises(comity.ComityError) as caught:
        comity.parse(case(20), name="long.yaml")
    (fault,) = caught.value.faults
    assert fault.slug == "statement-too-large"
    assert fault.path == ("infeasible", 6)
    assert fault.where.startswith("long.yaml:12:")


def test_the_limit_of_steps_can_be_set() -> None:
    few = case(1).replace("1501", "2").replace(COUNT, "o0, o1, o2")
    assert comity.parse(few, limits=Limits(steps=24 + 2 * 2**20)).id == "long"
    with pytest.raises(comity.ComityError, match="statement-too-large"):
        comity.parse(few, limits=Limits(steps=23 + 2 * 2**20))
