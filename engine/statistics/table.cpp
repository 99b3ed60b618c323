// Decimal digits of exact fractions.
#include "engine/statistics/table.h"

#include <algorithm>
#include <array>
#include <limits>

namespace motcua {
namespace {

using Wide = __int128;

// Writes the digits of the rounded quotient before `end`, with a point before the last `decimals`
// and a minus before them all; returns where they begin.
template <class Number>
char* write_quotient(Number dividend, Number divisor, bool negative, RoundingMode mode,
                     int decimals, char* end) {
  Number quotient = dividend / divisor;
  const Number rest = dividend - quotient * divisor;
  if (mode == RoundingMode::half_up && rest >= divisor - rest) ++quotient;
  const bool has_minus = negative && quotient != 0;
  for (int written = 0; quotient != 0 || written <= decimals; ++written) {
    if (written == decimals && decimals > 0) *--end = '.';
    *--end = static_cast<char>('0' + static_cast<int>(quotient % 10));
    quotient /= 10;
  }
  if (has_minus) *--end = '-';
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
  std::array<char, 48> text;  // a Wide has 39 digits
  char* const end = text.data() + text.size();
  const auto write = [&]<class Number>(Number) {
    return write_quotient(static_cast<Number>(dividend), static_cast<Number>(divisor), negative,
                          rounding.mode, decimals, end);
  };
  const bool is_short = dividend <= std::numeric_limits<uint64_t>::max();
  return {is_short ? write(uint64_t{}) : write(Wide{}), end};
}

bool is_less(const Ratio& left, const Ratio& right) {
  return Wide{left.numerator} * right.denominator < Wide{right.numerator} * left.denominator;
}

}  // namespace motcua
