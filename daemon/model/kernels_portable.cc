// Plain C++ for processors without vector instructions that we know. Compilers turn the loops over sixteen lanes into
// what the least processor of the family has.
#include <bit>
#include <cmath>
#include <cstdint>

#include "daemon/model/kernels.h"

namespace youward::model {
namespace {

#define YOUWARD_KERNEL inline
#define YOUWARD_VECTOR inline

struct Lanes {
  float v[16];
};

// a · b + c rounded once. The product of two floats is exact in double precision, and rounding the sum twice goes wrong
// only where the first result lies halfway between two floats, or where floats grow coarse near zero.
inline double Sum(float a, float b, float c) {
  return static_cast<double>(a) * static_cast<double>(b) + static_cast<double>(c);
}
inline std::uint32_t IsDoubtful(double sum) {
  const auto low = static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(sum));
  const std::uint32_t halfway = (low & 0x1FFFFFFF) == 0x10000000 ? 1 : 0;
  const std::uint32_t tiny = (std::abs(sum) < 0x1p-126 ? 1 : 0) & (sum != 0 ? 1 : 0);
  return halfway | tiny;
}
inline float FusedMultiplyAdd(float a, float b, float c) {
#if defined(__FP_FAST_FMAF)
  return std::fma(a, b, c);
#else
  const double sum = Sum(a, b, c);
  return IsDoubtful(sum) != 0 ? std::fma(a, b, c) : static_cast<float>(sum);
#endif
}

// Added to a number of less than 2^22, leaves its nearest whole number (half to even) in the last bits.
constexpr float kRounder = 0x1.8p23f;
inline std::int32_t RoundedInt(float x) {
  return static_cast<std::int32_t>(std::bit_cast<std::uint32_t>(x + kRounder) - std::bit_cast<std::uint32_t>(kRounder));
}

template <typename Operation>
inline Lanes Each(Operation operation) {
  Lanes result;
  for (int l = 0; l < 16; ++l) result.v[l] = operation(l);
  return result;
}

inline Lanes Load(const float* x) {
  return Each([&](int l) { return x[l]; });
}
inline void Store(const Lanes& x, float* out) {
  for (int l = 0; l < 16; ++l) out[l] = x.v[l];
}
inline Lanes Set(float x) {
  return Each([&](int) { return x; });
}
inline Lanes Add(const Lanes& a, const Lanes& b) {
  return Each([&](int l) { return a.v[l] + b.v[l]; });
}
inline Lanes Sub(const Lanes& a, const Lanes& b) {
  return Each([&](int l) { return a.v[l] - b.v[l]; });
}
inline Lanes Mul(const Lanes& a, const Lanes& b) {
  return Each([&](int l) { return a.v[l] * b.v[l]; });
}
inline Lanes Div(const Lanes& a, const Lanes& b) {
  return Each([&](int l) { return a.v[l] / b.v[l]; });
}
inline Lanes Fma(const Lanes& a, const Lanes& b, const Lanes& c) {
#if defined(__FP_FAST_FMAF)
  return Each([&](int l) { return std::fma(a.v[l], b.v[l], c.v[l]); });
#else
  Lanes result;
  std::uint32_t doubtful = 0;
  for (int l = 0; l < 16; ++l) {
    const double sum = Sum(a.v[l], b.v[l], c.v[l]);
    doubtful |= IsDoubtful(sum);
    result.v[l] = static_cast<float>(sum);
  }
  if (doubtful != 0) [[unlikely]]
    return Each([&](int l) { return FusedMultiplyAdd(a.v[l], b.v[l], c.v[l]); });
  return result;
#endif
}
inline Lanes Min(const Lanes& a, const Lanes& b) {
  return Each([&](int l) { return a.v[l] < b.v[l] ? a.v[l] : b.v[l]; });
}
inline Lanes Max(const Lanes& a, const Lanes& b) {
  return Each([&](int l) { return a.v[l] > b.v[l] ? a.v[l] : b.v[l]; });
}
inline Lanes Abs(const Lanes& a) {
  return Each([&](int l) { return std::abs(a.v[l]); });
}
inline Lanes Rint(const Lanes& a) {
  return Each([&](int l) { return (a.v[l] + kRounder) - kRounder; });
}
inline Lanes TimesPowerOfTwo(const Lanes& y, const Lanes& n) {
  return Each([&](int l) {
    const auto exponent = static_cast<std::uint32_t>(RoundedInt(n.v[l]) + 127);
    return y.v[l] * std::bit_cast<float>(exponent << 23);
  });
}
inline Lanes KeepFirst(const Lanes& a, std::size_t count, const Lanes& other) {
  return Each([&](int l) { return static_cast<std::size_t>(l) < count ? a.v[l] : other.v[l]; });
}
inline float Lane(const Lanes& a) { return a.v[0]; }

using Activation = std::int16_t;
inline void StoreActivations(const Lanes& x, Activation* out) {
  for (int l = 0; l < 16; ++l) out[l] = static_cast<Activation>(RoundedInt(x.v[l]));
}

constexpr std::size_t kQueries = 1;

#include "daemon/model/float_parts.inc"

// A panel is some outputs' weights, widened as the activations are.
constexpr std::size_t kOutputs = 16;

void Product(const Quantised& x, const Matrix& matrix, std::byte* panel, float* out) {
  auto* const weights = reinterpret_cast<std::int16_t*>(panel);
  const std::size_t columns = x.columns;
  for (std::size_t first = 0; first < matrix.rows; first += kOutputs) {
    const std::int8_t* const source = matrix.weight + first * columns;
    // Numbers, not characters: the sign is meant.
    for (std::size_t i = 0; i < kOutputs * columns; ++i) weights[i] = source[i];  // NOLINT(bugprone-signed-char-misuse)
    for (std::size_t row = 0; row < x.rows; ++row) {
      const auto* const values = reinterpret_cast<const Activation*>(x.values) + row * columns;
      for (std::size_t o = 0; o < kOutputs; ++o) {
        const std::int16_t* const weight = weights + o * columns;
        std::int32_t sum = 0;
        for (std::size_t i = 0; i < columns; ++i) sum += std::int32_t{values[i]} * weight[i];
        const float scaled = static_cast<float>(sum) * x.scales[row];
        out[row * matrix.rows + first + o] = FusedMultiplyAdd(scaled, matrix.scale[first + o], matrix.bias[first + o]);
      }
    }
  }
}

constexpr Kernels kKernels{"portable", Quantise, Product, Gelu, Normalise, Attention, DenseOf, Sigmoid};

}  // namespace

const Kernels* PortableKernels() { return &kKernels; }

}  // namespace youward::model
