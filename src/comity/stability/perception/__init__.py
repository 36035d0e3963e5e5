"""Misperception: the dispute as each party sees it, and what follows when all act on that."""
