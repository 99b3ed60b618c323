// Boost.JSON's parser with a handler that keeps only hashes of keys. The library is header-only;
// this file has its sources.
#include "services/gateway/json_check.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>
#include <cstdint>
#include <vector>

namespace motcua {
namespace {

namespace json = boost::json;
using ErrorCode = json::error_code;

// FNV-1a of a key, without "_" and case: unit_at_fault and unitAtFault are one field. Whoever makes
// two keys with one hash is refused, which is all it gives.
class KeyHash {
 public:
  void add(std::string_view part) {
    for (const char c : part) {
      if (c == '_') continue;
      const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      hash_ = (hash_ ^ static_cast<unsigned char>(small)) * 0x100000001b3;
    }
  }
  uint64_t take() { return std::exchange(hash_, offset); }

 private:
  static constexpr uint64_t offset = 0xcbf29ce484222325;
  uint64_t hash_ = offset;
};

// The library calls each as its name says; false ends the parsing.
class Strictness {
 public:
  static constexpr size_t max_object_size = SIZE_MAX;
  static constexpr size_t max_array_size = SIZE_MAX;
  static constexpr size_t max_key_size = SIZE_MAX;
  static constexpr size_t max_string_size = SIZE_MAX;

  explicit Strictness(size_t values_max) : values_left_(values_max) {}

  bool on_document_begin(ErrorCode&) { return true; }
  bool on_document_end(ErrorCode&) { return true; }
  bool on_object_begin(ErrorCode& error) {
    firsts_.push_back(keys_.size());
    return one_more(error);
  }
  bool on_object_end(size_t, ErrorCode& error) {
    const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(firsts_.back());
    std::sort(begin, keys_.end());
    const bool is_doubled = std::adjacent_find(begin, keys_.end()) != keys_.end();
    keys_.erase(begin, keys_.end());
    firsts_.pop_back();
    return is_doubled ? refuse("a key twice in one object", error) : true;
  }
  bool on_array_begin(ErrorCode& error) { return one_more(error); }
  bool on_array_end(size_t, ErrorCode&) { return true; }
  bool on_key_part(json::string_view part, size_t, ErrorCode&) {
    hash_.add({part.data(), part.size()});
    return true;
  }
  bool on_key(json::string_view part, size_t, ErrorCode&) {
    hash_.add({part.data(), part.size()});
    keys_.push_back(hash_.take());
    return true;
  }
  bool on_string_part(json::string_view, size_t, ErrorCode&) { return true; }
  bool on_string(json::string_view, size_t, ErrorCode& error) { return one_more(error); }
  bool on_number_part(json::string_view, ErrorCode&) { return true; }
  bool on_int64(int64_t, json::string_view, ErrorCode& error) { return one_more(error); }
  bool on_uint64(uint64_t, json::string_view, ErrorCode& error) { return one_more(error); }
  bool on_double(double, json::string_view, ErrorCode& error) { return one_more(error); }
  bool on_bool(bool, ErrorCode& error) { return one_more(error); }
  bool on_null(ErrorCode& error) { return one_more(error); }
  bool on_comment_part(json::string_view, ErrorCode&) { return true; }
  bool on_comment(json::string_view, ErrorCode&) { return true; }

  const std::string& cause() const { return cause_; }

 private:
  bool one_more(ErrorCode& error) {
    return values_left_-- > 0 ? true : refuse("too many values for its size", error);
  }
  bool refuse(const char* cause, ErrorCode& error) {
    cause_ = cause;
    error = json::error::syntax;
    return false;
  }

  size_t values_left_;
  KeyHash hash_;
  std::vector<uint64_t> keys_;  // of all open objects, one after another
  std::vector<size_t> firsts_;  // where the keys of each begin
  std::string cause_;
};

}  // namespace

std::optional<JsonFault> check_json(std::string_view text, const JsonLimits& limits) {
  json::parse_options options;
  options.max_depth = limits.depth_max;
  json::basic_parser<Strictness> parser(options, limits.values_max);
  ErrorCode error;
  const size_t read = parser.write_some(false, text.data(), text.size(), error);
  const bool has_more =
      !error && std::any_of(text.begin() + static_cast<std::ptrdiff_t>(read), text.end(),
                            [](char c) { return c != ' ' && c != '\n' && c != '\r' && c != '\t'; });
  if (!error && !has_more) return std::nullopt;
  const std::string& cause = parser.handler().cause();
  return JsonFault{.offset = read,
                   .cause = has_more        ? "more text after the message"
                            : cause.empty() ? error.message()
                                            : cause};
}

}  // namespace motcua
