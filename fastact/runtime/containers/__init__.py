"""Containers of other libraries (pandas, dask, xarray, ...): `dispatch` tells them apart, the others make the calls on them."""
