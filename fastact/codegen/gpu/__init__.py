"""Kernels for NVIDIA GPUs, made from the same definitions. They are imported only when `fastact.cuda` is first used."""
