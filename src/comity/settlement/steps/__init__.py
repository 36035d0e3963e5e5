"""What one step of a path can be: a single move, an agreement, or moves made at once."""
