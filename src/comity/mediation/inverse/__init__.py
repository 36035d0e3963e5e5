"""Inverse analysis: on what condition on preferences an outcome is an equilibrium."""
