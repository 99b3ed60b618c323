// Decimal digits of exact fractions.
#include "engine/statistics/table.h"

#include <algorithm>

namespace motcua {
namespace {

using Wide = __int128;

std::string digits_of(Wide number) {
  constexpr int places = 18;
  constexpr Wide chunk = 1'000'000'000'000'000'000;
  if (number < chunk) return std::to_string(static_cast<int64_t>(number));
  const std::string low = std::to_string(static_cast<int64_t>(number % chunk));
  return digits_of(number / chunk) + std::string(places - low.size(), '0') + low;
}

}  // namespace

std::string format_ratio(const Ratio& ratio, int64_t scale, const Rounding& rounding) {
  if (ratio.denominator == 0) return {};
  const int decimals = std::clamp(rounding.decimals, 0, decimals_max);
  const bool negative = (ratio.numerator < 0) != (ratio.denominator < 0);
  const auto magnitude = [](int64_t value) { return value < 0 ? -Wide{value} : Wide{value}; };
  Wide dividend = magnitude(ratio.numerator) * scale;
  for (int i = 0; i < decimals; ++i) dividend *= 10;
  const Wide divisor = magnitude(ratio.denominator);
  Wide quotient = dividend / divisor;
  const Wide rest = dividend - quotient * divisor;
  if (rounding.mode == RoundingMode::half_up && rest * 2 >= divisor) ++quotient;
  std::string text = digits_of(quotient);
  const auto places = static_cast<size_t>(decimals);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (decimals > 0) text.insert(text.size() - places, ".");
  if (negative && quotient != 0) text.insert(0, "-");
  return text;
}

bool is_less(const Ratio& left, const Ratio& right) {
  return Wide{left.numerator} * right.denominator < Wide{right.numerator} * left.denominator;
}

}  // namespace motcua
