"""Calls on containers of other libraries (pandas, dask, xarray, ...). `dispatch` selects the module that makes the call."""
