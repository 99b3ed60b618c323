// Large answers that their callers have not taken yet. A caller that reads slowly, or not at all,
// keeps them in memory; so there is a bound on all of them together, and on those of one caller.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "services/method/shares.h"

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
  // Of each caller half of it, which is more than the greatest answer.
  explicit WaitingAnswers(size_t bytes_max)
      : waiting_(std::make_shared<Waiting>(bytes_max)), shares_(bytes_max / 2) {}

  // The answer, counted until it is let go; nothing if too much waits, in all or of theirs
  // (whose_share).
  std::optional<AnswerBytes> add(std::string&& answer, const std::string& whose) {
    const size_t size = answer.size();
    auto share = shares_.take(whose, size);
    if (!share) return std::nullopt;
    if (waiting_->bytes.fetch_add(size) + size > waiting_->bytes_max) {
      waiting_->bytes -= size;
      return std::nullopt;
    }
    return counted(std::move(answer), std::move(*share));
  }
  // The same, however much waits.
  AnswerBytes add_in_any_case(std::string&& answer, const std::string& whose) {
    const size_t size = answer.size();
    waiting_->bytes += size;
    return counted(std::move(answer), shares_.take_in_any_case(whose, size));
  }

  // For theirs.
  bool is_full(const std::string& whose) const {
    return waiting_->bytes >= waiting_->bytes_max || shares_.is_full(whose);
  }
  size_t bytes() const { return waiting_->bytes; }

 private:
  struct Waiting {
    explicit Waiting(size_t most) : bytes_max(most) {}
    const size_t bytes_max;
    std::atomic<size_t> bytes = 0;
  };

  AnswerBytes counted(std::string&& answer, Shares::Place share) const {
    // Shares the count: a transport may let go of the answer after the server is gone.
    const auto leave = [waiting = waiting_, size = answer.size(),
                        share = std::move(share)](const void*) { waiting->bytes -= size; };
    return {std::move(answer), std::shared_ptr<const void>(waiting_.get(), leave)};
  }

  const std::shared_ptr<Waiting> waiting_;
  Shares shares_;  // of bytes
};

}  // namespace motcua
