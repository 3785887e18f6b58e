"""How fast `suixue` is, as ratios to other programs measured in the same run: ``python -m tests.bench``."""
