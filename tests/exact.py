"""Exact numbers as NumPy arrays, with more digits and a wider range than floats, and the distance of floats from them in ULP.

A number is (mantissa + rest)·2^exponent. The mantissa is a float of the tested type, with a magnitude between ½ and 1. The rest is
in units of 2⁻¹⁶ of the mantissa's last place. Zero, infinity and NaN are mantissas of their own. `oracle.ulp_error` does the same
for a single number.
"""

from dataclasses import dataclass

import mpmath
import numpy as np

REST_BITS = 16
FAR = 30_000  # beyond the exponents of all floats; larger ones are stored as this one


@dataclass(frozen=True)
class Exact:
    """Exact numbers, to be compared with results of the mantissas' type."""

    mantissa: np.ndarray
    rest: np.ndarray
    exponent: np.ndarray

    @classmethod
    def of(cls, numbers, dtype) -> "Exact":
        """Convert mpmath numbers, in an array of any shape or in a list."""
        numbers = np.array(numbers, object)
        with np.errstate(invalid="ignore"):  # mpmath's NaN
            parts = np.frompyfunc(lambda number: _split(number, dtype), 1, 3)(numbers)
        return cls(*(part.astype(kind) for part, kind in zip(parts, (dtype, np.int16, np.int16), strict=True)))

    @classmethod
    def load(cls, file, key: str) -> "Exact":
        """Load the numbers that `arrays` prepared from a NumPy file."""
        return cls(*(file[f"{key}.{part}"] for part in ("mantissa", "rest", "exponent")))

    def arrays(self, key: str) -> dict[str, np.ndarray]:
        """Return the arrays to store under the key."""
        return {f"{key}.{part}": getattr(self, part) for part in ("mantissa", "rest", "exponent")}

    def __getitem__(self, place) -> "Exact":
        return Exact(self.mantissa[place], self.rest[place], self.exponent[place])

    def scaled(self, sign, power) -> "Exact":
        """Return the numbers times sign·2^power. A gradient g of that size scales a slope like this."""
        return Exact(self.mantissa * sign.astype(self.mantissa.dtype), self.rest * sign.astype(np.int16), self.exponent + power)

    def normal(self, margin: int = 0) -> np.ndarray:
        """Return a mask of the numbers that are normal in the type, even after scaling by 2^margin or 2^-margin."""
        info = np.finfo(self.mantissa.dtype)
        inside = (self.exponent > info.minexp + 1 + margin) & (self.exponent < info.maxexp - margin)
        return inside & np.isfinite(self.mantissa) & (self.mantissa != 0)

    def spacing(self) -> np.ndarray:
        """Return the unit in the last place, at least the subnormal step, as an exponent of 2."""
        info = np.finfo(self.mantissa.dtype)
        zero = self.mantissa == 0
        exponent = np.where(zero, info.minexp, self.exponent.astype(np.int64) - 1)
        exponent = np.where(np.isinf(self.mantissa), info.maxexp - 1, exponent)
        return np.clip(exponent, info.minexp, info.maxexp - 1) - info.nmant

    def rounded(self) -> np.ndarray:
        """Return the numbers as float64, infinite beyond its range."""
        with np.errstate(over="ignore", under="ignore"):
            return np.ldexp(self.mantissa.astype(np.float64), self.exponent.astype(np.int64))

    def ulp_errors(self, got: np.ndarray, unit: np.ndarray | None = None) -> np.ndarray:
        """Return |got − exact| in units in the last place of the exact number, or in units of 2^unit.

        Infinity counts as the first number that is too large. The error is infinite where only one of the two is NaN.
        """
        dtype = self.mantissa.dtype
        assert got.dtype == dtype
        info = np.finfo(dtype)
        unit = self.spacing() if unit is None else unit
        nan = np.isnan(self.mantissa)
        beyond = (np.isinf(self.mantissa) | (self.exponent > info.maxexp)) & ~nan & (self.mantissa != 0)
        mantissa = np.where(beyond, np.copysign(0.5, self.mantissa), self.mantissa).astype(np.float64)
        exponent = np.where(beyond, info.maxexp + 1, self.exponent.astype(np.int64))
        with np.errstate(all="ignore"):
            fraction, power = np.frexp(got.astype(np.float64))
            fraction = np.where(np.isinf(got), np.copysign(0.5, got), fraction)
            power = np.where(np.isinf(got), info.maxexp + 1, power)
            rest = np.where(beyond, 0, np.ldexp(self.rest.astype(np.float64), exponent - unit - info.nmant - 1 - REST_BITS))
            error = np.abs((np.ldexp(fraction, power - unit) - np.ldexp(mantissa, exponent - unit)) - rest)
        return np.where(nan | np.isnan(got), np.where(nan & np.isnan(got), 0.0, np.inf), error)


def _split(number, dtype) -> tuple[float, int, int]:
    with mpmath.workprec(200):
        number = mpmath.mpf(int(number) if isinstance(number, np.integer) else number)  # mpmath 1.3 takes no NumPy integers
        if not mpmath.isfinite(number) or number == 0:
            return dtype(float(number)), 0, 0
        bits = np.finfo(dtype).nmant + 1
        fraction, exponent = mpmath.frexp(number)
        mantissa = int(mpmath.nint(mpmath.ldexp(fraction, bits)))
        rest = int(mpmath.nint(mpmath.ldexp(mpmath.ldexp(fraction, bits) - mantissa, REST_BITS)))
    rest = min(rest, 2 ** (REST_BITS - 1) - 1)  # half a unit, rounded to even
    if exponent < -FAR:
        return dtype(0), 0, 0
    return dtype(np.ldexp(float(mantissa), -bits)), rest, min(exponent, FAR)
