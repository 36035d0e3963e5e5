"""Published answers about bargaining."""

import comity


def test_the_barter_ends_as_published() -> None:
    """Nash 1950: Bill gives book, whip, ball and bat, Jack pen, toy and knife (recalled)."""
    found = comity.bargain(comity.read("barter"))
    (deal,) = found.deals("nash")
    (place,) = deal.places
    given = dict(zip([it.id for it in found.dispute.options], place.pattern or "", strict=True))
    assert {it for it, level in given.items() if level == "Y"} == {
        "book", "whip", "ball", "bat", "pen", "toy", "knife",
    }  # fmt: skip
    assert dict(deal.worth) == {"bill": 24, "jack": 11}
    assert dict(deal.gain) == {"bill": 12, "jack": 5}
