"""An interpreter of PTX in NumPy: it runs the text of the kernels that `fastact.cuda` launches, all threads of a grid in lockstep.

``parser``: text to instructions; ``arithmetic``, ``operations``: what they compute; ``memory``: arrays, shared memory, races;
``machine``: threads, branches, barriers, shuffles; ``device``: stands in for the driver.
"""
