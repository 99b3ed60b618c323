// A page of a list whose items come in the order of their keys (AIP-158): at most so many items,
// and so many bytes. The next page begins after the last key, so a walk over the pages misses
// nothing that was there throughout. Lists of dossiers are paged where they are looked up
// (engine/lookup/list.h).
#pragma once

#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>

#include "engine/lookup/page_token.h"
#include "engine/rejection.h"
#include "engine/try.h"
#include "services/method/wire.h"

namespace motcua {

inline constexpr int32_t page_size_default = 100;
inline constexpr int32_t page_size_max = 1000;
// A client of gRPC takes messages of 4 MB unless told otherwise.
inline constexpr size_t page_bytes_max = 3 << 20;

// The size asked for: 0 is the default, too large is lowered.
OrRejection<int32_t> page_size_of(int32_t asked);

// What a request of a list asks, read by the field list of the query, or of its part `asked`: the
// list that the page's token is bound to.
template <class Request, Described Asked, class Query>
OrRejection<void> read_query(const Request& request, Asked& asked, Query& query) {
  Rejection rejection;
  wire::from_message(request, asked, rejection.violations, "", wire::Strictness::query);
  const auto size = page_size_of(request.page_size());
  if (!size) rejection.violations.push_back(size.error().violations.front());
  if (!rejection.violations.empty()) return tl::unexpected(std::move(rejection));
  query.page_size = *size;
  query.page_token = request.page_token();
  return {};
}
template <class Request, Described Query>
OrRejection<void> read_query(const Request& request, Query& query) {
  return read_query(request, query, query);
}

// For a list that is paged where it is looked up: calls look_up(size), and again with half the size
// while the answer has more bytes than a page. That is rare: dossiers are small.
template <class LookUp>
auto page_within_bytes(int32_t size, const LookUp& look_up) {
  auto response = look_up(size);
  while (response && response->ByteSizeLong() > page_bytes_max && size > 1) {
    response = look_up(size /= 2);
  }
  return response;
}

// Of a list of findings without pages.
inline constexpr int32_t findings_listed_max = 10'000;

// A list without pages: its first items, at most so many, and with what is told beside them no more
// bytes than a page has. The others are only counted.
class FirstItems {
 public:
  explicit FirstItems(int32_t count_max, size_t bytes_beside = 0)
      : count_max_(count_max), bytes_(bytes_beside) {}
  // False: this one is not among them, and none after it.
  bool takes(size_t bytes) {
    is_full_ = is_full_ || count_ == count_max_ || bytes_ + bytes > page_bytes_max;
    ++count_;
    bytes_ += bytes;
    return !is_full_;
  }
  bool is_full() const { return is_full_; }

 private:
  const int32_t count_max_;
  size_t bytes_;
  int32_t count_ = 0;
  bool is_full_ = false;
};

class Page {
 public:
  // As the request asks. The token is bound to its other fields but the page's size.
  template <class Request>
  static OrRejection<Page> of(const Request& request) {
    Request question = request;
    question.clear_page_size();
    question.clear_page_token();
    return of(question.GetTypeName() + question.SerializeAsString(), request.page_size(),
              request.page_token());
  }

  // The key of the last item that was on a page before, if any was.
  const std::optional<std::string>& after() const { return after_; }
  // True: the item was on a page before.
  bool was_told(std::string_view key) const { return after_ && key <= *after_; }
  // False: the page is full, and this item is the first of the next.
  bool takes(std::string_view key, size_t bytes);
  const std::string& next_page_token() const { return next_page_token_; }  // empty: no more

 private:
  static OrRejection<Page> of(std::string question, int32_t size, const std::string& token);

  std::string question_;
  int32_t size_ = page_size_default;
  std::optional<std::string> after_;
  std::string last_;
  int32_t count_ = 0;
  size_t bytes_ = 0;
  std::string next_page_token_;
};

}  // namespace motcua
