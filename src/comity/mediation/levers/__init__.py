"""Levers: a dispute with some of them in force, and the cheapest ones that make an outcome hold."""
