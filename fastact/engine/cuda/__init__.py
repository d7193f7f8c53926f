"""The same definitions as kernels for NVIDIA GPUs. Nothing here is imported before a function of `fastact.cuda` is called."""
