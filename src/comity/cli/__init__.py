"""The command line: read, analyse, write. Each command is a module of its own."""
