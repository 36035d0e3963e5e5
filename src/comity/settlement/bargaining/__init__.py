"""Bargaining points: what published rules of dividing what can be gained lead to."""
