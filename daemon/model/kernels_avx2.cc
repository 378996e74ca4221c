// AVX2 multiplies sixteen pairs of 16-bit numbers at a time and adds neighbours: exact, as 2 · 127 · 127 fits into 32
// bits (the instruction for bytes would saturate at 16). So activations are stored in 16 bits, and the weights of
// sixteen outputs are widened into a panel, two inputs of every output side by side, which every row of activations
// then meets from the nearest cache. Widening costs less than a row; in return the weights stay in the file's shared
// memory as they are.
#include "daemon/model/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include <cstdint>
#include <cstring>

namespace youward::model {
namespace {

#define YOUWARD_KERNEL __attribute__((target("avx2,fma"))) inline
#define YOUWARD_VECTOR YOUWARD_KERNEL __attribute__((always_inline))

struct Lanes {
  __m256 low, high;
};

YOUWARD_VECTOR Lanes Load(const float* x) { return {_mm256_loadu_ps(x), _mm256_loadu_ps(x + 8)}; }
YOUWARD_VECTOR void Store(Lanes x, float* out) {
  _mm256_storeu_ps(out, x.low);
  _mm256_storeu_ps(out + 8, x.high);
}
YOUWARD_VECTOR Lanes Set(float x) { return {_mm256_set1_ps(x), _mm256_set1_ps(x)}; }
YOUWARD_VECTOR Lanes Add(Lanes a, Lanes b) { return {_mm256_add_ps(a.low, b.low), _mm256_add_ps(a.high, b.high)}; }
YOUWARD_VECTOR Lanes Sub(Lanes a, Lanes b) { return {_mm256_sub_ps(a.low, b.low), _mm256_sub_ps(a.high, b.high)}; }
YOUWARD_VECTOR Lanes Mul(Lanes a, Lanes b) { return {_mm256_mul_ps(a.low, b.low), _mm256_mul_ps(a.high, b.high)}; }
YOUWARD_VECTOR Lanes Div(Lanes a, Lanes b) { return {_mm256_div_ps(a.low, b.low), _mm256_div_ps(a.high, b.high)}; }
YOUWARD_VECTOR Lanes Min(Lanes a, Lanes b) { return {_mm256_min_ps(a.low, b.low), _mm256_min_ps(a.high, b.high)}; }
YOUWARD_VECTOR Lanes Max(Lanes a, Lanes b) { return {_mm256_max_ps(a.low, b.low), _mm256_max_ps(a.high, b.high)}; }
YOUWARD_VECTOR Lanes Fma(Lanes a, Lanes b, Lanes c) {
  return {_mm256_fmadd_ps(a.low, b.low, c.low), _mm256_fmadd_ps(a.high, b.high, c.high)};
}
YOUWARD_VECTOR Lanes Abs(Lanes a) {
  const __m256 sign = _mm256_set1_ps(-0.0f);
  return {_mm256_andnot_ps(sign, a.low), _mm256_andnot_ps(sign, a.high)};
}
YOUWARD_VECTOR Lanes Rint(Lanes a) {
  constexpr int kNearest = _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC;
  return {_mm256_round_ps(a.low, kNearest), _mm256_round_ps(a.high, kNearest)};
}
YOUWARD_VECTOR __m256 PowerOfTwo(__m256 n) {
  const __m256i exponent = _mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127));
  return _mm256_castsi256_ps(_mm256_slli_epi32(exponent, 23));
}
YOUWARD_VECTOR Lanes TimesPowerOfTwo(Lanes y, Lanes n) { return Mul(y, {PowerOfTwo(n.low), PowerOfTwo(n.high)}); }
YOUWARD_VECTOR __m256 KeepFirstOfEight(__m256 a, int count, __m256 other) {
  const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  const __m256i keep = _mm256_cmpgt_epi32(_mm256_set1_epi32(count), lane);
  return _mm256_blendv_ps(other, a, _mm256_castsi256_ps(keep));
}
YOUWARD_VECTOR Lanes KeepFirst(Lanes a, std::size_t count, Lanes other) {
  const int n = static_cast<int>(count);
  return {KeepFirstOfEight(a.low, n, other.low), KeepFirstOfEight(a.high, n - 8, other.high)};
}
YOUWARD_VECTOR float Lane(Lanes a) { return _mm256_cvtss_f32(a.low); }

using Activation = std::int16_t;
YOUWARD_VECTOR void StoreActivations(Lanes x, Activation* out) {
  const __m256i packed = _mm256_packs_epi32(_mm256_cvtps_epi32(x.low), _mm256_cvtps_epi32(x.high));
  const __m256i ordered = _mm256_permute4x64_epi64(packed, 0b11011000);  // packs works within halves
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), ordered);
}

constexpr std::size_t kQueries = 4;

#include "daemon/model/float_parts.inc"

constexpr std::size_t kOutputs = 16;
constexpr std::size_t kRows = 6;

// Eight rows of eight 32-bit cells, turned.
YOUWARD_KERNEL void Turn(__m256i (&rows)[8]) {
  __m256i a[8];
  __m256i b[8];
  for (int i = 0; i < 8; i += 2) {
    a[i] = _mm256_unpacklo_epi32(rows[i], rows[i + 1]);
    a[i + 1] = _mm256_unpackhi_epi32(rows[i], rows[i + 1]);
  }
  for (int i = 0; i < 8; i += 4) {
    b[i] = _mm256_unpacklo_epi64(a[i], a[i + 2]);
    b[i + 1] = _mm256_unpackhi_epi64(a[i], a[i + 2]);
    b[i + 2] = _mm256_unpacklo_epi64(a[i + 1], a[i + 3]);
    b[i + 3] = _mm256_unpackhi_epi64(a[i + 1], a[i + 3]);
  }
  for (int i = 0; i < 4; ++i) {
    rows[i] = _mm256_permute2x128_si256(b[i], b[i + 4], 0x20);
    rows[i + 4] = _mm256_permute2x128_si256(b[i], b[i + 4], 0x31);
  }
}

// panel[pair of inputs][output][2] from weights [kOutputs, columns].
YOUWARD_KERNEL void FillPanel(const std::int8_t* weights, std::size_t columns, std::int16_t* panel) {
  for (std::size_t group = 0; group < kOutputs; group += 8) {
    for (std::size_t i = 0; i < columns; i += 16) {
      __m256i rows[8];
      for (std::size_t o = 0; o < 8; ++o) {
        const auto* source = reinterpret_cast<const __m128i*>(weights + (group + o) * columns + i);
        rows[o] = _mm256_cvtepi8_epi16(_mm_loadu_si128(source));
      }
      Turn(rows);
      for (std::size_t pair = 0; pair < 8; ++pair) {
        std::int16_t* target = panel + (i / 2 + pair) * kOutputs * 2 + group * 2;
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(target), rows[pair]);
      }
    }
  }
}

YOUWARD_VECTOR void Finish(__m256i sums, float scale, const Matrix& matrix, std::size_t output, float* out) {
  const __m256 scaled = _mm256_mul_ps(_mm256_cvtepi32_ps(sums), _mm256_set1_ps(scale));
  const __m256 result =
      _mm256_fmadd_ps(scaled, _mm256_loadu_ps(matrix.scale + output), _mm256_loadu_ps(matrix.bias + output));
  _mm256_storeu_ps(out + output, result);
}

// The sums are held as eight integers, not as the __m256i that intrinsics take: GCC 12 copies each of them otherwise.
using Integers = int __attribute__((vector_size(32)));

template <std::size_t rows>
YOUWARD_KERNEL void Tile(const Quantised& x, std::size_t row, const std::int16_t* panel, const Matrix& matrix,
                         std::size_t output, float* out) {
  const std::size_t columns = x.columns;
  const Activation* const values = reinterpret_cast<const Activation*>(x.values) + row * columns;
  Integers sums[rows][2];
  for (std::size_t r = 0; r < rows; ++r) sums[r][0] = sums[r][1] = Integers{};
  for (std::size_t i = 0; i < columns; i += 2, panel += kOutputs * 2) {
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(panel));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(panel + kOutputs));
    for (std::size_t r = 0; r < rows; ++r) {
      std::int32_t pair;
      std::memcpy(&pair, values + r * columns + i, sizeof(pair));
      const __m256i pairs = _mm256_set1_epi32(pair);
      sums[r][0] += reinterpret_cast<Integers>(_mm256_madd_epi16(low, pairs));
      sums[r][1] += reinterpret_cast<Integers>(_mm256_madd_epi16(high, pairs));
    }
  }
  for (std::size_t r = 0; r < rows; ++r) {
    float* const target = out + (row + r) * matrix.rows;
    Finish(reinterpret_cast<__m256i>(sums[r][0]), x.scales[row + r], matrix, output, target);
    Finish(reinterpret_cast<__m256i>(sums[r][1]), x.scales[row + r], matrix, output + 8, target);
  }
}

YOUWARD_KERNEL void Product(const Quantised& x, const Matrix& matrix, std::byte* memory, float* out) {
  auto* const panel = reinterpret_cast<std::int16_t*>(memory);
  for (std::size_t output = 0; output < matrix.rows; output += kOutputs) {
    FillPanel(matrix.weight + output * x.columns, x.columns, panel);
    std::size_t row = 0;
    for (; row + kRows <= x.rows; row += kRows) Tile<kRows>(x, row, panel, matrix, output, out);
    switch (x.rows - row) {
      case 1:
        Tile<1>(x, row, panel, matrix, output, out);
        break;
      case 2:
        Tile<2>(x, row, panel, matrix, output, out);
        break;
      case 3:
        Tile<3>(x, row, panel, matrix, output, out);
        break;
      case 4:
        Tile<4>(x, row, panel, matrix, output, out);
        break;
      case 5:
        Tile<5>(x, row, panel, matrix, output, out);
        break;
      default:
        break;
    }
  }
}

constexpr Kernels kKernels{"avx2", Quantise, Product, Gelu, Normalise, Attention, DenseOf, Sigmoid};

}  // namespace

const Kernels* Avx2Kernels() { return &kKernels; }

}  // namespace youward::model

#else

namespace youward::model {
const Kernels* Avx2Kernels() { return nullptr; }
}  // namespace youward::model

#endif
