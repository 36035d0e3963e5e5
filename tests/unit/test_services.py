"""Tests without their service are skipped, or fail where they were asked for; never just pass."""

import pytest

from tests.services import need, required

MESSAGE = "no browser here; install one"


def test_without_a_service_a_test_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMITY_REQUIRE", raising=False)
    with pytest.raises(pytest.skip.Exception, match=MESSAGE):
        need("chromium", False, MESSAGE)


@pytest.mark.parametrize("value", ["chromium", " chromium ", "chromium,", ",chromium chromium"])
def test_a_service_that_was_asked_for_must_be_there(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITY_REQUIRE", value)
    assert required("chromium")
    with pytest.raises(pytest.fail.Exception, match=f"{MESSAGE}.*COMITY_REQUIRE"):
        need("chromium", False, MESSAGE)


@pytest.mark.parametrize("value", ["", "chromium"])
def test_with_the_service_the_test_goes_on(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_REQUIRE", value)
    need("chromium", True, MESSAGE)


@pytest.mark.parametrize("present", [True, False])
def test_a_name_nothing_is_called_by_is_no_leave_to_skip(
    present: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITY_REQUIRE", "chromium,chromuim")
    with pytest.raises(pytest.fail.Exception, match="chromuim"):
        need("chromium", present, MESSAGE)
    with pytest.raises(KeyError):
        need("chromuim", True, MESSAGE)
