"""Compile machine code from a definition, a pass, a number type and a target. Nothing here knows NumPy's ufuncs."""
