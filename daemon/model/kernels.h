// The encoder's arithmetic on rows of numbers, once for each family of processors.
//
//   const Kernels& kernels = BestKernels();
//   kernels.quantise(x, rows, columns, quantised);
//   kernels.product(quantised, matrix, panel, out);
//
// All of them give the same bits: integer sums are exact, and everything in single precision is one source
// (float_parts.inc) whose operations have one order. Pure functions, any thread; memory is the caller's.
#ifndef YOUWARD_DAEMON_MODEL_KERNELS_H_
#define YOUWARD_DAEMON_MODEL_KERNELS_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "daemon/model/weights.h"

namespace youward::model {

// Rows rounded to whole numbers between −127 and 127, with a scale each. How a number is stored is each family's
// affair, so that quantise and product of one family belong together.
struct Quantised {
  std::size_t rows = 0;
  std::size_t columns = 0;      // a multiple of 64
  std::byte* values = nullptr;  // 2 · rows · columns bytes
  float* scales = nullptr;      // rows
};

struct Kernels {
  std::string_view name;

  // Fills `out` from x [rows, columns].
  void (*quantise)(const float* x, std::size_t rows, std::size_t columns, Quantised& out);

  // out [x.rows, matrix.rows] = x · matrixᵀ. `panel` has PanelBytes(); matrix.rows is a multiple of 64.
  void (*product)(const Quantised& x, const Matrix& matrix, std::byte* panel, float* out);

  // Each of n numbers in its place; n is a multiple of 16, here and below.
  void (*gelu)(float* x, std::size_t n);

  // Each row of x [rows, columns] (plus the row of `added`, unless null), normalised in its place.
  void (*normalise)(float* x, const float* added, std::size_t rows, std::size_t columns, const Norm& norm);

  // out [rows, hidden] from qkv [rows, 3 · hidden], hidden = 32 · heads; rows > 0. `scratch` has AttentionFloats(rows).
  void (*attention)(const float* qkv, std::size_t rows, std::size_t heads, float* out, float* scratch);

  // out [dense.rows] of one row x.
  void (*dense)(const float* x, const Dense& dense, float* out);

  float (*sigmoid)(float x);
};

constexpr std::size_t PanelBytes(std::size_t rows, std::size_t columns) { return 64 * columns + 4 * rows; }
constexpr std::size_t AttentionFloats(std::size_t rows) { return (rows + 15) / 16 * 16 * (32 + 32 + 8); }

// Those that this processor can run, the fastest first; the last one, "portable", runs everywhere.
std::span<const Kernels* const> AvailableKernels();
const Kernels& BestKernels();

// One a family; null where the program was built for other processors.
const Kernels* PortableKernels();
const Kernels* Avx2Kernels();        // needs AVX2 and FMA
const Kernels* Avx512VnniKernels();  // needs AVX-512 F, BW, VL and VNNI

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_KERNELS_H_
