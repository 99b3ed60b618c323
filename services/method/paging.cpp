// Sizes, tokens, and when a page is full.
#include "services/method/paging.h"

#include <algorithm>
#include <utility>

#include "engine/try.h"

namespace motcua {

OrRejection<int32_t> page_size_of(int32_t asked) {
  if (asked < 0) return reject_field("page_size", "not_negative");
  return asked == 0 ? page_size_default : std::min(asked, page_size_max);
}

OrRejection<Page> Page::of(std::string question, int32_t size, const std::string& token) {
  Page page;
  page.size_ = TRY(page_size_of(size));
  if (!token.empty()) {
    page.after_ = parse_page_token(question, token);
    if (!page.after_) return reject(Reason::PAGE_TOKEN_INVALID);
  }
  page.question_ = std::move(question);
  return page;
}

bool Page::takes(std::string_view key, size_t bytes) {
  const bool full = count_ > 0 && (count_ == size_ || bytes_ + bytes > page_bytes_max);
  if (full) {
    next_page_token_ = make_page_token(question_, last_);
    return false;
  }
  ++count_;
  bytes_ += bytes;
  last_ = key;
  return true;
}

}  // namespace motcua
