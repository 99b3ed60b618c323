// Large answers that their callers have not taken yet: a caller that reads slowly, or not at all,
// keeps them in memory, so there is a bound to all of them together.
#pragma once

#include <grpcpp/support/byte_buffer.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace motcua {

// Smaller ones are as many as there are calls under way.
inline constexpr size_t large_answer_bytes = 8 << 10;

// Safe for any thread.
class WaitingAnswers {
 public:
  explicit WaitingAnswers(size_t bytes_max) : waiting_(std::make_shared<Waiting>(bytes_max)) {}

  // The answer as gRPC takes it, counted until gRPC lets go of it; nothing if too much waits.
  std::optional<grpc::ByteBuffer> add(std::string&& answer) {
    const size_t size = answer.size();
    if (waiting_->bytes.fetch_add(size) + size > waiting_->bytes_max) {
      waiting_->bytes -= size;
      return std::nullopt;
    }
    return counted(std::move(answer));
  }
  // The same, however much waits.
  grpc::ByteBuffer add_in_any_case(std::string&& answer) {
    waiting_->bytes += answer.size();
    return counted(std::move(answer));
  }

  bool is_full() const { return waiting_->bytes >= waiting_->bytes_max; }
  size_t bytes() const { return waiting_->bytes; }

 private:
  struct Waiting {
    explicit Waiting(size_t most) : bytes_max(most) {}
    const size_t bytes_max;
    std::atomic<size_t> bytes = 0;
  };
  struct One {
    ~One() { waiting->bytes -= answer.size(); }
    std::shared_ptr<Waiting> waiting;  // gRPC may let go of it after the server is gone
    std::string answer;
  };

  grpc::ByteBuffer counted(std::string&& answer) const {
    auto* const one = new One{waiting_, std::move(answer)};
    const grpc::Slice slice(
        one->answer.data(), one->answer.size(),
        [](void* taken) { delete static_cast<One*>(taken); }, one);
    return grpc::ByteBuffer(&slice, 1);
  }

  const std::shared_ptr<Waiting> waiting_;
};

}  // namespace motcua
