// Large answers that their callers have not taken yet. A caller that reads slowly, or not at all,
// keeps them in memory; so there is a bound on all of them together.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace motcua {

// Smaller ones are as many as there are calls under way.
inline constexpr size_t large_answer_bytes = 8 << 10;

// An answer, serialized, for as long as its transport keeps it.
struct AnswerBytes {
  std::string bytes;
  std::shared_ptr<const void> place;  // counts it among those that wait; may be empty
};

// Safe for any thread.
class WaitingAnswers {
 public:
  explicit WaitingAnswers(size_t bytes_max) : waiting_(std::make_shared<Waiting>(bytes_max)) {}

  // The answer, counted until it is let go; nothing if too much waits.
  std::optional<AnswerBytes> add(std::string&& answer) {
    const size_t size = answer.size();
    if (waiting_->bytes.fetch_add(size) + size > waiting_->bytes_max) {
      waiting_->bytes -= size;
      return std::nullopt;
    }
    return counted(std::move(answer));
  }
  // The same, however much waits.
  AnswerBytes add_in_any_case(std::string&& answer) {
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

  AnswerBytes counted(std::string&& answer) const {
    // Shares the count: a transport may let go of the answer after the server is gone.
    const auto leave = [waiting = waiting_, size = answer.size()](const void*) {
      waiting->bytes -= size;
    };
    return {std::move(answer), std::shared_ptr<const void>(waiting_.get(), leave)};
  }

  const std::shared_ptr<Waiting> waiting_;
};

}  // namespace motcua
