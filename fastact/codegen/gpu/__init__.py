"""Kernels for NVIDIA GPUs, from the same definitions. Nothing here is imported before `fastact.cuda` is asked for."""
