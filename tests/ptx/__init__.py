"""An interpreter of PTX in NumPy. It runs the kernels that `fastact.cuda` launches, with all threads of a grid in lockstep.

``parser``: text to instructions; ``arithmetic``, ``operations``: results of instructions; ``memory``: arrays, shared memory, races;
``machine``: threads, branches, barriers, shuffles; ``device``: a stand-in for the driver.
"""
