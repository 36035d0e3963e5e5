"""Negotiation domains of other programs: issues with values, and what each party makes of them.

Genius files are read by `genius` from XML `elements`, GeniusWeb files by `geniusweb`; both give the
plain data of `domain`, of which `dispute` makes a dispute. `reading` begins with the files.
"""
