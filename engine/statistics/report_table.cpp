// Decimal digits of exact fractions.
#include "engine/statistics/report_table.h"

#include <algorithm>
#include <array>

namespace motcua {
namespace {

using Wide = __int128;

Wide magnitude(int64_t value) { return value < 0 ? -Wide{value} : Wide{value}; }

}  // namespace

// Digits from the last, with a point before the last `decimals` and a minus before them all.
std::string format_ratio(const Ratio& ratio, int64_t scale, const Rounding& rounding) {
  if (ratio.denominator == 0) return {};
  const int decimals = std::clamp(rounding.decimals, 0, decimals_max);
  Wide dividend = magnitude(ratio.numerator) * scale;
  for (int i = 0; i < decimals; ++i) dividend *= 10;
  const Wide divisor = magnitude(ratio.denominator);
  Wide quotient = dividend / divisor;
  const Wide rest = dividend - quotient * divisor;
  if (rounding.mode == RoundingMode::half_up && rest >= divisor - rest) ++quotient;
  const bool has_minus = (ratio.numerator < 0) != (ratio.denominator < 0) && quotient != 0;
  std::array<char, 48> text;  // a Wide has 39 digits
  char* const end = text.data() + text.size();
  char* begin = end;
  for (int written = 0; quotient != 0 || written <= decimals; ++written) {
    if (written == decimals && decimals > 0) *--begin = '.';
    *--begin = static_cast<char>('0' + static_cast<int>(quotient % 10));
    quotient /= 10;
  }
  if (has_minus) *--begin = '-';
  return {begin, end};
}

bool is_less(const Ratio& left, const Ratio& right) {
  return Wide{left.numerator} * right.denominator < Wide{right.numerator} * left.denominator;
}

}  // namespace motcua
