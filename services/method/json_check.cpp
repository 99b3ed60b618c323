// Boost.JSON's parser with a handler that keeps hashes of keys, and where in the message it is. The
// library is header-only; this file has its sources.
#include "services/method/json_check.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/src.hpp>
#include <cstdint>
#include <vector>

#include "services/method/json_shape.h"

namespace motcua {
namespace {

namespace json = boost::json;
using ErrorCode = json::error_code;
using Kind = JsonShape::Kind;

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

  Strictness(const JsonLimits& limits, const google::protobuf::Descriptor* type)
      : values_left_(limits.values_max) {
    if (type) shape_.emplace(*type, limits.any_case);
  }

  bool on_document_begin(ErrorCode&) { return true; }
  bool on_document_end(ErrorCode&) { return true; }
  bool on_object_begin(ErrorCode& error) {
    firsts_.push_back(keys_.size());
    return one_more(Kind::object, error);
  }
  bool on_object_end(size_t, ErrorCode& error) {
    const auto begin = keys_.begin() + static_cast<std::ptrdiff_t>(firsts_.back());
    std::sort(begin, keys_.end());
    const bool is_doubled = std::adjacent_find(begin, keys_.end()) != keys_.end();
    keys_.erase(begin, keys_.end());
    firsts_.pop_back();
    if (shape_) shape_->end();
    return is_doubled ? refuse("a key twice in one object", error) : true;
  }
  bool on_array_begin(ErrorCode& error) { return one_more(Kind::list, error); }
  bool on_array_end(size_t, ErrorCode&) {
    if (shape_) shape_->end();
    return true;
  }
  bool on_key_part(json::string_view part, size_t, ErrorCode&) {
    hash_.add({part.data(), part.size()});
    if (shape_) key_.append(part.data(), part.size());
    return true;
  }
  bool on_key(json::string_view part, size_t, ErrorCode&) {
    hash_.add({part.data(), part.size()});
    keys_.push_back(hash_.take());
    if (shape_) {
      shape_->key(key_.append(part.data(), part.size()));
      key_.clear();
    }
    return true;
  }
  bool on_string_part(json::string_view part, size_t, ErrorCode&) {
    add_text(part);
    return true;
  }
  bool on_string(json::string_view part, size_t, ErrorCode& error) {
    add_text(part);
    return one_more(Kind::text, error);
  }
  bool on_number_part(json::string_view part, ErrorCode&) {
    add_text(part);
    return true;
  }
  bool on_int64(int64_t, json::string_view part, ErrorCode& error) {
    add_text(part);
    return one_more(Kind::number, error);
  }
  bool on_uint64(uint64_t, json::string_view part, ErrorCode& error) {
    add_text(part);
    return one_more(Kind::number, error);
  }
  bool on_double(double, json::string_view part, ErrorCode& error) {
    add_text(part);
    return one_more(Kind::number, error);
  }
  bool on_bool(bool, ErrorCode& error) { return one_more(Kind::boolean, error); }
  bool on_null(ErrorCode& error) { return one_more(Kind::null, error); }
  bool on_comment_part(json::string_view, ErrorCode&) { return true; }
  bool on_comment(json::string_view, ErrorCode&) { return true; }

  const std::string& cause() const { return cause_; }
  const std::optional<Violation>& violation() const { return violation_; }

 private:
  bool one_more(Kind kind, ErrorCode& error) {
    if (values_left_-- == 0) return refuse("too many values for its size", error);
    if (shape_) violation_ = shape_->value(kind, text_);
    text_.clear();
    return violation_ ? refuse("", error) : true;
  }
  void add_text(json::string_view part) {
    if (!shape_) return;
    text_.append(part.data(), std::min(part.size(), JsonShape::text_bytes_max - text_.size()));
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
  std::optional<JsonShape> shape_;  // none: of no message
  std::string key_;                 // as far as it has come
  std::string text_;                // of a text or number, likewise, its beginning
  std::optional<Violation> violation_;
};

}  // namespace

std::optional<JsonFault> check_json(std::string_view text, const JsonLimits& limits,
                                    const google::protobuf::Descriptor* type) {
  json::parse_options options;
  options.max_depth = limits.depth_max;
  json::basic_parser<Strictness> parser(options, limits, type);
  ErrorCode error;
  const size_t read = parser.write_some(false, text.data(), text.size(), error);
  const bool has_more =
      !error && std::any_of(text.begin() + static_cast<std::ptrdiff_t>(read), text.end(),
                            [](char c) { return c != ' ' && c != '\n' && c != '\r' && c != '\t'; });
  if (!error && !has_more) return std::nullopt;
  const std::string& cause = parser.handler().cause();
  const auto& violation = parser.handler().violation();
  if (violation && violation->path.empty()) {
    return JsonFault{.offset = read, .cause = "expected an object: the message"};
  }
  if (violation) return JsonFault{.offset = read, .cause = "", .violation = violation};
  return JsonFault{.offset = read,
                   .cause = has_more        ? "more text after the message"
                            : cause.empty() ? error.message()
                                            : cause};
}

}  // namespace motcua
