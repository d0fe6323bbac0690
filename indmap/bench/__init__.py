"""Benchmarks: speed as ratios to a baseline measured in the same run; ``python3 -m indmap bench``.

The package is outside the layers: it uses the product as a person would, and may import any of it.
"""
