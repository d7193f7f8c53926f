"""The demonstration with a transformer: both passes of one decoder block, written by hand on NumPy arrays.

The block has the parts of a language model: root-mean-square norms, causal attention with several heads, SwiGLU and cross-entropy.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from tqdm import tqdm

import fastact

EPSILON = 1e-6


@dataclass(frozen=True)
class Sizes:
    """The sequences in a batch, their length, the width of a token, the heads, the width of the gated layer, and the words."""

    batch: int = 4
    length: int = 128
    width: int = 256
    heads: int = 8
    hidden: int = 704
    words: int = 2000


@dataclass(frozen=True)
class Functions:
    """The functions of the block other than matrix products. `attention` takes the sharpness, which is the factor of the scores."""

    label: str
    norm: Callable  # (x, w) -> y
    norm_gradients: Callable  # (g, x, w) -> dx, dw
    attention: Callable  # (scores, sharpness) -> shares
    attention_gradient: Callable  # (g, shares, sharpness) -> dscores
    gate: Callable  # (a, b) -> y
    gate_gradients: Callable  # (g, a, b) -> da, db
    loss: Callable  # (logits, target) -> loss, dlogits


def _kept(scores) -> np.ndarray:
    """Return the number of tokens that each token sees: those up to itself."""
    return np.arange(1, scores.shape[-1] + 1)


FASTACT = Functions(
    "fastact",
    norm=lambda x, w: fastact.nn.rms_norm(x, w, eps=EPSILON),
    norm_gradients=lambda g, x, w: fastact.nn.rms_norm_backward(g, x, w, eps=EPSILON),
    attention=lambda scores, sharpness: fastact.prefix_softmax(scores, _kept(scores), sharpness, out=scores),
    attention_gradient=lambda g, shares, sharpness: fastact.backward.prefix_softmax(g, shares, _kept(g), sharpness, out=g),
    gate=fastact.swiglu,
    gate_gradients=fastact.backward.swiglu,
    loss=lambda logits, target: fastact.losses.cross_entropy(logits, target, out=logits),
)


def _norm(x, w):
    return x / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + EPSILON) * w


def _norm_gradients(g, x, w):
    scale = 1 / np.sqrt(np.mean(x * x, axis=-1, keepdims=True) + EPSILON)
    unit, scaled = x * scale, g * w
    return scale * (scaled - unit * np.mean(scaled * unit, axis=-1, keepdims=True)), (g * unit).reshape(-1, w.size).sum(axis=0)


def _attention(scores, sharpness):
    later = np.triu(np.ones(scores.shape[-2:], bool), 1)
    scores = np.where(later, -np.inf, scores * sharpness)
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def _gate_gradients(g, a, b):
    share = 1 / (1 + np.exp(-a))
    return g * b * share * (1 + a * (1 - share)), g * a * share


def _loss(logits, target):
    shifted = logits - logits.max(axis=-1, keepdims=True)
    powers = np.exp(shifted)
    total = powers.sum(axis=-1, keepdims=True)
    gradient, rows = powers / total, np.arange(len(target))
    gradient[rows, target] -= 1
    return np.mean(np.log(total[:, 0]) - shifted[rows, target]), gradient / len(target)


NUMPY = Functions(
    "plain NumPy",
    norm=_norm,
    norm_gradients=_norm_gradients,
    attention=_attention,
    attention_gradient=lambda g, p, sharpness: sharpness * p * (g - np.sum(g * p, axis=-1, keepdims=True)),
    gate=lambda a, b: a / (1 + np.exp(-a)) * b,
    gate_gradients=_gate_gradients,
    loss=_loss,
)


@dataclass(frozen=True)
class Weights:
    """The weights of the block, or their gradients."""

    first_norm: np.ndarray
    query_key_value: np.ndarray
    output: np.ndarray
    second_norm: np.ndarray
    gate: np.ndarray
    up: np.ndarray
    down: np.ndarray
    words: np.ndarray

    @classmethod
    def create(cls, sizes: Sizes, seed: int, dtype) -> "Weights":
        rng = np.random.default_rng(seed)
        width, hidden = sizes.width, sizes.hidden
        shapes = [(width, 3 * width), (width, width), (width, hidden), (width, hidden), (hidden, width), (width, sizes.words)]
        made = [(rng.normal(size=shape) / np.sqrt(shape[0])).astype(dtype) for shape in shapes]
        ones = lambda: np.ones(width, dtype)
        return cls(ones(), *made[:2], ones(), *made[2:])


@dataclass
class Block:
    """A decoder block with a final layer for the logits of words, and the time spent outside matrix products."""

    functions: Functions
    weights: Weights
    heads: int
    seconds: float = field(default=0.0, init=False)

    def _timed(self, function: Callable, *arguments):
        start = time.perf_counter()
        result = function(*arguments)
        self.seconds += time.perf_counter() - start
        return result

    def gradients(self, x: np.ndarray, target: np.ndarray) -> tuple[float, Weights, np.ndarray]:
        """Return the loss of tokens (batch, length, width), and its gradients by the weights and by the tokens."""
        f, w, timed = self.functions, self.weights, self._timed
        split = lambda rows: np.moveaxis(rows.reshape(*rows.shape[:2], self.heads, -1), 2, 1)
        joined = lambda rows: np.moveaxis(rows, 1, 2).reshape(x.shape)

        normed = timed(f.norm, x, w.first_norm)
        q, k, v = (np.ascontiguousarray(split(part)) for part in np.split(normed @ w.query_key_value, 3, axis=-1))
        sharpness = q.dtype.type(q.shape[-1] ** -0.5)
        shares = timed(f.attention, q @ k.swapaxes(-1, -2), sharpness)
        attended = joined(shares @ v)
        middle = x + attended @ w.output
        second = timed(f.norm, middle, w.second_norm)
        a, b = second @ w.gate, second @ w.up
        gated = timed(f.gate, a, b)
        last = middle + gated @ w.down
        logits = last.reshape(-1, last.shape[-1]) @ w.words
        loss, dlogits = timed(f.loss, logits, target.ravel())

        dlast = (dlogits @ w.words.T).reshape(x.shape)
        da, db = timed(f.gate_gradients, dlast @ w.down.T, a, b)
        dsecond = da @ w.gate.T + db @ w.up.T
        dmiddle, dsecond_norm = timed(f.norm_gradients, dsecond, middle, w.second_norm)
        dmiddle = dmiddle + dlast
        dattended = split(dmiddle @ w.output.T)
        dscores = timed(f.attention_gradient, dattended @ v.swapaxes(-1, -2), shares, sharpness)
        parts = (joined(part) for part in (dscores @ k, dscores.swapaxes(-1, -2) @ q, shares.swapaxes(-1, -2) @ dattended))
        dqkv = np.concatenate(list(parts), axis=-1)
        dx, dfirst_norm = timed(f.norm_gradients, dqkv @ w.query_key_value.T, x, w.first_norm)

        by = lambda rows, g: rows.reshape(-1, rows.shape[-1]).T @ g.reshape(-1, g.shape[-1])
        found = Weights(
            dfirst_norm,
            by(normed, dqkv),
            by(attended, dmiddle),
            dsecond_norm,
            by(second, da),
            by(second, db),
            by(gated, dlast),
            by(last, dlogits),
        )
        return float(loss), found, dx + dmiddle


def data(sizes: Sizes, seed: int, dtype) -> tuple[np.ndarray, np.ndarray]:
    """Return random tokens, and the words that follow them."""
    rng = np.random.default_rng(seed + 1)
    shape = sizes.batch, sizes.length
    return rng.normal(size=(*shape, sizes.width)).astype(dtype), rng.integers(0, sizes.words, shape)


def of_torch(weights: Weights, heads: int):
    """Return ``gradients(x, target)``, as in `Block`, of the same block with PyTorch's own functions and automatic gradients."""
    import torch
    from torch.nn import functional

    tensors = {name: torch.tensor(value, requires_grad=True) for name, value in vars(weights).items()}
    w = Weights(**tensors)

    def gradients(x, target):
        x, target = torch.tensor(x, requires_grad=True), torch.from_numpy(target)
        width, split = x.shape[-1:], lambda rows: rows.unflatten(-1, (heads, -1)).transpose(1, 2)
        normed = functional.rms_norm(x, width, w.first_norm, EPSILON)
        q, k, v = map(split, (normed @ w.query_key_value).chunk(3, dim=-1))
        attended = functional.scaled_dot_product_attention(q, k, v, is_causal=True).transpose(1, 2).flatten(2)
        middle = x + attended @ w.output
        second = functional.rms_norm(middle, width, w.second_norm, EPSILON)
        last = middle + (functional.silu(second @ w.gate) * (second @ w.up)) @ w.down
        loss = functional.cross_entropy(last.flatten(0, 1) @ w.words, target.flatten())
        *found, dx = torch.autograd.grad(loss, [*tensors.values(), x])
        return loss.item(), Weights(*(each.numpy() for each in found)), dx.numpy()

    return gradients


def run(steps: int, seed: int, sizes: Sizes = Sizes()) -> dict[str, float]:
    """Compute loss and gradients with fastact, with plain NumPy and, if it is installed, with PyTorch. Print the times."""
    weights, (x, target) = Weights.create(sizes, seed, np.float32), data(sizes, seed, np.float32)
    blocks = [Block(functions, weights, sizes.heads) for functions in (FASTACT, NUMPY)]
    calls = {block.functions.label: block.gradients for block in blocks}
    try:
        calls["PyTorch"] = of_torch(weights, sizes.heads)
    except ModuleNotFoundError:
        print("PyTorch is not installed: compared with plain NumPy only")
    print(
        f"A transformer block of width {sizes.width} with {sizes.heads} heads, {sizes.batch} sequences of {sizes.length} tokens, "
        f"float32; compiling ...",
        flush=True,
    )
    losses = {label: call(x, target)[0] for label, call in calls.items()}
    seconds, inside = ({label: [] for label in calls} for _ in range(2))
    for _ in tqdm(range(steps), unit="step"):
        for label, call in calls.items():  # in turns: other load on the machine then affects all alike
            for block in blocks:
                block.seconds = 0.0
            start = time.perf_counter()
            call(x, target)
            seconds[label].append(time.perf_counter() - start)
            inside[label].append(sum(block.seconds for block in blocks))
    print(f"\n{'':13}{'loss':>10}{'time per step':>17}{'outside matrix products':>27}")
    for label, times in seconds.items():
        whole, part = statistics.median(times), statistics.median(inside[label])
        share = f"{part * 1e3:.2f} ms ({part / whole:.0%})" if part else ""
        print(f"{label:13}{losses[label]:>10.4f}{whole * 1e3:>14.1f} ms{share:>27}")
    mine, plain = (statistics.median(inside[label]) for label in ("fastact", "plain NumPy"))
    print(f"\nSpeed-up over plain NumPy: {plain / mine:.1f} outside matrix products.", end="")
    ratios = {label: statistics.median(times) / statistics.median(seconds["fastact"]) for label, times in seconds.items()}
    print(" In all:", ", ".join(f"{ratio:.2f} over {label}" for label, ratio in ratios.items() if label != "fastact"))
    return losses
