"""Status quo analysis: which outcomes can be come to from how things are now, and how."""
