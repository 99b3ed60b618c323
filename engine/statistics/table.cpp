// Decimal digits of exact fractions.
#include "engine/statistics/table.h"

#include <algorithm>
#include <array>
#include <limits>

namespace motcua {
namespace {

using Wide = __int128;

// Writes the digits before `end`, with a point before the last `decimals`; returns where they
// begin.
template <class Number>
char* write_digits(Number number, int decimals, char* end) {
  for (int written = 0; number != 0 || written <= decimals; ++written) {
    if (written == decimals && decimals > 0) *--end = '.';
    *--end = static_cast<char>('0' + static_cast<int>(number % 10));
    number /= 10;
  }
  return end;
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
  std::array<char, 48> text;  // a Wide has 39 digits
  char* const end = text.data() + text.size();
  const bool is_short = quotient <= std::numeric_limits<uint64_t>::max();
  char* begin = is_short ? write_digits(static_cast<uint64_t>(quotient), decimals, end)
                         : write_digits(quotient, decimals, end);
  if (negative && quotient != 0) *--begin = '-';
  return {begin, end};
}

bool is_less(const Ratio& left, const Ratio& right) {
  return Wide{left.numerator} * right.denominator < Wide{right.numerator} * left.denominator;
}

}  // namespace motcua
