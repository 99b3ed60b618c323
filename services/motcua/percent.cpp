// Digits with at most one point among them.
#include "services/motcua/percent.h"

#include <algorithm>
#include <charconv>

namespace motcua::cli {

std::optional<v1::Ratio> parse_percent(const std::string& text) {
  constexpr size_t decimals_max = 6;
  const size_t point = std::min(text.find('.'), text.size());
  const size_t decimals = point == text.size() ? 0 : text.size() - point - 1;
  std::string digits = text;
  if (point < digits.size()) digits.erase(point, 1);
  int64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || decimals > decimals_max ||
      number < 0) {
    return std::nullopt;
  }
  int64_t hundred = 100;
  for (size_t i = 0; i < decimals; ++i) hundred *= 10;
  v1::Ratio ratio;
  ratio.set_numerator(number);
  ratio.set_denominator(hundred);
  return ratio;
}

}  // namespace motcua::cli
