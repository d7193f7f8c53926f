"""Functions that are 0 up to a threshold, or in an interval around 0."""

from fastact.definitions.records import FromOutput, activation
from fastact.elementary.precision import overloaded

NAN = float("nan")


@activation(
    formula="x for x > threshold, else value",
    derivative="1 for x > threshold, else 0",
    textbook=lambda m, x, threshold, value: m.where(x > threshold, x, value),
    textbook_derivative=lambda m, x, threshold, value: m.where(x > threshold, 1.0, 0.0),
    source="PyTorch's threshold.",
    parameters={"threshold": "threshold above which the input passes", "value": "result for all other inputs"},
    typical={"threshold": 0.5, "value": -1.0},
    samples=((0.7, -3.1), (-1.3, 0.2)),
)
def threshold(x, threshold, value):
    """Threshold: the input above a threshold, a constant elsewhere.

    The derivative at the threshold is 0, as in PyTorch. The derivative with respect to the threshold is 0 wherever it exists.

    Examples
    --------
    >>> fastact.threshold(np.array([-1.0, 0.5, 2.0]), 1.0, -7.0)
    array([-7., -7.,  2.])
    """
    nothing = 0.0 if x == x else x
    return value if x <= threshold else x, _passes(x, threshold), nothing, 1.0 if x <= threshold else nothing


@overloaded
def _passes(x, bound):
    """Return 1 above the bound, 0 up to it, NaN for NaN."""
    return 0.0 if x <= bound else (1.0 if x > bound else x)


@activation(
    formula=r"x for x > \alpha, else 0",
    derivative=r"1 for x > \alpha, else 0",
    textbook=lambda m, x, alpha: m.where(x > alpha, x, 0.0),
    textbook_derivative=lambda m, x, alpha: m.where(x > alpha, 1.0, 0.0),
    source="Konda, Memisevic & Krueger (2014), arXiv:1402.3337.",
    kinks=(1.0,),
    parameters={"alpha": "threshold above which the input passes"},
    samples=((1.0,), (-0.3,)),
    from_output=FromOutput(lambda y, alpha: 1.0 if y != 0.0 else 0.0, r"1 for y \ne 0, else 0"),
)
def thresholded_relu(x, alpha=1.0):
    """Rectified linear unit with a threshold: x above it, 0 elsewhere.

    The derivative at x = alpha is 0. The derivative with respect to alpha is 0 wherever it exists.

    Examples
    --------
    >>> fastact.thresholded_relu(np.array([-1.0, 0.5, 2.0]))
    array([0., 0., 2.])
    """
    return 0.0 if x <= alpha else x, _passes(x, alpha), 0.0 if x == x else x


@activation(
    formula="x for |x| > lambd, else 0",
    derivative="1 for |x| > lambd, else 0",
    textbook=lambda m, x, lambd: m.where(abs(x) > lambd, x, 0.0),
    textbook_derivative=lambda m, x, lambd: m.where(abs(x) > lambd, 1.0, 0.0),
    source="Donoho & Johnstone (1994), Ideal spatial adaptation by wavelet shrinkage.",
    kinks=(-0.5, 0.5),
    parameters={"lambd": "threshold; a negative threshold keeps every x"},
    samples=((0.5,), (1.2,), (0.0,)),
    from_output=FromOutput(
        lambda y, lambd: 1.0 if y != 0.0 else 0.0,
        r"1 for y \ne 0, else 0",
        "For non-negative lambd only.",
        holds=lambda lambd: lambd >= 0.0,
    ),
)
def hardshrink(x, lambd=0.5):
    """Hard shrinkage, which sets small inputs to 0.

    The derivative at ±lambd is 0, as in PyTorch. The derivative with respect to lambd is 0 wherever it exists.

    Examples
    --------
    >>> fastact.hardshrink(np.array([-1.0, 0.25, 2.0]))
    array([-1.,  0.,  2.])
    """
    kept = 0.0 if abs(x) <= lambd else x
    good = lambd == lambd
    return kept if good else NAN, _passes(abs(x), lambd) if good else NAN, (0.0 if x == x else x) if good else NAN


@overloaded
def _shrunk(x, lambd, bias):
    """Return x moved by `bias` towards 0 if |x| > lambd, else 0; its derivative; and its derivative by `bias`."""
    nothing = 0.0 if lambd >= 0.0 else NAN
    value = x - bias if x > lambd else (x + bias if x < -lambd else (0.0 if x == x else x))
    by_bias = -1.0 if x > lambd else (1.0 if x < -lambd else (0.0 if x == x else x))
    return value + nothing, _passes(abs(x), lambd) + nothing, by_bias + nothing


@activation(
    formula=r"\text{sign}(x) \max(|x| - \text{lambd}, 0)",
    derivative="1 for |x| > lambd, else 0",
    textbook=lambda m, x, lambd: m.where(x > lambd, x - lambd, m.where(x < -lambd, x + lambd, 0.0)),
    textbook_derivative=lambda m, x, lambd: m.where(abs(x) > lambd, 1.0, 0.0),
    source="Donoho (1995), De-noising by soft-thresholding.",
    kinks=(-0.5, 0.5),
    parameters={"lambd": "threshold; not negative, NaN otherwise"},
    samples=((0.5,), (1.2,), (0.0,)),
    outside=((-0.5,),),
    from_output=FromOutput(lambda y, lambd: 1.0 if y != 0.0 else 0.0, r"1 for y \ne 0, else 0"),
)
def softshrink(x, lambd=0.5):
    """Soft shrinkage, which moves inputs towards 0 by lambd and sets small inputs to 0.

    The derivative at ±lambd is 0, as in PyTorch.

    Examples
    --------
    >>> fastact.softshrink(np.array([-1.0, 0.25, 2.0]))
    array([-0.5,  0. ,  1.5])
    """
    return _shrunk(x, lambd, lambd)


@activation(
    formula="x + bias for x < −lambd, x − bias for x > lambd, else 0",
    derivative="1 for |x| > lambd, else 0",
    textbook=lambda m, x, lambd, bias: m.where(x > lambd, x - bias, m.where(x < -lambd, x + bias, 0.0)),
    textbook_derivative=lambda m, x, lambd, bias: m.where(abs(x) > lambd, 1.0, 0.0),
    source="ONNX operator Shrink.",
    kinks=(-0.5, 0.5),
    parameters={"lambd": "threshold; not negative, NaN otherwise", "bias": "distance by which all other inputs move towards 0"},
    samples=((0.5, 0.0), (1.2, 0.4)),
    outside=((-0.5, 0.0),),
)
def shrink(x, lambd=0.5, bias=0.0):
    """Shrinkage with a threshold and a shift; hardshrink if bias = 0, softshrink if bias = lambd.

    The derivative at ±lambd is 0. The derivative with respect to lambd is 0 wherever it exists.

    Examples
    --------
    >>> fastact.shrink(np.array([-1.0, 0.25, 2.0]), 0.5, 0.25)
    array([-0.75,  0.  ,  1.75])
    """
    value, derivative, by_bias = _shrunk(x, lambd, bias)
    return value, derivative, 0.0 * derivative, by_bias
