"""How fast it is, as ratios against a baseline measured in the same run; ``python3 -m indmap bench``.

Stands outside the layers: it drives the product as a person would and may look at any of it.
"""
