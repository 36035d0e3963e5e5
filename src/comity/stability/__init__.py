"""Which outcomes hold, for whom, and why."""
