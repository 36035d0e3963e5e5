"""``.gmcr``, the JSON that graph-model programs save.

A file is read by `reading`, from what `content` finds in it and what `numbers` makes of its
rankings; it is written by `writing`, with statements taken apart by `patterns`.
"""
