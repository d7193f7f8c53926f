"""From a definition, a pass, a number type and a target to machine code: nothing here knows NumPy's ufuncs."""
