"""Exact numbers: what a case file may say, and how they are written."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.formats.case import to_text
from comity.formats.nodes import Scalar
from comity.formats.values import Number

WELL = """\
comity: 1
id: well
title: A well
parties: [{id: ann, name: Ann, options: [{id: dig, label: Dig}]}]
preferences:
  ann: {weights: {dig: 1/3, not dig: -4/14}, walk_away: -2.50}
"""


def read(text: str) -> object:
    return Number().read(Scalar(text, True, 1, 1), (), [])


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("1/3", Fraction(1, 3), "1/3"),
        ("-2/7", Fraction(-2, 7), "-2/7"),
        ("+6/4", Fraction(3, 2), "1.5"),
        ("8/4", Fraction(2), 2),
        ("0/9", Fraction(0), 0),
        ("-0.050", Fraction(-1, 20), "-0.05"),
        ("1/1000000000000", Fraction(1, 10**12), "0.000000000001"),
        ("1/10000000000000", Fraction(1, 10**13), "1/10000000000000"),
        ("9999999999999/2", Fraction(9999999999999, 2), "9999999999999/2"),
        ("999999999999.999999999999", Fraction(10**24 - 1, 10**12), "999999999999.999999999999"),
    ],
)
def test_a_number_is_exact_and_written_as_a_decimal_where_there_is_one(
    text: str, value: Fraction, written: object
) -> None:
    assert read(text) == value
    assert Number().dump(value) == written


@given(st.integers(-(10**24), 10**24), st.integers(0, 12))
def test_decimals_are_written_as_they_always_were(number: int, places: int) -> None:
    whole = Decimal(number % 10**12 if places == 0 else number).scaleb(-places)
    if abs(whole) < 10**12:
        value = Fraction(whole)
        plain = f"{Decimal(value.numerator) / value.denominator:f}"
        assert str(Number().dump(value)) == plain


@given(st.fractions())
def test_any_fraction_that_is_written_is_read_again(value: Fraction) -> None:
    if abs(value) < 10**12:
        assert read(str(Number().dump(value))) == value


def test_a_case_keeps_fractions_and_what_is_walked_away_to() -> None:
    dispute = comity.parse(WELL)
    weights = {"dig": Fraction(1, 3), "not dig": Fraction(-2, 7)}
    preference = dispute.preferences["ann"]
    assert isinstance(preference, comity.Weights)
    assert (preference.items, preference.walk_away) == (weights, Fraction(-5, 2))
    assert "walk_away: '-2.5'" in to_text(dispute)
    assert comity.digest(comity.parse(to_text(dispute))) == comity.digest(dispute)
    without = comity.parse(WELL.replace(", walk_away: -2.50", ""))
    assert comity.digest(without) != comity.digest(dispute)
    assert comity.digest(comity.parse(WELL.replace("-2.50", "null"))) == comity.digest(without)


def test_other_formats_tell_that_they_leave_it_out() -> None:
    from comity.formats.gmcr.writing import to_gmcr
    from comity.formats.nfg import to_nfg

    for exported in (to_gmcr(comity.parse(WELL)), to_nfg(comity.parse(WELL))):
        assert "worths to walk away to" in exported.notices[-1]
    without = comity.parse(WELL.replace(", walk_away: -2.50", ""))
    assert "walk away" not in to_nfg(without).notices[-1]


def test_a_notebook_shows_it() -> None:
    assert "(walks away from less than -5/2)" in comity.parse(WELL)._repr_html_()
