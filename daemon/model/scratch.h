// Memory that a prediction works in, kept for the next one.
//
//   Scratch scratch;                       // one a thread
//   model.Predict(input, scratch);
//
// Grows to what the largest window needs (about 4 MiB with the shipped weights) and stays there. One thread at a time.
#ifndef YOUWARD_DAEMON_MODEL_SCRATCH_H_
#define YOUWARD_DAEMON_MODEL_SCRATCH_H_

#include <cstddef>
#include <memory>
#include <new>

namespace youward::model {

// Elements at a multiple of 64 bytes; not initialised.
template <typename T>
class AlignedBuffer {
 public:
  // At least `count` elements, valid until the next call; what was there may be gone.
  T* Get(std::size_t count) {
    if (count > count_) {
      memory_.reset();
      memory_.reset(static_cast<T*>(::operator new(count * sizeof(T), kAlignment)));
      count_ = count;
    }
    return memory_.get();
  }

 private:
  static constexpr std::align_val_t kAlignment{64};
  struct Free {
    void operator()(T* memory) const { ::operator delete(memory, kAlignment); }
  };

  std::unique_ptr<T, Free> memory_;
  std::size_t count_ = 0;
};

class Scratch {
 private:
  friend class Encoder;

  AlignedBuffer<float> rows_;        // [rows, hidden]: the layers' input and output
  AlignedBuffer<float> wide_;        // [rows, feed or 3 · hidden]
  AlignedBuffer<float> narrow_;      // [rows, hidden]
  AlignedBuffer<float> attention_;   // AttentionFloats()
  AlignedBuffer<float> scales_;      // quantised rows
  AlignedBuffer<std::byte> values_;  // quantised rows
  AlignedBuffer<std::byte> panel_;   // PanelBytes()
};

}  // namespace youward::model

#endif  // YOUWARD_DAEMON_MODEL_SCRATCH_H_
