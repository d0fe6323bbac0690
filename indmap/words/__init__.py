"""Vocabulary and language: codelists, fields, spellings, texts, formats, grammar, the map and the theme.

The only reader of ``data/``. Codes go in, words come out; the language is always an argument.
"""
