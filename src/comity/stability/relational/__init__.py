"""Stability where preference is not a plain order: outcomes compared pair by pair."""
