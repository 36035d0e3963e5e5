"""The dispute: parties, options, statements, the outcome space and the moves in it."""
