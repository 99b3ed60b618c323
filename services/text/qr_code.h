// A text as a picture that telephones read: a QR code (ISO/IEC 18004), by libqrencode. Whoever
// shows it draws it: a page, a terminal.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua {

class QrCode {
 public:
  // Light modules around it, without which it is not read.
  static constexpr int quiet_zone = 4;

  // Nothing for an empty text, or one of more than 2,331 bytes. It is read with up to 15 % of it
  // soiled (level M).
  static std::optional<QrCode> of(std::string_view text);

  // Modules of a side, with the quiet zone.
  int size() const { return width_ + 2 * quiet_zone; }
  // From the upper left corner of the quiet zone; light beyond the sides.
  bool is_dark(int row, int column) const;

 private:
  QrCode(int width, std::vector<bool> dark) : width_(width), dark_(std::move(dark)) {}

  int width_;               // without the quiet zone
  std::vector<bool> dark_;  // row by row, likewise
};

}  // namespace motcua
