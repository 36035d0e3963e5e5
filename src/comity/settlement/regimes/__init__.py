"""Where play leads when parties act alone, in blocs, or together."""
