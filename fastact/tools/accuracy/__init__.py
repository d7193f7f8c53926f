"""Errors of values and derivatives: the command ``fastact accuracy``, and the reference that the tests use.

`oracle` evaluates textbook formulas in mpmath. `measure` finds the largest errors, and `all_halves` those of the 16-bit types.
`report` makes the table of ACCURACY.md. Nothing else in the package imports any of these modules.
"""
