"""From kernels to what users call: ufuncs, their threads, the store of compiled kernels. Nothing here knows LLVM."""
