"""Activations that consist of straight lines.

At a kink the derivative is that of the flat or negative side, as in PyTorch.
"""

from fastact.definitions.records import FromOutput, activation
from fastact.elementary.precision import overloaded


@overloaded
def _times(slope, x):
    """Return slope·x. For a slope of 0 the line is the axis, so the result at infinity is 0 instead of NaN."""
    return 0.0 if slope == 0.0 and x == x else slope * x


@overloaded
def _sloped(x, slope):
    """Return the value of a line with slope 1 right of 0 and the given slope left of it, its derivative, and that by the slope."""
    value = x if x > 0.0 else _times(slope, x)
    derivative = slope if x <= 0.0 else (1.0 if x > 0.0 else x)
    return value, derivative, 0.0 if x > 0.0 else x


@activation(
    formula="x",
    derivative="1",
    textbook=lambda m, x: x,
    textbook_derivative=lambda m, x: x * 0 + 1,
    smooth=lambda x: x,
    source="The identity map.",
    from_output=FromOutput(lambda y: 1.0, "1"),
)
def identity(x):
    """Identity: returns its input.

    A network whose activations are identities is a linear map.

    Examples
    --------
    >>> fastact.identity(np.array([-1.0, 0.0, 2.0]))
    array([-1.,  0.,  2.])
    """
    return x, 1.0 if x == x else x


@activation(
    formula=r"\max(x, 0)",
    derivative="1 for x > 0, else 0",
    textbook=lambda m, x: m.maximum(x, 0),
    textbook_derivative=lambda m, x: m.where(x > 0, 1.0, 0.0),
    source="Nair & Hinton (2010), Rectified linear units improve restricted Boltzmann machines.",
    kinks=(0.0,),
    from_output=FromOutput(lambda y: 1.0 if y > 0.0 else 0.0, "1 for y > 0, else 0"),
)
def relu(x):
    """Rectified linear unit.

    The derivative at 0 is 0, as in PyTorch and JAX. A unit whose inputs are all negative receives no gradient.

    Examples
    --------
    >>> fastact.relu(np.array([-1.0, 0.0, 2.0]))
    array([0., 0., 2.])
    """
    return 0.0 if x <= 0.0 else x, 0.0 if x <= 0.0 else (1.0 if x > 0.0 else x)


@activation(
    formula=r"x for x > 0, else \text{negative\_slope} \cdot x",
    derivative=r"1 for x > 0, else \text{negative\_slope}",
    textbook=lambda m, x, negative_slope: m.where(x > 0, x, negative_slope * x),
    textbook_derivative=lambda m, x, negative_slope: m.where(x > 0, 1.0, negative_slope),
    source="Maas, Hannun & Ng (2013), Rectifier nonlinearities improve neural network acoustic models.",
    kinks=(0.0,),
    parameters={"negative_slope": "slope for x < 0; Keras and TensorFlow use 0.2"},
    samples=((0.2,), (-0.5,), (0.0,)),
    from_output=FromOutput(
        lambda y, negative_slope: 1.0 if y > 0.0 else negative_slope,
        r"1 for y > 0, else \text{negative\_slope}",
        "For positive slopes only: otherwise the output does not determine the sign of the input.",
        holds=lambda slope: slope >= 0.0,
    ),
)
def leaky_relu(x, negative_slope=0.01):
    """Leaky rectified linear unit.

    The derivative at 0 is the slope, as in PyTorch; JAX returns 1.

    Examples
    --------
    >>> fastact.leaky_relu(np.array([-1.0, 0.0, 2.0]))
    array([-0.01,  0.  ,  2.  ])
    """
    return _sloped(x, negative_slope)


@activation(
    formula=r"x for x > 0, else \text{weight} \cdot x",
    derivative="1 for x > 0, else weight",
    textbook=lambda m, x, weight: m.where(x > 0, x, weight * x),
    textbook_derivative=lambda m, x, weight: m.where(x > 0, 1.0, weight),
    source="He, Zhang, Ren & Sun (2015), arXiv:1502.01852.",
    kinks=(0.0,),
    parameters={"weight": "learned slope for x < 0, for instance one for each channel"},
    typical={"weight": 0.25},
    samples=((0.25,), (-1.3,), (0.0,)),
    from_output=FromOutput(
        lambda y, weight: 1.0 if y > 0.0 else weight,
        r"1 for y > 0, else \text{weight}",
        "For positive weights only: otherwise the output does not determine the sign of the input.",
        holds=lambda slope: slope >= 0.0,
    ),
)
def prelu(x, weight):
    """Parametric rectified linear unit, a leaky relu with a learned slope.

    The derivative at 0 is the weight, and the derivative with respect to the weight is 0, as in PyTorch.

    Examples
    --------
    >>> fastact.prelu(np.array([[-1.0, 2.0], [-1.0, 2.0]]), np.array([[0.25], [0.5]]))
    array([[-0.25,  2.  ],
           [-0.5 ,  2.  ]])
    """
    return _sloped(x, weight)


@activation(
    formula=r"\min(\max(x, 0), 6)",
    derivative="1 for 0 < x < 6, else 0",
    textbook=lambda m, x: m.minimum(m.maximum(x, 0), 6),
    textbook_derivative=lambda m, x: m.where((x > 0) & (x < 6), 1.0, 0.0),
    source="Howard et al. (2017), arXiv:1704.04861.",
    kinks=(0.0, 6.0),
    from_output=FromOutput(lambda y: 1.0 if 0.0 < y < 6.0 else 0.0, "1 for 0 < y < 6, else 0"),
)
def relu6(x):
    """Rectified linear unit bounded by 6.

    The derivative at 0 and at 6 is 0, as in PyTorch and JAX.

    Examples
    --------
    >>> fastact.relu6(np.array([-1.0, 2.0, 8.0]))
    array([0., 2., 6.])
    """
    value = 0.0 if x <= 0.0 else (6.0 if x >= 6.0 else x)
    return value, 0.0 if x <= 0.0 or x >= 6.0 else (1.0 if x == x else x)
