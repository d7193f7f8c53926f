"""The errors beside the speed: each library's results on some of the benchmark's numbers, against textbook formulas in mpmath."""

import mpmath
import numpy as np
import peers
from cases import Case, Cell

from fastact.definitions import RowActivation
from fastact.tools.accuracy import oracle

SIZE, POINTS = 1000, 100


def of_cells(results) -> dict:
    """{(pass, function, type): {library: the largest error in ULP}}, for the libraries that took part."""
    kinds = {(r.cell.case, r.cell.dtype) for r in results}
    return {(case.use, case.name, dtype.name): _of_case(case, dtype) for case, dtype in kinds}


def _of_case(case: Case, dtype: np.dtype) -> dict[str, float]:
    cell = Cell(case, dtype, SIZE, "new")
    inputs, out = cell.operands()
    wanted = _wanted(case, inputs)
    if wanted is None:
        return {}
    found = {}
    for name, call in peers.calls(cell, inputs, out).items():
        results = [np.asarray(result).astype(dtype, copy=False).reshape(-1)[:POINTS] for result in _flat(call())]
        found[name] = max(
            oracle.ulp_error(got, exact)
            for result, column in zip(results, wanted, strict=False)
            for got, exact in zip(result, column, strict=False)
        )
    return found


def _flat(results):
    return [part for result in results for part in _flat(result)] if isinstance(results, list | tuple) else [results]


def _wanted(case: Case, inputs):
    """For each result the first exact numbers; None for gradients of rows, which the tests measure."""
    definition, parameters = case.definition, [mpmath.mpf(float(np.asarray(p, inputs[-1].dtype))) for p in case.parameters()]
    if isinstance(definition, RowActivation):
        if case.use != "forward":
            return None
        row = [array[0] if array.dtype == bool else _exact(array[0]) for array in inputs]
        return [oracle.row(definition, row, *parameters)[:POINTS]]
    columns = []
    for numbers in zip(*(_exact(array[:POINTS]) for array in inputs), strict=True):
        g, arrays = (1, numbers) if case.use == "forward" else (numbers[0], numbers[1:])
        size = float(max(map(abs, arrays)))
        results = []
        if case.use != "backward":
            results.append(oracle.settled(lambda a=arrays: definition.textbook(oracle.FORMULAS, *a, *parameters), size))
        if case.use != "forward":
            for k in range(len(definition.arrays)):
                slope = oracle.settled(lambda a=arrays, k=k: _slopes(definition, a, parameters)[k], size)
                results.append(g * slope)
        columns.append(results)
    return list(zip(*columns, strict=True))


def _slopes(definition, arrays, parameters):
    slopes = definition.textbook_derivative(oracle.FORMULAS, *arrays, *parameters)
    return slopes if isinstance(slopes, tuple) else (slopes,)


def _exact(array) -> list:
    return np.array([mpmath.mpf(float(value)) for value in array], object)
