"""How far values and derivatives are from the exact ones: ``fastact accuracy``, and the reference that the tests use.

`oracle` evaluates textbook formulas in mpmath, `measure` finds the largest errors, `all_halves` those of 16 bits, `report` makes
the table of ACCURACY.md. Nothing else in the package imports any of it.
"""
