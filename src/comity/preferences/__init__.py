"""What the parties want: concerns, rankings and weights, turned into integer ranks."""
