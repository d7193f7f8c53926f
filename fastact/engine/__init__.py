"""How a definition becomes callable: passes, compiled loops, threads and the NumPy ufunc around them."""
