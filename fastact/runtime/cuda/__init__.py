"""Calls of kernels on GPUs: their arrays, launches and results. Nothing here is imported before `fastact.cuda` is used."""
