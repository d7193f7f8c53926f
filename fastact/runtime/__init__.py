"""Everything between kernels and what users call: ufuncs, threads, the store of compiled kernels. Nothing here knows LLVM."""
