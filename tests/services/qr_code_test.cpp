// Pictures that telephones read.
#include "services/text/qr_code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

namespace motcua::testing {
namespace {

constexpr int quiet = QrCode::quiet_zone;
constexpr int finder_side = 7;

// The mark that readers look for in three corners: a dark ring around a dark square, seven modules
// a side, and light around it.
bool has_finder(const QrCode& code, int row, int column) {
  for (int down = -1; down <= finder_side; ++down) {
    for (int right = -1; right <= finder_side; ++right) {
      const int from_middle = std::max(std::abs(down - 3), std::abs(right - 3));
      const bool is_dark = from_middle == 3 || from_middle <= 1;
      if (code.is_dark(row + down, column + right) != is_dark) return false;
    }
  }
  return true;
}

TEST(QrCode, HasItsMarksInThreeCornersWithinALightBorder) {
  const auto code = QrCode::of("otpauth://totp/Motcua:an?secret=JBSWY3DPEHPK3PXP&issuer=Motcua");
  ASSERT_TRUE(code);
  const int size = code->size();
  EXPECT_EQ((size - 2 * quiet - 17) % 4, 0) << "17 modules, and four more a version";
  const int far = size - quiet - finder_side;
  EXPECT_TRUE(has_finder(*code, quiet, quiet));
  EXPECT_TRUE(has_finder(*code, quiet, far));
  EXPECT_TRUE(has_finder(*code, far, quiet));
  EXPECT_FALSE(has_finder(*code, far, far));
  for (int i = -1; i <= size; ++i) {
    for (int depth = -1; depth < quiet; ++depth) {
      EXPECT_FALSE(code->is_dark(i, depth) || code->is_dark(depth, i));
      EXPECT_FALSE(code->is_dark(i, size - 1 - depth) || code->is_dark(size - 1 - depth, i));
    }
  }
  // Between the marks dark and light alternate.
  for (int column = quiet + finder_side + 1; column < far - 1; ++column) {
    EXPECT_EQ(code->is_dark(quiet + 6, column), (column - quiet) % 2 == 0) << column;
  }
}

TEST(QrCode, IsOfATextThatItCanHold) {
  EXPECT_FALSE(QrCode::of(""));
  const auto largest = QrCode::of(std::string(2331, 'x'));
  ASSERT_TRUE(largest);
  EXPECT_EQ(largest->size(), 177 + 2 * quiet);
  EXPECT_FALSE(QrCode::of(std::string(2332, 'x')));
}

}  // namespace
}  // namespace motcua::testing
