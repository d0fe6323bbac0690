"""Numbers and words made into exhibits: what is to be seen, before any medium draws it.

An exhibit is the only way a number leaves the core, so the screen, the slide and the sheet cannot differ.
"""
