"""What some tests need and not every machine has: without it they are skipped, unless it is asked.

``COMITY_REQUIRE=chromium`` (more names after commas) makes tests fail where they would be skipped:
for a machine that is there to run them all.
"""

import os
import re

import pytest

SERVICES = {"chromium", "cluster"}


def required(name: str) -> bool:
    """Say whether tests that need a service must run; an unknown name is refused."""
    asked = set(re.split(r"[,\s]+", os.environ.get("COMITY_REQUIRE", "").strip())) - {""}
    unknown = ", ".join(sorted(asked - SERVICES))
    if unknown:
        known = ", ".join(sorted(SERVICES))
        pytest.fail(f"COMITY_REQUIRE: no test needs {unknown!r}; known: {known}", pytrace=False)
    return name in asked


def need(name: str, present: bool, message: str) -> None:
    """Go on where a service is present; otherwise skip the test, or fail it where it must run."""
    if name not in SERVICES:
        raise KeyError(name)
    must_run = required(name)
    if present:
        return
    if must_run:
        pytest.fail(f"{message} (COMITY_REQUIRE names {name})", pytrace=False)
    pytest.skip(message)
