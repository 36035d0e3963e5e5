"""What a third party could change: what it would take, and the levers that bring it about."""
