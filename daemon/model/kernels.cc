#include "daemon/model/kernels.h"

#include <array>

namespace youward::model {
namespace {

struct Available {
  std::array<const Kernels*, 3> kernels{};
  std::size_t count = 0;

  void Add(const Kernels* added) {
    if (added != nullptr) kernels[count++] = added;
  }
};

Available Detect() {
  Available available;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512vnni")) {
    available.Add(Avx512VnniKernels());
  }
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) available.Add(Avx2Kernels());
#endif
  available.Add(PortableKernels());
  return available;
}

}  // namespace

std::span<const Kernels* const> AvailableKernels() {
  static const Available available = Detect();
  return {available.kernels.data(), available.count};
}

const Kernels& BestKernels() { return *AvailableKernels().front(); }

}  // namespace youward::model
