"""What every test run needs: Hypothesis profiles, and the documentation's examples as tests."""

import os
from pathlib import Path

from hypothesis import settings
from sybil import Sybil

from tests.project.examples import PARSERS, enter_folder, leave_folder

# Profiles repeat the same examples on every run, so that a failure is the change's own doing;
# `HYPOTHESIS_PROFILE=search` looks for new ones.
settings.register_profile("default-run", deadline=None, max_examples=30, derandomize=True)
settings.register_profile("heavy", deadline=None, max_examples=100, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default-run"))

pytest_collect_file = Sybil(
    path=str(Path(__file__).parent),
    parsers=PARSERS,
    patterns=["*.md"],
    setup=enter_folder,
    teardown=leave_folder,
).pytest()
