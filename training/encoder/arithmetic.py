"""The inference's arithmetic in single precision, operation by operation as `FORMAT.md`, "Arithmetic", lays it
down.

Everything takes and gives float32 and rounds after every operation, so that a C++ twin can agree bit for bit. The
one exception: `fma` adds in double precision and rounds to single, which differs from a true fused multiply-add
once in some 10^8 times.
"""

import numpy as np

F = np.float32
LANES = 16


def fma(a, b, c):
    return (np.multiply(a, b, dtype=np.float64) + c).astype(F)


def exp(x):
    x = np.clip(x, F(-87), F(87))
    n = np.rint(x * F(1.44269504))
    r = fma(n, F(-0.693359375), x)
    r = fma(n, F(2.12194440e-4), r)
    y = np.full_like(r, F(1.9875691500e-4))
    for c in (1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1):
        y = fma(y, r, F(c))
    y = fma(y, r * r, r) + F(1)
    return np.ldexp(y, n.astype(np.int32)).astype(F)


def sigmoid(x):
    return F(1) / (F(1) + exp(-x))


def gelu(x):
    u = x * x
    return x * sigmoid(x * fma(u, F(0.0713548163), F(1.5957691216)))


def total(x):
    """Sum over the last axis: 16 lanes, lane l adds elements l, l + 16, …; then lanes 8 apart, 4, 2 and 1 apart."""
    n = x.shape[-1]
    lanes = np.zeros((*x.shape[:-1], LANES), F)
    for i in range(0, n, LANES):
        part = x[..., i : i + LANES]
        lanes[..., : part.shape[-1]] += part
    while lanes.shape[-1] > 1:
        half = lanes.shape[-1] // 2
        lanes = lanes[..., :half] + lanes[..., half:]
    return lanes[..., 0]


def normalised(x, weight, bias):
    """Layer normalisation of each row."""
    n, epsilon = F(x.shape[-1]), F(1e-12)
    centred = x - (total(x) / n)[..., None]
    inverse = F(1) / np.sqrt(total(centred * centred) / n + epsilon)
    return fma(centred * inverse[..., None], weight, bias)


def quantised(x):
    """Each row as int8 and its scale: q = round-half-even(x · (127 / max|x|)); a row of zeros has scale 0."""
    top = np.abs(x).max(-1)
    inverse = np.where(top > 0, F(127) / np.where(top > 0, top, F(1)), F(0)).astype(F)
    return np.rint(x * inverse[..., None]).astype(np.int8), (top / F(127)).astype(F)


def product(x, weight, scale, bias):
    """Rows of x times the 8-bit matrix [outputs, inputs]: exact integer sums, then two scales and the bias."""
    q, s = quantised(x)
    sums = q.astype(np.float64) @ weight.astype(np.float64).T  # exact: every sum is below 2^53
    return fma(sums.astype(F) * s[..., None], scale, bias)


def attention(qkv, heads):
    """Rows [n, 3·hidden] attend to one another; the division by the root of the head's width is inside the query's
    weights.
    """
    n, width = qkv.shape[0], qkv.shape[1] // 3 // heads
    q, k, v = qkv.reshape(n, 3, heads, width).transpose(1, 2, 0, 3)  # each [heads, n, width]
    scores = q[:, :, None, 0] * k[:, None, :, 0]
    for d in range(1, width):
        scores = fma(q[:, :, None, d], k[:, None, :, d], scores)
    weights = exp(scores - scores.max(-1, keepdims=True))
    inverse = F(1) / total(weights)
    out = weights[:, :, 0, None] * v[:, None, 0, :]
    for j in range(1, n):
        out = fma(weights[:, :, j, None], v[:, None, j, :], out)
    return (out * inverse[..., None]).transpose(1, 0, 2).reshape(n, -1)
