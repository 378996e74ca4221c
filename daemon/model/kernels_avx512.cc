// AVX-512 VNNI multiplies 64 pairs of bytes at a time, one signed and one not, and adds groups of four to 32-bit sums
// without saturation. Here the weights are the ones without a sign: 128 is added to each while sixty-four outputs'
// weights are copied into a panel, four inputs of every output side by side, and 128 times the row's sum of activations
// is taken off the result. The panel stays in a near cache while every row of activations meets it; filling it costs
// about as much as five rows, and in return the weights stay in the file's shared memory as they are.
#include "daemon/model/kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include <cstdint>
#include <cstring>

namespace youward::model {
namespace {

#define YOUWARD_KERNEL __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,avx2,fma"))) inline
#define YOUWARD_VECTOR YOUWARD_KERNEL __attribute__((always_inline))

struct Lanes {
  __m512 all;
};

YOUWARD_VECTOR Lanes Load(const float* x) { return {_mm512_loadu_ps(x)}; }
YOUWARD_VECTOR void Store(Lanes x, float* out) { _mm512_storeu_ps(out, x.all); }
YOUWARD_VECTOR Lanes Set(float x) { return {_mm512_set1_ps(x)}; }
YOUWARD_VECTOR Lanes Add(Lanes a, Lanes b) { return {_mm512_add_ps(a.all, b.all)}; }
YOUWARD_VECTOR Lanes Sub(Lanes a, Lanes b) { return {_mm512_sub_ps(a.all, b.all)}; }
YOUWARD_VECTOR Lanes Mul(Lanes a, Lanes b) { return {_mm512_mul_ps(a.all, b.all)}; }
YOUWARD_VECTOR Lanes Div(Lanes a, Lanes b) { return {_mm512_div_ps(a.all, b.all)}; }
YOUWARD_VECTOR Lanes Min(Lanes a, Lanes b) { return {_mm512_min_ps(a.all, b.all)}; }
YOUWARD_VECTOR Lanes Max(Lanes a, Lanes b) { return {_mm512_max_ps(a.all, b.all)}; }
YOUWARD_VECTOR Lanes Fma(Lanes a, Lanes b, Lanes c) { return {_mm512_fmadd_ps(a.all, b.all, c.all)}; }
YOUWARD_VECTOR Lanes Abs(Lanes a) { return {_mm512_abs_ps(a.all)}; }
YOUWARD_VECTOR Lanes Rint(Lanes a) {
  return {_mm512_roundscale_ps(a.all, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC)};
}
YOUWARD_VECTOR Lanes TimesPowerOfTwo(Lanes y, Lanes n) {
  const __m512i exponent = _mm512_add_epi32(_mm512_cvtps_epi32(n.all), _mm512_set1_epi32(127));
  return Mul(y, {_mm512_castsi512_ps(_mm512_slli_epi32(exponent, 23))});
}
YOUWARD_VECTOR Lanes KeepFirst(Lanes a, std::size_t count, Lanes other) {
  const auto keep = static_cast<__mmask16>((1u << count) - 1);
  return {_mm512_mask_blend_ps(keep, other.all, a.all)};
}
YOUWARD_VECTOR float Lane(Lanes a) { return _mm512_cvtss_f32(a.all); }

using Activation = std::int8_t;
YOUWARD_VECTOR void StoreActivations(Lanes x, Activation* out) {
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm512_cvtsepi32_epi8(_mm512_cvtps_epi32(x.all)));
}

constexpr std::size_t kQueries = 8;

#include "daemon/model/float_parts.inc"

constexpr std::size_t kOutputs = 64;
constexpr std::size_t kVectors = kOutputs / 16;
constexpr std::size_t kRows = 6;

// Sixteen rows of sixteen 32-bit cells, turned.
YOUWARD_KERNEL void Turn(__m512i (&rows)[16]) {
  __m512i a[16];
  __m512i b[16];
  for (int i = 0; i < 16; i += 2) {
    a[i] = _mm512_unpacklo_epi32(rows[i], rows[i + 1]);
    a[i + 1] = _mm512_unpackhi_epi32(rows[i], rows[i + 1]);
  }
  for (int i = 0; i < 16; i += 4) {
    b[i] = _mm512_unpacklo_epi64(a[i], a[i + 2]);
    b[i + 1] = _mm512_unpackhi_epi64(a[i], a[i + 2]);
    b[i + 2] = _mm512_unpacklo_epi64(a[i + 1], a[i + 3]);
    b[i + 3] = _mm512_unpackhi_epi64(a[i + 1], a[i + 3]);
  }
  for (int i = 0; i < 4; ++i) {
    const __m512i even_low = _mm512_shuffle_i32x4(b[i], b[i + 4], 0x88);
    const __m512i even_high = _mm512_shuffle_i32x4(b[i + 8], b[i + 12], 0x88);
    const __m512i odd_low = _mm512_shuffle_i32x4(b[i], b[i + 4], 0xDD);
    const __m512i odd_high = _mm512_shuffle_i32x4(b[i + 8], b[i + 12], 0xDD);
    rows[i] = _mm512_shuffle_i32x4(even_low, even_high, 0x88);
    rows[i + 4] = _mm512_shuffle_i32x4(odd_low, odd_high, 0x88);
    rows[i + 8] = _mm512_shuffle_i32x4(even_low, even_high, 0xDD);
    rows[i + 12] = _mm512_shuffle_i32x4(odd_low, odd_high, 0xDD);
  }
}

// panel[four inputs][output][4], each weight plus 128, from weights [kOutputs, columns].
YOUWARD_KERNEL void FillPanel(const std::int8_t* weights, std::size_t columns, std::byte* panel) {
  const __m512i sign = _mm512_set1_epi8(-128);
  for (std::size_t vector = 0; vector < kVectors; ++vector) {
    for (std::size_t i = 0; i < columns; i += 64) {
      __m512i rows[16];
      for (std::size_t o = 0; o < 16; ++o) {
        rows[o] = _mm512_xor_si512(_mm512_loadu_si512(weights + (vector * 16 + o) * columns + i), sign);
      }
      Turn(rows);
      for (std::size_t four = 0; four < 16; ++four) {
        _mm512_storeu_si512(panel + (i / 4 + four) * kOutputs * 4 + vector * 64, rows[four]);
      }
    }
  }
}

// What the sums of each row begin with: −128 times the sum of its activations.
YOUWARD_KERNEL void FillStarts(const Quantised& x, std::int32_t* starts) {
  const auto* const values = reinterpret_cast<const Activation*>(x.values);
  for (std::size_t row = 0; row < x.rows; ++row) {
    __m512i sums = _mm512_setzero_si512();
    for (std::size_t i = 0; i < x.columns; i += 64) {
      sums = _mm512_dpbusd_epi32(sums, _mm512_set1_epi8(1), _mm512_loadu_si512(values + row * x.columns + i));
    }
    starts[row] = -128 * _mm512_reduce_add_epi32(sums);
  }
}

// The sums are held as sixteen integers, not as the __m512i that intrinsics take: GCC 12 copies each of them twice an
// instruction otherwise, which more than halves the speed.
using Integers = int __attribute__((vector_size(64)));

template <std::size_t rows>
YOUWARD_KERNEL void Tile(const Quantised& x, std::size_t row, const std::int32_t* starts, const std::byte* panel,
                         const Matrix& matrix, std::size_t output, float* out) {
  const std::size_t columns = x.columns;
  const Activation* const values = reinterpret_cast<const Activation*>(x.values) + row * columns;
  Integers sums[rows][kVectors];
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t v = 0; v < kVectors; ++v)
      sums[r][v] = reinterpret_cast<Integers>(_mm512_set1_epi32(starts[row + r]));
  }
  for (std::size_t i = 0; i < columns; i += 4, panel += kOutputs * 4) {
    __m512i weights[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) weights[v] = _mm512_loadu_si512(panel + v * 64);
    for (std::size_t r = 0; r < rows; ++r) {
      std::int32_t four;
      std::memcpy(&four, values + r * columns + i, sizeof(four));
      const __m512i fours = _mm512_set1_epi32(four);
      for (std::size_t v = 0; v < kVectors; ++v) {
        sums[r][v] =
            reinterpret_cast<Integers>(_mm512_dpbusd_epi32(reinterpret_cast<__m512i>(sums[r][v]), weights[v], fours));
      }
    }
  }
  for (std::size_t r = 0; r < rows; ++r) {
    const __m512 scale = _mm512_set1_ps(x.scales[row + r]);
    for (std::size_t v = 0; v < kVectors; ++v) {
      const std::size_t at = output + v * 16;
      const __m512 scaled = _mm512_mul_ps(_mm512_cvtepi32_ps(reinterpret_cast<__m512i>(sums[r][v])), scale);
      const __m512 result =
          _mm512_fmadd_ps(scaled, _mm512_loadu_ps(matrix.scale + at), _mm512_loadu_ps(matrix.bias + at));
      _mm512_storeu_ps(out + (row + r) * matrix.rows + at, result);
    }
  }
}

YOUWARD_KERNEL void Product(const Quantised& x, const Matrix& matrix, std::byte* memory, float* out) {
  std::byte* const panel = memory;
  auto* const starts = reinterpret_cast<std::int32_t*>(memory + kOutputs * x.columns);
  FillStarts(x, starts);
  for (std::size_t output = 0; output < matrix.rows; output += kOutputs) {
    FillPanel(matrix.weight + output * x.columns, x.columns, panel);
    std::size_t row = 0;
    for (; row + kRows <= x.rows; row += kRows) Tile<kRows>(x, row, starts, panel, matrix, output, out);
    switch (x.rows - row) {
      case 1:
        Tile<1>(x, row, starts, panel, matrix, output, out);
        break;
      case 2:
        Tile<2>(x, row, starts, panel, matrix, output, out);
        break;
      case 3:
        Tile<3>(x, row, starts, panel, matrix, output, out);
        break;
      case 4:
        Tile<4>(x, row, starts, panel, matrix, output, out);
        break;
      case 5:
        Tile<5>(x, row, starts, panel, matrix, output, out);
        break;
      default:
        break;
    }
  }
}

constexpr Kernels kKernels{"avx512vnni", Quantise, Product, Gelu, Normalise, Attention, DenseOf, Sigmoid};

}  // namespace

const Kernels* Avx512VnniKernels() { return &kKernels; }

}  // namespace youward::model

#else

namespace youward::model {
const Kernels* Avx512VnniKernels() { return nullptr; }
}  // namespace youward::model

#endif
