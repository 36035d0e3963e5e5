"""How sure one can be: answers under every preference that what is known allows."""
