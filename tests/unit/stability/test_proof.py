"""Parts of proofs as Python shows them."""

from comity import Improvement, Step


def test_what_few_concepts_fill_in_is_shown_where_it_is_there() -> None:
    assert repr(Step("ann", 2)) == "Step(mover='ann', to=2)"
    assert repr(Step("ann", 2, ("bob",))) == "Step(mover='ann', to=2, beside=('bob',))"
    alone, together = Improvement(4), Improvement(4, beside=("bob",))
    assert repr(alone) == "Improvement(to=4, reply=None, ends_at=None)"
    assert repr(together) == "Improvement(to=4, reply=None, ends_at=None, beside=('bob',))"
