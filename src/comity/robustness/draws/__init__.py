"""Draws of what parties may want, from what is known of it."""
